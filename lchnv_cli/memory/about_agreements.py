"""What the matters and the decisions of a folder say of its agreements."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lchnv_cli.memory.agreed import Agreed, Step, agreed_in, as_title, names_agreement
from lchnv_cli.memory.agreement_names import AgreementNames
from lchnv_cli.memory.by_mail import telling_points
from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.matter import known_as
from lchnv_cli.memory.reference import Reference, reference_of
from lchnv_cli.memory.strands import Matter
from lchnv_cli.model.agreements import Agreement, Agreements
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.items import Clause, Item
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Procedure

_YEAR = dt.timedelta(days=366)


class Told(NamedTuple):
    """A decided clause that adopts or prolongs an agreement, and where it stands."""

    meeting: Meeting
    document: MeetingDocument
    item: Item
    clause: Clause
    agreed: Agreed

    @property
    def reference(self) -> Reference:
        """The decision, as the file points at it."""
        address = self.item.address
        return Reference(self.meeting.body_id, self.meeting.date, address.point, address.sub_point)

    @property
    def title(self) -> str:
        """What the agreement may be called: what the clause says, or else the point."""
        return self.item.heading.title if self.agreed.bare else as_title(self.agreed.what)


def told_in(archive: Archive, today: dt.date) -> Iterator[Told]:
    """Give what the decisions of a folder adopt and prolong, oldest first."""
    for meeting in archive.meetings:
        if meeting.date > today:
            continue
        # A large folder has more points than fit: what is read for this is let go.
        unread = [each for each in meeting.documents if not each.is_read]
        for document, item in telling_points(meeting, archive, today):
            if any(map(names_agreement, _texts(item))):
                for clause in fate_of(item, document.body_id, archive.procedure).decided:
                    if agreed := agreed_in(clause.text, meeting.date):
                        yield Told(meeting, document, item, clause, agreed)
        for document in unread:
            document.let_go()


def _texts(item: Item) -> Iterator[str]:
    yield from (clause.text for each in item.decisions for clause in each.clauses)
    yield from (sentence.text for sentence in item.sentences)


def open_matters(agreements: Agreements, ledger: Ledger) -> Mapping[int, Sequence[Matter]]:
    """Give the open matters about each agreement, by its number in the file.

    A matter is about those that its name, its title or what it waits for names, and about the one
    that names it in its field.
    """
    names = AgreementNames(agreements.agreements)
    found: dict[int, list[Matter]] = {}
    for matter in ledger.matters:
        if not matter.open:
            continue
        known = {known_as(matter.name), known_as(matter.title)}
        texts = (matter.title, matter.name, *(each.since.text for each in matter.open))
        own = {each.number for each in names.named_in(*texts)}
        own |= {a.number for a in agreements.agreements if a.matter and known_as(a.matter) in known}
        for number in own:
            found.setdefault(number, []).append(matter)
    return found


def references(one: Agreement, procedure: Procedure) -> Iterator[Reference]:
    """Give the decisions that an agreement in the file points at."""
    written = (one.decided, *(each.decided for each in one.prolongations), one.closed)
    found = (reference_of(text, procedure) for text in written if text)
    return (each for each in found if each is not None)


class Known:
    """The agreements of a file, to ask whether they tell what a decision did."""

    def __init__(self, agreements: Agreements, procedure: Procedure) -> None:
        self._names = AgreementNames(agreements.agreements)
        self._procedure = procedure

    def meant(self, told: Told) -> tuple[Agreement, ...]:
        """Give the agreements that a decision is about."""
        texts = (told.agreed.what, told.item.heading.title)
        if told.agreed.bare:
            texts = (told.item.heading.title, told.agreed.what)
        return self._names.named_in(*texts, kind=told.agreed.kind)

    def tells(self, told: Told, one: Agreement) -> bool:
        """Tell whether an agreement in the file tells of a decision on it, or of a later one.

        What another body decided within a year is the same decision, on its way.
        """
        own, day = told.reference, told.meeting.date
        known = [*references(one, self._procedure)]
        if any((each.body_id, each.date) == (own.body_id, own.date) for each in known):
            return True
        if told.agreed.step is Step.PROLONGED and told.agreed.until is not None:
            return one.last is not None and one.last >= told.agreed.until
        return any(
            each.date > day or (each.body_id != own.body_id and day - each.date <= _YEAR)
            for each in known
        )
