"""The ledger: every matter that the documents of a folder tell of, and what is open of each.

One pass over the meetings, oldest first, gathers it the first time it is asked for. What an agenda
puts to a meeting counts once there are notes to answer it; until then only the agenda tells of it.
A matter ends by what somebody wrote became of it, never by having stood on an agenda.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from lchnv_cli.memory.book import Book, Entry
from lchnv_cli.memory.strands import Matter, Strand, Uptake, Wait
from lchnv_cli.model.archive import Archive, Meeting
from lchnv_cli.model.document import Agenda


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
    """What was left by every meeting of a folder; one that was called off left nothing.

    What transcribes an old document left what its lines tell. A meeting before ``today`` is held.
    """

    archive: Archive
    today: dt.date = dt.date.max

    @property
    def matters(self) -> Sequence[Matter]:
        """Every matter, in the order in which they came up."""
        return self._book.matters

    def entries(self, meeting: Meeting) -> Sequence[Entry]:
        """Give the points of a meeting's notes with an outcome or an assignment, as they stand."""
        return self._book.entries.get((meeting.body_id, meeting.date), ())

    def uptakes(self, entry: Entry, body_id: str = "") -> Iterator[Uptake]:
        """Give the later meetings of the same body, or of another, that take a matter up."""
        wanted = body_id or entry.meeting.body_id
        found = {
            uptake
            for matter in entry.matters
            for uptake in matter.uptakes
            if uptake.body_id == wanted and uptake.date > entry.meeting.date
        }
        yield from sorted(found, key=lambda each: (each.date, not each.noted))

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
            yield Carried(matter, tuple(strands), self._pending(matter, strands, date))

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
        following = self.archive.following(body_id, date + dt.timedelta(days=1))
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
        since, meeting = strand.since, self.archive.meeting(strand.body_id, date)
        if strand.wait is Wait.ANSWER:
            return False
        until = since.when.on(since.date)
        if until is not None:
            until = self._moved.get((strand.body_id, until), until)
        if meeting is not None and meeting.extra:
            return until == date and strand.wait not in _TOLD_AFTER
        if until is None:
            return not since.when.is_after(date, since.date)
        return until < date if strand.wait in _TOLD_AFTER else until <= date

    def _pending(self, matter: Matter, strands: Sequence[Strand], date: dt.date) -> Meeting | None:
        """Give the first meeting before a day that took a matter up, or is to, and tells nothing.

        One that is still to be held has the matter when it is due there; one that was held has it
        when its agenda did.
        """
        first = strands[0]
        if first.wait is Wait.NOTES:
            return self.archive.meeting(first.body_id, first.since.date)
        taken = {each.date for each in matter.uptakes if each.body_id == first.body_id}
        for each in self.archive.after(first.body_id, first.since.date):
            if each.date >= date:
                return None
            if each.deciding:
                continue
            held = each.held(self.today)
            if each.date in taken or (not held and self.is_due(first, each.date)):
                return each
        return None

    @cached_property
    def _moved(self) -> dict[tuple[str, dt.date], dt.date]:
        """The days that meetings were moved from, and where to."""
        return {
            (each.body_id, each.occasion.moved_from): each.date
            for each in self.archive.meetings
            if each.occasion is not None and each.occasion.moved_from is not None
        }

    @cached_property
    def _book(self) -> Book:
        book = Book(self.archive, self.today)
        for meeting in self.archive.meetings:
            if not meeting.cancelled:
                # A large folder has more points than fit: what is read for this pass is let go.
                unread = [each for each in meeting.documents if not each.is_read]
                book.enter(meeting)
                for document in unread:
                    document.let_go()
        return book


_TOLD_AFTER = frozenset({Wait.REPLIES, Wait.RESULT})  # by mail: told when the last day has passed
