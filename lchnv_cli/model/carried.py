"""What earlier meetings left for a coming one: tabled and remitted matters, assignments due."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.items import Item

_RESTING = re.compile(r"bordlagd|återremi", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_REPORT = re.compile(
    r"återrapport\w*:?\s+(?P<day>\d{4}-\d{2}-\d{2})|återrapport.*nästa möte", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Carried:
    """A point to take up again: its title, why, and the meeting it comes from.

    ``matter`` is its Ärende, which follows it from meeting to meeting, or empty.
    """

    title: str
    kinds: str
    why: str
    since: dt.date
    assignment: bool = False
    matter: str = ""


def carried(archive: Archive, body_id: str, date: dt.date) -> Iterator[Carried]:
    """Give what a meeting of a body on ``date`` should take up, oldest first.

    A matter counts as taken up when a later document of the body, before ``date``, has a point
    with the same Ärende or title. The title of a standing point says nothing of the matter, and
    a meeting that was called off took up nothing.
    """
    standing = {_folded(point.title) for point in archive.procedure.bodies[body_id].standing}
    earlier = [m for m in archive.all_for(body_id) if m.date < date and not m.cancelled]
    taken_up: set[str] = set()
    left: list[list[Carried]] = []
    for meeting in reversed(earlier):
        if meeting.notes is not None:
            open_points = [
                item
                for item in meeting.notes.points()
                if not taken_up.intersection(_names(item, standing))
            ]
            last = meeting is earlier[-1]
            left.append([c for item in open_points for c in _left(item, meeting.notes, date, last)])
        for document in (meeting.agenda, meeting.notes):
            taken_up.update(_all_names(document, standing))
    for group in reversed(left):
        yield from dict.fromkeys(group)


def _left(item: Item, notes: Notes, date: dt.date, last: bool) -> Iterator[Carried]:  # noqa: FBT001
    kinds = "/".join(item.heading.kinds)
    matter = next(_matters(item), "")
    for fact in item.all_facts():
        if fact.key == "Utfall" and _rests(fact.value, date):
            why = f"{fact.value} (mötet {notes.date})"
            yield Carried(item.heading.title, kinds, why, notes.date, matter=matter)
        elif fact.key == "Uppdrag" and _due(fact.value, date, last=last):
            why = f"{fact.value} (uppdrag {notes.date})"
            yield Carried(item.heading.title, "Rapport", why, notes.date, True, matter)  # noqa: FBT003


def _rests(value: str, date: dt.date) -> bool:
    """Tell whether a matter was put off, and not to a day after ``date``."""
    if not _RESTING.match(value):
        return False
    until = _DAY.search(value)
    return until is None or not _is_after(until[0], date)


def _due(value: str, date: dt.date, *, last: bool) -> bool:
    match = _REPORT.search(value)
    if match is None:
        return False
    if match["day"] is None:
        return last
    return not _is_after(match["day"], date)


def _is_after(written: str, date: dt.date) -> bool:
    # As text, so that a day that does not exist is no later than the last of its month.
    return written > date.isoformat()


def _all_names(document: MeetingDocument | None, standing: set[str]) -> Iterator[str]:
    for item in document.points() if document else ():
        yield from _names(item, standing)


def _names(item: Item, standing: set[str]) -> Iterator[str]:
    """Give what tells a point's matter: its title, unless it is a standing one, and its Ärende."""
    title = _folded(item.heading.title)
    if title not in standing:
        yield title
    for matter in _matters(item):
        yield f"ärende {matter.casefold()}"


def _matters(item: Item) -> Iterator[str]:
    return (fact.value for fact in item.all_facts() if fact.key == "Ärende" and fact.value)


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())
