"""What the notes of a meeting leave open of its agenda: points left out, or without an outcome."""

from collections.abc import Iterator
from typing import NamedTuple

from lchnv_cli.memory.answers import is_answered, stems, unanswered
from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.formalities import is_done
from lchnv_cli.memory.paired import paired
from lchnv_cli.model.document import Agenda, Notes
from lchnv_cli.model.items import Clause, Item, Role
from lchnv_cli.model.procedure import Procedure


class Answer(NamedTuple):
    """A point of the agenda and its point in the notes, or None where they leave it out.

    ``settled`` tells whether what was proposed has a decision or another outcome, and ``lacking``
    are clauses that have none while others have.
    """

    asked: Item
    told: Item | None
    settled: bool = True
    lacking: tuple[Clause, ...] = ()

    @property
    def left_open(self) -> bool:
        """Whether the point as a whole has no outcome."""
        return self.told is None or not self.settled


def answers(agenda: Agenda, notes: Notes, procedure: Procedure) -> Iterator[Answer]:
    """Give each point of an agenda with what the notes say of it."""
    pairs = list(paired(agenda, notes))
    known = {own.line for _, own in pairs if own}
    new = [item for item in notes.points() if item.line not in known]
    for asked, told in pairs:
        if told is None:
            yield Answer(asked, None)
            continue
        title = stems(asked.heading.title) if new else frozenset()
        split = [other for other in new if title & stems(other.heading.title)]
        if any(not is_answered(clause, split) for clause in proposed(asked)) and not _is_settled(
            asked, told, notes, procedure
        ):
            yield Answer(asked, told, settled=False)
            continue
        lacking = unanswered(asked, told, notes.body_id, procedure)
        yield Answer(
            asked, told, lacking=tuple(each for each in lacking if not is_answered(each, split))
        )


def proposed(item: Item) -> Iterator[Clause]:
    """Give the clauses that a point of an agenda puts to the meeting."""
    for decision in item.decisions:
        if decision.role is Role.PROPOSAL:
            yield from decision.clauses


def _is_settled(asked: Item, told: Item, notes: Notes, procedure: Procedure) -> bool:
    """Tell whether a point was settled, itself or in sub-points that the agenda does not have."""
    every = (told,) if asked.sub_items else (told, *told.sub_items)
    if any(fate_of(item, notes.body_id, procedure).settled for item in every):
        return True
    return all(is_done(each.text, every, notes.body_id, procedure) for each in proposed(asked))
