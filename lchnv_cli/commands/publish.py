"""lchnv publish: note that a document is out, and what its content was."""

import datetime as dt
from typing import Annotated

import typer

from lchnv_cli.dispatch.recipients import circle
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.kinds import AGENDA, NOTES
from lchnv_cli.model.publication import PUBLICATIONS
from lchnv_cli.rules.changed_after_publishing import changed_after_publishing
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import DryRun, FromToday, Json, Named, OfBody, Root, Today, the_day
from lchnv_cli.work.changing import withdrawing
from lchnv_cli.work.changing.mend import diff
from lchnv_cli.work.changing.publishing import (
    Publishing,
    print_lacking,
    publishing,
    told_beside,
    write,
)
from lchnv_cli.work.changing.withdrawing import withdrawal
from lchnv_cli.work.choosing.one_meeting import Documents, documents_of
from lchnv_cli.work.opening.drafted import waiting_mail
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop, Workplace
from lchnv_cli.work.sending.mail_files import mail_files
from lchnv_cli.work.sending.mailing import draft_mail
from lchnv_cli.work.sending.outdated import put_away

OfAgenda = Annotated[bool, typer.Option("--agenda", help="Dagordningen.")]
OfNotes = Annotated[bool, typer.Option("--notes", help="Minnesanteckningarna.")]
Revised = Annotated[
    str,
    typer.Option("--revised", metavar="TEXT", help="Vad som ändrats sedan det publicerades."),
]
_CHANGES = "Ändras innehållet nu säger lchnv check det."
_SITE = "\nGör om webbplatsen med det: lchnv site"
Withdraw = Annotated[
    str,
    typer.Option("--withdraw", metavar="SKÄL", help="Återkalla det som är publicerat."),
]
WithMail = Annotated[bool, typer.Option("--mail", help="Skriv mejlutkastet också.")]


