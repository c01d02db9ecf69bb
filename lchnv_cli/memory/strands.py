"""What is open of a matter, on whom it waits and until when; and what is told closes of it.

A matter may wait for several things at once: that its body deals with it, that somebody reports,
that another body answers. Each is a strand, opened by an event and closed by another.
"""

import datetime as dt
from bisect import bisect_right, insort
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import PurePosixPath
from typing import NamedTuple

from lchnv_cli.memory.events import SENT, Event, EventKind
from lchnv_cli.memory.waits import (
    BY_MAIL,
    CLOSED_BY,
    ENDS,
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
from lchnv_cli.model.finding import Place
from lchnv_cli.model.items import Kind

_ENDED_ELSEWHERE = frozenset({Wait.RESULT, Wait.ANSWERED})


class Uptake(NamedTuple):
    """A meeting that takes a matter up: in what it decided, or only in what was put to it.

    ``place`` is the point's heading.
    """

    body_id: str
    date: dt.date
    place: Place
    noted: bool


@dataclass(slots=True, eq=False)
class Strand:
    """Something that a matter waits for: at which body it comes up, since which event.

    ``since`` tells why and until when; ``closed`` is what ended it, or None. Where that only put
    it off ``goes_on`` is what it became. ``until`` is the day until which it waits, None for the
    next meeting, and ``number`` its place among the matter's.
    """

    matter: "Matter" = field(repr=False)
    wait: Wait
    body_id: str
    since: Event
    closed: Event | None = None
    goes_on: "Strand | None" = field(default=None, repr=False)
    number: int = 0
    until: dt.date | None = field(init=False)

    def __post_init__(self) -> None:
        self.until = self.since.when.on(self.since.date)

    def is_open(self, day: dt.date) -> bool:
        """Tell whether it was open when a day began."""
        return self.since.date < day and (self.closed is None or self.closed.date >= day)

    def is_due(self, day: dt.date, until: dt.date | None = None) -> bool:
        """Tell whether it has waited long enough on a day; ``until`` is where its day was moved.

        What was asked by mail is told of when the last day for replies has passed.
        """
        until = until or self.until
        if until is None:
            return not self.since.when.is_after(day, self.since.date)
        return until < day or (until == day and self.since.kind is not EventKind.ASKED)


@dataclass(slots=True, eq=False)
class Matter:
    """A matter as it is followed from meeting to meeting and from body to body.

    ``name`` is its Ärende as first written, or its first title, and ``title`` the last it had;
    where a standing point's title says nothing of it both are that title and the day. Events,
    strands and uptakes stand in the order in which they came. ``asked`` are the strands that
    nothing has closed, but for assignments: those are ``handed_out``, the soonest first, as a
    matter may have thousands and a meeting looks only at those that are due.
    """

    name: str
    title: str
    known_by_title: bool = True
    events: list[Event] = field(default_factory=list)
    strands: list[Strand] = field(default_factory=list)
    asked: dict[Strand, None] = field(default_factory=dict)
    handed_out: list[Strand] = field(default_factory=list)
    uptakes: list[Uptake] = field(default_factory=list)

    @property
    def open(self) -> Sequence[Strand]:
        """The strands that nothing has closed, in the order in which they came."""
        return sorted((*self.asked, *self.handed_out), key=lambda each: each.number)

    @property
    def times_put_off(self) -> int:
        """How many times it was tabled, remitted or not reached."""
        return sum(each.kind in RESTS for each in self.events)

    def ended(self, body_id: str, date: dt.date) -> bool:
        """Tell whether a body dealt with it on a day, the last that is entered."""
        own = takewhile(lambda each: each.date == date, reversed(self.events))
        return any(each.body_id == body_id and each.kind in ENDS for each in own)

    def tell(
        self,
        events: tuple[Event, ...],
        day: dt.date,
        beside: Collection[PurePosixPath] = (),
        only: Collection[dt.date] = (),
    ) -> list[Strand]:
        """Take in what a point of a body's documents says: close what it ends.

        ``day`` is the meeting's, or a later one that it was moved from; of strands in the files
        ``beside`` nothing is said. An extra meeting hears ``only`` what waits for one of its days,
        or is called a report. Gives what it opens.
        """
        kinds, last = frozenset(each.kind for each in events), events[-1]

        def is_own(strand: Strand) -> bool:
            return strand.body_id == last.body_id and strand.since.place.file not in beside

        own = list(filter(is_own, self.asked))
        reports = dict.fromkeys(filter(is_own, self._reported(kinds, day)))
        every = filter(is_own, self.handed_out) if EventKind.WRITTEN_OFF in kinds else reports
        report = Kind.REPORT in last.kinds

        def is_due(strand: Strand) -> bool:
            return strand.is_due(day) and (not only or strand.until in only)

        def is_asked(strand: Strand) -> bool:
            return is_due(strand) or (report and strand.is_due(day))

        meant = report and not any(s.wait in _ENDED_ELSEWHERE for s in own)
        own = [s for s in own if s.wait not in _ENDED_ELSEWHERE or is_asked(s)]
        worded = {strand for strand in reports if meant or is_asked(strand)}
        asked = any(is_due(s) or not report for s in own if s.wait in TO_BE_SETTLED)
        waiting = () if asked or not _puts_off(events, kinds) else (*own, *reports)
        put_off = dict.fromkeys(s for s in waiting if s.wait in TO_BE_TOLD and is_asked(s))
        # With a report that is put off, what waits for a later day is let be.
        own = [s for s in (*own, *every) if not (put_off and s.wait in TO_BE_SETTLED)]
        rest = next((each for each in events if each.kind in RESTS), None)
        for strand in own:
            if by := rest if strand in put_off else _closer(strand, events, reports, worded):
                self.close(strand, by)
        ended = {Wait.RESULT, Wait.REPLIES} if kinds & SETTLED else {Wait.RESULT}
        told = any(s.closed and s.wait in ended and s.since.date < last.date for s in own)
        self.events += events
        return list(self._opened(events, day, put_off, reports, told=told))

    def _opened(
        self,
        events: tuple[Event, ...],
        day: dt.date,
        put_off: Collection[Strand],
        reports: Collection[Strand],
        *,
        told: bool,
    ) -> Iterator[Strand]:
        """Open what events open, and again what they put off; ``told`` was how a question ended."""
        kinds, last = frozenset(each.kind for each in events), events[-1]
        waits = any(s.wait in TO_BE_SETTLED and s.body_id == last.body_id for s in self.asked)
        for each in events:
            wait = _opened_by(each, kinds)
            if told and wait in BY_MAIL and (each.when.day or last.date) <= last.date:
                continue  # it only tells how the question before ended
            going = put_off if each.kind in RESTS else reports if each.kind in GOES_ON else ()
            if again := [strand for strand in going if strand.closed is each]:
                yield from [self._wait_on(strand, each, day) for strand in again]
            elif wait is not None and not (each.kind in LEFT and (waits or self._is_told(each))):
                yield self.wait_for(wait, last.body_id, each)

    def close(self, strand: Strand, by: Event) -> None:
        """End a strand by an event."""
        strand.closed = by
        if strand.wait is Wait.REPORT:
            self.handed_out.remove(strand)
        else:
            del self.asked[strand]

    def _wait_on(self, strand: Strand, event: Event, day: dt.date) -> Strand:
        """Open a strand again that an event put off, until its own day where no other is told."""
        asked = strand.since
        kept = not event.when and not strand.is_due(day)
        since = event._replace(who=asked.who, when=asked.when if kept else event.when)
        strand.goes_on = self.wait_for(strand.wait, strand.body_id, since)
        return strand.goes_on

    def _is_told(self, left: Event) -> bool:
        """Tell whether a point that was left proposes nothing, and only tells of what waits."""
        waits = self.asked or self.handed_out
        return bool(waits) and not left.text and Kind.DECISION not in left.kinds

    def _reported(self, kinds: Collection[EventKind], day: dt.date) -> list[Strand]:
        """Give the assignments that a report is on: those that are due, or else the next ones."""
        if TELLS_OF_REPORTS.isdisjoint(kinds):
            return []
        out = self.handed_out
        end = bisect_right(out, day, key=_soon)
        due = [strand for strand in out[:end] if strand.is_due(day)]
        if not due and end < len(out):
            due = out[end : bisect_right(out, _soon(out[end]), key=_soon)]
        return sorted(due, key=lambda each: each.number)

    def wait_for(self, wait: Wait, body_id: str, since: Event) -> Strand:
        """Open a strand."""
        strand = Strand(self, wait, body_id, since, number=len(self.strands))
        self.strands.append(strand)
        if wait is Wait.REPORT:
            insort(self.handed_out, strand, key=_soon)
        else:
            self.asked[strand] = None
        return strand


def _puts_off(events: Sequence[Event], kinds: frozenset[EventKind]) -> bool:
    """Tell whether a point only puts off what it was to tell, which then waits on as it was."""
    decides = Kind.DECISION in events[-1].kinds
    return not (kinds.isdisjoint(RESTS) or kinds & REPORTED or decides)


def _opened_by(event: Event, kinds: Collection[EventKind]) -> Wait | None:
    """Give what an event opens; a question with its outcome waits for no replies."""
    wait = OPENED_BY.get(event.kind)
    return Wait.RESULT if wait is Wait.REPLIES and not SETTLED.isdisjoint(kinds) else wait


def _closer(
    strand: Strand,
    events: Sequence[Event],
    reports: Collection[Strand],
    worded: Collection[Strand],
) -> Event | None:
    """Give the event that closes a strand, or None.

    Where nothing was asked of the meeting but to hear or to talk, words are the outcome. A report
    is known by its line; in words it counts where it was asked for by the day, or where the heading
    calls the point a report and nothing else is to be told there: ``worded``.
    """
    since, last = strand.since, events[-1]
    closed_by = CLOSED_BY[strand.wait]
    if strand in reports or (strand.wait is Wait.ANSWER and not reports):
        closed_by |= REPORTED
    for each in events:
        again = strand.wait is Wait.ANSWER and each.kind in SENT
        if each.kind in closed_by or (again and each.who == since.who):
            return each
    if any(each.kind in RESTS for each in events):
        return None
    under_way = next((each for each in events if each.kind is EventKind.UNDER_WAY), None)
    if strand.wait is Wait.REPORT:
        said = strand in worded
        if under_way:
            return under_way if said else None
    else:
        said = (
            strand.wait in {Wait.OUTCOME, Wait.NOTES} and _only_heard(since) and _only_heard(last)
        )
    return next((each for each in events if each.kind in SAYS), None) if said else None


def _soon(strand: Strand) -> dt.date:
    """Give the first day on which an assignment may be due."""
    return strand.until or dt.date.min


def _only_heard(event: Event) -> bool:
    return bool(event.kinds) and Kind.DECISION not in event.kinds
