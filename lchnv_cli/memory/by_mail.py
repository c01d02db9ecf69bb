"""Questions per capsulam: who is asked and who has replied, and what became of the question.

A question is read as if the notes told it all, as they may: its proposal is what they would have
decided, and its replies and its outcome are their lines Svar and Utfall. Whoever reads points so
reads questions.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lchnv_cli.memory.outcome import ACCEPTED, FINAL, Outcome, OutcomeKind, outcomes_of
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument, Question
from lchnv_cli.model.fact_names import ASSIGNMENTS, FactName
from lchnv_cli.model.folding import folded
from lchnv_cli.model.items import Address, Fact, Item, Role
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.parts import Points
from lchnv_cli.model.register import Mandate, Post
from lchnv_cli.model.spokespeople import spokespeople


class Asked(NamedTuple):
    """Who may reply to a question, by name as compared, for which principal; and who has not yet.

    A substitute or a successor who has replied stands for one of the principal's representatives.
    """

    principals: Mapping[str, str]
    lacking: tuple[str, ...]

    def may_reply(self, name: str) -> bool:
        """Tell whether somebody is one of those asked; anybody is where the register has nobody."""
        return not self.principals or folded(name) in self.principals

    @property
    def complete(self) -> bool:
        """Whether everybody has replied."""
        return bool(self.principals) and not self.lacking


def asked(question: Question, archive: Archive) -> Asked:
    """Tell who is asked: who represents the body on the day of sending, or on the last day."""
    sent = (question.mailed.date if question.mailed else None) or question.date
    first = speaking(question.body_id, sent, archive)
    last = speaking(question.body_id, question.answer_by or sent, archive)
    principals = {
        folded(name): each.principal_on(day)
        for day, people in ((question.answer_by or sent, last), (sent, first))
        for each in people
        for name in (each.person, *(former.text for former in each.former))
    }
    now = {folded(name): folded(own) for name, own in archive.register.former().items()}
    replied = {
        now.get(folded(name), folded(name)) for name, reply in question.replies.items() if reply
    }
    asked_first = {
        folded(each.person): each.person for each in first if each.post is not Post.SUBSTITUTE
    }
    others = [principals[key] for key in replied - asked_first.keys() if key in principals]
    lacking = []
    for key, name in asked_first.items():
        if key in replied:
            continue
        if principals[key] in others:
            others.remove(principals[key])
        else:
            lacking.append(name)
    return Asked(principals, tuple(lacking))


def representing(body_id: str, day: dt.date, archive: Archive) -> Iterator[str]:
    """Give the names of those who are asked on a day, each once."""
    every = speaking(body_id, day, archive)
    yield from dict.fromkeys(m.person for m in every if m.post is not Post.SUBSTITUTE)


def speaking(body_id: str, day: dt.date, archive: Archive) -> tuple[Mandate, ...]:
    """Give who speaks in a body; a steering group has its members in the body that it steers."""
    steered = (each.id for each in archive.procedure.bodies.values() if each.steering == body_id)
    members = (m for each in steered for m in archive.register.holders(each, Post.STEERING, day))
    return (*spokespeople(body_id, day, archive.register, archive.procedure), *members)


def point_of(question: Question, document: MeetingDocument) -> Item | None:
    """Give the point of a meeting's document that a question belongs to."""
    places = Points.of(document).of_label(question.point)
    return [*document.points()][min(places)] if places else None


def outcomes_by_mail(question: Question) -> tuple[Outcome, ...]:
    """Give the outcomes that a question tells; nothing where they do not say how it ended."""
    found = outcomes_of(question.outcome)
    return () if found and found[0].kind in _NO_END else found


def is_closed(question: Question, everybody: Asked, today: dt.date) -> bool:
    """Tell whether the outcome holds: all have replied, or the last day has passed."""
    if not outcomes_by_mail(question):
        return False
    return everybody.complete or (question.answer_by is not None and question.answer_by < today)


def telling_points(
    meeting: Meeting, archive: Archive, today: dt.date
) -> Iterator[tuple[MeetingDocument, Item]]:
    """Give every point that tells what was decided of a meeting's matters, there or by mail.

    What a meeting was to deal with that was called off may still be asked by mail.
    """
    deciding = () if meeting.off else meeting.deciding
    yield from ((document, item) for document in deciding for item in document.points())
    for question in meeting.questions:
        yield from ((question, item) for item in as_told(question, meeting, archive, today))


def as_told(
    question: Question, meeting: Meeting, archive: Archive, today: dt.date
) -> Iterator[Item]:
    """Give a question as the point of notes that tells the same; nothing where it asks nothing.

    Its matter is that of its point; where a point has several questions, of the first.
    """
    item = next(question.points(), None)
    if item is None:
        return
    own = [point_of(question, each) for each in (meeting.notes, meeting.agenda) if each]
    point = next(filter(None, own), None)
    first = next(q for q in meeting.questions if folded(q.point) == folded(question.point))
    line = question.place_of("utfall" if "utfall" in question.places else "svara_senast").line
    value = _outcome(question, asked(question, archive), today)
    adopted = not ACCEPTED.isdisjoint(one.kind for one in outcomes_of(value))
    left_out = _TOLD if adopted else _TOLD | ASSIGNMENTS
    facts = [Fact(FactName.OUTCOME, value, line)]
    if any(question.replies.values()):
        replies = ", ".join(f"{name} {said}" for name, said in question.replies.items() if said)
        facts.append(Fact(FactName.ANSWERS, replies, question.place_of("svar").line))
    known = point if point and first is question else item
    named = [fact for fact in known.facts if fact.key == FactName.MATTER]
    yield item._replace(
        address=point.address if point else Address(question.point),
        heading=item.heading._replace(title=known.heading.title),
        facts=(*(f for f in item.facts if f.key not in left_out), *named, *facts),
        decisions=tuple(
            each._replace(
                role=Role.DECISION, facts=tuple(f for f in each.facts if f.key not in left_out)
            )
            for each in item.decisions
        ),
    )


def _outcome(question: Question, everybody: Asked, today: dt.date) -> str:
    """Write the line Utfall: until when replies are awaited, or the day on which it was settled.

    What all have replied to without a day can be told at the next meeting.
    """
    day = question.answer_by
    if not is_closed(question, everybody, today):
        return f"{_ASKED} senast {day}" if day else _ASKED
    ended = outcomes_by_mail(question)[0]
    settled = ended.when.day if ended.kind in FINAL else None
    day = settled or (None if everybody.complete else day)
    return f"{_ASKED} senast {day}; {question.outcome}" if day else f"{_ASKED}; {question.outcome}"


_ASKED = OutcomeKind.PER_CAPSULAM.value
_NO_END = frozenset({OutcomeKind.PER_CAPSULAM, OutcomeKind.NOT_REACHED, OutcomeKind.TO_CONFIRM})
_TOLD = frozenset({FactName.OUTCOME, FactName.ANSWERS, FactName.MATTER})
