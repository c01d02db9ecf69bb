"""What is open of a matter, on whom it waits and until when.

A matter may wait for several things at once: that its body deals with it, that somebody reports,
that another body answers. Each is a strand, opened by an event and closed by another; telling.py
knows which.
"""

import datetime as dt
from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from lchnv_cli.memory.events import Event, EventKind
from lchnv_cli.memory.waits import ENDS, RESTS, Wait
from lchnv_cli.model.finding import Place


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

    def close(self, strand: Strand, by: Event) -> None:
        """End a strand by an event."""
        strand.closed = by
        if strand.wait is Wait.REPORT:
            self.handed_out.remove(strand)
        else:
            del self.asked[strand]

    def reported(self, day: dt.date) -> list[Strand]:
        """Give the assignments that a report is on: those that are due, or else the next ones."""
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


def _soon(strand: Strand) -> dt.date:
    """Give the first day on which an assignment may be due."""
    return strand.until or dt.date.min
