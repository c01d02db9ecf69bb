"""A matter's point in a new agenda: with its text as it last stood, and a line of its history.

What the meeting is to deal with comes back with presenter, preparation, proposal and annexes; what
it is only to be told is a heading. Annexes get new numbers, here and wherever the text cites them.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from lchnv_cli.memory.events import Event, EventKind
from lchnv_cli.memory.history import history
from lchnv_cli.memory.ledger import Carried, Ledger
from lchnv_cli.memory.waits import Wait
from lchnv_cli.model.annexes import Annex, citations, family
from lchnv_cli.model.blocks import Block
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Place
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Item, Kind, Role
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import leads_in
from lchnv_cli.model.listing import listed
from lchnv_cli.model.procedure import Body
from lchnv_cli.render.as_recommended import PROPOSAL, listed_anew, recommended
from lchnv_cli.render.as_written import decision_source, fact_lines, source_of
from lchnv_cli.render.literal import comment, literal, literal_lines

_DEALT_WITH = frozenset({Wait.OUTCOME, Wait.RECEIVED, Wait.NOTES})
_KEPT = frozenset(
    {
        FactName.PRESENTER,
        FactName.PREPARED,
        FactName.DESCRIPTION,
        FactName.PARTICIPATION,
        FactName.POLITICAL,
    }
)
_NUMBER = late(r"(?<![\d:.])\d{1,2}(?!\d)")
_WORD = late(r"[^\W\d_]{2,}\.?\s*")
_UNSAFE = late(r"[^\w-]")
_OLD_NUMBER = late(r"^\d+[A-Za-z]?[-_. ]+")


class Brought(NamedTuple):
    """A point to take up again, in Markdown; ``comments`` are for the secretary alone."""

    heading: str
    facts: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()

    def markdown(self, letter: str) -> str:
        """Give the point with its heading, under a letter or none."""
        heading = f"### {letter}) {self.heading}" if letter else f"### {self.heading}"
        comments = (f"<!-- {comment(each)} -->" for each in self.comments)
        parts = (heading, "\n".join(self.facts), *comments, *self.parts)
        return "\n\n".join(filter(None, parts))


def proposed(title: str, clauses: Sequence[str], to_do: str, body: Body) -> Brought:
    """Give a point that puts clauses to a body's meeting."""
    parts = (f"#### {PROPOSAL}", f"{literal_lines(body.name)} beslutar", listed_anew(clauses))
    return Brought(literal(f"{Kind.DECISION}: {title}"), (), parts, (to_do,))


class NewAnnex(NamedTuple):
    """An annex that comes along: its new number, and its file as it lies and as it will lie.

    ``source`` is from the network's folder, ``file`` from the new document's; empty without a file.
    """

    number: str
    title: str
    source: PurePosixPath | None = None
    file: str = ""


