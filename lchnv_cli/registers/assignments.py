"""The assignments: who is to do what by when, and how it went, also those told only in words."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from lchnv_cli.memory.events import Event, EventKind
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.strands import Matter, Strand
from lchnv_cli.memory.waits import Wait
from lchnv_cli.registers.table import Cell, Column, Register, not_read
from lchnv_cli.registers.waiting import due, responsible, where


class State(StrEnum):
    """How an assignment stands."""

    OVERDUE = "försenat"
    OPEN = "öppet"
    DONE = "klart"
    WRITTEN_OFF = "avskrivet"


_ENDED = frozenset({State.DONE, State.WRITTEN_OFF})


class Given(NamedTuple):
    """An assignment: the event that gave it, what is open of it now, or what closed it.

    ``due`` is the day by which it is to be reported next, None where nobody can tell.
    """

    matter: Matter
    event: Event
    strand: Strand
    due: dt.date | None
    state: State

    @property
    def responsible(self) -> str:
        """Who is to report, as it is written."""
        return responsible(self.strand)

    @property
    def closed(self) -> dt.date | None:
        """When it was closed."""
        closed = self.strand.closed
        return closed.date if closed is not None and self.state in _ENDED else None


_COLUMNS = (
    Column("matter", "Ärende", aside=True),
    Column("responsible", "Ansvarig"),
    Column("state", "Läge"),
    Column("due", "Redovisas"),
    Column("date", "Gavs"),
    Column("body", "Organ"),
    Column("point", "Punkt"),
    Column("closed", "Redovisat"),
    Column("text", "Uppdrag", aside=True),
    Column("place", "Står i", aside=True, printed=False),
)


def given(ledger: Ledger, body_id: str = "", day: dt.date | None = None) -> Iterator[Given]:
    """Give every assignment of every body or one, as they stood on a day or stand now."""
    day = day or ledger.today
    for matter in ledger.matters:
        for strand in matter.strands:
            first = strand.wait is Wait.REPORT and strand.since.kind is EventKind.ASSIGNED
            given_by_now = strand.since.date <= day
            if first and given_by_now and body_id in {"", strand.body_id}:
                last = _last(strand, day)
                until = due(last, ledger)
                yield Given(matter, strand.since, last, until, _state(last, until, day))


def assignments(ledger: Ledger, body_id: str = "", *, closed: bool = False) -> Register:
    """Give the assignments that are open, what is due first; with ``closed`` also those done."""
    bodies = ledger.archive.procedure.bodies
    every = [each for each in given(ledger, body_id) if closed or each.state not in _ENDED]
    every.sort(key=lambda each: (each.state in _ENDED, each.due or dt.date.max))
    rows: list[dict[str, Cell]] = [
        {
            "matter": each.matter.title,
            "responsible": each.responsible,
            "state": each.state.value,
            "due": each.due,
            "date": each.event.date,
            "body": bodies[each.event.body_id].short,
            "point": str(each.event.address),
            "closed": each.closed,
            "text": each.event.text or None,
            "place": where(each.event.place),
        }
        for each in every
    ]
    title = "Alla uppdrag" if closed else "Öppna uppdrag"
    return Register("assignments", title, _COLUMNS, tuple(rows), not_read(ledger.archive))


def _last(strand: Strand, day: dt.date) -> Strand:
    """Give what is left of an assignment after the reports that let it go on."""
    while strand.goes_on is not None and strand.goes_on.since.date <= day:
        strand = strand.goes_on
    return strand


def _state(strand: Strand, until: dt.date | None, day: dt.date) -> State:
    if strand.closed is not None and strand.closed.date <= day:
        off = strand.closed.kind is EventKind.WRITTEN_OFF
        return State.WRITTEN_OFF if off else State.DONE
    return State.OVERDUE if until is not None and until < day else State.OPEN
