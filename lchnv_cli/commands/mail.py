"""lchnv mail: a draft with an agenda or with notes, or reminders to those who have not registered.

Nothing is sent: the draft is a file that the mail program opens.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from lchnv_cli.dispatch.message import Message
from lchnv_cli.load.fields import record_of
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.file_names import safe_names
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import DryRun, Force, Json, Named, OfBody, Output, Root, Today
from lchnv_cli.work.annex_files import tell_missing
from lchnv_cli.work.chosen import stem
from lchnv_cli.work.mail_drafts import Drafts, document_drafts, reminder_drafts
from lchnv_cli.work.mail_files import mail_dict, mail_files, recipient_dict
from lchnv_cli.work.one_meeting import Documents, documents_of
from lchnv_cli.work.seen import opened
from lchnv_cli.work.workplace import Stop, Workplace


def mail(
    meeting: Named = "",
    *,
    agenda: Annotated[bool, typer.Option("--agenda", help="Mejla dagordningen.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="Mejla anteckningarna.")] = False,
    remind: Annotated[
        bool,
        typer.Option(
            "--remind", help="Påminn dem som inte har diariefört, eller inte svarat per capsulam."
        ),
    ] = False,
    output: Output = None,
    body: OfBody = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Skriv ett mejlutkast med dagordningen, eller med anteckningarna när de finns.

    Mottagarna är organets representanter, ersättare och adjungerade enligt registret. Inget
    skickas: öppna utkastet i Outlook, läs igenom det och skicka det själv.
    """
    if agenda + notes + remind > 1:
        raise Stop("Välj ett av --agenda, --notes och --remind.")
    here = opened(root, today)
    documents = documents_of(here, meeting, body)
    asks = documents.only is not None and documents.only.kind.by_mail
    document = _document(here, documents, agenda=agenda, notes=notes or (remind and not asks))
    if remind and isinstance(document, Notes):
        drafts = reminder_drafts(here, document)
    else:
        drafts = document_drafts(here, document, remind=remind)
    ways = mail_files(here, output, dry_run=dry_run, force=force, as_json=as_json)
    messages = _messages(document, drafts, ways.folder)
    _warn(here, document, drafts)
    ways.write(messages, _as_dict(document, drafts, messages))
    if not dry_run:
        _next(here, document, drafts)


def _document(
    here: Workplace, documents: Documents, *, agenda: bool, notes: bool
) -> MeetingDocument:
    """Give the document that is asked for, or what tells the decisions. Raises Stop."""
    meeting, day = documents.meeting, documents.meeting.date
    if agenda and meeting.agenda is None:
        raise Stop(f"Mötet {day} har ingen dagordning. Skapa den: lchnv new-agenda {day}")
    if notes and meeting.notes is None:
        kind = here.procedure.notes_kind(meeting.body_id, day)
        them = kind.agreeing("dem", "det")
        raise Stop(f"Mötet {day} har {kind.lacking}. Skapa {them}: lchnv new-notes {day}")
    wanted = meeting.agenda if agenda else meeting.notes if notes else documents.only
    mailed = [each for each in meeting.documents if each.kind.goes_by_mail] or meeting.documents
    found = wanted or max(mailed, key=lambda each: each.kind.decides, default=None)
    if found is None:
        raise Stop(f"Mötet {day} har inga dokument.")
    if not found.kind.goes_by_mail:
        raise Stop(f"{found.file}\n    {found.kind.title} mejlas inte.")
    return found


def _messages(document: MeetingDocument, drafts: Drafts, folder: Path) -> dict[Path, Message]:
    """Give the messages by file: the document's name, or a reminder's with its principal."""
    of = f"mejl-påminnelse-{document.body_id}-{document.date}"
    names = safe_names(
        f"{of}-{draft.principal}" if draft.principal else f"mejl-{draft.sort}{stem(document)}"
        for draft in drafts.drafts
    )
    return {
        folder / f"{name}.eml": draft.message
        for name, draft in zip(names, drafts.drafts, strict=True)
    }


def _warn(here: Workplace, document: MeetingDocument, drafts: Drafts) -> None:
    """Tell what the secretary should see before the mail is sent."""
    tell_missing(drafts.annexes)
    for each in drafts.unreached:
        why = f"”{each.address}” är ingen e-postadress" if each.address else "ingen e-post"
        terminal.tell(f"Får inget mejl: {each.name}, {each.whom} ({why} i registret).")
    if drafts.silent:
        named = ", ".join(drafts.silent)
        terminal.tell(f"Får inget mejl: {named} (ingen representant i registret).")
    meeting = here.archive.meeting(document.body_id, document.date)
    if meeting is not None and meeting.cancelled:
        terminal.tell("Obs: mötet är inställt enligt kalendariet.")
    if document.kind.put_to_meeting and document.date < here.today:
        terminal.tell("Obs: mötet har redan hållits.")
    empty = _empty_field(document)
    if empty and any(draft.principal for draft in drafts.drafts):
        kind = here.procedure.kind_of(document)
        done = f"{kind.brief} {kind.agreeing('mejlade', 'mejlat')}"
        terminal.tell(f"Obs: fältet {empty} är tomt; är {done}?")
    for point in drafts.unconfirmed:
        terminal.tell(f"Obs: beslutet är inte bekräftat, och står inte i mejlet: {point}")


def _next(here: Workplace, document: MeetingDocument, drafts: Drafts) -> None:
    if not drafts.drafts:
        notes = here.procedure.kind_of(document).brief
        terminal.tell(f"Alla huvudmän har diariefört {notes} från {document.date}.")
        return
    if (empty := _empty_field(document)) and not drafts.drafts[0].principal:
        terminal.tell(f"Skriv sedan dagen i fältet {empty} i {document.file}.")


def _empty_field(document: MeetingDocument) -> str:
    """Give the field for the day of mailing, where the document's kind has one and it is empty."""
    if document.mailed is not None:
        return ""
    own = (each.name for each in record_of(document.kind).fields if each.attribute == "mailed")
    return next(own, "")


def _as_dict(
    document: MeetingDocument, drafts: Drafts, messages: Mapping[Path, Message]
) -> dict[str, Any]:
    return {
        "body": document.body_id,
        "date": document.date.isoformat(),
        "document": document.file.as_posix(),
        "mails": [
            mail_dict(path, draft.message) | {"principal": draft.principal or None}
            for draft, path in zip(drafts.drafts, messages, strict=True)
        ],
        "without_address": [recipient_dict(each) for each in drafts.unreached],
        "missing_annexes": [each.title for each in drafts.annexes.missing],
    }
