"""lchnv cancel: a meeting called off."""

from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import Decided, DryRun, Json, NoMail, OfBody, Planned, Root, Today
from lchnv_cli.work.changing.adoption import as_decided
from lchnv_cli.work.changing.reschedule import day_of, perform, show, tell_cancelled
from lchnv_cli.work.changing.rescheduling import cancelled
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.sending.rescheduled_mail import draft_rescheduled


def cancel(
    meeting: Planned,
    *,
    decided: Decided = "",
    no_mail: NoMail = False,
    body: OfBody = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Ställ in ett möte i kalendariet.

    Dokumenten ligger kvar, och det som stod på dagordningen kommer upp på nästa möte.

    Exempel:
    lchnv cancel 29/1 --decided "lchnv 2026-12-11 punkt 4"
    """
    here = opened(root, today)
    chosen, day = day_of(here, meeting, body)
    done = cancelled(here, chosen, day, as_decided(here, chosen, decided))
    with terminal.files_shown({"body": chosen.id, "date": day} if as_json else None):
        if done is None:
            terminal.tell(f"Mötet {day} är redan inställt.")
        elif dry_run:
            show(done, changes=not as_json)
        else:
            drafts = "" if no_mail else f"lchnv cancel {day} --body {chosen.id}"
            perform(here, done, f"att mötet {day} ställs in", drafts)
            if not done.only_decision:
                tell_cancelled(here, chosen, day, done)
    if done and done.only_decision:
        return
    if not (no_mail or dry_run or as_json):
        draft_rescheduled(done.here if done else here, chosen, day)
