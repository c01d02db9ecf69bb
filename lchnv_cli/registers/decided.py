"""The decisions that notes tell, point by point; and those that differ from what was proposed.

Opening the meeting, taking its papers and filing what was heard are formalities: they are kept
apart, as a reader looks for what was decided in some matter.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lchnv_cli.memory.by_mail import point_of, telling_points
from lchnv_cli.memory.changed import Compared, as_said, compared
from lchnv_cli.memory.fate import Fate, fate_of
from lchnv_cli.memory.formalities import is_formality
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.outcome import ACCEPTED, Outcome, OutcomeKind
from lchnv_cli.memory.search import Search
from lchnv_cli.model.document import MeetingDocument, Question
from lchnv_cli.model.finding import Place
from lchnv_cli.model.folding import folded
from lchnv_cli.model.items import Item
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.registers.table import Cell, Column, Register, not_read
from lchnv_cli.registers.waiting import where

_MEETING = (
    Column("title", "Rubrik", aside=True),
    Column("date", "Möte"),
    Column("body", "Organ"),
    Column("point", "Punkt"),
)
_PLACE = Column("place", "Står i", aside=True, printed=False)
_ALSO = Column("also", "Och i", aside=True, printed=False)
_COLUMNS = (
    *_MEETING,
    Column("outcome", "Utfall"),
    Column("political", "Politiskt"),
    Column("matter", "Ärende"),
    Column("decision", "Beslut", aside=True),
    _PLACE,
    _ALSO,
)
_BOTH = (*_MEETING, Column("proposal", "Förslag"), Column("decision", "Beslut"), _PLACE)
_WITHOUT_OUTCOME = "beslutat"


class Decided(NamedTuple):
    """A point of notes that decided something, or put it off.

    ``compared`` tells what the agenda proposed there, ``matters`` what the ledger calls it.
    ``also`` is the point of notes that tells of what was decided by mail.
    """

    meeting: Meeting
    document: MeetingDocument
    item: Item
    fate: Fate
    compared: Compared | None
    matters: tuple[str, ...]
    also: Place | None = None

    @property
    def kinds(self) -> frozenset[OutcomeKind]:
        """The kinds of its outcomes; where none is told, what comparing it with the agenda says."""
        if self.fate.kinds or self.compared is None:
            return self.fate.kinds
        return frozenset({OutcomeKind.AMENDED if self.compared.differs else OutcomeKind.ADOPTED})

    @property
    def formal(self) -> bool:
        """Whether it holds formalities alone."""
        clauses = [each.full_text for each in self.fate.decided]
        if not clauses and self.compared is not None:
            clauses = [*self.compared.proposed]
        return self.fate.kinds <= ACCEPTED and bool(clauses) and all(map(is_formality, clauses))

    def outcome(self) -> str:
        """Give its outcomes as a line tells them."""
        told = [_said(one) for each in self.fate.told for one in each.outcomes]
        return "; ".join(told or sorted(self.kinds)) or _WITHOUT_OUTCOME


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions are asked for; what is empty leaves nothing out."""

    text: str = ""
    body_id: str = ""
    year: int | None = None
    since: dt.date = dt.date.min
    meeting: dt.date | None = None
    matter: str = ""
    kind: OutcomeKind | None = None

    def takes(self, meeting: Meeting) -> bool:
        """Tell whether a meeting's decisions are asked for."""
        return (
            self.body_id in {"", meeting.body_id}
            and self.year in {None, meeting.date.year}
            and self.meeting in {None, meeting.date}
            and meeting.date >= self.since
        )

    def said(self, ledger: Ledger) -> str:
        """Tell what is asked for, as it is said after what it is of."""
        bodies = ledger.archive.procedure.bodies
        parts = [
            f" av {bodies[self.body_id].short}" if self.body_id else "",
            f" {self.meeting or self.year}" if self.meeting or self.year else "",
            f" i ärendet ”{self.matter}”" if self.matter else "",
            f" med ”{self.text}”" if self.text else "",
            f" med utfallet {self.kind}" if self.kind else "",
        ]
        return "".join(parts)


def decided(ledger: Ledger, wanted: Wanted) -> Iterator[Decided]:
    """Give the points that decided what is asked for, oldest first."""
    text, matter = Search(wanted.text), Search(wanted.matter)
    for each in _every(ledger, wanted.takes):
        if (
            wanted.kind in {None, *each.kinds}
            and (not matter or any(map(matter.finds, each.matters)))
            and (not text or text.finds(_text(each)))
        ):
            yield each


