"""Mailing a document: the drafts and what its secretary is told of them, and that it was sent.

Nothing is sent: a draft is a file that the mail program opens. What is to be published is mailed
when it is, so that nobody gets another text than the one that lies on the web page.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lchnv_cli.dispatch.message import Message
from lchnv_cli.load.fields import record_of
from lchnv_cli.load.head import changed_head
from lchnv_cli.load.yaml_edits import More, Names, Value
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.file_names import as_word, safe_names
from lchnv_cli.render.pages import is_draft
from lchnv_cli.rules.changed_after_publishing import changed_after_publishing
from lchnv_cli.screen import terminal
from lchnv_cli.work.changing.mend import Change
from lchnv_cli.work.choosing.called_off import refuse_called_off, refuse_withdrawn
from lchnv_cli.work.making.annex_files import tell_missing
from lchnv_cli.work.opening.drafted import UNPUBLISHED, mail_name, reminder_name
from lchnv_cli.work.opening.workplace import Stop, Workplace
from lchnv_cli.work.sending.mail_drafts import Drafts, document_drafts, reminder_drafts
from lchnv_cli.work.sending.mail_files import MailFiles, mail_dict, not_reached, recipient_dict


def draft_mail(
    here: Workplace,
    document: MeetingDocument,
    ways: MailFiles,
    *,
    remind: bool = False,
    unpublished: bool = False,
) -> None:
    """Draft the mail with a document, or reminders of it, and tell what is to be seen first.

    Raises Stop where it is to be published and is not, unless that is meant, where it has changed
    since, and where nobody holds its meeting.
    """
    _refuse(here, document, unpublished=unpublished)
    if remind and isinstance(document, Notes):
        drafts = reminder_drafts(here, document)
    else:
        drafts = document_drafts(here, document, remind=remind)
    draft = is_draft(document, here.archive)
    messages = _messages(document, drafts, ways.folder, unpublished=draft)
    _warn(here, document, drafts)
    ways.write(messages, _as_dict(document, drafts, messages))
    if not ways.dry_run:
        _next(here, document, drafts)


def mailed(here: Workplace, document: MeetingDocument, day: dt.date) -> Change | None:
    """Give the document with the day of its mailing; None where it has one.

    Raises Stop where it is not out, and for a day that has not been or is before its decisions.
    """
    field, revised = _field(document), document.was_sent(here.today) and bool(document.unsent)
    if not (field or revised):
        raise Stop(f"{document.file}\n    {document.kind.title} har ingen dag för utskick.")
    _refuse_unpublished(here, document)
    if day > here.today:
        raise Stop(f"{document.file}\n    {day} har inte varit än.")
    if isinstance(document, Notes) and day < document.date:
        raise Stop(f"{document.file}\n    {day} är före mötet.")
    if revised:
        values: dict[Names, Value | More] = {
            ("revideringar", str(at), "utskickad"): day.isoformat()
            for at, each in enumerate(document.revisions)
            if each in document.unsent
        }
    elif document.mailed is not None and document.mailed.date is not None:
        return None
    else:
        own = [at for at, each in enumerate(document.revisions) if each.date >= day]
        values = {("revideringar", str(at), "utskickad"): day.isoformat() for at in own}
        values[field,] = day.isoformat()
    before = here.bytes_of(document)
    after = changed_head(document.file, before.decode(), values)
    return Change(document.file, before, after.encode())


def _refuse(here: Workplace, document: MeetingDocument, *, unpublished: bool) -> None:
    if not document.kind.by_mail:  # what is asked by mail may be in the place of a meeting
        refuse_called_off(here.archive.meeting(document.body_id, document.date))
    again = f"lchnv publish {as_word(document.file)}"
    for hit in changed_after_publishing.hits(document, here):
        raise Stop(
            f"{hit.place}\n    {hit.message} Den som får mejlet får en annan text än den som är "
            f'publicerad.\n    Publicera först: {again} --revised "Vad som ändrades"'
        )
    if not unpublished:
        more = "\n    Ska ett utkast skickas på remiss: lägg till --draft"
        _refuse_unpublished(here, document, more)


def _refuse_unpublished(here: Workplace, document: MeetingDocument, more: str = "") -> None:
    if is_draft(document, here.archive):
        refuse_withdrawn(here, document)
        again = f"lchnv publish {as_word(document.file)}"
        told = f"{document.file}\n    Dokumentet är inte publicerat. Publicera först: {again}"
        raise Stop(told + more)


def _messages(
    document: MeetingDocument, drafts: Drafts, folder: Path, *, unpublished: bool
) -> dict[Path, Message]:
    """Give the messages by file: the document's name, or a reminder's with its principal."""
    names = safe_names(
        reminder_name(document, draft.principal)
        if draft.principal
        else mail_name(document, draft.sort or (UNPUBLISHED if unpublished else ""))
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
        terminal.tell(not_reached(each))
    if drafts.silent:
        named = ", ".join(drafts.silent)
        terminal.tell(f"Får inget mejl: {named} (ingen representant i registret).")
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
    revised = document.was_sent(here.today) and document.unsent
    draft = is_draft(document, here.archive)  # on its way round is not sent
    if (_empty_field(document) or revised) and not (draft or drafts.drafts[0].principal):
        terminal.tell(f"När det är skickat: lchnv mail {as_word(document.file)} --sent")


def _empty_field(document: MeetingDocument) -> str:
    """Give the field for the day of mailing, where the document's kind has one and it is empty."""
    return "" if document.mailed is not None else _field(document)


def _field(document: MeetingDocument) -> str:
    """Give the name of the field for the day of mailing; empty for a kind without one."""
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
