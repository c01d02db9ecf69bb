"""What is asked by mail, in a question of its own or in notes alone, and how far it has come."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from lchnv_cli.memory.book import Entry
from lchnv_cli.memory.by_mail import Asked, asked, is_closed, point_of
from lchnv_cli.memory.events import Event, EventKind
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.outcome import FINAL, OutcomeKind
from lchnv_cli.memory.strands import Matter, Strand
from lchnv_cli.memory.waits import SETTLED
from lchnv_cli.model.document import MeetingDocument, Question
from lchnv_cli.model.folding import folded
from lchnv_cli.model.items import Address
from lchnv_cli.model.meeting import Meeting


class State(StrEnum):
    """How far a question by mail has come; the value is how it is told."""

    UNSENT = "inte skickad"
    WAITING = "pågår"
    OVERDUE = "försenad"
    ANSWERED = "besvarad"
    SETTLED = "avgjord"
    REPORTED = "rapporterad"


class ByMail(NamedTuple):
    """A question by mail: of which point of a meeting, and the document that tells of it.

    ``replies`` are as written, and ``lacking`` whose have not come; ``everybody`` tells whom each
    is for. Notes alone seldom say who: there it is None. ``reported`` is what a later meeting said.
    """

    meeting: Meeting
    document: MeetingDocument
    address: Address
    title: str
    line: int
    answer_by: dt.date | None
    state: State
    replies: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    everybody: Asked | None = None
    outcome: str = ""
    reported: Event | None = None


def state_of(question: Question, everybody: Asked, today: dt.date) -> State:
    """Tell how far a question has come, as it says itself."""
    if is_closed(question, everybody, today):
        return State.SETTLED
    if question.mailed is None:
        return State.UNSENT
    if everybody.complete:
        return State.ANSWERED
    late = question.answer_by is not None and question.answer_by < today
    return State.OVERDUE if late else State.WAITING


def asked_by_mail(ledger: Ledger) -> Iterator[ByMail]:
    """Give every question by mail, meeting by meeting; one in both a document and notes once."""
    for meeting in ledger.archive.meetings:
        entries = ledger.entries(meeting)
        for question in meeting.questions:
            own = next((each for each in entries if each.document is question), None)
            yield _in_document(question, own, meeting, ledger)
        for entry in entries:
            if asks_alone(entry):
                yield _in_notes(entry, ledger)


def asks_alone(entry: Entry) -> bool:
    """Tell whether a point of notes asks by mail, without a question that is a document.

    What only tells how a question before it ended asks nothing.
    """
    if isinstance(entry.document, Question) or not any(entry.fate.of(OutcomeKind.PER_CAPSULAM)):
        return False
    points = (point_of(each, entry.document) for each in entry.meeting.questions)
    if any(point and point.address == entry.item.address for point in points):
        return False
    return any(_opened(entry))


def _opened(entry: Entry) -> Iterator[tuple[Matter, Strand]]:
    """Give what is open or was, since a point asked by mail."""
    places = {entry.document.at(told.line) for told, _ in entry.fate.of(OutcomeKind.PER_CAPSULAM)}
    for matter in entry.matters:
        for strand in matter.strands:
            if strand.since.kind is EventKind.ASKED and strand.since.place in places:
                yield matter, strand


def _in_document(
    question: Question, entry: Entry | None, meeting: Meeting, ledger: Ledger
) -> ByMail:
    everybody = asked(question, ledger.archive)
    state = state_of(question, everybody, ledger.today)
    reported = _reported(entry, ledger) if entry else None
    if reported and state is State.SETTLED:
        state = State.REPORTED
    item = next(question.points(), None)
    return ByMail(
        meeting,
        question,
        entry.item.address if entry else Address(question.point),
        item.heading.title if item else "",
        entry.item.line if entry else 1,
        question.answer_by,
        state,
        tuple(f"{name}: {reply}" for name, reply in question.replies.items() if reply),
        everybody.lacking,
        everybody,
        question.outcome,
        reported,
    )


def _in_notes(entry: Entry, ledger: Ledger) -> ByMail:
    fate, day = entry.fate, entry.meeting.date
    days = (one.when.on(day) for _, one in fate.of(OutcomeKind.PER_CAPSULAM))
    last = next(filter(None, days), None)
    reported = _reported(entry, ledger)
    ends = fate.kinds & (FINAL | {one.kind for _, one in fate.resting()})
    outcome = ", ".join(kind for kind in OutcomeKind if kind in ends)
    if reported:
        state, outcome = State.REPORTED, outcome or reported.kind
    elif ends:
        state = State.SETTLED
    elif any(folded(each).startswith("alla") for each in fate.replies):
        state = State.ANSWERED
    else:
        state = State.OVERDUE if last and last < ledger.today else State.WAITING
    place = (entry.document, entry.item.address, entry.title, entry.item.line)
    return ByMail(
        entry.meeting, *place, last, state, fate.replies, outcome=outcome, reported=reported
    )


def _reported(entry: Entry, ledger: Ledger) -> Event | None:
    """Give what a later meeting said that ended the matter's wait, until the ledger's day."""
    day = entry.meeting.date
    for matter, strand in _opened(entry):
        last = strand
        while last.goes_on is not None:
            last = last.goes_on
        closed = last.closed
        if closed is not None and day < closed.date <= ledger.today:
            own = closed.place.file, closed.address
            there = (each for each in matter.events if (each.place.file, each.address) == own)
            return next((each for each in there if each.kind in SETTLED), closed)
    return None
