"""How the ledger is kept: meeting by meeting, each point entered under its matter."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from lchnv_cli.memory.by_mail import as_told
from lchnv_cli.memory.events import SENT, Event, EventKind, events_of
from lchnv_cli.memory.fate import Fate, fate_of, told_in_lines
from lchnv_cli.memory.formalities import is_formal, is_formality
from lchnv_cli.memory.known_matters import KnownMatters
from lchnv_cli.memory.left_open import Answer, answers, proposed
from lchnv_cli.memory.matter import matters_of
from lchnv_cli.memory.strands import Matter, Strand, Uptake
from lchnv_cli.memory.telling import Telling
from lchnv_cli.memory.told_agreements import Told, told_at
from lchnv_cli.memory.waits import SETTLED, TO_BE_SETTLED, Wait
from lchnv_cli.memory.when import When
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Agenda, MeetingDocument, Notes, Question
from lchnv_cli.model.items import Item, Kind
from lchnv_cli.model.meeting import Meeting


class Entry(NamedTuple):
    """A point of what a meeting decided, most often its notes: what became of its matters.

    Made when it is asked for: points and what is read of them do not fit for a large folder.
    """

    meeting: Meeting
    document: MeetingDocument
    item: Item
    fate: Fate
    matters: tuple[Matter, ...]

    @property
    def title(self) -> str:
        """What the point is called."""
        return self.item.called


class _Entered(NamedTuple):
    """What is kept of an entry: the point's meeting, document and place there, and its matters."""

    meeting: Meeting
    document: MeetingDocument
    position: int
    matters: tuple[Matter, ...]


