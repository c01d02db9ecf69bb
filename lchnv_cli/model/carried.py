"""What earlier meetings left for a coming one: tabled and remitted matters, assignments due."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.items import Item

_RESTING = re.compile(r"(bordlagd|återremi)", re.IGNORECASE)
_REPORT = re.compile(
    r"återrapport\w*:?\s+(?P<day>\d{4}-\d{2}-\d{2})|återrapport.*nästa möte", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Carried:
    """A matter to take up: its title, why, and the meeting it comes from."""

    title: str
    kinds: str
    why: str
    since: dt.date
    assignment: bool = False


def carried(archive: Archive, body_id: str, date: dt.date) -> Iterator[Carried]:
    """Give what a meeting of a body on ``date`` should take up, oldest first.

    A matter counts as taken up when a later document of the body, before ``date``, has a point
    with the same Ärende or title.
    """
    earlier = [m for m in archive.all_for(body_id) if m.date < date]
    for index, meeting in enumerate(earlier):
        if meeting.notes is None:
            continue
        last = index == len(earlier) - 1
        later = [doc for m in earlier[index + 1 :] for doc in (m.agenda, m.notes) if doc]
        taken_up = {name for document in later for name in _names(document)}
        for item in meeting.notes.points():
            if not taken_up & set(_own_names(item)):
                yield from _left(item, meeting.notes, date, last=last)


def _left(item: Item, notes: Notes, date: dt.date, *, last: bool) -> Iterator[Carried]:
    kinds = "/".join(item.heading.kinds)
    for fact in item.all_facts():
        if fact.key == "Utfall" and _RESTING.match(fact.value):
            why = f"{fact.value} {notes.date}"
            yield Carried(item.heading.title, kinds, why, notes.date)
        elif fact.key == "Uppdrag" and _due(fact.value, date, last=last):
            why = f"{fact.value} (uppdrag {notes.date})"
            yield Carried(item.heading.title, "Rapport", why, notes.date, assignment=True)


def _due(value: str, date: dt.date, *, last: bool) -> bool:
    match = _REPORT.search(value)
    if match is None:
        return False
    if match["day"] is None:
        return last
    try:
        return dt.date.fromisoformat(match["day"]) <= date
    except ValueError:
        return False


def _names(document: MeetingDocument) -> Iterator[str]:
    for item in document.points():
        yield from _own_names(item)


def _own_names(item: Item) -> Iterator[str]:
    yield " ".join(item.heading.title.casefold().split())
    for fact in item.all_facts():
        if fact.key == "Ärende" and fact.value:
            yield f"ärende {fact.value.casefold()}"
