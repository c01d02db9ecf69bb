"""What the ledger tells of a body's year: its matters, how long they took, what was put off."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from lchnv_cli.memory.events import Event, EventKind
from lchnv_cli.memory.questions import State as Question
from lchnv_cli.memory.questions import asked_by_mail
from lchnv_cli.memory.strands import Matter, Strand
from lchnv_cli.memory.waits import RESTS, SETTLED
from lchnv_cli.registers.assignments import State, given
from lchnv_cli.registers.body_year import BodyYear, Figure, few, middle

_MATTERS, _TIMES, _PUT_OFF = "Ärenden", "Från väckt till beslutat", "Uppskov"
_ASSIGNMENTS, _BY_MAIL = "Uppdrag", "Per capsulam"
_DECIDES = frozenset({EventKind.DECIDED, EventKind.REJECTED})
# What a point says of work that was handed out before raises nothing.
_REPORTS = frozenset({EventKind.REPORTED, EventKind.CONTINUED, EventKind.UNDER_WAY})


class Settled(NamedTuple):
    """A matter from the day it first came up, or did so again, to the day it was decided."""

    matter: Matter
    raised: dt.date
    decided: dt.date

    @property
    def days(self) -> int:
        """How many days it took."""
        return (self.decided - self.raised).days


def open_on(of: BodyYear, day: dt.date) -> dict[Matter, dt.date]:
    """Give the matters that wait for something at the body when a day ends, and since when each.

    One that waited for one thing after another has waited since the first.
    """
    found: dict[Matter, dt.date] = {}
    for matter in of.ledger.matters:
        since, until = dt.date.min, dt.date.min
        for strand in sorted(_strands(matter, of), key=lambda each: each.since.date):
            if strand.since.date <= day:
                since = strand.since.date if strand.since.date > until else since
                until = max(until, strand.closed.date if strand.closed else dt.date.max)
        if until > day:
            found[matter] = since
    return found


def matters(of: BodyYear) -> Iterator[Figure]:
    """Count the matters, so that those from before and the new less the ended ones are left."""
    before, after = open_on(of, of.before), open_on(of, of.end)
    came = [each for each in of.ledger.matters if each not in before and _comes_up(each, of)]
    ended = [each for each in (*before, *came) if each not in after]
    oldest = min(after.values(), default=None)
    named = [f"{m.title} (sedan {since})" for m, since in after.items() if since == oldest]
    yield Figure(_MATTERS, "öppna från året före", len(before))
    yield Figure(_MATTERS, "nya eller återupptagna", len(came))
    yield Figure(_MATTERS, "avslutade", len(ended))
    yield Figure(_MATTERS, "kvar öppna", len(after))
    age = (of.end - oldest).days if oldest else None
    yield Figure(_MATTERS, "längst öppet av dem, dagar", age, few(named))


def _comes_up(matter: Matter, of: BodyYear) -> bool:
    """Tell whether something of a matter began to wait at the body in the year, or was settled."""
    waits = any(of.has(each.since.date) for each in _strands(matter, of))
    return waits or any(e.kind in SETTLED and of.has(e.date) for e in _events(matter, of))


def times(of: BodyYear) -> Iterator[Figure]:
    """Tell how long what was decided had taken, in days and in meetings."""
    found = [each for matter in of.ledger.matters for each in _settled(matter, of)]
    found = [each for each in found if of.has(each.decided)]
    days = [each.days for each in found]
    met = [_meetings(each, of) for each in found]
    longest, most = max(days, default=None), max(met, default=None)
    named = [each.matter.title for each in found if each.days == longest and longest]
    yield Figure(_TIMES, "ärenden", len(found))
    yield Figure(_TIMES, "på det första mötet", met.count(1) if met else None)
    yield Figure(_TIMES, "median, dagar", middle(days))
    yield Figure(_TIMES, "längst, dagar", longest, few(named))
    yield Figure(_TIMES, "median, möten", middle(met))
    yield Figure(_TIMES, "längst, möten", most)


def _settled(matter: Matter, of: BodyYear) -> Iterator[Settled]:
    """Give each time that a matter was decided at the body; after that it may come up anew."""
    raised: dt.date | None = None
    for day, own in groupby(_events(matter, of), key=lambda each: each.date):
        events = [*own]
        kinds = {each.kind for each in events}
        if raised is None and not kinds <= _REPORTS:
            raised = day
        if kinds & _DECIDES and raised is not None:
            asked = (e.when.on(e.date) for e in events if e.kind is EventKind.ASKED)
            yield Settled(matter, raised, max((day, *filter(None, asked))))
        if kinds & SETTLED:
            raised = day if kinds & RESTS else None


def _meetings(settled: Settled, of: BodyYear) -> int:
    """Count the meetings that were held while a matter was on its way, the first and last too."""
    return bisect_right(of.days, settled.decided) - bisect_left(of.days, settled.raised)


def put_off(of: BodyYear) -> Iterator[Figure]:
    """Count how many times points were put off, and name the matters that were so most often."""
    times_of: dict[str, int] = {}
    told: set[tuple[object, ...]] = set()
    for matter in of.ledger.matters:
        own = [e for e in _events(matter, of) if e.kind in RESTS and of.has(e.date)]
        told |= {(each.kind, each.place) for each in own}
        if own:
            times_of[matter.title] = times_of.get(matter.title, 0) + len(own)
    most = max(times_of.values(), default=0)
    named = [title for title, number in times_of.items() if number == most > 1]
    yield Figure(_PUT_OFF, "bordlagda", sum(kind is EventKind.TABLED for kind, _ in told))
    yield Figure(_PUT_OFF, "återremitterade", sum(kind is EventKind.REMITTED for kind, _ in told))
    yield Figure(
        _PUT_OFF, "inte behandlade", sum(kind is EventKind.NOT_REACHED for kind, _ in told)
    )
    yield Figure(_PUT_OFF, "ärenden som sköts upp", len(times_of))
    yield Figure(_PUT_OFF, "mest uppskjutet, gånger", most, few(named))


def assignments(of: BodyYear) -> Iterator[Figure]:
    """Count the assignments: given, reported, and those that are left."""
    every = [*given(of.ledger, of.body_id, of.end)]
    done = [e for e in every if e.state is State.DONE and e.closed and of.has(e.closed)]
    late = [each for each in every if each.state is State.OVERDUE]
    left = [each for each in every if each.state in {State.OPEN, State.OVERDUE}]
    named = [f"{each.matter.title} ({each.responsible})" for each in late]
    yield Figure(_ASSIGNMENTS, "givna", sum(of.has(each.event.date) for each in every))
    yield Figure(_ASSIGNMENTS, "redovisade", len(done))
    yield Figure(_ASSIGNMENTS, "kvar öppna", len(left))
    yield Figure(_ASSIGNMENTS, "varav försenade", len(late), few(named))


def by_mail(of: BodyYear) -> Iterator[Figure]:
    """Count the questions that went out by mail."""
    asked = [
        each.state
        for each in asked_by_mail(of.ledger)
        if each.meeting.body_id == of.body_id and of.has(each.meeting.date)
    ]
    sent = [state for state in asked if state is not Question.UNSENT]
    settled = [state for state in sent if state in {Question.SETTLED, Question.REPORTED}]
    yield Figure(_BY_MAIL, "frågor utskickade", len(sent))
    yield Figure(_BY_MAIL, "varav avgjorda", len(settled))


def _events(matter: Matter, of: BodyYear) -> list[Event]:
    """Give what happened to a matter at the body; a formality is no matter's."""
    return [
        each
        for each in matter.events
        if each.body_id == of.body_id and (each.place.file, each.address) not in of.formal
    ]


def _strands(matter: Matter, of: BodyYear) -> Iterable[Strand]:
    return (each for each in matter.strands if each.body_id == of.body_id)
