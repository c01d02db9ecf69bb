"""The outcomes that the notes of a meeting tell, each with its point and its line."""

from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.context import Ground
from lchnv_cli.memory.outcome import Outcome, OutcomeKind, outcomes_of
from lchnv_cli.memory.told import outcome_lines
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.items import Fact, Item


@dataclass(frozen=True, slots=True)
class Told:
    """One outcome, and where it is told."""

    item: Item
    fact: Fact
    outcome: Outcome


def told_outcomes(document: MeetingDocument, context: Ground) -> Iterator[Told]:
    """Give a document's outcomes in reading order."""
    for item in document.points():
        for fact in outcome_lines(item, document.body_id, context.procedure):
            yield from (Told(item, fact, outcome) for outcome in outcomes_of(fact.value))


def outcomes_at(item: Item, document: MeetingDocument, context: Ground) -> tuple[Outcome, ...]:
    """Give a point's outcomes."""
    own = outcome_lines(item, document.body_id, context.procedure)
    return tuple(outcome for fact in own for outcome in outcomes_of(fact.value))


def kinds_at(item: Item, document: MeetingDocument, context: Ground) -> frozenset[OutcomeKind]:
    """Give what became of a point."""
    return frozenset(outcome.kind for outcome in outcomes_at(item, document, context))
