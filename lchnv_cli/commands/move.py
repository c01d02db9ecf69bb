"""lchnv move: a meeting moved to another day, with all that hangs on its day."""

from typing import Annotated

import typer

from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import (
    Decided,
    DryRun,
    Json,
    NoMail,
    OfBody,
    Planned,
    Root,
    Today,
    the_day,
)
from lchnv_cli.work.changing.adoption import as_decided
from lchnv_cli.work.changing.reschedule import day_of, perform, show, tell_moved
from lchnv_cli.work.changing.rescheduling import moved
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop
from lchnv_cli.work.sending.rescheduled_mail import draft_rescheduled

To = Annotated[str, typer.Argument(metavar="NY_DAG", help="Den nya mötesdagen.")]


def move(
    meeting: Planned,
    to: To,
    *,
    decided: Decided = "",
    no_mail: NoMail = False,
    body: OfBody = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Flytta ett möte till en annan dag.

    Kalendariet och det som inte är publicerat ändras, och bilagorna följer med. Det som är
    publicerat ligger kvar, och dagordningen kopieras till den nya dagen för att publiceras som
    reviderad. Avbryts programmet gör nästa kommando klart flytten.

    Exempel:
    lchnv move 29/1 5/2 --decided "lchnv 2026-12-11 punkt 4"
    lchnv move 15/1 18/1 --body styrgrupp --dry-run
    """
    here = opened(root, today)
    chosen, day = day_of(here, meeting, body)
    new = the_day(to, here.today, ahead=True)
    if day == new:
        raise Stop(f"Mötet är redan {new}.")
    done = moved(here, chosen, day, new, as_decided(here, chosen, decided))
    told = {"body": chosen.id, "date": day, "to": new}
    with terminal.files_shown(told if as_json else None):
        if done is None:
            terminal.tell(f"Mötet {day} är redan flyttat till {new}.")
        elif dry_run:
            show(done, changes=not as_json)
        else:
            drafts = "" if no_mail else f"lchnv move {day} {new} --body {chosen.id}"
            perform(here, done, f"flytten av mötet {day} till {new}", drafts)
            if not done.only_decision:
                tell_moved(here, chosen, day, new, done)
    if done and done.only_decision:
        return
    if not (no_mail or dry_run or as_json):
        draft_rescheduled(done.here if done else here, chosen, day)
