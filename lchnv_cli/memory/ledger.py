"""The ledger: what the notes of a whole folder say of matters, and where those come up again.

One pass over the meetings, oldest first, gathers it the first time it is asked for. Only names of
matters that some earlier notes left something of are followed, so it stays small where nearly
every point of nearly every meeting leaves nothing.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lchnv_cli.memory.fate import Fate, fate_of, told_in_lines
from lchnv_cli.memory.matter import all_names, matters_of, names_of
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.archive import Archive, Meeting
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.items import Item


class Entry(NamedTuple):
    """A point of what a meeting decided, most often its notes: what became of its matter.

    ``names`` are what tells the matter at other meetings.
    """

    meeting: Meeting
    document: MeetingDocument
    item: Item
    fate: Fate
    names: frozenset[str]

    @property
    def title(self) -> str:
        """The point's title."""
        return self.item.heading.title


class Uptake(NamedTuple):
    """A meeting that takes a matter up: in what it decided, or only in what was put to it."""

    date: dt.date
    noted: bool


class Carried(NamedTuple):
    """A point to take up again: its title, why, and the meeting it comes from.

    ``matter`` is its Ärende, which follows it from meeting to meeting, or empty.
    """

    title: str
    kinds: str
    why: str
    since: dt.date
    assignment: bool = False
    matter: str = ""


class _Book(NamedTuple):
    """Entries by body and day, and uptakes by body and name of the matter, oldest first."""

    entries: dict[tuple[str, dt.date], list[Entry]]
    uptakes: dict[tuple[str, str], list[Uptake]]


@dataclass(frozen=True, eq=False)
class Ledger:
    """What was left by every meeting of a folder; one that was called off left nothing.

    What transcribes an old document left what its lines tell.
    """

    archive: Archive

    def entries(self, meeting: Meeting) -> Sequence[Entry]:
        """Give the points of a meeting's notes with an outcome or an assignment, as they stand."""
        return self._book.entries.get((meeting.body_id, meeting.date), ())

    def uptakes(self, entry: Entry, body_id: str = "") -> Iterator[Uptake]:
        """Give the later meetings of the same body, or of another, that take a matter up.

        A matter is known by its Ärende or its title. A standing point's title says nothing of it.
        """
        for name in entry.names:
            found = self._book.uptakes.get((body_id or entry.meeting.body_id, name), [])
            later = bisect_right(found, entry.meeting.date, key=lambda uptake: uptake.date)
            yield from (found[at] for at in range(later, len(found)))

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
        """Give what a meeting of a body on ``date`` should take up, oldest first.

        A matter counts as taken up when an agenda or notes in between have it.
        """
        earlier = [m for m in self.archive.all_for(body_id) if m.date < date and not m.cancelled]
        for meeting in earlier:
            left = (
                carried
                for entry in self.entries(meeting)
                if not any(uptake.date < date for uptake in self.uptakes(entry))
                for carried in _left(entry, date, last=meeting is earlier[-1])
            )
            yield from dict.fromkeys(left)

    @cached_property
    def _book(self) -> _Book:
        procedure = self.archive.procedure
        standing = {body.id: body.standing_titles() for body in procedure.bodies.values()}
        book = _Book({}, {})
        followed: set[str] = set()
        for meeting in self.archive.meetings:
            body_id, own = meeting.body_id, standing[meeting.body_id]
            for document in () if meeting.cancelled else meeting.documents:
                uptake = Uptake(meeting.date, noted=document.kind.decides)
                # Points are read when somebody asks: not before there is anything to follow.
                for name in followed and followed & all_names(document, own):
                    book.uptakes.setdefault((body_id, name), []).append(uptake)
                if uptake.noted:
                    entries = [
                        Entry(meeting, document, item, fate, frozenset(names_of(item, own)))
                        for item in document.points()
                        if (fate := self._fate(item, document)).told or fate.assignments
                    ]
                    followed.update(name for entry in entries for name in entry.names)
                    book.entries.setdefault((body_id, meeting.date), []).extend(entries)
        return book

    def _fate(self, item: Item, document: MeetingDocument) -> Fate:
        procedure = self.archive.procedure
        first = procedure.bodies[document.body_id].answers_from
        if first is not None and procedure.is_transcript(document):
            return told_in_lines(item, document.date, first)
        return fate_of(item, document.body_id, procedure)


def _left(entry: Entry, date: dt.date, *, last: bool) -> Iterator[Carried]:
    """Give what an entry leaves for a meeting on a day; ``last`` is the meeting before that."""
    title, kinds = entry.title, "/".join(entry.item.heading.kinds)
    since = entry.meeting.date
    matter = next(matters_of(entry.item), "")
    rests = False
    for told, outcome in entry.fate.resting():
        if not outcome.when.is_after(date, since):
            rests = True
            yield Carried(title, kinds, f"{told.value} (mötet {since})", since, matter=matter)
    for told, _ in entry.fate.of(OutcomeKind.PER_CAPSULAM):
        if last and not rests:  # the next meeting is told how it went
            yield Carried(title, "Rapport", f"{told.value} (mötet {since})", since, matter=matter)
    for own in entry.fate.assignments:
        due = not own.when.is_after(date, since) if own.when.written else own.when.at_next and last
        if due:
            why = f"{own.value} (uppdrag {since})"
            yield Carried(title, "Rapport", why, since, assignment=True, matter=matter)
