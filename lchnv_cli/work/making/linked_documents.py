"""The documents that another leads to, by the names that their printed files have."""

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from lchnv_cli.export.printed_links import Links
from lchnv_cli.memory.body_meant import body_meant
from lchnv_cli.memory.changed import proposed_at
from lchnv_cli.memory.reference import POINT, points_at
from lchnv_cli.model.date_forms import DateForm, dates_in
from lchnv_cli.model.days import short
from lchnv_cli.model.document import Document, MeetingDocument, Notes
from lchnv_cli.model.file_stem import stem
from lchnv_cli.model.items import Address
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.mentions import Mention
from lchnv_cli.render.outside import outside
from lchnv_cli.render.pages import Printable
from lchnv_cli.rules.shared.meeting_named import names_meeting
from lchnv_cli.work.opening.workplace import Workplace

Phrases = dict[str, tuple[str, str]]  # a printed file's name without ending, and an anchor in it


def linked_documents(here: Workplace, document: Document) -> Links:
    """Give where a document's links to others lead, and the meetings that its text names."""
    return Links(_files(here, document), _phrases(here, document))


def printed_links(here: Workplace, document: Document) -> Links:
    """Give the same with the proposals that the page of notes names."""
    links = linked_documents(here, document)
    if not isinstance(document, Notes):
        return links
    meeting = here.archive.meeting(document.body_id, document.date)
    named = {*outside(document, here.archive).changed.values()}
    if not named or meeting is None or meeting.agenda is None:
        return links
    target = stem(meeting.agenda)
    own = {proposed_at(each): (target, each.anchor) for each in meeting.agenda.points()}
    return links._replace(phrases={**links.phrases, **{n: own[n] for n in named if n in own}})


def _files(here: Workplace, document: Document) -> dict[str, str]:
    """Give the printed file's name, without ending, of each document that is there, by its path."""
    paths = {use.path for use in document.file_uses if not use.picture and use.path}
    found = {}
    for path in sorted(paths):
        file = PurePosixPath(posixpath.normpath(document.file.parent / path))
        meant = here.archive.document_spelt(file)
        if isinstance(meant, Printable) and meant.kind.printed:
            found[path] = stem(meant)
    return found


def phrases_in(here: Workplace, text: str, body_id: str, year: int) -> Phrases:
    """Give the words of a text of its own, of a body and a year, that name a meeting."""
    return _led(here, _meetings_in(text, year, here), body_id)


def _phrases(here: Workplace, document: Document) -> Phrases:
    """Give the words that name a meeting of the folder, with what is printed of it."""
    if not isinstance(document, MeetingDocument):
        return {}
    named = (each for each in document.mentions if names_meeting(each, here.procedure))
    mentions = (*named, *_named_beside(document, here))
    return _led(here, mentions, document.body_id, document.file)


def _led(
    here: Workplace, mentions: Iterable[Mention], body_id: str, own: PurePosixPath | None = None
) -> Phrases:
    """Give where mentions lead, but to the file that they stand in itself.

    Words that mean two meetings in one document lead nowhere.
    """
    found: dict[str, set[tuple[str, str] | None]] = {}
    for mention in mentions:
        for phrase, target in _targets(here, mention, body_id, own):
            found.setdefault(phrase, set()).add(target)
    return {
        phrase: target
        for phrase, targets in sorted(found.items())
        for target in targets
        if target and len(targets) == 1
    }


def _targets(
    here: Workplace, mention: Mention, body_id: str, own: PurePosixPath | None
) -> Iterator[tuple[str, tuple[str, str] | None]]:
    meeting = here.archive.meant(body_meant(mention, body_id, here.procedure), mention.day)
    target = _told_of(meeting) if meeting else None
    written = mention.written or short(mention.day)
    if target is None or target.file == own:
        yield " ".join(written.split()), None
        return
    yield " ".join(written.split()), (stem(target), "")
    if match := POINT.match(mention.after):
        address = Address(match["point"], (match["sub"] or "").lower())
        for item in points_at(target, address)[:1]:
            yield " ".join(f"{written}{match[0]}".split()), (stem(target), item.anchor)


def _named_beside(document: MeetingDocument, here: Workplace) -> Iterator[Mention]:
    """Give the days in what is no running text: titles of points on the notes before, revisions."""
    for _, title in document.on_previous:
        yield from _days_in(title, document.date.year)
    for each in document.revisions:
        yield from _meetings_in(each.what, each.date.year, here)


def _meetings_in(text: str, year: int, here: Workplace) -> Iterator[Mention]:
    found = _days_in(text, year)
    return (mention for mention in found if names_meeting(mention, here.procedure))


def _days_in(text: str, year: int) -> Iterator[Mention]:
    """Give the days of a text of its own, those without a year in one."""
    for date in dates_in(text):
        day = date.in_year(date.year or year)
        if day and date.form not in {DateForm.WEEK, DateForm.MONTH}:
            written = "" if date.form is DateForm.SIX else date.text
            yield Mention(day, 1, 1, text[: date.start], text[date.end :], written)


def _told_of(meeting: Meeting) -> MeetingDocument | None:
    """Give what is printed of a meeting: its notes, or else its agenda."""
    both = (meeting.notes, meeting.agenda)
    return next((each for each in both if each and each.kind.printed), None)
