"""What the matters and the decisions of a folder say of its agreements."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from lchnv_cli.memory.agreed import Step
from lchnv_cli.memory.agreement_names import AgreementNames
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.matter import known_as
from lchnv_cli.memory.reference import Reference, reference_of
from lchnv_cli.memory.strands import Matter
from lchnv_cli.memory.told_agreements import Told
from lchnv_cli.model.agreements import Agreement, Agreements
from lchnv_cli.model.procedure import Procedure

_YEAR = dt.timedelta(days=366)


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
        texts = (told.agreed.what, told.heading)
        if told.agreed.bare:
            texts = (told.heading, told.agreed.what)
        return self._names.named_in(*texts, kind=told.agreed.kind)

    def points_at(self, told: Told, one: Agreement) -> bool:
        """Tell whether an agreement in the file points at the meeting of a decision."""
        own = told.reference.body_id, told.reference.date
        return any((e.body_id, e.date) == own for e in references(one, self._procedure))

    def tells(self, told: Told, one: Agreement) -> bool:
        """Tell whether an agreement in the file tells of a decision on it, or of a later one.

        What another body decided within a year is the same decision, on its way. A proposal that
        points at the meeting where it was to be adopted does not tell that it was, unless the
        meeting sent it on to another body.
        """
        day, own = told.meeting.date, told.reference
        known = [*references(one, self._procedure)]
        if self.points_at(told, one):
            adopted = told.agreed.step is Step.ADOPTED and not told.sent_on
            return not (one.proposed and adopted)
        until = told.agreed.until
        if told.agreed.step is Step.PROLONGED and until is not None:
            return one.last is not None and one.last >= until
        return any(
            each.date > day or (each.body_id != own.body_id and day - each.date <= _YEAR)
            for each in known
        )
