"""When something comes back: on a day, in a week or a month, or at the body's next meeting.

What is put off lies ahead: a day without a year is the first after the one on which it was told.
Whoever has that day asks ``on``; ``day`` knows only days with a year.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lchnv_cli.model.date_forms import (
    DateForm,
    WrittenDate,
    dates_in,
    months_in,
    with_year_said,
    year_said,
)
from lchnv_cli.model.days import COUNTABLE
from lchnv_cli.model.late_pattern import late

_NEXT = late(
    r"\b(?:nästa|nästkommande|nästföljande|närmast(?:e|\s+följande)|följande|kommande)\s+"
    r"(?:(?:ordinarie|möjliga|planerade|lchnv-?)\s+)?"
    r"(?:(?:nätverks)?möte|sammanträde|mötestillfälle|träff)(?!n\b|na\b|r\b|rna\b)\w*",
    re.IGNORECASE,
)
# The words before a day that are said of it, so that "till RSS till mötet den 22 maj" leaves
# "till RSS".
_LEADS = late(
    r"(?:\b(?:till|inför|på|vid|senast|före|efter|från|under|den|dagen|i|det|första|sista|ordinarie|extra"
    r"|(?:nätverks)?möte[t]?|sammanträdet?|mötesdagen|nätverket)\s+)+$",
    re.IGNORECASE,
)
_LONG = 60  # letters: more words than are said of a day
# "1/3" and "260918" are days where a word says so, or nothing stands before them.
_BARE = frozenset({DateForm.SLASHED, DateForm.SIX, DateForm.WEEK})
_DAY = dt.timedelta(days=1)
# A time that is no day: "till hösten 2026", "efter sommaren", "Q3", "om tre månader", "senare".
_ORDER = r"(?:första|andra|tredje|fjärde|(?:näst\s+)?sista|enda)"
_MEETING = rf"(?:{_ORDER}\s+)?(?:ordinarie\s+)?\w*(?:möte|sammanträde)t?"
_SEASON = (
    rf"(?:höst|vår|sommar|vinter)(?:ens\s+{_MEETING}|en|terminen|mötet|sammanträdet|uppehållet)?"
    r"|semester(?:n|perioden|tiderna)?|jul(?:en|helgen|uppehållet)?|påsk(?:en)?|pingst|midsommar"
    r"|nyår(?:et)?|(?:halv)?årsskiftet"
)
_PERIOD = (
    r"(?:(?:första|andra|nästa|kommande)\s+)?halvår(?:et)?"
    r"|(?:(?:första|andra|tredje|fjärde|sista|nästa|kommande)\s+)?(?:kvartal(?:et)?(?:\s+[1-4])?)"
    r"|(?:kv(?:artal)?\.?|[Qq])\s?[1-4]"
    rf"|(?:(?:nästa|nästkommande|kommande|samma)\s+år|i\s+år)(?:s\s+{_MEETING})?"
    rf"|(?:början|mitten|slutet)\s+av\s+(?:\w+\s+)?\w+|årets\s+(?:slut|{_MEETING})"
    r"|(?:19|20)\d\d(?![-\d]|\s+års?\b)"
)
_SOMETIME = (
    r"(?:ett?\s+)?(?:senare|annat|framtida)(?:\s+(?:möte|sammanträde|tillfälle|datum))?|framöver"
    r"|(?:lite\s+)?längre\s+fram|kommande\s+möten|nästnästa\s+möte|mötet\s+(?:(?:efter|före)\s+\w+|därefter|därpå)|framtiden"
    r"|(?:om\s+)?(?:några|någon|[2-9]|två|tre|fyra|fem|sex|ett|en|1?\d)\s+(?:dag|veck|månad|halvår|år)\w*"
    r"|tills?\s+vidare|snarast\w*|så\s+(?:snart|fort)(?:\s+\w+){0,2}\s+möjligt|kort|löpande"
)
_VAGUE = late(
    r"(?:^|[;,(:]|\b(?:till|inför|på|i|under|efter|före|senast|vid|från|först|kring|runt|omkring"
    r"|inom|bordl\w*|återremi\w*|återrapport\w*|rapport\w*|redovis\w*|återkom\w*|tas\s+upp|skjut\w*\s+upp)\b"
    r"|\b(?=tills?\s+vidare|framöver|längre\s+fram|snarast"
    r"|om\s+(?:några|\w{2,5}|\d+)\s+(?:veck|månad|halvår|år)))\s*:?\s*"
    rf"(?P<when>(?:(?:den|tidig|sen)a?\s+)?(?:(?:det\s+)?{_ORDER}\s+(?:ordinarie\s+)?mötet?\s+"
    r"(?:(?:i|under|efter|före|av|på)\s+)?)?"
    rf"(?:(?:{_SEASON})(?:\s+(?:i\s+år|nästa\s+år|(?:19|20)\d\d))?"
    rf"|{_PERIOD}|{_SOMETIME}))(?!\w)",
    re.IGNORECASE,
)


class When(NamedTuple):
    """A day as written, which need not be in the calendar, or else the next meeting."""

    written: str = ""
    at_next: bool = False

    @property
    def day(self) -> dt.date | None:
        """The day, where it has a year and can be counted to; the first of a week or month."""
        date = _read(self.written)
        return _countable(date.date) if date else None

    @property
    def exact(self) -> bool:
        """Whether a single day is written, and no week or month."""
        date = _read(self.written)
        return date is not None and date.form not in {DateForm.WEEK, DateForm.MONTH}

    def on(self, told: dt.date) -> dt.date | None:
        """Give the day, of what was told on a day: without a year the first after it."""
        date = _read(self.written)
        if date is None:
            return None
        year = None if date.year else year_said(self.written.partition(date.text)[2], told)
        return _countable(date.in_year(year) if year else date.meant(told + _DAY, ahead=True))

    def until(self, told: dt.date) -> dt.date | None:
        """Give the first day on which it can come back, of what was told on a day."""
        return self.on(told) or (told + _DAY if self.at_next else None)

    def is_after(self, date: dt.date, told: dt.date | None = None) -> bool:
        """Tell whether a later day than ``date`` is written, of what was told on a day.

        A day that does not exist is no later than the last of its month.
        """
        written = _read(self.written)
        if written is None:
            return False
        day = self.on(told or date)
        if day is None and written.month in range(1, 13):
            year = written.year or (told or date).year
            day = dt.date(year, written.month, monthrange(year, written.month)[1])
        return day is not None and day > date

    def __bool__(self) -> bool:
        """Whether anything is told."""
        return bool(self.written) or self.at_next

    def __str__(self) -> str:
        return self.written or ("nästa möte" if self.at_next else "")


@lru_cache(maxsize=4096)
def when_of(text: str) -> When:
    """Give the first day that a text says something waits for, else the next meeting or a month.

    A day that a word such as till or senast is said of goes before one that merely stands there.
    """
    days = list(_days(text))
    at_next = not days and _NEXT.search(text) is not None
    if not days and not at_next:
        days = [(month, True) for month in months_in(text)]
    day = next((date for date, led in days if led), days[0][0] if days else None)
    if day is None:
        return When(at_next=at_next)
    said = text[day.end : with_year_said(text, day.end)] if day.year is None else ""
    return When(" ".join(f"{day.text}{said}".split()))


def vague(text: str) -> str:
    """Give the words of a text that say when and are no day, next meeting or month, or nothing."""
    match = None if when_of(text) else _VAGUE.search(text)
    return " ".join(match["when"].split()) if match else ""


def without_when(text: str) -> str:
    """Give a text without the days and the next meetings it names."""
    spans = [(date.start, with_year_said(text, date.end)) for date, _ in _days(text)]
    spans += (match.span() for match in _NEXT.finditer(text))
    months = () if spans else months_in(text)
    spans += ((month.start, with_year_said(text, month.end)) for month in months)
    for start, end in sorted(spans, reverse=True):
        lead = _LEADS.search(text[:start], max(start - _LONG, 0))
        text = text[: lead.start() if lead else start] + text[end:]
    return text


def _days(text: str) -> Iterator[tuple[WrittenDate, bool]]:
    """Give the days that a text names, and whether a word before each says that it counts."""
    for date in dates_in(text):
        led = not text[: date.start].strip(" \t\xa0:,.(") or (
            _LEADS.search(text[: date.start], max(date.start - _LONG, 0)) is not None
        )
        bare = date.form in _BARE and not date.weekday
        if led or not bare or (date.form is DateForm.SLASHED and date.year is not None):
            yield date, led


def _countable(day: dt.date | None) -> dt.date | None:
    """Give a day from which working days can be counted: 2026-05-22 is one, 0226-05-22 is none."""
    return day if day and day.year in COUNTABLE else None


@lru_cache(maxsize=1024)
def _read(written: str) -> WrittenDate | None:
    if not written:
        return None
    return next(dates_in(written), None) or next(months_in(f"i {written}"), None)
