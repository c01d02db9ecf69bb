"""A pointer to a meeting or a decision, wherever one is written, and whether it is there.

The register, the calendars, rules.yaml and the lines of a point all point the same way: a body, a
day in any form, and perhaps a point. What a folder does not hold is not doubted: a year of which
it knows no meeting, notes that are older than it, and days before it answers for the body.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.on_day import OnDay
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.date_forms import dates_in
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.items import Address, Item
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body, Procedure

POINT = late(
    r"[\s,(]*(?:punkt(?:en)?|p\.?|§)\s*(?P<point>\d{1,3})"
    r"(?:\s*(?P<sub>a[a-uw-z]|[a-zåäö])\b\)?)?",  # the letter after z is aa; av is a word
    re.IGNORECASE,
)
_EXAMPLE = "lchnv 2025-12-12 punkt 6"

# Tells why what was decided at some points is something else than asked for; empty when it is not.
About = Callable[[Sequence[Item]], str]


class Reference(NamedTuple):
    """A body's meeting on a day, and perhaps the point: ``lchnv 2026-03-20 punkt 5 e``."""

    body_id: str
    date: dt.date
    point: str = ""
    sub_point: str = ""

    @property
    def address(self) -> Address:
        """The point, both parts empty where none is named."""
        return Address(self.point, self.sub_point)

    def __str__(self) -> str:
        point = f" punkt {self.address}" if self.point else ""
        return f"{self.body_id} {self.date}{point}"


def reference_of(text: str, procedure: Procedure, near: dt.date | None = None) -> Reference | None:
    """Read a pointer; None when it names no body of the network or no day of the calendar."""
    return next(references_of(text, procedure, near), None)


def references_of(
    text: str, procedure: Procedure, near: dt.date | None = None
) -> Iterator[Reference]:
    """Give every day that a pointer names for its body: ``styrgrupp 2026-01-16 och 2026-03-06``.

    A day without a year is the one nearest to ``near``, and none where that is not given.
    """
    body = body_of(text, procedure)
    for written in dates_in(text) if body else ():
        date = written.meant(near) if near else written.date
        if date is not None and body is not None:
            match = POINT.match(text, written.end)
            point, sub = (match["point"], match["sub"] or "") if match else ("", "")
            yield Reference(body.id, date, point, sub.lower())


def body_of(text: str, procedure: Procedure) -> Body | None:
    """Give the body that a pointer begins with, by its id or by a name: lchnv, LCHNV styrgrupp."""
    first = re.split(r"[\s,]", text.strip(), maxsplit=1)[0].casefold()
    own, named = procedure.bodies.get(first), procedure.body_named_first(text)
    return named if own is None or (named is not None and named.id == own.steering) else own


def missing(
    written: str, body_id: str, before: dt.date, known: OnDay, *, about: About | None = None
) -> str:
    """Tell why a decision of a body, taken before a day, is not there; empty when it is.

    The meeting must be known, where the folder knows any of the body's that year, have been held,
    and its notes be in the folder if other notes of the body from the same year are. What it
    decided must be ``about`` what it is named for.
    """
    if not written:
        return "beslutet är inte angivet"
    archive = known.archive
    reference = reference_of(written, archive.procedure)
    if reference is None:
        return f"”{written}” pekar inte ut något möte; skriv som {_EXAMPLE}"
    if reference.body_id != body_id:
        body = archive.procedure.bodies[body_id]
        return f"”{written}” är inte ett beslut av {body.name}"
    if reference.date >= before:
        return f"beslutet {reference.date} är inte fattat före {before}"
    meeting = archive.meant(reference.body_id, reference.date)
    if meeting is not None and not meeting.deciding and not meeting.off:
        return _unwritten(meeting, known)
    return unfounded(reference, archive, known.today, about)


def unfounded(
    reference: Reference, archive: Archive, today: dt.date, about: About | None = None
) -> str:
    """Tell why what is pointed at is not there, whoever decided it and when; empty when it is.

    A meeting whose notes the folder does not hold is believed.
    """
    meeting = archive.meant(reference.body_id, reference.date)
    if meeting is None or meeting.cancelled or meeting.date > today:
        return _not_held(reference, meeting, archive)
    return _unsaid(reference, meeting, archive, about) if meeting.deciding else ""


def points_at(document: MeetingDocument, address: Address) -> tuple[Item, ...]:
    """Give the point at an address with its sub-points; every point where none is named."""
    points = tuple(document.points())
    if not address.point:
        return points
    wanted = str(address).lower()
    named = next((item for item in points if str(item.address).lower() == wanted), None)
    return (named, *named.sub_items) if named else ()


def _not_held(reference: Reference, meeting: Meeting | None, archive: Archive) -> str:
    if meeting is not None:
        why = "är inställt" if meeting.cancelled else "är inte hållet än"
        return f"mötet {reference.date} {why}"
    years = {known.date.year for known in archive.all_for(reference.body_id)}
    answers = archive.procedure.answers(reference.body_id, reference.date)
    lacking = archive.may_lack(reference.body_id, reference.date.year)
    if not answers or lacking or reference.date.year not in years:
        return ""  # the folder need not know of it, or not what it holds of that year
    return f"mötet {reference.date} finns varken i mappen eller i kalendariet"


def _unsaid(reference: Reference, meeting: Meeting, archive: Archive, about: About | None) -> str:
    """Tell why what tells of a meeting has no such decision."""
    points = [each for told in meeting.deciding for each in points_at(told, reference.address)]
    if not points:
        lacks = f"punkt {reference.address}" if reference.point else "punkt"
        notes = archive.procedure.notes_kind(reference.body_id, reference.date).brief
        return f"{notes} från {reference.date} har ingen {lacks}"
    decided = [each for each in points if _stands(each, reference, archive)]
    if not decided:
        return f"punkt {reference.address} den {reference.date} beslutade inget"
    return about(decided) if about else ""


def _stands(item: Item, reference: Reference, archive: Archive) -> bool:
    """Tell whether no outcome of a point says that nothing was decided there."""
    return not fate_of(item, reference.body_id, archive.procedure).undecided


def _unwritten(meeting: Meeting, known: OnDay) -> str:
    """Tell that the notes are not there: not held yet, or late where the year has others."""
    archive, today = known.archive, known.today
    if meeting.date > today:
        return f"mötet {meeting.date} är inte hållet än"
    time = archive.procedure.edition_for(meeting.body_id, meeting.date).deadline(Due.MAIL)
    due = known.workdays.after(meeting.date, time).date
    others = (
        other
        for other in archive.all_for(meeting.body_id)
        if other.date.year == meeting.date.year and other.notes is not None
    )
    answers = archive.procedure.answers(meeting.body_id, meeting.date)
    if answers and today > due and any(others):
        notes = archive.procedure.notes_kind(meeting.body_id, meeting.date).brief
        return f"{notes} från mötet {meeting.date} finns inte i mappen"
    return ""
