"""What is open of a matter, on whom it waits and until when; and which event closes what.

A matter may wait for several things at once: that its body deals with it, that somebody reports,
that another body answers. Each is a strand, opened by an event and closed by another.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from lchnv_cli.memory.events import Event, EventKind
from lchnv_cli.model.finding import Place
from lchnv_cli.model.items import Kind


class Wait(StrEnum):
    """What a strand waits for; the value is how it is told."""

    OUTCOME = "väntar på att avgöras"
    REPLIES = "väntar på svar per mejl"
    RESULT = "utfallet per capsulam ska rapporteras"
    REPORT = "väntar på återrapport"
    RECEIVED = "hänskjutet hit"
    ANSWER = "väntar på svar"
    ANSWERED = "svaret ska rapporteras"
    NOTES = "väntar på anteckningarna"


_UNTOLD = frozenset({EventKind.UNSETTLED, EventKind.RAISED})
SETTLED = frozenset(
    {EventKind.DECIDED, EventKind.REJECTED, EventKind.WITHDRAWN, EventKind.WRITTEN_OFF}
)
RESTS = frozenset({EventKind.TABLED, EventKind.REMITTED, EventKind.NOT_REACHED})
_ENDS = SETTLED | RESTS | {EventKind.ASKED, EventKind.REFERRED}
# Which events at the same body close what; whatever is said closes what only was to be told.
_CLOSED_BY = {
    Wait.OUTCOME: _ENDS,
    Wait.NOTES: _ENDS,
    Wait.RECEIVED: _ENDS,
    Wait.REPLIES: _ENDS,
    Wait.ANSWER: SETTLED | RESTS | {EventKind.REPORTED},
    Wait.RESULT: frozenset(EventKind) - {EventKind.NOT_REACHED},
    Wait.ANSWERED: frozenset(EventKind) - {EventKind.NOT_REACHED},
    Wait.REPORT: frozenset({EventKind.REPORTED, EventKind.CONTINUED, EventKind.WRITTEN_OFF}),
}
_OPENED_BY = {
    EventKind.TABLED: Wait.OUTCOME,
    EventKind.REMITTED: Wait.OUTCOME,
    EventKind.NOT_REACHED: Wait.OUTCOME,
    EventKind.UNSETTLED: Wait.OUTCOME,
    EventKind.RAISED: Wait.NOTES,
    EventKind.ASKED: Wait.REPLIES,
    EventKind.REFERRED: Wait.ANSWER,
    EventKind.ASSIGNED: Wait.REPORT,
    EventKind.CONTINUED: Wait.REPORT,
}
_TO_BE_SETTLED = frozenset({Wait.OUTCOME, Wait.NOTES, Wait.RECEIVED})
_TO_BE_TOLD = frozenset({Wait.RESULT, Wait.ANSWERED})
_BY_MAIL = frozenset({Wait.REPLIES, Wait.RESULT})
_SAYS = frozenset({EventKind.DISCUSSED, EventKind.DECIDED, EventKind.REJECTED})


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

    ``since`` tells why and until when; ``closed`` is what ended it, or None.
    """

    matter: "Matter" = field(repr=False)
    wait: Wait
    body_id: str
    since: Event
    closed: Event | None = None

    def is_open(self, day: dt.date) -> bool:
        """Tell whether it was open when a day began."""
        return self.since.date < day and (self.closed is None or self.closed.date >= day)


@dataclass(slots=True, eq=False)
class Matter:
    """A matter as it is followed from meeting to meeting and from body to body.

    ``name`` is its Ärende as first written, or its first title. Events, strands and uptakes stand
    in the order in which they came. ``titled`` is false where a standing point's title says nothing
    of it, so that it is named by the title and the day. ``open`` are the strands that nothing has
    closed.
    """

    name: str
    known_by_title: bool = True
    titled: bool = True
    events: list[Event] = field(default_factory=list)
    strands: list[Strand] = field(default_factory=list)
    open: list[Strand] = field(default_factory=list)
    uptakes: list[Uptake] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The last title it had."""
        return self.events[-1].title if self.events and self.titled else self.name

    @property
    def times_put_off(self) -> int:
        """How many times it was tabled, remitted or not reached."""
        return sum(each.kind in RESTS for each in self.events)

    def tell(self, events: tuple[Event, ...]) -> list[Strand]:
        """Take in what a point of a body's notes says: close what it ends.

        Gives what it opens there.
        """
        kinds = frozenset(each.kind for each in events)
        body_id, date = events[-1].body_id, events[-1].date
        own = [s for s in self.open if s.body_id == body_id and s.since.date <= date]
        tells = any(s.wait in _TO_BE_TOLD for s in own)
        for strand in own:
            if (by := _closer(strand, events, kinds, tells=tells)) is not None:
                self.close(strand, by)
        ended = {Wait.RESULT, Wait.REPLIES} if kinds & SETTLED else {Wait.RESULT}
        told = any(s.closed and s.wait in ended and s.since.date < date for s in own)
        self.events += events
        opened: list[Strand] = []
        waits = any(s.wait in _TO_BE_SETTLED and s.body_id == body_id for s in self.open)
        for each in events:
            wait = _OPENED_BY.get(each.kind)
            if wait is Wait.REPLIES and kinds & SETTLED:
                wait = Wait.RESULT
            if told and wait in _BY_MAIL and (each.when.day or date) <= date:
                continue  # it only tells how the question before ended
            if wait is not None and not (each.kind in _UNTOLD and waits):
                opened.append(self.wait_for(wait, body_id, each))
        return opened

    def close(self, strand: Strand, by: Event) -> None:
        """End a strand by an event."""
        strand.closed = by
        self.open.remove(strand)

    def wait_for(self, wait: Wait, body_id: str, since: Event) -> Strand:
        """Open a strand."""
        strand = Strand(self, wait, body_id, since)
        self.strands.append(strand)
        self.open.append(strand)
        return strand


def _closer(
    strand: Strand, events: tuple[Event, ...], kinds: frozenset[EventKind], *, tells: bool
) -> Event | None:
    """Give the event that closes a strand, or None.

    What was replied by a day is told after it. Where nothing was asked of the meeting but to hear
    or to talk, words are the outcome. A report is known by its line; in words it counts where it
    was asked for by the day, or where the heading calls the point a report; not of what was
    decided by mail, or answered, which the point ``tells``.
    """
    since, last = strand.since, events[-1]
    due = since.when.on(since.date)
    if strand.wait in _TO_BE_TOLD and last.date <= (due or since.date):
        return None
    closing = next((each for each in events if each.kind in _CLOSED_BY[strand.wait]), None)
    if closing is not None or kinds & RESTS:
        return closing
    if strand.wait is Wait.REPORT:
        called_so = Kind.REPORT in last.kinds and not tells
        said = due is None or due <= last.date or called_so
    else:
        said = strand.wait is Wait.OUTCOME and _only_heard(since) and _only_heard(last)
    return next((each for each in events if each.kind in _SAYS), None) if said else None


def _only_heard(event: Event) -> bool:
    return bool(event.kinds) and Kind.DECISION not in event.kinds
