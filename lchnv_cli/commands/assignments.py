"""lchnv assignments: who is to do what by when, and reminders to those who are to report."""

from typing import Annotated

import typer

from lchnv_cli.registers.assignments import assignments as register_of
from lchnv_cli.screen.options import DryRun, Force, Json, OfBodies, Output, Root, To, Today
from lchnv_cli.work.making.register_files import asked, show_register
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop
from lchnv_cli.work.sending.assignment_drafts import assignment_drafts
from lchnv_cli.work.sending.mail_files import mail_files, write_drafts


def assignments(
    *,
    closed: Annotated[bool, typer.Option("--all", help="Visa också uppdrag som är klara.")] = False,
    remind: Annotated[
        bool, typer.Option("--remind", help="Skriv utkast till påminnelser; inget skickas.")
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
    """Visa uppdrag och vem som ansvarar.

    Till när, och vilka som är försenade.

    Exempel:
    lchnv assignments
    lchnv assignments --to xlsx
    lchnv assignments --remind --dry-run
    """
    wanted = asked(to, output, dry_run=dry_run, force=force, as_json=as_json)
    if remind and (closed or to):
        raise Stop("Välj --remind, eller --all och --to.")
    here = opened(root, today)
    chosen = here.body(body)
    of = chosen.id if body else ""
    if remind:
        files = mail_files(here, output, dry_run=dry_run, force=force, as_json=as_json)
        nobody = "Ingen att påminna: inget uppdrag ska redovisas till nästa möte eller förr."
        write_drafts(assignment_drafts(here, of), files, nobody)
    else:
        show_register(here, register_of(here.ledger, of, closed=closed), chosen, wanted)
