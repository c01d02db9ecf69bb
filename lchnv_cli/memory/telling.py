"""What a point of a body's documents does to the matter that it is of.

It closes what it answers, puts off what it was to answer and opens what it asks anew. What a
meeting was asked for decides how its words are read: a few words are an outcome where nothing but a
report was due, and none where a decision was.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from lchnv_cli.memory.events import SENT, Event, EventKind
from lchnv_cli.memory.strands import Matter, Strand
from lchnv_cli.memory.waits import (
    BY_MAIL,
    CLOSED_BY,
    GOES_ON,
    LEFT,
    OPENED_BY,
    REPORTED,
    RESTS,
    SAYS,
    SETTLED,
    TELLS_OF_REPORTS,
    TO_BE_SETTLED,
    TO_BE_TOLD,
    Wait,
)
from lchnv_cli.model.items import Kind

_ENDED_ELSEWHERE = frozenset({Wait.RESULT, Wait.ANSWERED})


class Telling:
    """A point that tells of a matter, and what the matter waits for that it can end.

    ``events`` are what it says, in order, and ``day`` is the meeting's, or a later one that it was
    moved from. Of strands in the files ``beside`` nothing is said. An extra meeting hears ``only``
    what waits for one of its days, or is called a report.
    """

    def __init__(
        self,
        matter: Matter,
        events: tuple[Event, ...],
        day: dt.date,
        beside: Collection[PurePosixPath] = (),
        only: Collection[dt.date] = (),
    ) -> None:
        self._matter, self._events, self._day = matter, events, day
        self._beside, self._only = beside, only
        self._kinds, self._last = frozenset(each.kind for each in events), events[-1]
        self._report = Kind.REPORT in self._last.kinds
        own = [strand for strand in matter.asked if self._is_own(strand)]
        answers = [strand for strand in own if strand.wait in _ENDED_ELSEWHERE]
        self._asked = [s for s in own if s not in answers or self._is_asked(s)]
        told = not TELLS_OF_REPORTS.isdisjoint(self._kinds)
        self._reports = dict.fromkeys(filter(self._is_own, matter.reported(day) if told else ()))
        nothing_else = self._report and not answers
        self._worded = {s for s in self._reports if nothing_else or self._is_asked(s)}
        self._put_off = dict.fromkeys(self._waits_on())

    def take_in(self) -> list[Strand]:
        """Let the matter hear it: close what it ends. Gives what it opens."""
        matter = self._matter
        written_off = EventKind.WRITTEN_OFF in self._kinds
        handed_out = filter(self._is_own, matter.handed_out) if written_off else self._reports
        heard = [*self._asked, *handed_out]
        if self._put_off:  # with a report that is put off, what waits for a later day is let be
            heard = [strand for strand in heard if strand.wait not in TO_BE_SETTLED]
        for strand in heard:
            if by := self._closer(strand):
                matter.close(strand, by)
        ended = {Wait.RESULT, Wait.REPLIES} if self._kinds & SETTLED else {Wait.RESULT}
        told = any(s.closed and s.wait in ended and s.since.date < self._last.date for s in heard)
        matter.events += self._events
        return list(self._opened(told=told))

    def _is_own(self, strand: Strand) -> bool:
        own = strand.body_id == self._last.body_id
        return own and strand.since.place.file not in self._beside

    def _is_due(self, strand: Strand) -> bool:
        return strand.is_due(self._day) and (not self._only or strand.until in self._only)

    def _is_asked(self, strand: Strand) -> bool:
        return self._is_due(strand) or (self._report and strand.is_due(self._day))

    def _waits_on(self) -> Iterator[Strand]:
        """Give what the point was only to tell of, where it puts that off and decides nothing."""
        decides = Kind.DECISION in self._last.kinds or self._kinds & REPORTED
        if decides or self._kinds.isdisjoint(RESTS):
            return
        to_settle = (strand for strand in self._asked if strand.wait in TO_BE_SETTLED)
        if not any(self._is_due(strand) or not self._report for strand in to_settle):
            for strand in (*self._asked, *self._reports):
                if strand.wait in TO_BE_TOLD and self._is_asked(strand):
                    yield strand

    def _closer(self, strand: Strand) -> Event | None:
        """Give the event that closes a strand, or None.

        Where nothing was asked of the meeting but to hear or to talk, words are the outcome. A
        report is known by its line; in words it counts where it was asked for by the day, or where
        the heading calls the point a report and nothing else is to be told there.
        """
        if strand in self._put_off:
            return self._first(RESTS)
        closed_by = CLOSED_BY[strand.wait]
        if strand in self._reports or (strand.wait is Wait.ANSWER and not self._reports):
            closed_by |= REPORTED
        for each in self._events:
            again = strand.wait is Wait.ANSWER and each.kind in SENT
            if each.kind in closed_by or (again and each.who == strand.since.who):
                return each
        if not self._kinds.isdisjoint(RESTS):
            return None
        if strand.wait is Wait.REPORT:
            said = strand in self._worded
            if under_way := self._first({EventKind.UNDER_WAY}):
                return under_way if said else None
        else:
            talk = strand.wait in {Wait.OUTCOME, Wait.NOTES}
            said = talk and _only_heard(strand.since) and _only_heard(self._last)
        return self._first(SAYS) if said else None

    def _first(self, kinds: Collection[EventKind]) -> Event | None:
        return next((each for each in self._events if each.kind in kinds), None)

    def _opened(self, *, told: bool) -> Iterator[Strand]:
        """Open what events open, and again what they put off; ``told`` was how a question ended."""
        matter, own = self._matter, self._last.body_id
        waits = any(s.wait in TO_BE_SETTLED and s.body_id == own for s in matter.asked)
        for each in self._events:
            wait = _opened_by(each, self._kinds)
            if told and wait in BY_MAIL and (each.when.day or self._last.date) <= self._last.date:
                continue  # it only tells how the question before ended
            if again := [strand for strand in self._going(each) if strand.closed is each]:
                yield from [self._wait_on(strand, each) for strand in again]
            elif wait is not None and not (each.kind in LEFT and (waits or self._is_told(each))):
                yield matter.wait_for(wait, own, each)

    def _going(self, event: Event) -> Collection[Strand]:
        """Give what an event may have put off, or told of as under way."""
        if event.kind in RESTS:
            return self._put_off
        return self._reports if event.kind in GOES_ON else ()

    def _wait_on(self, strand: Strand, event: Event) -> Strand:
        """Open a strand again that an event put off, until its own day where no other is told."""
        asked = strand.since
        kept = not event.when and not strand.is_due(self._day)
        since = event._replace(who=asked.who, when=asked.when if kept else event.when)
        strand.goes_on = self._matter.wait_for(strand.wait, strand.body_id, since)
        return strand.goes_on

    def _is_told(self, left: Event) -> bool:
        """Tell whether a point that was left proposes nothing, and only tells of what waits."""
        waits = self._matter.asked or self._matter.handed_out
        return bool(waits) and not left.text and Kind.DECISION not in left.kinds


def _opened_by(event: Event, kinds: Collection[EventKind]) -> Wait | None:
    """Give what an event opens; a question with its outcome waits for no replies."""
    wait = OPENED_BY.get(event.kind)
    return Wait.RESULT if wait is Wait.REPLIES and not SETTLED.isdisjoint(kinds) else wait


def _only_heard(event: Event) -> bool:
    return bool(event.kinds) and Kind.DECISION not in event.kinds
