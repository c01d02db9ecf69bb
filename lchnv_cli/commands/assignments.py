"""lchnv assignments: who is to do what by when, and reminders to those who are to report."""

from typing import Annotated

import typer

from lchnv_cli.model.file_names import safe_names
from lchnv_cli.registers.assignments import assignments as register_of
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import DryRun, Force, Json, OfBodies, Output, Root, To, Today
from lchnv_cli.work.making.register_files import asked, show_register
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop, Workplace
from lchnv_cli.work.sending.assignment_drafts import assignment_drafts
from lchnv_cli.work.sending.mail_files import MailFiles, mail_dict, mail_files, recipient_dict


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
        _remind(here, of, files)
    else:
        show_register(here, register_of(here.ledger, of, closed=closed), chosen, wanted)


def _remind(here: Workplace, body_id: str, files: MailFiles) -> None:
    """Draft the reminders, and tell who gets none."""
    reminders = assignment_drafts(here, body_id)
    for each in reminders.unreached:
        why = f"”{each.address}” är ingen e-postadress" if each.address else "ingen e-post"
        terminal.tell(f"Får inget mejl: {each.name}, {each.whom} ({why} i registret).")
    for who in reminders.unknown:
        terminal.tell(f"Får inget mejl: {who} (finns inte i registret).")
    names = safe_names(name for name, _ in reminders.messages)
    messages = {
        files.folder / f"{name}.eml": message
        for name, (_, message) in zip(names, reminders.messages, strict=True)
    }
    told = {
        "mails": [mail_dict(path, message) for path, message in messages.items()],
        "without_address": [recipient_dict(each) for each in reminders.unreached],
        "unknown": reminders.unknown,
    }
    files.write(messages, told)
    if not (messages or reminders.unknown or reminders.unreached or files.as_json):
        terminal.tell("Ingen att påminna: inget uppdrag ska redovisas till nästa möte eller förr.")
