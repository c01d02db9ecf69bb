"""Which drafts of mails lie in the folder: what they are called, and whether they are there."""

import datetime as dt
from collections.abc import Iterator
from pathlib import PurePosixPath

from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.file_names import safe_name
from lchnv_cli.model.file_stem import stem
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.on_disk import Use
from lchnv_cli.planning.task import Drafted
from lchnv_cli.work.opening.workplace import Workplace

DRAFTS = "export"
_YEAR = dt.timedelta(days=400)  # nobody is asked to mail what is older
CORRECTION, REMINDER, UNPUBLISHED = "rättelse-", "påminnelse-", "utkast-"


def mail_name(document: MeetingDocument, sort: str = "") -> str:
    """Give the name of the draft with a document, without its ending."""
    return f"mejl-{sort}{stem(document)}"


def reminder_name(notes: MeetingDocument, principal: str) -> str:
    """Give the name of the draft that reminds a principal of notes, without its ending."""
    return f"mejl-{REMINDER}{notes.body_id}-{notes.date}-{principal}"


def call_name(group: str) -> str:
    """Give the name of the draft that calls for nominations to a group, without its ending."""
    return f"mejl-nominering-{group}"


def rescheduled_name(meeting: Meeting) -> str:
    """Give the name of what tells that a meeting was moved or called off; or else nothing."""
    if meeting.occasion is None or not (meeting.cancelled or meeting.occasion.moved_from):
        return ""
    what = "inställt" if meeting.cancelled else "flyttat"
    return f"{what}-{meeting.body_id}-{meeting.date}"


def drafted(here: Workplace) -> Drafted:
    """Give the drafts of what waits to be mailed, registered or replied to."""
    documents = [
        each
        for each in here.archive.documents
        if isinstance(each, MeetingDocument) and each.date > here.today - _YEAR
    ]
    mails = {
        each.file: mail
        for each in documents
        if each.kind.goes_by_mail and (mail := waiting_mail(each, here))
    }
    reminders = {each.file for each in documents if reminders_of(each, here)}
    titles = [group.title for group in here.archive.groups.groups]
    calls = {each: _path(call_name(each)) for each in titles if _lies(here, call_name(each))}
    rescheduled = {
        (each.body_id, each.date): _path(f"mejl-{name}")
        for each in here.archive.meetings
        if each.date >= here.today
        and (name := rescheduled_name(each))
        and _lies(here, f"mejl-{name}")
    }
    return Drafted(mails, reminders, calls, rescheduled)


def waiting_mail(document: MeetingDocument, here: Workplace) -> str:
    """Give the draft with a document that lies in the folder to be sent, or nothing."""
    name = _waiting(document, here)
    return _path(name) if name and _lies(here, name) else ""


def reminders_of(document: MeetingDocument, here: Workplace) -> list[str]:
    """Give the drafts that lie in the folder and remind of a document."""
    return [_path(name) for name in _reminders(document, here) if _lies(here, name)]


def _waiting(document: MeetingDocument, here: Workplace) -> str:
    """Give the name of the draft with a document that is to be mailed; empty where it has been.

    What was taken back is not to be mailed.
    """
    if here.archive.withdrawn(document.file):
        return ""
    if document.was_sent(here.today) and document.unsent:
        return mail_name(document, CORRECTION)
    return mail_name(document) if document.mailed is None else ""


def _reminders(document: MeetingDocument, here: Workplace) -> Iterator[str]:
    if document.kind.by_mail:
        yield mail_name(document, REMINDER)
    elif isinstance(document, Notes) and document.mailed is not None:
        for each in here.procedure.principals_of(document.body_id, document.date):
            if not document.is_registered_at(each):
                yield reminder_name(document, each)


def _path(name: str) -> str:
    return str(PurePosixPath(DRAFTS, f"{safe_name(name)}.eml"))


def _lies(here: Workplace, name: str) -> bool:
    return not here.on_disk.wrong(Use.ANY, here.root / DRAFTS, f"{safe_name(name)}.eml")
