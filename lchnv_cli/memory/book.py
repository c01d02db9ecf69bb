"""How the ledger is kept: meeting by meeting, each point entered under its matter.

A matter is known by its Ärende, which holds in every body, or else by its title, which holds in
its own body, in the group that prepares it, and in one that the matter was referred to. What stands
under a standing point's title is named by the title and the day.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lchnv_cli.memory.by_mail import as_told
from lchnv_cli.memory.events import Event, EventKind, events_of
from lchnv_cli.memory.fate import Fate, fate_of, told_in_lines
from lchnv_cli.memory.formalities import is_formality
from lchnv_cli.memory.left_open import answers, proposed
from lchnv_cli.memory.matter import known_as, matters_of
from lchnv_cli.memory.strands import SETTLED, Matter, Strand, Uptake, Wait
from lchnv_cli.model.archive import Archive, Meeting
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.items import Item
from lchnv_cli.model.standing import says_nothing_more


class Entry(NamedTuple):
    """A point of what a meeting decided, most often its notes: what became of its matters."""

    meeting: Meeting
    document: MeetingDocument
    item: Item
    fate: Fate
    matters: tuple[Matter, ...]

    @property
    def title(self) -> str:
        """The point's title."""
        return self.item.heading.title


class Book:
    """Matters in the order in which they came up, and entries by body and day."""

    def __init__(self, archive: Archive, today: dt.date) -> None:
        self.matters: list[Matter] = []
        self.entries: dict[tuple[str, dt.date], list[Entry]] = {}
        self._archive = archive
        self._today = today
        self._procedure = procedure = archive.procedure
        self._known: dict[tuple[str, str], Matter] = {}
        self._strands: dict[str, list[Strand]] = {}
        # A group that prepares another's meetings has the same matters.
        self._scopes = {
            body.id: next((b.id for b in procedure.bodies.values() if b.steering == body.id), "")
            or body.id
            for body in procedure.bodies.values()
        }

    def strands_of(self, body_id: str) -> Sequence[Strand]:
        """Give what has been open at a body, the oldest first."""
        return self._strands.get(body_id, ())

    def enter(self, meeting: Meeting) -> None:
        """Enter what a meeting's documents tell; meetings are entered in their order."""
        for document in meeting.deciding:
            self._enter_points(meeting, document, document.points())
        agenda, notes = meeting.agenda, meeting.notes
        if agenda and notes and not self._procedure.is_transcript(notes):
            for answer in answers(agenda, notes, self._procedure):
                if answer.left_open and _is_substance(answer.asked):
                    self._leave_open(answer.asked, answer.told, agenda, notes)
        if agenda and not meeting.deciding:
            self._raise(agenda)
        for document in meeting.documents:
            if document.kind.put_to_meeting:
                self._enter_agenda(meeting, document)
        for question in meeting.questions:
            told = as_told(question, meeting, self._archive, self._today)
            self._enter_points(meeting, question, told)

    def _raise(self, agenda: MeetingDocument) -> None:
        """Enter what waits for the notes of the agenda's meeting."""
        if self._procedure.answers(agenda.body_id, agenda.date):
            for item in filter(_is_substance, agenda.points()):
                for matter in self._matters(item, agenda, new=True):
                    self._tell(matter, (_event(EventKind.RAISED, item, agenda),))

    def _enter_agenda(self, meeting: Meeting, document: MeetingDocument) -> None:
        """Enter where an agenda names matters that are known."""
        for item in document.points() if self._known else ():
            for matter in self._matters(item, document):
                place = document.at(item.line)
                matter.uptakes.append(Uptake(meeting.body_id, meeting.date, place, noted=False))

    def _enter_points(
        self, meeting: Meeting, document: MeetingDocument, points: Iterable[Item]
    ) -> None:
        """Enter points that tell what was decided: those of notes, or a question by mail."""
        for item in points:
            fate = self._fate(item, document)
            events = events_of(item, fate, document)
            telling = events[-1].kind not in _SAYS_LITTLE or any(matters_of(item))
            matters = tuple(self._matters(item, document, new=telling))
            for matter in matters:
                place = document.at(item.line)
                matter.uptakes.append(Uptake(meeting.body_id, meeting.date, place, noted=True))
                self._tell(matter, events)
            if fate.told or fate.assignments:
                own = self.entries.setdefault((meeting.body_id, meeting.date), [])
                own.append(Entry(meeting, document, item, fate, matters))

    def _tell(self, matter: Matter, events: tuple[Event, ...]) -> None:
        """Take events in, and open with other bodies what they send there or answer."""
        self._open(matter.tell(events))
        kinds = {each.kind for each in events}
        for each in events:
            if each.kind is EventKind.REFERRED:
                self._refer(matter, each)
        if kinds & SETTLED and EventKind.REFERRED not in kinds:
            self._answer(matter, events[0])

    def _refer(self, matter: Matter, event: Event) -> None:
        """Have the body that a matter is referred to take it up, under the same title."""
        body = self._procedure.body_named_first(event.who)
        if body is not None and body.id != event.body_id:
            self._known[self._scopes[body.id], known_as(event.title)] = matter
            self._open([matter.wait_for(Wait.RECEIVED, body.id, event)])

    def _answer(self, matter: Matter, event: Event) -> None:
        """Give what a body settled back to those that sent it there, also by way of others.

        A group that prepares a body's meetings gets no answer from it.
        """
        reached = {event.body_id}
        waiting = [strand for strand in matter.open if strand.wait is Wait.ANSWER]
        for _ in waiting:
            for strand in waiting:
                body = self._procedure.body_named_first(strand.since.who)
                if strand.closed is None and body is not None and body.id in reached:
                    matter.close(strand, event)
                    reached.add(strand.body_id)
                    if self._scopes[strand.body_id] != body.id:
                        answered = matter.wait_for(Wait.ANSWERED, strand.body_id, event)
                        self._open([answered])

    def _leave_open(
        self, asked: Item, told: Item | None, agenda: MeetingDocument, notes: MeetingDocument
    ) -> None:
        """Enter a point that the notes left out, or left without an outcome."""
        event = _event(EventKind.UNSETTLED, asked, agenda)
        if told:
            event = event._replace(place=notes.at(told.line))
        for matter in self._matters(asked, notes, new=True):
            self._tell(matter, (event,))

    def _open(self, strands: Iterable[Strand]) -> None:
        for strand in strands:
            self._strands.setdefault(strand.body_id, []).append(strand)

    def _fate(self, item: Item, document: MeetingDocument) -> Fate:
        first = self._procedure.bodies[document.body_id].answers_from
        if first is not None and self._procedure.is_transcript(document):
            following = next(self._archive.after(document.body_id, document.date), None)
            return told_in_lines(item, document.date, first, following and following.date)
        return fate_of(item, document.body_id, self._procedure)

    def _matters(
        self, item: Item, document: MeetingDocument, *, new: bool = False
    ) -> Iterator[Matter]:
        """Give the matters of a point: those it names, or the one of its title.

        ``new`` makes one where none is known.
        """
        scope = self._scopes[document.body_id]
        title, named = known_as(item.heading.title), tuple(matters_of(item))
        standing = self._procedure.bodies[document.body_id].standing_titles()
        mute = says_nothing_more(item.heading.said, standing)
        by_title = self._known.get((scope, title))
        if not named:
            if by_title is None and new:
                day = f" {document.date}" if mute else ""
                name = f"{item.heading.title}{day}"
                by_title = self._new(name, (scope, known_as(name)))
                by_title.titled = not mute
            if by_title is not None:
                yield by_title
            return
        for written in named:
            own = known_as(written)
            matter = self._known.get(("", own)) or self._known.get((scope, own))
            if matter is None and by_title is not None and by_title.known_by_title:
                matter = by_title
            if matter is None:
                if not new:
                    continue
                matter = self._new(written, ("", own))
            matter.known_by_title = False
            self._known["", own] = matter
            if not mute and len(named) == 1:
                self._known[scope, title] = matter
            yield matter

    def _new(self, name: str, key: tuple[str, str]) -> Matter:
        matter = self._known[key] = Matter(name)
        self.matters.append(matter)
        return matter


_SAYS_LITTLE = frozenset({EventKind.NAMED, EventKind.DISCUSSED})


def _event(kind: EventKind, item: Item, document: MeetingDocument) -> Event:
    """Give what happened to a point of an agenda, which says nothing of it itself."""
    heading, place = item.heading, document.at(item.line)
    at = (document.body_id, document.date, place, item.address)
    return Event(kind, *at, heading.title, heading.kinds)


def _is_substance(item: Item) -> bool:
    """Tell whether a point of an agenda opens a matter: it proposes something, or names one."""
    return any(matters_of(item)) or any(not is_formality(each.text) for each in proposed(item))
