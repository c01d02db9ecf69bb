"""A day as somebody says it to the program: all forms of dates, and fredag or i morgon.

A day that may be two is never guessed: all that fit are given, and whoever asks says which they
are. Without a year it is the meeting on that day; where none is known it is the day nearest to
today, or of what lies ahead the first from today on.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterable

from lchnv_cli.model.date_forms import DateForm, WrittenDate, dates_in, day_of
from lchnv_cli.model.days import spoken_with_year, weekday, weekday_names
from lchnv_cli.model.folding import folded
from lchnv_cli.model.late_pattern import late

_FROM_TODAY = {"idag": 0, "imorgon": 1, "imorron": 1, "igår": -1, "iförrgår": -2, "förrgår": -2}
_FROM_TODAY |= {"övermorgon": 2, "iövermorgon": 2}
_EIGHT = late(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_WEEKDAY = late(
    rf"(?P<when>(?:nu )?på |i |nästa |kommande )?(?P<day>{'|'.join(weekday_names())})(?P<end>en|s)?"
)
_LEAD = late(r"(?:på |den |d\.? ?)?")
_WEEK = dt.timedelta(days=7)
_YEARS = 8  # a 29 February may be as far away


def days_meant(
    text: str, today: dt.date, known: Iterable[dt.date] = (), *, ahead: bool = False
) -> list[dt.date]:
    """Give the days that a text may mean: none where it is no day, and one where it is plain.

    ``known`` are the days of the meetings it may be about; ``ahead`` tells that it lies ahead.
    """
    if (date := _written(text)) is None:
        days = _told(folded(text), today)
        return sorted({*days}.intersection(known)) or days if len(days) > 1 else days
    if date.year is not None:
        return _agreeing(date, [date.date] if date.date else [])
    own = sorted({day for day in known if date.in_year(day.year) == day})
    if own:
        coming = [day for day in own if ahead and day >= today]
        return _agreeing(date, coming or own)
    years = range(today.year - _YEARS, today.year + _YEARS + 1)
    days = [day for year in years if (day := date.in_year(year)) and not (ahead and day < today)]
    nearest = min((abs(day - today) for day in days), default=None)
    return _agreeing(date, [day for day in days if abs(day - today) == nearest])


def is_day(text: str) -> bool:
    """Tell whether a text says a day, whichever it is."""
    return _written(text) is not None or bool(_told(folded(text), dt.date.min + _WEEK))


def unclear(text: str, days: Collection[dt.date]) -> str:
    """Say what a day may mean that fits more than one."""
    listed = "".join(f"\n    {day}  {spoken_with_year(day)}" for day in days)
    return f"”{text}” kan vara flera dagar. Skriv vilken:{listed}"


def _told(words: str, today: dt.date) -> list[dt.date]:
    """Give the days of what is said from today: i morgon, fredag, i fredags."""
    if (away := _FROM_TODAY.get(words.replace(" ", ""))) is not None:
        return [today + dt.timedelta(days=away)]
    if match := _EIGHT.fullmatch(words):
        day = day_of(*map(int, match.groups()))
        return [day] if day else []
    match = _WEEKDAY.fullmatch(words)
    if match is None or (match["when"] == "i ") != (match["end"] == "s"):
        return []
    coming = today + dt.timedelta(days=(weekday_names().index(match["day"]) - today.weekday()) % 7)
    if match["end"] == "s":
        return [coming - _WEEK]
    if match["when"] == "nästa ":
        return [coming + _WEEK] if coming == today else [coming, coming + _WEEK]
    return [coming, coming + _WEEK] if coming == today else [coming]


def _written(text: str) -> WrittenDate | None:
    """Give the date that is all of a text, whatever year it is of."""
    whole = folded(text)
    date = next(dates_in(whole), None)
    if date is None or date.form is DateForm.WEEK or date.end != len(whole):
        return None
    return date if _LEAD.fullmatch(whole[: date.start]) else None


def _agreeing(date: WrittenDate, days: list[dt.date]) -> list[dt.date]:
    """Give the days that are of the weekday that stands with the date, where one does."""
    return [day for day in days if date.weekday in {"", weekday(day)}]
