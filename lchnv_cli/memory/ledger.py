"""The ledger: every matter that the documents of a folder tell of, and what is open of each.

One pass over the meetings, oldest first, gathers it the first time it is asked for. What an agenda
puts to a meeting counts once there are notes to answer it; until then only the agenda tells of it.
A matter ends by what somebody wrote became of it, never by having stood on an agenda.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import merge
from itertools import chain, islice
from typing import NamedTuple

from lchnv_cli.memory.book import Book, Entry
from lchnv_cli.memory.seating import Seating
from lchnv_cli.memory.strands import Matter, Strand, Uptake
from lchnv_cli.memory.told_agreements import Told
from lchnv_cli.memory.waits import Wait
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.finding import Place
from lchnv_cli.model.meeting import Meeting


class Carried(NamedTuple):
    """A matter for a meeting to take up, and all that it waits for there, the oldest first.

    ``pending`` is an earlier meeting that may settle it: one that has not been held, or whose
    notes are missing. ``None`` where there is none.
    """

    matter: Matter
    strands: tuple[Strand, ...]
    pending: Meeting | None = None

    @property
    def wait(self) -> Wait:
        """What it waits for first of all: to be dealt with, or else to be told."""
        return min((each.wait for each in self.strands), key=list(Wait).index)

    def is_for_now(self, today: dt.date) -> bool:
        """Tell whether no meeting that is still to be held has it first."""
        return self.pending is None or self.pending.held(today)


@dataclass(frozen=True, eq=False)
class Ledger:
    """What was left by every meeting of a folder; one that was called off left its agenda.

    What transcribes an old document left what its lines tell. A meeting before ``today`` is held.
    """

    archive: Archive
    today: dt.date = dt.date.max

    @property
    def matters(self) -> Sequence[Matter]:
        """Every matter, in the order in which they came up."""
        return self._book.matters

    @property
    def told(self) -> Sequence[Matter]:
        """Every matter, where notes tell of any: agendas alone refer, name and put off nothing."""
        notes = any(each.kind.decides for each in self.archive.documents)
        return self.matters if notes else ()

    @property
    def agreed(self) -> Sequence[Told]:
        """What was adopted and prolonged by the day, where the folder keeps a file of such."""
        return [each for each in self._book.agreed if each.meeting.date <= self.today]

    @cached_property
    def seating(self) -> Seating:
        """How the seats of groups stand."""
        return Seating(self.archive, self.today)

    @cached_property
    def open_since(self) -> frozenset[Place]:
        """The lines that opened what is still open."""
        return frozenset(each.since.place for matter in self.matters for each in matter.open)

    def entries(self, meeting: Meeting) -> Sequence[Entry]:
        """Give the points of a meeting's notes with an outcome or an assignment, as they stand."""
        return self._entries(meeting.body_id, meeting.date)

    @cached_property
    def _entries(self) -> Callable[[str, dt.date], Sequence[Entry]]:
        # Rules ask about one meeting after the other, each of them several times.
        return lru_cache(maxsize=1)(lambda *of: tuple(self._book.entries(*of)))

    def uptakes(self, entry: Entry, body_id: str = "") -> Iterator[Uptake]:
        """Give the later meetings of the same body, or of another, that take a matter up."""
        wanted = body_id or entry.meeting.body_id
        day = entry.meeting.date
        later = (
            islice(each.uptakes, bisect_right(each.uptakes, day, key=lambda own: own.date), None)
            for each in entry.matters
        )
        for uptake in merge(*later, key=lambda each: (each.date, not each.noted)):
            at = self.archive.meeting(*uptake[:2])
            if uptake.body_id == wanted and (at is None or not at.off):
                yield uptake

    def chances(self, entry: Entry, until: dt.date | None) -> Iterator[Meeting]:
        """Give the meetings at which a matter that rests should come up, oldest first.

        Meetings before the folder answers for the body are left out: there it may have come up. An
        extra meeting counts where it is on the day ``until`` which the matter rests.
        """
        body_id = entry.meeting.body_id
        for each in self.archive.after(body_id, entry.meeting.date):
            if not self.archive.procedure.answers(body_id, each.date):
                continue
            if each.date == until or (not each.extra and (until is None or each.date > until)):
                yield each

    def carried(self, body_id: str, date: dt.date) -> Iterator[Carried]:
        """Give what a meeting of a body on ``date`` should take up, the oldest first."""
        due: dict[Matter, list[Strand]] = {}
        for strand in self._book.strands_of(body_id):
            if strand.is_open(date) and self.is_due(strand, date):
                due.setdefault(strand.matter, []).append(strand)
        for matter, strands in due.items():
            taken = {(each.body_id, each.date) for each in matter.uptakes}
            pending = [self._pending(strand, date, taken) for strand in strands]
            yield Carried(matter, tuple(strands), None if None in pending else pending[0])

    def to_take_up(self, body_id: str, date: dt.date) -> Iterator[Carried]:
        """Give what a body's meeting on a day should take up, each matter once.

        A group that prepares another body's meetings gets what comes up at that body's next
        meeting, and all that it has handed out.
        """
        bodies = self.archive.procedure.bodies.values()
        steered = (each.id for each in bodies if each.steering == body_id)
        others = (each for one in steered for each in self.prepared(one, date))
        matters: set[Matter] = set()
        for carried in chain(self.carried(body_id, date), others):
            if carried.matter not in matters:
                matters.add(carried.matter)
                yield carried

    def lacking(self, agenda: Agenda) -> Iterator[Carried]:
        """Give what a meeting should take up, and its agenda does not have."""
        at = (agenda.body_id, agenda.date, False)
        for carried in self.to_take_up(agenda.body_id, agenda.date):
            uptakes = ((each.body_id, each.date, each.noted) for each in carried.matter.uptakes)
            if carried.is_for_now(self.today) and at not in uptakes:
                yield carried

    def prepared(self, body_id: str, date: dt.date) -> Iterator[Carried]:
        """Give what is prepared on a day: what a body's next meeting should take up.

        With it comes all that the body has handed out and that is not yet reported.
        """
        following = next(self.archive.after(body_id, date), None)
        if following is not None:
            yield from self.carried(body_id, following.date)
        handed: dict[Matter, list[Strand]] = {}
        for strand in self._book.strands_of(body_id):
            if strand.wait is Wait.REPORT and strand.is_open(date):
                handed.setdefault(strand.matter, []).append(strand)
        yield from (Carried(matter, tuple(strands)) for matter, strands in handed.items())

    def is_due(self, strand: Strand, date: dt.date) -> bool:
        """Tell whether something that is open comes up at its body's meeting on a day.

        What was put off to a meeting that was moved follows it, and to one that was called off
        goes on to the next. An extra meeting takes up what was put off to just that day.
        """
        meeting = self.archive.meeting(strand.body_id, date)
        if strand.wait is Wait.ANSWER:
            return False
        moved = strand.until and self.archive.moved.get((strand.body_id, strand.until))
        if meeting is not None and meeting.extra:
            return (moved or strand.until) == date and strand.is_due(date, moved)
        return strand.is_due(date, moved)

    def _pending(
        self, strand: Strand, date: dt.date, taken: AbstractSet[tuple[str, dt.date]]
    ) -> Meeting | None:
        """Give the first meeting before a day that took a matter up, or is to, and tells nothing.

        One that is still to be held has the matter when it is due there, and one that was held when
        its agenda had it besides.
        """
        if strand.wait is Wait.NOTES:
            return self.archive.meeting(strand.body_id, strand.since.date)
        for each in self._silent.get(strand.body_id, ()):
            taken_up = each[:2] in taken or not each.held(self.today)
            if strand.since.date < each.date < date and taken_up and self.is_due(strand, each.date):
                return each
        return None

    @cached_property
    def _silent(self) -> dict[str, list[Meeting]]:
        """The meetings of each body that tell nothing: still to be held, or without notes."""
        found: dict[str, list[Meeting]] = {}
        for each in self.archive.meetings:
            if not (each.off or each.deciding):
                found.setdefault(each.body_id, []).append(each)
        return found

    @cached_property
    def _book(self) -> Book:
        book = Book(self.archive, self.today)
        for meeting in self.archive.meetings:
            book.enter(meeting)
        return book
