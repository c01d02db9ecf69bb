"""The draft of a question per capsulam: what ``per-capsulam.md.j2`` is filled with."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.memory.by_mail import representing
from lchnv_cli.model.annexes import Annex
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.blocks import Block
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Item
from lchnv_cli.model.procedure import Body
from lchnv_cli.render.as_written import clause_sources, fact_lines, source_of
from lchnv_cli.render.literal import literal

_KEPT = frozenset(
    {FactName.MATTER, FactName.DESCRIPTION, FactName.PARTICIPATION, FactName.POLITICAL}
)


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """What ``per-capsulam.md.j2`` gets; ``point`` is where the question belongs."""

    body: Body
    date: dt.date
    extra: bool
    issuer: str
    point: str
    answer_by: dt.date | None
    representatives: tuple[str, ...]
    annexes: tuple[Annex, ...]
    heading: str
    facts: tuple[str, ...]
    parts: tuple[str, ...]
    clauses: tuple[str, ...]


def question_draft(
    archive: Archive, source: MeetingDocument, text: FullText, sent: dt.date
) -> QuestionDraft:
    """Gather a new question, of the one point that a document is cut out to."""
    item = source.items[0]
    heading = " ".join(filter(None, (f"Beslut: {item.heading.title}", item.heading.annexes)))
    return QuestionDraft(
        body=archive.procedure.bodies[source.body_id],
        date=source.date,
        extra=source.extra,
        issuer=source.issued_by or archive.procedure.issuer,
        point=str(item.address),
        answer_by=None,
        representatives=tuple(representing(source.body_id, sent, archive)),
        annexes=source.annexes,
        heading=literal(heading),
        facts=tuple(fact_lines(tuple(fact for fact in item.facts if fact.key in _KEPT))),
        parts=tuple(source_of(part, text) for part in text.of(item) if isinstance(part, Block)),
        clauses=tuple(_clauses(item, text)),
    )


def _clauses(item: Item, text: FullText) -> Iterator[str]:
    """Give what was proposed at the point, and the lines that follow it."""
    for part in text.of(item):
        if not isinstance(part, Block) and part.decision.clauses:
            yield from clause_sources(part, text)
            facts = (f for f in part.decision.facts if f.key == FactName.ASSIGNMENT)
            yield from (f"\n{line}" for line in fact_lines(tuple(facts)))
