"""lchnv mail: a draft with a document, reminders of it, and the day it was sent."""

import datetime as dt
from typing import Annotated

import typer

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.kinds import AGENDA, NOTES
from lchnv_cli.save import replace
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import (
    DryRun,
    Force,
    Json,
    Named,
    OfBody,
    Output,
    Root,
    Today,
    the_day,
)
from lchnv_cli.work.changing.mend import diff
from lchnv_cli.work.choosing.called_off import refuse_called_off
from lchnv_cli.work.choosing.one_meeting import Documents, documents_of
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop, Workplace
from lchnv_cli.work.sending.mail_files import mail_files
from lchnv_cli.work.sending.mailing import draft_mail, mailed

OfAgenda = Annotated[bool, typer.Option("--agenda", help="Mejla dagordningen.")]
OfNotes = Annotated[bool, typer.Option("--notes", help="Mejla anteckningarna.")]
Remind = Annotated[
    bool,
    typer.Option(
        "--remind", help="Påminn dem som inte har diariefört, eller inte svarat per capsulam."
    ),
]
Draft = Annotated[bool, typer.Option("--draft", help="Mejla ett utkast, innan det är publicerat.")]
Sent = Annotated[
    bool, typer.Option("--sent", help="Skriv in att mejlet är skickat, i dag eller --date.")
]
OnDay = Annotated[str | None, typer.Option("--date", metavar="DATUM", help="Dagen, med --sent.")]


def mail(
    meeting: Named = "",
    *,
    agenda: OfAgenda = False,
    notes: OfNotes = False,
    remind: Remind = False,
    draft: Draft = False,
    sent: Sent = False,
    date: OnDay = None,
    output: Output = None,
    body: OfBody = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Skriv ett mejlutkast.

    Med dagordningen, eller med anteckningarna när de finns. Mottagarna är organets
    representanter, ersättare och adjungerade enligt registret. Inget skickas: öppna utkastet i
    Outlook, läs igenom det och skicka det själv. Skriv sedan in dagen med --sent.

    Exempel:
    lchnv mail 11/12 --draft
    lchnv mail 16/10 --remind
    lchnv mail 16/10 --notes --sent --date 21/10
    """
    if agenda + notes + remind > 1:
        raise Stop("Välj ett av --agenda, --notes och --remind.")
    here = opened(root, today)
    kind = AGENDA if agenda else NOTES if notes or remind else None
    documents = documents_of(here, meeting, body, kind)
    asks = documents.only is not None and documents.only.kind.by_mail
    document = _document(here, documents, agenda=agenda, notes=notes or (remind and not asks))
    if sent:
        day = here.today if date is None else the_day(date, here.today)
        _sent(here, document, day, dry_run=dry_run)
        return
    ways = mail_files(here, output, dry_run=dry_run, force=force, as_json=as_json)
    draft_mail(here, document, ways, remind=remind, unpublished=draft)


def _sent(here: Workplace, document: MeetingDocument, day: dt.date, *, dry_run: bool) -> None:
    change = mailed(here, document, day)
    if change is None:
        terminal.tell(f"{document.file}\n    Det står redan att det är mejlat {document.mailed}.")
    elif dry_run:
        terminal.show(diff([change]))
    else:
        replace(here.root / change.file, change.after, expected=change.before)
        terminal.say(change.file.as_posix())
        terminal.tell(f"Mejlat {spoken_with_year(day)}.")


def _document(
    here: Workplace, documents: Documents, *, agenda: bool, notes: bool
) -> MeetingDocument:
    """Give the document that is asked for, or what tells the decisions. Raises Stop."""
    meeting, day = documents.meeting, documents.meeting.date
    if agenda and meeting.agenda is None:
        new = here.procedure.of_body(f"lchnv new-agenda {day}", meeting.body_id)
        raise Stop(f"Mötet {day} har ingen dagordning. Skapa den: {new}")
    if notes and meeting.notes is None:
        refuse_called_off(meeting)
        kind = here.procedure.notes_kind(meeting.body_id, day)
        them = kind.agreeing("dem", "det")
        new = here.procedure.of_body(f"lchnv new-notes {day}", meeting.body_id)
        raise Stop(f"Mötet {day} har {kind.lacking}. Skapa {them}: {new}")
    wanted = meeting.agenda if agenda else meeting.notes if notes else documents.only
    mailed = [each for each in meeting.documents if each.kind.goes_by_mail] or meeting.documents
    found = wanted or max(mailed, key=lambda each: each.kind.decides, default=None)
    if found is None:
        raise Stop(f"Mötet {day} har inga dokument.")
    if not found.kind.goes_by_mail:
        raise Stop(f"{found.file}\n    {found.kind.title} mejlas inte.")
    return found
