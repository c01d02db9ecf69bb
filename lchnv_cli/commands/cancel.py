"""lchnv cancel: a meeting called off."""

from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import Decided, DryRun, Json, OfBody, Planned, Root, Today
from lchnv_cli.work.reschedule import day_of, perform, show, tell_cancelled
from lchnv_cli.work.rescheduling import cancelled
from lchnv_cli.work.seen import opened


def cancel(
    meeting: Planned,
    *,
    decided: Decided = "",
    body: OfBody = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Ställ in ett möte i kalendariet.

    Dokumenten ligger kvar, och det som stod på dagordningen kommer upp på nästa möte.

    Exempel:
    lchnv cancel 20/3 --decided "styrgrupp 2026-03-02 punkt 4"
    """
    here = opened(root, today)
    chosen, day = day_of(here, meeting, body)
    done = cancelled(here, chosen, day, " ".join(decided.split()))
    with terminal.files_shown({"body": chosen.id, "date": day} if as_json else None):
        if done is None:
            terminal.tell(f"Mötet {day} är redan inställt.")
        elif dry_run:
            show(done, changes=not as_json)
        else:
            perform(here, done, f"att mötet {day} ställs in")
            tell_cancelled(here, chosen, day, done)
