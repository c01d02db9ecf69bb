"""Dates as they are written in running text, some without a year."""

import datetime as dt
import re
from dataclasses import dataclass

from lchnv_cli.model.days import month_names, month_number

_MONTHS = "|".join(month_names())
_YEAR = r"(?:19|20)\d\d(?!\d)"
_SHORT = {name[:3]: number for number, name in enumerate(month_names(), 1)} | {"sept": 9}
# The month's name must end where it ends: "6 majkvällar" is no date.
PATTERN = (
    r"(?<!\d)(?:"
    rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?!\d)"
    rf"|(?P<six>\d{{6}})(?!\d)"
    rf"|(?P<day>\d{{1,2}})(?::?[ae])?\s+(?:(?P<month>{_MONTHS})|(?P<short>{'|'.join(_SHORT)})\.?)"
    rf"(?!\w)(?:,?\s+(?P<year>{_YEAR}))?"
    rf"|(?P<slashed>\d{{1,2}}/\d{{1,2}})(?!\d)(?:[\s-]+(?P<slashed_year>{_YEAR}))?"
    r")"
)
DATE = re.compile(PATTERN, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written; ``year`` is None where the text does not say it."""

    text: str
    year: int | None
    month: int
    day: int

    def within(self, near: dt.date, days: int) -> list[dt.date]:
        """Give the days it may mean: without a year those at most so far away; none if none is."""
        if self.year is not None:
            day = _day(self.year, self.month, self.day)
            return [day] if day else []
        years = range(near.year - 1, near.year + 2)
        known = [day for year in years if (day := _day(year, self.month, self.day))]
        return [day for day in known if abs((day - near).days) <= days]

    @property
    def possible(self) -> bool:
        """Whether there is such a day, in a leap year if no year is given."""
        return _day(self.year or 2000, self.month, self.day) is not None


def written(match: re.Match[str]) -> Written:
    """Take a match of PATTERN apart."""
    text = " ".join(match[0].split())
    if iso := match["iso"]:
        year, month, day = iso.split("-")
        return Written(text, int(year), int(month), int(day))
    if six := match["six"]:
        return Written(text, 2000 + int(six[:2]), int(six[2:4]), int(six[4:]))
    if slashed := match["slashed"]:
        day, month = slashed.split("/")
        return Written(text, _number(match["slashed_year"]), int(month), int(day))
    name = match["month"]
    number = month_number(name.lower()) if name else _SHORT[match["short"].lower()]
    return Written(text, _number(match["year"]), number, int(match["day"]))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
