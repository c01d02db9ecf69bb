"""The forms in which dates are written, and the one place that reads them.

A field has one form (``date_of``). Running text has what people write, and ``dates_in`` finds all
of it, each with its place. What a date without a year means, and whether six figures are a date or
the number of something, depends on what stands around them: whoever asks decides that.
"""

import datetime as dt
import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from lchnv_cli.model.days import month_names, weekday_names

ISO = r"\d{4}-\d{2}-\d{2}"
_ISO = re.compile(ISO)
_MONTHS = {name: number for number, name in enumerate(month_names(), 1)}
_SHORT = {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_LEAP = 2000
_YEAR = r"(?:19|20)\d\d(?!\d|-\d\d-\d)"
# The month's name must end where it ends: "6 majkvällar" is no date.
_DATE = (
    rf"(?:\b(?P<weekday>{'|'.join(weekday_names())})(?:ens?)?[*_]{{0,3}},?[\s|]+"
    r"\(?(?:den\s+|d\.\s*)?)?"
    r"(?P<date>(?<!\d)(?:"
    rf"(?P<iso>{ISO})(?!\d)"
    rf"|(?P<six>\d{{6}})(?!\d)"
    rf"|(?P<day>\d{{1,2}})(?::?[ae])?\s+"
    rf"(?:(?P<month>{'|'.join(_MONTHS)})|(?P<short>{'|'.join(_SHORT)})\.?)"
    rf"(?!\w)(?:,?\s+(?P<year>{_YEAR}))?"
    rf"|(?P<slashed>\d{{1,2}}/\d{{1,2}})(?!\d)(?:[\s-]+(?P<slashed_year>{_YEAR}))?"
    r"))"
)


class DateForm(Enum):
    """How a date is written, by an example."""

    ISO = "2026-03-20"
    SIX = "260320"
    SPOKEN = "20 mars 2026"
    SLASHED = "20/3 2026"


class WrittenDate(NamedTuple):
    """A date as written, and the characters it takes with its weekday, where there is one.

    ``year`` is None where the text does not say it.
    """

    text: str
    start: int
    end: int
    form: DateForm
    year: int | None
    month: int
    day: int
    weekday: str = ""

    @property
    def date(self) -> dt.date | None:
        """The day; None without a year, and when there is no such day (see ``possible``)."""
        return day_of(self.year, self.month, self.day) if self.year is not None else None

    @property
    def possible(self) -> bool:
        """Whether there is such a day, in a leap year if no year is given."""
        year = _LEAP if self.year is None else self.year
        return day_of(year, self.month, self.day) is not None

    def within(self, near: dt.date, days: int) -> list[dt.date]:
        """Give the days it may mean: without a year those at most so far away; none if none is."""
        if self.year is not None:
            return [self.date] if self.date else []
        years = range(near.year - 1, near.year + 2)
        known = [day for year in years if (day := day_of(year, self.month, self.day))]
        return [day for day in known if abs((day - near).days) <= days]


def date_of(text: str) -> dt.date | None:
    """Read a value that is one day, ÅÅÅÅ-MM-DD; None for anything else."""
    try:
        return dt.date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def dates_in(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDate]:
    """Give every date between two characters of a text, in order."""
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        yield _written(match)


@cache
def _pattern() -> re.Pattern[str]:
    """Compile it when a text is searched: most commands start without."""
    return re.compile(_DATE, re.IGNORECASE)


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """Give a day, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _written(match: re.Match[str]) -> WrittenDate:
    year: str | int | None
    if iso := match["iso"]:
        form, (year, month, day) = DateForm.ISO, iso.split("-")
    elif six := match["six"]:
        form, year, month, day = DateForm.SIX, 2000 + int(six[:2]), six[2:4], six[4:]
    elif slashed := match["slashed"]:
        form, year, (day, month) = DateForm.SLASHED, match["slashed_year"], slashed.split("/")
    else:
        form, year, day = DateForm.SPOKEN, match["year"], match["day"]
        name = (match["month"] or match["short"]).lower()
        month = str(_MONTHS.get(name) or _SHORT[name])
    return WrittenDate(
        text=" ".join(match["date"].split()),
        start=match.start(),
        end=match.end(),
        form=form,
        year=int(year) if year else None,
        month=int(month),
        day=int(day),
        weekday=(match["weekday"] or "").lower(),
    )