def decisions(ledger: Ledger, wanted: Wanted, *, formal: bool = False) -> Register:
    """Give the decisions that are asked for; those that are formalities only with ``formal``."""
    rows, left = [], 0
    for each in decided(ledger, wanted):  # one at a time: the points of all do not fit
        if formal or not each.formal:
            rows.append(_row(each, ledger))
        else:
            left += 1
    notes = [f"{len(rows)} beslut."]
    if left:
        what = "1 formalitet är utelämnad" if left == 1 else f"{left} formaliteter är utelämnade"
        notes.append(f"{what}; --all visar allt.")
    told = (" ".join(notes), *not_read(ledger.archive))
    return Register("decisions", f"Beslut{wanted.said(ledger)}", _COLUMNS, tuple(rows), told)


def changed(ledger: Ledger, wanted: Wanted, *, formal: bool = False) -> Register:
    """Give the decisions that differ from what the agenda proposed, with both wordings."""
    rows = tuple(
        _row(each, ledger) | {"proposal": each.compared.proposed, "decision": each.compared.decided}
        for each in decided(ledger, wanted)
        if each.compared and each.compared.differs and (formal or not each.formal)
    )
    title = f"Beslut som skiljer sig från förslaget{wanted.said(ledger)}"
    return Register("changed-decisions", title, _BOTH, rows, not_read(ledger.archive))


def _every(ledger: Ledger, takes: Callable[[Meeting], bool]) -> Iterator[Decided]:
    archive = ledger.archive
    names = {
        (uptake.body_id, uptake.date, uptake.place): matter.name
        for matter in ledger.matters
        for uptake in matter.uptakes
        if uptake.noted
    }
    for meeting in archive.meetings:
        if not takes(meeting):
            continue
        pairs: dict[Place, Compared] = {}
        if meeting.agenda and meeting.notes:
            for pair in compared(meeting.agenda, meeting.notes, archive.procedure):
                pairs[meeting.notes.at(pair.told.line)] = pair
        found = []
        for document, item in telling_points(meeting, archive, ledger.today):
            fate = fate_of(item, document.body_id, archive.procedure)
            if fate.settled and OutcomeKind.TO_CONFIRM not in fate.kinds:
                place = document.at(item.line)
                name = names.get((meeting.body_id, meeting.date, place))
                own = (name,) if name else ()
                found.append(Decided(meeting, document, item, fate, pairs.get(place), own))
        yield from _once(found) if meeting.questions else found


def _once(found: Sequence[Decided]) -> Iterator[Decided]:
    """Leave out the points of notes that tell nothing but what a question by mail tells itself."""
    by_mail = [(each, each.document) for each in found if isinstance(each.document, Question)]
    in_notes = [each for each in found if not isinstance(each.document, Question)]
    told = {
        id(notes): asked
        for asked, question in reversed(by_mail)
        for notes in in_notes
        if point_of(question, notes.document) == notes.item and _tells_all(asked, notes)
    }
    for each in found:
        if id(each) not in told:
            own = (other for other in found if told.get(id(other)) is each)
            also = next((other.document.at(other.item.line) for other in own), None)
            yield each._replace(also=also)


def _tells_all(question: Decided, notes: Decided) -> bool:
    """Tell whether a question tells all that the notes' point tells was decided."""
    own, theirs = question.fate, notes.fate
    clauses = {as_said(each).casefold() for each in own.decided}
    return (
        OutcomeKind.PER_CAPSULAM in theirs.kinds <= own.kinds
        and all(as_said(each).casefold() in clauses for each in theirs.decided)
        and bool(theirs.political) <= bool(own.political)
    )


def _row(each: Decided, ledger: Ledger) -> dict[str, Cell]:
    title = each.item.heading.title
    name = next((name for name in each.matters if folded(name) != folded(title)), None)
    return {
        "date": each.meeting.date,
        "body": ledger.archive.procedure.bodies[each.meeting.body_id].short,
        "point": str(each.item.address),
        "title": title,
        "decision": [as_said(clause) for clause in each.fate.decided] or None,
        "outcome": each.outcome(),
        "political": "ja" if each.fate.political else None,
        "matter": name,
        "place": where(each.document.at(each.item.line)),
        "also": where(each.also) if each.also else None,
    }


def _text(each: Decided) -> str:
    """Give all that can be searched of a decision."""
    item, fate = each.item, each.fate
    parts = [item.heading.text, *each.matters, each.outcome()]
    parts += (clause.full_text for decision in item.decisions for clause in decision.clauses)
    parts += (clause.full_text for clause in fate.decided)
    parts += (told.value for told in fate.told)
    parts += (fact.value for fact in item.all_facts())
    return "\n".join(parts)


def _said(outcome: Outcome) -> str:
    to = f" till {outcome.target}" if outcome.target else ""
    when = f" {outcome.when}" if str(outcome.when) else ""
    return f"{outcome.kind}{to}{when}"
