"""Where the documents adopt or prolong agreements: found by the ledger as it goes through them."""

from collections.abc import Iterator
from typing import NamedTuple

from lchnv_cli.memory.agreed import Agreed, agreed_in, as_title, kind_named, names_agreement
from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.memory.reference import Reference
from lchnv_cli.model.agreements import AgreementKind
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Place
from lchnv_cli.model.items import Address, Item
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Procedure

_SAME = {AgreementKind.AGREEMENT, AgreementKind.CONTRACT}  # what one calls the other


class Told(NamedTuple):
    """A decided clause that adopts or prolongs an agreement, and where it stands.

    ``called`` is what messages call the point. What is ``sent_on`` another body is to deal with
    too. The point itself is not held: those of a large folder do not fit.
    """

    meeting: Meeting
    place: Place
    address: Address
    heading: str
    called: str
    agreed: Agreed
    sent_on: bool = False

    @property
    def reference(self) -> Reference:
        """The decision, as the file points at it."""
        return Reference(self.meeting.body_id, self.meeting.date, *self.address)

    @property
    def title(self) -> str:
        """What the agreement may be called: what the clause says, or else the point."""
        return self.called if self.agreed.bare else as_title(self.agreed.what)


def told_at(
    meeting: Meeting, document: MeetingDocument, item: Item, procedure: Procedure
) -> Iterator[Told]:
    """Give what a point of what a meeting decided adopts and prolongs, also in a transcript."""
    if any(map(names_agreement, _texts(item))):
        fate = fate_of(item, document.body_id, procedure)
        sent_on = any(
            one.kind is OutcomeKind.REFERRED for told in fate.told for one in told.outcomes
        )
        for clause in fate.decided:
            agreed = agreed_in(clause.text, meeting.date)
            if agreed and not (agreed.bare and _is_of_another_sort(agreed, item)):
                place, title = document.at(clause.line), item.heading.title
                yield Told(meeting, place, item.address, title, item.called, agreed, sent_on)


def _is_of_another_sort(agreed: Agreed, item: Item) -> bool:
    """Tell whether the point names another sort: "riktlinjerna" where it is of an agreement."""
    named = kind_named(item.heading.title)
    return named not in {None, agreed.kind} and not {named, agreed.kind} <= _SAME


def _texts(item: Item) -> Iterator[str]:
    yield from (clause.text for each in item.decisions for clause in each.clauses)
    yield from (sentence.text for sentence in item.sentences)
