"""The outcomes that the notes of a meeting tell, each with its point and its line."""

from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.items import Fact, Item
from lchnv_cli.model.outcome import Outcome, OutcomeKind, outcomes_of

OUTCOME = "Utfall"


@dataclass(frozen=True, slots=True)
class Told:
    """One outcome, and where it is told."""

    item: Item
    fact: Fact
    outcome: Outcome


def told_outcomes(document: MeetingDocument) -> Iterator[Told]:
    """Give a document's outcomes in reading order."""
    if OUTCOME not in document.text:
        return
    for item in document.points():
        for fact in item.all_facts():
            if fact.key == OUTCOME:
                yield from (Told(item, fact, outcome) for outcome in outcomes_of(fact.value))


def outcomes_at(item: Item) -> tuple[Outcome, ...]:
    """Give a point's outcomes."""
    own = (fact for fact in item.all_facts() if fact.key == OUTCOME)
    return tuple(outcome for fact in own for outcome in outcomes_of(fact.value))


def kinds_at(item: Item) -> frozenset[OutcomeKind]:
    """Give what became of a point."""
    return frozenset(outcome.kind for outcome in outcomes_at(item))
