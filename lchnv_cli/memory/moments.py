"""Moments as OParl writes them, and when what is told was made and last changed.

The documents tell days: a day's first moment stands for it. Nothing is taken from the clock, so
that the same folder gives the same bytes.
"""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from lchnv_cli.memory.reference import reference_of
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Calendar, Document, MeetingDocument
from lchnv_cli.model.meeting import Meeting

_WINTER, _SUMMER = (dt.timezone(dt.timedelta(hours=ahead)) for ahead in (1, 2))


class Stamp(NamedTuple):
    """The days on which something was made and last changed."""

    created: dt.date
    modified: dt.date

    def told(self) -> dict[str, str]:
        """Give the two as every object has them."""
        return {"created": moment(self.created), "modified": moment(self.modified)}

    @classmethod
    def of_all(cls, stamps: Iterable["Stamp"]) -> "Stamp":
        """Give when the first of several was made and the last changed."""
        found = tuple(stamps)
        return cls(min(each.created for each in found), max(each.modified for each in found))


def moment(day: dt.date, time: dt.time = dt.time.min) -> str:
    """Give a moment in Sweden, with what it differs from UTC.

    By the rule since 1996, and no machine's own tables.
    """
    at = dt.datetime.combine(day, time)
    begins = dt.datetime.combine(_last_sunday(day.year, 3), dt.time(2))
    ends = dt.datetime.combine(_last_sunday(day.year, 10), dt.time(3))
    zone = _SUMMER if begins <= at < ends else _WINTER
    return at.replace(tzinfo=zone).isoformat(timespec="seconds")


def _last_sunday(year: int, month: int) -> dt.date:
    last = dt.date(year, month, 31)
    return last - dt.timedelta(days=last.isoweekday() % 7)


def stamp_of(document: Document) -> Stamp:
    """Tell of a document: published (a calendar adopted) and revised.

    Where nobody knows the day of publishing, the meeting's own stands for it.
    """
    if isinstance(document, Calendar):
        adopted = document.adopted and document.adopted.date
        day = adopted or dt.date(document.year, 1, 1)
        return Stamp(day, day)
    assert isinstance(document, MeetingDocument)  # noqa: S101 - there are no others
    published = document.published and document.published.date
    day = published or document.date
    return Stamp(day, max([day, *(each.date for each in document.revisions)]))


def stamp_of_meeting(meeting: Meeting, archive: Archive) -> Stamp:
    """Tell of a meeting: its documents, and its line of the calendar with what changed that."""
    stamps = [stamp_of(document) for document in meeting.documents]
    if occasion := meeting.occasion:
        calendar = archive.document_at(occasion.place.file)
        if calendar is not None:
            stamps.append(stamp_of(calendar))
        changed = reference_of(occasion.cancelled or occasion.decided, archive.procedure)
        if changed is not None:
            day = max(changed.date, min(each.created for each in stamps))
            stamps.append(Stamp(day, day))
    return Stamp.of_all(stamps)
