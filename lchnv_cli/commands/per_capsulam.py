"""lchnv per-capsulam: what is asked by mail, who has replied, and how it ended."""

from typing import Annotated

import typer

from lchnv_cli.registers.asked_questions import asked_questions
from lchnv_cli.screen.options import DryRun, Force, Json, OfBodies, Output, Root, To, Today
from lchnv_cli.work.choosing.one_meeting import documents_of
from lchnv_cli.work.making.register_files import asked, show_register
from lchnv_cli.work.opening.seen import opened


def per_capsulam(
    meeting: Annotated[
        str,
        typer.Argument(
            metavar="MÖTE", help="Mötesdag (20/3) eller ett dokuments fil; annars alla möten."
        ),
    ] = "",
    *,
    told: Annotated[
        bool, typer.Option("--all", help="Visa också frågor som har rapporterats på ett möte.")
    ] = False,
    body: OfBodies = "",
    to: To = "",
    output: Output = None,
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Visa frågorna per capsulam.

    Vilka som har svarat, och hur det gick.

    Exempel:
    lchnv per-capsulam
    lchnv per-capsulam 29/5
    """
    wanted = asked(to, output, dry_run=dry_run, force=force, as_json=as_json)
    here = opened(root, today)
    named = documents_of(here, meeting, body).meeting if meeting else None
    chosen = here.body(named.body_id if named else body)
    of = chosen.id if body or named else ""
    day = named.date if named else None
    show_register(here, asked_questions(here.ledger, of, day, told=told), chosen, wanted)
