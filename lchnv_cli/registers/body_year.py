"""A body's year, up to a day, and what is counted of it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from statistics import median_high
from typing import NamedTuple

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.items import Address
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.registers.attendance_year import held
from lchnv_cli.registers.decided import Decided, Wanted, decided
from lchnv_cli.workdays import Workdays

_MOST_NAMED = 5


class Figure(NamedTuple):
    """A figure with its Swedish name and what it belongs to; None where nobody can tell.

    ``named`` are those that it is of, where a reader wants to know.
    """

    area: str
    name: str
    value: int | None
    named: tuple[str, ...] = ()

    def untold(self) -> "Figure":
        """Give the figure as it is where nobody can tell."""
        return self._replace(value=None, named=())


@dataclass(frozen=True, eq=False)
class BodyYear:
    """A year of a body, as far as it has come on the ledger's day."""

    ledger: Ledger
    workdays: Workdays
    body_id: str
    year: int

    @property
    def archive(self) -> Archive:
        """The folder."""
        return self.ledger.archive

    @property
    def end(self) -> dt.date:
        """The last day that counts."""
        return min(dt.date(self.year, 12, 31), self.ledger.today)

    @property
    def before(self) -> dt.date:
        """The last day of the year before."""
        return dt.date(self.year - 1, 12, 31)

    def has(self, day: dt.date) -> bool:
        """Tell whether a day lies in the year and is no day to come."""
        return self.before < day <= self.end

    @property
    def remembered(self) -> bool:
        """Whether the folder answers for the body, so that what it does not tell did not happen."""
        return self.archive.procedure.answers(self.body_id, self.end)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings that were held, as far as is known."""
        known = held(self.archive, self.ledger.today, self.body_id)
        return tuple(each for each in known if self.has(each.date))

    @cached_property
    def days(self) -> list[dt.date]:
        """The days of all the body's meetings that were neither called off nor moved."""
        return [each.date for each in self.archive.all_for(self.body_id) if not each.off]

    @cached_property
    def decided(self) -> tuple[Decided, ...]:
        """The points at which something was decided or put off, formalities among them."""
        wanted = Wanted(body_id=self.body_id, year=self.year)
        return tuple(e for e in decided(self.ledger, wanted) if self.has(e.meeting.date))

    @cached_property
    def formal(self) -> frozenset[tuple[PurePosixPath, Address]]:
        """The points that hold formalities alone: file and address."""
        return frozenset((e.document.file, e.item.address) for e in self.decided if e.formal)

    @property
    def is_told(self) -> bool:
        """Whether a meeting has notes: without any there is nothing to count."""
        return any(each.deciding for each in self.meetings)


def middle(numbers: Iterable[int]) -> int | None:
    """Give the median; of two in the middle the greater, as that has happened. None of nothing."""
    known = [*numbers]
    return median_high(known) if known else None


def few(named: Sequence[str]) -> tuple[str, ...]:
    """Give the first of some names, and how many more there are."""
    more = len(named) - _MOST_NAMED
    return (*named[:_MOST_NAMED], *([f"och {more} till"] if more > 0 else []))
