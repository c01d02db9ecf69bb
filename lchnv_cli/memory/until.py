"""Until which day something goes on, as a text says: a day, a month, a year or a span of years."""

import datetime as dt
import re

from lchnv_cli.model.date_forms import dates_in, months_in
from lchnv_cli.model.days import months_after
from lchnv_cli.model.late_pattern import late

_UNTIL = late(
    r"\b(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|tom|längst\s+till|som\s+längst|fram\s+till"
    r"|intill|till)\s+(?:(?:utgången|slutet)\s+av\s+)?(?:den\s+)?",
    re.IGNORECASE,
)
_YEAR = late(r"(?:år\s+)?(?P<year>20\d\d)(?![-\d])")
_MONTH_FIRST = late(r"(?:(?:den\s+)?sista\s+)?(?P<month>[a-zåäö]+(?:\s+20\d\d)?)", re.IGNORECASE)
_SPAN = late(r"\b(?P<first>20\d\d)\s?[–−-]\s?(?P<last>20\d\d)\b")


def until_in(text: str, told: dt.date) -> dt.date | None:
    """Give the last day that a text, told on a day, says that something goes on until."""
    found = None
    for lead in _UNTIL.finditer(text):
        rest = text[lead.end() :]
        found = _day_at_start(rest, told) or found
    if found is None and (span := _SPAN.search(text)):
        found = dt.date(int(span["last"]), 12, 31)
    return found


def _day_at_start(rest: str, told: dt.date) -> dt.date | None:
    """Give the day that a text begins with: a date, the last of a month, or of a year."""
    date = next(dates_in(rest), None)
    if date is not None and not rest[: date.start].strip():
        return date.date or date.meant(told + dt.timedelta(days=1), ahead=True)
    if year := _YEAR.match(rest):
        return dt.date(int(year["year"]), 12, 31)
    written = _MONTH_FIRST.match(rest)
    month = next(months_in(f"i {written['month']}"), None) if written else None
    if month is None:
        return None
    first = month.date or month.meant(told, ahead=True)
    return months_after(first, 1) - dt.timedelta(days=1) if first else None