@dataclass
class Bringing:
    """Takes matters over to a new agenda of a body on a day, and numbers their annexes.

    ``first`` is the first free annex number, and ``text_of`` reads a document's whole text.
    """

    ledger: Ledger
    body_id: str
    date: dt.date
    text_of: Callable[[MeetingDocument], FullText]
    first: int = 1
    annexes: list[NewAnnex] = field(default_factory=list)

    def brought(self, carried: Carried) -> Brought:
        """Give the point that takes a matter up again."""
        matter, title = carried.matter, carried.matter.title
        named = () if matter.known_by_title else (f"{FactName.MATTER}: {literal(matter.name)}",)
        past = history(carried, self.body_id, self.ledger.archive)
        told = (f"{FactName.HISTORY}: {literal(past)}",)
        comments = tuple(_comments(carried))
        if carried.wait not in _DEALT_WITH:
            return Brought(literal(f"{Kind.REPORT}: {title}"), (*named, *told), (), comments)
        stood = self._stood(carried)
        if stood is None:
            write = "Skriv texten under den här raden."
            return Brought(literal(title), (*named, *told), (), (*comments, write))
        document, item = stood
        facts = tuple(fact_lines(tuple(fact for fact in item.facts if fact.key in _KEPT)))
        put = tuple(self._recommended(carried.strands[0].since))
        parts = (*self._parts(item, document, carried.wait, proposals=not put), *put)
        asks = put or any(d.role is Role.PROPOSAL and d.clauses for d in item.decisions)
        kinds = [kind for kind in item.heading.kinds if asks or kind is not Kind.DECISION]
        heading = f"{'/'.join(kinds)}: {title}" if kinds else title
        whole = [heading, item.heading.annexes, *facts, *parts]
        numbers = self._renumbered(document, "\n\n".join(whole))
        if not parts:
            comments += ("Skriv texten under den här raden.",)
        heading = " ".join(filter(None, (heading, _cited(item.heading.annexes, numbers))))
        return Brought(
            literal(heading),
            (*named, *(_cited(fact, numbers) for fact in facts), *told),
            tuple(_cited(part, numbers) for part in parts),
            comments,
        )

    def _stood(self, carried: Carried) -> tuple[MeetingDocument, Item] | None:
        """Give where the matter last stood: on an agenda, or else in what opened it.

        The agendas are those of the body that takes it up, and of one that referred it there.
        """
        since = carried.strands[0].since
        bodies = {since.body_id, carried.strands[0].body_id}
        places = [
            uptake.place
            for uptake in carried.matter.uptakes
            if uptake.body_id in bodies and not uptake.noted and uptake.date < self.date
        ]
        place = places[-1] if places else since.place
        return self._point_at(place)

    def _point_at(self, place: Place) -> tuple[MeetingDocument, Item] | None:
        document = self.ledger.archive.document_at(place.file)
        if not isinstance(document, MeetingDocument):
            return None
        lines = ((item, item.line) for item in document.points())
        before = [item for item, line in lines if line <= place.line]
        return (document, before[-1]) if before else None

    def _recommended(self, since: Event) -> Iterator[str]:
        """Give what another body recommended in its notes, as it is proposed here."""
        point = self._point_at(since.place) if since.kind is EventKind.RECOMMENDED else None
        if point is not None:
            document, item = point
            procedure, text = self.ledger.archive.procedure, self.text_of(document)
            here, there = procedure.bodies[self.body_id], procedure.bodies[document.body_id]
            yield from recommended(item, text, here, there, procedure)

    def _parts(
        self, item: Item, document: MeetingDocument, wait: Wait, *, proposals: bool
    ) -> Iterator[str]:
        """Give what stood under the point, but for what was decided there."""
        text = self.text_of(document)
        for part in text.of(item):
            if isinstance(part, Block):
                yield source_of(part, text)
            elif proposals and part.decision.role is Role.PROPOSAL:
                lead_in = self._lead_in(part.decision.lead_in, document, wait)
                put = part.decision._replace(lead_in=lead_in)
                yield decision_source(part._replace(decision=put), text)

    def _lead_in(self, stood: str, document: MeetingDocument, wait: Wait) -> str:
        """Give what leads in to a proposal here: who decides, or who recommends it to whom."""
        bodies = self.ledger.archive.procedure.bodies
        here, there = bodies[self.body_id], bodies[document.body_id]
        if here is there or leads_in(stood) is not Role.DECISION:
            return stood
        if there.steering == here.id and wait is not Wait.RECEIVED:
            return f"{here.name} rekommenderar {there.name} att besluta"
        return f"{here.name} beslutar"

    def _renumbered(self, document: MeetingDocument, text: str) -> dict[str, str]:
        """Take over the annexes that a text cites; give the new family of each old one."""
        cited = {number for citation in citations(text) for number in citation.numbers}
        families: dict[str, str] = {}
        for annex in document.annexes:
            if not cited.isdisjoint(annex.numbers):
                for old in map(family, annex.numbers):
                    if old not in families:
                        families[old] = str(self.first)
                        self.first += 1
                self.annexes.append(_taken_over(annex, families, document))
        return families


def _comments(carried: Carried) -> Iterator[str]:
    if carried.pending:
        yield (
            f"Väntar på anteckningarna från {carried.pending.date}. "
            "Ta bort punkten om mötet avgjorde ärendet."
        )


def _taken_over(annex: Annex, families: Mapping[str, str], document: MeetingDocument) -> NewAnnex:
    number = _moved(annex.number, annex.numbers, families)
    if not annex.file:
        return NewAnnex(number, annex.title)
    name = _OLD_NUMBER.sub("", PurePosixPath(annex.file).name)
    source = document.file.parent / annex.file
    return NewAnnex(number, annex.title, source, f"bilagor/{_UNSAFE.sub('', number)}-{name}")


def _cited(text: str, families: Mapping[str, str]) -> str:
    """Give a text with the numbers of the annexes it cites exchanged."""
    for citation in reversed(list(citations(text))):
        end = citation.start + len(citation.written)
        new = _moved(citation.written, citation.numbers, families)
        text = text[: citation.start] + new + text[end:]
    return text


def _moved(written: str, numbers: Sequence[str], families: Mapping[str, str]) -> str:
    """Give annexes as written with their new families; those of letters get a number (D 2: 3:2)."""
    if all(family(number).isdigit() for number in numbers):
        return _NUMBER.sub(lambda match: families.get(match[0], match[0]), written)
    if not families.keys() >= set(map(family, numbers)):
        return written
    new = [f"{families[family(n)]}{':' if n[1:].isdigit() else ''}{n[1:]}" for n in numbers]
    word = _WORD.match(written)
    return (word[0] if word else "") + listed(new)
