"""Days and hours as the documents give them."""

import datetime as dt
from calendar import monthrange
from typing import NamedTuple

# The years whose days can be counted with; the holidays are known one further each way.
COUNTABLE = range(1954, 2100)
COUNTABLE_SAID = f"helgdagarna är kända {COUNTABLE[0]}–{COUNTABLE[-1]}"
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


class Day(NamedTuple):
    """A day that something was done; ``date`` is None when it was done on an unknown day."""

    date: dt.date | None

    def __str__(self) -> str:
        return self.date.isoformat() if self.date else "oklart"


class Hours(NamedTuple):
    """A meeting's start and, where known, end; and what was written, where that says more."""

    start: dt.time
    end: dt.time | None = None
    written: str = ""

    @property
    def backwards(self) -> bool:
        """Whether it ends before it begins."""
        return self.end is not None and self.end <= self.start

    def __str__(self) -> str:
        if self.written:
            return self.written
        ends = f"–{self.end:%H.%M}" if self.end else ""
        return f"{self.start:%H.%M}{ends}"


class Season(NamedTuple):
    """A time that comes back every year, from a month and day to another, both included.

    It may cross the turn of the year: ``(12, 20)`` to ``(1, 6)``.
    """

    first: tuple[int, int]
    last: tuple[int, int]

    def holds(self, date: dt.date) -> bool:
        """Tell whether the day lies in the season."""
        day = (date.month, date.day)
        if self.first <= self.last:
            return self.first <= day <= self.last
        return day >= self.first or day <= self.last


def weekday(date: dt.date) -> str:
    """Give the Swedish weekday."""
    return _WEEKDAYS[date.weekday()]


def weekday_names() -> tuple[str, ...]:
    """Give the Swedish weekdays from Monday."""
    return _WEEKDAYS


def month_names() -> tuple[str, ...]:
    """Give the Swedish months from January."""
    return _MONTHS


def spoken(date: dt.date) -> str:
    """Give a date as it is said: ``fredag 22 maj``."""
    return f"{weekday(date)} {date.day} {_MONTHS[date.month - 1]}"


def spoken_with_year(date: dt.date) -> str:
    """Give a date with its year: ``fredag 22 maj 2026``."""
    return f"{spoken(date)} {date.year}"


def brief(date: dt.date, year: int) -> str:
    """Give a date for a narrow column: ``22 maj``, with its year where that is another."""
    ending = "" if date.year == year else f" {date.year}"
    return f"{date.day} {_MONTHS[date.month - 1][:3]}{ending}"


def brief_with_weekday(date: dt.date, year: int) -> str:
    """Give a date with three letters of its weekday: ``fre 22 maj``."""
    return f"{weekday(date)[:3]} {brief(date, year)}"


def short(date: dt.date) -> str:
    """Give the network's six figures: ``260522``."""
    return f"{date:%y%m%d}"


def months_after(day: dt.date, months: int) -> dt.date:
    """Give the day some months later, or earlier; of the last of a month the last of another."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    ends = day.day == monthrange(day.year, day.month)[1]
    return dt.date(year, month + 1, last if ends else min(day.day, last))