def publish(
    meeting: Named = "",
    *,
    agenda: OfAgenda = False,
    notes: OfNotes = False,
    date: FromToday = None,
    revised: Revised = "",
    withdraw: Withdraw = "",
    mail: WithMail = False,
    body: OfBody = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Skriv in att ett dokument är publicerat.

    Dokumentet granskas först. Dagen och en kontrollsumma skrivs i dess huvud och i
    meetings/publicerat.jsonl, och det skrivs ut utan ordet Utkast. Du lägger ut det på webbsidan.

    Exempel:
    lchnv publish 16/10 --notes
    lchnv publish 11/12 --agenda --date 2/12
    """
    _refuse_both(withdraw=withdraw, revised=revised, mail=mail, as_json=as_json)
    here = opened(root, today)
    found = documents_of(here, meeting, body, AGENDA if agenda else NOTES if notes else None)
    document = _document(here, found, agenda=agenda, notes=notes, revised=bool(revised))
    day = here.today if date is None else the_day(date, here.today)
    if withdraw:
        return _withdraw(here, document, day, " ".join(withdraw.split()), (dry_run, as_json))
    done = publishing(here, document, day, " ".join(revised.split()))
    drafting = mail or (done is not None and bool(revised) and not as_json and _waits(done))
    told = {"document": document.file.as_posix(), "published": day, "revised": revised or None}
    with terminal.files_shown(told if as_json else None):
        if done is None:
            _already(document, [] if dry_run else print_lacking(here, document))
        else:
            shown = diff([done.change]) if dry_run and not as_json else None
            _publish(done, shown, drafting=drafting, dry_run=dry_run)
    if done and not dry_run:
        terminal.tell(f"{_when(done.document, day, revised)} {_next(here, document)}")
    if drafting and not dry_run:
        _draft_mail(done.here if done else here, done.document if done else document)
    return None


def _waits(done: Publishing) -> bool:
    """Tell whether a revision is to be mailed: people have what was, or a draft with it waits."""
    here, document = done.here, done.document
    meeting = here.archive.meeting(document.body_id, document.date)
    day = max(here.today, document.date)
    if (meeting and meeting.off) or not circle(here.archive, document.body_id, day).reached:
        return False
    return document.was_sent(here.today) or bool(waiting_mail(document, here))


def _already(document: MeetingDocument, again: list[str]) -> None:
    """Tell of a document that is out as it is, and of its files that were printed again."""
    if again:
        terminal.say("\n".join(again))
    made = " Det som fattades i mappen export är utskrivet igen." if again else ""
    terminal.tell(f"{document.file}\n    Redan publicerat, och oförändrat sedan dess.{made}")


def _draft_mail(here: Workplace, document: MeetingDocument) -> None:
    """Draft the mail of what is published, just now or by a run that was cut off here."""
    draft_mail(here, document, mail_files(here, None, dry_run=False, force=False, as_json=False))


def _refuse_both(*, withdraw: str, revised: str, mail: bool, as_json: bool) -> None:
    if withdraw and (revised or mail):
        raise Stop("--withdraw går inte ihop med --revised och --mail.")
    if mail and as_json:
        raise Stop("--json och --mail går inte ihop: kör lchnv mail --json för sig.")


def _withdraw(
    here: Workplace, document: MeetingDocument, day: dt.date, why: str, ways: tuple[bool, bool]
) -> None:
    """Take a document back; ``ways`` are whether nothing is written, and whether JSON is shown."""
    (dry_run, as_json), line = ways, withdrawal(here, document, day, why)
    told = {"document": document.file.as_posix(), "withdrawn": day, "why": why}
    with terminal.files_shown(told if as_json else None):
        if dry_run:
            terminal.tell(f"{PUBLICATIONS}\n+{line}")
        else:
            put_away(here, document)
            withdrawing.withdraw(here, line)
            terminal.say(PUBLICATIONS.as_posix())
            terminal.tell(f"{document.file}\n    Återkallat {spoken_with_year(day)}.{_SITE}")


def _when(document: MeetingDocument, day: dt.date, revised: str) -> str:
    """Tell the day that stands in the head now; it may be another, or nobody may know it."""
    if revised:
        return f"Reviderat {spoken_with_year(day)}."
    first = document.published.date if document.published else day
    if first is None:
        return "Publicerat, en okänd dag: publicerad: oklart står kvar."
    return f"Publicerat {spoken_with_year(first)}."


def _next(here: Workplace, document: MeetingDocument) -> str:
    """Tell what a change is met with, and what to run where the document is for the web."""
    web = here.procedure.bodies[document.body_id].web and not document.off_web
    return f"{_CHANGES}{_SITE if web else ''}"


def _publish(done: Publishing, shown: str | None, *, drafting: bool, dry_run: bool) -> None:
    """Write what is done and say in which files, or show it; no draft is left with what was out."""
    if told := told_beside(done):
        terminal.tell(told)
    if not dry_run:
        put_away(done.here, done.document, redrafted=drafting)
        terminal.say("\n".join([done.document.file.as_posix(), *write(done)]))
    elif shown is not None:
        terminal.show(shown)


def _document(
    here: Workplace, found: Documents, *, agenda: bool, notes: bool, revised: bool
) -> MeetingDocument:
    """Give the document that is meant: the one named, or the one that is not yet out.

    A revision is of what is another than it was.
    """
    if found.only is not None and not (agenda or notes):
        if not found.only.kind.published:
            raise Stop(f"{found.only.file}\n    {found.only.kind.title} publiceras inte.")
        return found.only
    kinds = [kind for kind, chosen in ((AGENDA, agenda), (NOTES, notes)) if chosen]
    wanted = [
        document
        for document in found.meeting.documents
        if document.kind.published and (not kinds or document.kind in kinds)
    ]
    if len(wanted) > 1 and revised:
        changed = changed_after_publishing.hits
        wanted = [each for each in wanted if any(changed(each, here))] or wanted
    elif len(wanted) > 1:
        wanted = [document for document in wanted if not document.checksum] or wanted
    if len(wanted) == 1:
        return wanted[0]
    if not wanted:
        raise Stop(f"Mötet {found.meeting.date} har inget sådant dokument.")
    if {document.kind for document in wanted} <= {AGENDA, NOTES}:
        raise Stop(
            f"Mötet {found.meeting.date} har två dokument. Lägg till --agenda eller --notes."
        )
    listed = "".join(f"\n    {document.file}" for document in wanted)
    raise Stop(f"Mötet {found.meeting.date} har flera dokument. Skriv vilken fil:{listed}")
