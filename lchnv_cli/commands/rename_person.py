"""lchnv rename-person: somebody in the register is called something else from a day on."""

from typing import Annotated

import typer

from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import DryRun, Json, Root, Today, the_day
from lchnv_cli.work.changing.mend import diff
from lchnv_cli.work.changing.renaming import renamed, tell_renamed
from lchnv_cli.work.opening.begun import carry_out, writing
from lchnv_cli.work.opening.seen import opened

Old = Annotated[str, typer.Argument(metavar="NAMN", help="Namnet som står i registret.")]
New = Annotated[str, typer.Argument(metavar="NYTT_NAMN", help="Namnet som personen har nu.")]
First = Annotated[
    str,
    typer.Option("--from", metavar="DATUM", help="Första dagen med det nya namnet; annars i dag."),
]


def rename_person(
    old: Old,
    new: New,
    *,
    first: First = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Byt namn på en person i registret.

    Registret behåller det gamla namnet med sin dag, så att personen känns igen i äldre handlingar.
    Det som är publicerat eller skickat ändras inte; i övriga dokument skrivs det nya namnet. Med
    --from behåller också dokument från möten före den dagen det gamla. Avbryts programmet gör
    nästa kommando klart bytet.

    Exempel:
    lchnv rename-person "Cecilia Cedersköld" "Cecilia Berg" --from 2027-01-01
    lchnv rename-person "Cecilia Cedersköld" "Cecilia Berg" --dry-run
    """
    here = opened(root, today)
    day = the_day(first, here.today) if first else None
    done = renamed(here, old, new, day)
    told = {"name": done.old, "new": done.new, "from": day or here.today}
    with terminal.files_shown(told if as_json else None):
        if dry_run:
            if not as_json:
                terminal.show(diff([*done.changes]) or "Inget skulle ändras.\n")
            return
        steps = [writing(each.file, each.before, each.after) for each in done.changes]
        carry_out(here.root, steps, f"namnbytet från {done.old} till {done.new}")
        terminal.say("\n".join(str(each.file) for each in done.changes))
        tell_renamed(here, done)
