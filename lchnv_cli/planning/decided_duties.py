"""Duties that a meeting has fulfilled by its notes, while the calendar or the register lacks it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from lchnv_cli.memory.decided_about import adopted_days, adopts_calendar, elected_at, reviews
from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.reference import Reference
from lchnv_cli.model.days import Day
from lchnv_cli.model.items import Item
from lchnv_cli.planning.duties import Duty, DutyKind, not_adopted
from lchnv_cli.planning.task import Ask
from lchnv_cli.planning.terms import seats_of


class Decided(NamedTuple):
    """The point that fulfilled a duty, and the command that writes it where it is kept.

    Where the notes do not tell all that is to be written there is none.
    """

    decision: Reference
    command: str


def decided(duty: Duty, ask: Ask) -> Decided | None:
    """Give where a duty was last fulfilled; None where no notes tell of it, or all is written."""
    if duty.kind is DutyKind.CALENDAR:
        return _adoption(duty, ask)
    return _election(duty, ask) if duty.kind is DutyKind.ELECTION else _review(duty, ask)


def _review(duty: Duty, ask: Ask) -> Decided | None:
    """Give where the arbetsordning was looked through and kept; a new one has its own post."""
    for decision, item in _points(duty, ask):
        if duty.opens <= decision.date <= duty.due and reviews(item):
            command = f'lchnv rule --reviewed "{decision}"'
            return Decided(decision, ask.of_body(command))
    return None


def _adoption(duty: Duty, ask: Ask) -> Decided | None:
    year = duty.term.first
    calendar = ask.archive.calendar(duty.body_id, year)
    if calendar is None:
        return _first_adoption(duty, ask)
    if calendar.adopted is not None or "fastställt" in calendar.unusable:
        return None
    for decision, item in _points(duty, ask):
        meant = replace(calendar, adopted=Day(decision.date), adopted_by=str(decision))
        after = ask.today + dt.timedelta(days=1)
        if adopts_calendar(item, year) and not not_adopted(meant, after, ask):
            command = f'lchnv calendar {year} --adopted "{decision}"'
            return Decided(decision, ask.of_body(command))
    return None


def _first_adoption(duty: Duty, ask: Ask) -> Decided | None:
    """Give where the calendar was adopted that the folder does not have."""
    year = duty.term.first
    for decision, item in _points(duty, ask):
        if decision.date.year < year and adopts_calendar(item, year):
            told = adopted_days(item, year)
            command = ask.of_body(f'lchnv calendar {year} --adopted "{decision}"')
            return Decided(decision, command if told else "")
    return None


def _election(duty: Duty, ask: Ask) -> Decided | None:
    register, procedure = ask.archive.register, ask.archive.procedure
    start = duty.term.start
    names = register.known_as()
    for decision, item in _points(duty, ask):
        if decision.date >= start:
            continue
        elected = elected_at(item, duty.term.first, names)
        options = ""
        for post, people in elected.items():
            room = seats_of(procedure, duty.body_id, post, start)
            told = {each.person for each in register.holders(duty.body_id, post, start)}
            if len(people) != room and people:
                return None  # who of them it was is for people to see
            new = [person for person in people if person not in told]
            known = all(_speaks(person, start, ask) for person in new)
            if (new and told) or not known:
                return None
            options += "".join(f' --elect "{post.value}={person}"' for person in new)
        if options:
            command = f'lchnv members{options} --decided "{decision}"'
            return Decided(decision, ask.of_body(command))
    return None


def _speaks(person: str, day: dt.date, ask: Ask) -> bool:
    """Tell whether the register has a principal for somebody who would be chosen."""
    of = next(each for each in ask.archive.register.people if each.name == person)
    return any(each.principal and each.holds(day) for each in of.mandates)


def _points(duty: Duty, ask: Ask) -> Iterator[tuple[Reference, Item]]:
    """Give the points that decided something in the year before a duty's, or later; last first."""
    procedure = ask.archive.procedure
    for meeting in reversed(ask.archive.all_for(duty.body_id)):
        if meeting.cancelled or meeting.date.year < duty.term.first - 1:
            continue
        for notes in meeting.deciding if meeting.date <= ask.today else ():
            for item in notes.points():
                if item.decisions and not fate_of(item, duty.body_id, procedure).undecided:
                    yield Reference(duty.body_id, meeting.date, *item.address), item