class Book:
    """Matters in the order in which they came up, and entries by body and day."""

    def __init__(self, archive: Archive, today: dt.date) -> None:
        self._entered: dict[tuple[str, dt.date], list[_Entered]] = {}
        # What was adopted and prolonged, where the folder keeps a file of such.
        self.agreed: list[Told] = []
        self._archive = archive
        self._today = today
        self._procedure = archive.procedure
        # Bodies whose meetings the folder follows: what they answer stands in their notes.
        self._heard = {m.body_id for m in archive.meetings if m.deciding or m.agenda}
        # The meeting's other questions by mail, which the next one answers nothing of.
        self._beside = frozenset[PurePosixPath]()
        self._known = KnownMatters(archive.procedure)
        self._strands: dict[str, list[Strand]] = {}
        # Who waits for what another matter, with the same title there, is answered.
        self._asking: dict[Matter, list[Strand]] = {}

    @property
    def matters(self) -> Sequence[Matter]:
        """Every matter, in the order in which they came up."""
        return self._known.all

    def strands_of(self, body_id: str) -> Sequence[Strand]:
        """Give what has been open at a body, the oldest first."""
        return self._strands.get(body_id, ())

    def entries(self, body_id: str, date: dt.date) -> Iterator[Entry]:
        """Give the points of a meeting with an outcome or an assignment, as they stand."""
        points: dict[PurePosixPath, Sequence[Item]] = {}
        for meeting, document, position, matters in self._entered.get((body_id, date), ()):
            if document.file not in points:
                points[document.file] = tuple(self._points(meeting, document))
            item = points[document.file][position]
            yield Entry(meeting, document, item, self._fate(item, document), matters)

    def enter(self, meeting: Meeting) -> None:
        """Enter what a meeting's documents tell; meetings are entered in their order.

        Of one that was called off, or moved from its agenda's day, only the agenda is entered, and
        what is asked by mail instead: all else comes up at the next.
        """
        deciding = () if meeting.off else meeting.deciding
        for document in deciding:
            self._enter_points(meeting, document)
        if meeting.agenda and deciding:
            self._enter_left_open(meeting.agenda, meeting.notes)
        elif meeting.agenda:
            self._raise(meeting, meeting.agenda)
        for document in meeting.documents:
            if document.kind.put_to_meeting:
                self._enter_agenda(meeting, document)
        for question in meeting.questions:
            self._enter_points(meeting, question)
            self._beside |= {question.file}
        self._beside = frozenset()

    def _raise(self, meeting: Meeting, agenda: Agenda) -> None:
        """Enter what waits for a meeting's notes, or for the next where it was not held."""
        kind = EventKind.CALLED_OFF if meeting.off else EventKind.RAISED
        if self._procedure.answers(agenda.body_id, agenda.date):
            for item in agenda.points():
                if self._is_substance(item, agenda.body_id):
                    self._leave_open(_event(kind, item, agenda), item, agenda)

    def _enter_agenda(self, meeting: Meeting, document: MeetingDocument) -> None:
        """Enter where an agenda names matters that are known."""
        for item in document.points() if self.matters else ():
            matters = tuple(self._known.of_point(item, document))
            if not any(m.uptakes and m.uptakes[-1].date == meeting.date for m in matters):
                self._known.retitle(matters, item, document)
            for matter in matters:
                place = document.at(item.line)
                matter.uptakes.append(Uptake(meeting.body_id, meeting.date, place, noted=False))

    def _points(self, meeting: Meeting, document: MeetingDocument) -> Iterator[Item]:
        if isinstance(document, Question):
            return as_told(document, meeting, self._archive, self._today)
        return document.points()

    def _enter_points(self, meeting: Meeting, document: MeetingDocument) -> None:
        """Enter points that tell what was decided: those of notes, or a question by mail."""
        for position, item in enumerate(self._points(meeting, document)):
            if self._archive.agreements.kept:
                self.agreed += told_at(meeting, document, item, self._procedure)
            fate = self._fate(item, document)
            events = tuple(map(self._sent, events_of(item, fate, document)))
            if meeting.agenda is None and self._is_unanswered(item, fate, document):
                events += (_event(EventKind.UNSETTLED, item, document),)
            new = any(matters_of(item)) or self._tells(events, item)
            matters = tuple(self._known.of_point(item, document, new=new))
            self._known.retitle(matters, item, document)
            for matter in matters:
                place = document.at(item.line)
                matter.uptakes.append(Uptake(meeting.body_id, meeting.date, place, noted=True))
                self._tell(matter, events)
            if fate.told or fate.assignments:
                own = self._entered.setdefault((meeting.body_id, meeting.date), [])
                own.append(_Entered(meeting, document, position, matters))

    def _is_unanswered(self, item: Item, fate: Fate, document: MeetingDocument) -> bool:
        """Tell whether notes without an agenda only repeat what was proposed to the meeting."""
        if fate.settled or not document.kind.decides or self._procedure.is_transcript(document):
            return False
        put = (clause for each in item.decisions if each.heading for clause in each.clauses)
        return any(proposed(item)) and any(not is_formality(clause.text) for clause in put)

    def _tells(self, events: Sequence[Event], item: Item) -> bool:
        """Tell whether a point opens a matter: not by a line that a formality was decided."""
        telling = {each.kind for each in events} - _SAYS_LITTLE
        lines = {fact.line for fact in item.all_facts()}
        if telling != {EventKind.DECIDED} or any(each.place.line not in lines for each in events):
            return bool(telling)
        return not is_formal(item, self._procedure.bodies[events[0].body_id])

    def _tell(self, matter: Matter, events: tuple[Event, ...]) -> None:
        """Take events in, and open with other bodies what they send there or answer."""
        body_id, date = events[0].body_id, events[0].date
        meeting = self._archive.meeting(body_id, date)
        days = (date, *(meeting.occasion.moved_from if meeting and meeting.occasion else ()))
        only = days if meeting and meeting.extra else ()
        settled = next((each for each in events if each.kind in SETTLED), None)
        if settled is not None:
            self._answer_unheard(matter, settled)
        heard = Telling(matter, events, max(days), self._beside, only)
        self._open(heard.take_in())
        sent = [self._refer(matter, each) for each in events if each.kind in SENT]
        if settled is not None and not any(sent):
            # What was settled by mail is told of when the last day for replies has passed.
            by_mail = (each.when for each in events if each.kind is EventKind.ASKED)
            self._answer(matter, settled._replace(when=next(by_mail, When())))

    def _answer_unheard(self, matter: Matter, event: Event) -> None:
        """Take what a body settles for the answer of one whose meetings the folder lacks."""
        for strand in tuple(matter.asked):
            if strand.wait is Wait.ANSWER and strand.body_id == event.body_id:
                body = self._procedure.body_named_first(strand.since.who)
                if body is None or body.id not in self._heard:
                    matter.close(strand, event)

    def _sent(self, event: Event) -> Event:
        """Give an event with the body that a matter went to as it is called in rules.yaml."""
        body = self._procedure.body_named_first(event.who)
        referred = event.kind in SENT and body is not None
        return event._replace(who=body.name) if referred and body else event

    def _refer(self, matter: Matter, event: Event) -> bool:
        """Have the body that a matter is referred to take it up, under the same title.

        Where that body has an open matter of its own by that title the two are one there.
        Gives whether such a body is known.
        """
        body = self._procedure.body_named_first(event.who)
        if body is None or body.id == event.body_id:
            return False
        own = self._known.refer(matter, body.id)
        if own is not matter:
            waits = (s for s in matter.asked if s.wait is Wait.ANSWER and s.since is event)
            self._asking.setdefault(own, []).extend(waits)
        there = {s.wait for s in own.asked if s.body_id == body.id}
        # What a body's own group recommends is most often a matter that already waits there.
        known = TO_BE_SETTLED if event.kind is EventKind.RECOMMENDED else {Wait.RECEIVED}
        if there.isdisjoint(known):
            self._open([own.wait_for(Wait.RECEIVED, body.id, event)])
        return True

    def _answer(self, matter: Matter, event: Event) -> None:
        """Give what a body settled back to those that sent it there, also by way of others.

        A group that prepares a body's meetings gets no answer from it, and has no more to do
        with what it settled.
        """
        steering = self._procedure.bodies[event.body_id].steering
        reached = {event.body_id, steering}
        for strand in tuple(matter.asked):
            if strand.body_id == steering and strand.wait in TO_BE_SETTLED:
                matter.close(strand, event)
        others = self._asking.get(matter, ())
        waiting = [each for each in (*matter.asked, *others) if each.wait is Wait.ANSWER]
        for _ in waiting:
            for strand in waiting:
                body = self._procedure.body_named_first(strand.since.who)
                if strand.closed is None and body is not None and body.id in reached:
                    strand.matter.close(strand, event)
                    reached.add(strand.body_id)
                    itself = strand.body_id == event.body_id
                    if not itself and self._known.scopes[strand.body_id] != body.id:
                        answered = strand.matter.wait_for(Wait.ANSWERED, strand.body_id, event)
                        self._open([answered])

    def _enter_left_open(self, agenda: Agenda, notes: Notes | None) -> None:
        """Enter the points that the notes left out, or left without an outcome."""
        if notes is None or self._procedure.is_transcript(notes):
            return
        for answer in answers(agenda, notes, self._procedure):
            if self._is_left_open(answer, notes) and self._is_substance(
                answer.asked, agenda.body_id
            ):
                event = _event(EventKind.UNSETTLED, answer.asked, agenda)
                if answer.told:
                    event = event._replace(place=notes.at(answer.told.line))
                self._leave_open(event, answer.asked, notes)

    def _leave_open(self, event: Event, asked: Item, document: MeetingDocument) -> None:
        """Enter a point that nothing was told of, here or at another point of the meeting."""
        for matter in self._known.of_point(asked, document, new=True):
            if not matter.ended(event.body_id, event.date):
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

    def _is_substance(self, item: Item, body_id: str) -> bool:
        """Tell whether a point of an agenda opens a matter: names one, or asks for a decision."""
        clauses = list(proposed(item))
        if any(matters_of(item)) or any(not is_formality(each.text) for each in clauses):
            return True
        decides = Kind.DECISION in item.heading.kinds and not clauses
        return decides and not self._known.is_mute(item, body_id)

    def _is_left_open(self, answer: Answer, notes: MeetingDocument) -> bool:
        """Tell whether a point has no outcome; one that proposes nothing has it under Beslut."""
        told, kinds = answer.told, answer.asked.heading.kinds
        if answer.left_open or told is None:
            return True
        if Kind.DECISION not in kinds or any(proposed(answer.asked)):
            return False
        return not any(self._fate(item, notes).settled for item in (told, *told.sub_items))


_SAYS_LITTLE = frozenset({EventKind.NAMED, EventKind.DISCUSSED, EventKind.UNDER_WAY})


def _event(kind: EventKind, item: Item, document: MeetingDocument) -> Event:
    """Give what happened to a point of an agenda, which says nothing of it itself."""
    heading, place = item.heading, document.at(item.line)
    text = next((each.text for each in proposed(item) if not is_formality(each.text)), "")
    at = (document.body_id, document.date, place, item.address)
    return Event(kind, *at, heading.title, heading.kinds, text)
