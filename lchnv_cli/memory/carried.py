"""What earlier meetings left for a coming one: tabled and remitted matters, assignments due."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.memory.assignment import assignment_of
from lchnv_cli.memory.matters import all_names, matters_of, names_of, standing_titles
from lchnv_cli.memory.outcome import OutcomeKind, outcomes_of
from lchnv_cli.memory.told import outcome_lines
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Notes
from lchnv_cli.model.fact_names import ASSIGNMENTS
from lchnv_cli.model.items import Fact, Item


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
    standing = standing_titles(archive.procedure, body_id)
    earlier = [m for m in archive.all_for(body_id) if m.date < date and not m.cancelled]
    taken_up: set[str] = set()
    left: list[list[Carried]] = []
    for meeting in reversed(earlier):
        if meeting.notes is not None:
            open_points = [
                item
                for item in meeting.notes.points()
                if not taken_up.intersection(names_of(item, standing))
            ]
            last = meeting is earlier[-1]
            notes, procedure = meeting.notes, archive.procedure
            put_off = [
                (item, tuple(outcome_lines(item, body_id, procedure))) for item in open_points
            ]
            left.append(
                [c for item, told in put_off for c in _left(item, told, notes, date, last=last)]
            )
        for document in (meeting.agenda, meeting.notes):
            taken_up.update(all_names(document, standing))
    for group in reversed(left):
        yield from dict.fromkeys(group)


def _left(
    item: Item, told: tuple[Fact, ...], notes: Notes, date: dt.date, *, last: bool
) -> Iterator[Carried]:
    """Give what a point leaves; ``told`` are the lines that tell its outcome."""
    kinds = "/".join(item.heading.kinds)
    matter = next(matters_of(item), "")
    for fact in told:
        if last and _is_asked_by_mail(fact.value):  # the next meeting is told how it went
            why = f"{fact.value} (mötet {notes.date})"
            yield Carried(item.heading.title, "Rapport", why, notes.date, matter=matter)
        elif _rests(fact.value, date):
            why = f"{fact.value} (mötet {notes.date})"
            yield Carried(item.heading.title, kinds, why, notes.date, matter=matter)
    for fact in item.all_facts():
        if fact.key in ASSIGNMENTS and _due(item, fact, date, last=last):
            why = f"{fact.value} (uppdrag {notes.date})"
            yield Carried(item.heading.title, "Rapport", why, notes.date, True, matter)  # noqa: FBT003


def _is_asked_by_mail(value: str) -> bool:
    return any(outcome.kind is OutcomeKind.PER_CAPSULAM for outcome in outcomes_of(value))


def _rests(value: str, date: dt.date) -> bool:
    """Tell whether a matter was put off, and not to a day after ``date``."""
    put_off = [outcome for outcome in outcomes_of(value) if outcome.rests]
    return any(not _is_after(outcome.written, date) for outcome in put_off)


def _due(item: Item, fact: Fact, date: dt.date, *, last: bool) -> bool:
    assignment = assignment_of(item, fact)
    if assignment.written:
        return not _is_after(assignment.written, date)
    return assignment.at_next and last


def _is_after(written: str, date: dt.date) -> bool:
    # As text, so that a day that does not exist is no later than the last of its month.
    return written > date.isoformat()
