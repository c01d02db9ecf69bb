"""The forms in which dates are written, and the one place that reads them.

A field has one form (``date_of``). Running text, and the lines of a point, have what people write,
and ``dates_in`` finds all of it, each with its place. A week is a date too: its Monday, or the day
of the week that stands with it. What a date without a year means depends on what stands around it:
whoever asks says what it is near, and whether it lies ahead. Figures that are the number of
something (in a diary, of a telephone, of a chapter) are left out.
"""

import datetime as dt
import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from lchnv_cli.model.days import month_names, weekday_names
from lchnv_cli.model.late_pattern import late

ISO = r"\d{4}-\d{2}-\d{2}"
_ISO = late(ISO)
_MONTHS = {name: number for number, name in enumerate(month_names(), 1)}
_SHORT = {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_DAYS = {name: number for number, name in enumerate(weekday_names(), 1)}
_SHORT_DAYS = {name[:3]: number for name, number in _DAYS.items()} | {"tors": 4}
_SHORT_DAYS |= {"månd": 1, "tisd": 2, "onsd": 3, "torsd": 4, "lörd": 6, "sönd": 7}
_ROOMY = 2020  # a year with a 29 February and a week 53
_YEARS_AHEAD = 9  # a 29 February may be as far away
_YEAR = r"(?:19|20)\d\d(?!\d|-\d\d-\d)"
_MONTH = rf"(?:(?P<month>{'|'.join(_MONTHS)})|(?P<short>{'|'.join(_SHORT)})\.?)(?!\w)"
# "-25" is a year, but not in "26 maj -27 maj" and "26/9 -27/9".
_BRIEF = rf"\s?[-–’']\d\d(?![\w/]|[.:]\d|\s?[-–]\s?\d|\s(?:{'|'.join(_SHORT)}))"
_WEEKDAY = "|".join((*_DAYS, *sorted(_SHORT_DAYS, key=len, reverse=True)))
# Between a weekday and its date: "tisdag kväll den", "tisdag v. 45, den", "tisdagen (den".
_TO_DATE = (
    r"\.?[*_]{0,3}(?:\s(?:förmiddag|eftermiddag|kväll|morgon)(?:en)?)?"
    r"(?:,?\s(?:i\s)?(?:v\.?|veckan?)\s?\d{1,2})?,?[\s|]+\(?(?:den\s+|d\.\s*)?"
)
# Between a date and its weekday: "(tis", ", en tisdag", "som är en tisdag", ", tisdag."
_FROM_DATE = (
    rf"(?:\s?\((?P<after>{_WEEKDAY})(?:en)?\b"
    r"|,?[^\S\n]*(?:\n[^\S\n]*)?\b(?:som\s(?:är|var|blir|infaller\spå|inföll\spå)\s)?en\s"
    rf"(?P<told>{_WEEKDAY})\b(?!\s(?:i|per|om)\b)"
    rf"|,\s(?P<last>{_WEEKDAY})(?:en)?(?=\s*(?:[.,;:)|!?](?!\s?\d)|$|\n|kl\b|klockan\b)))?"
)
# A span before its last day: "tisdag och onsdag den 2–", or "tisdag 2–" with a weekday after it.
_SPANNED = late(
    rf"\b(?P<first>{_WEEKDAY})(?:ens?)?\.?(?:\s?[–-]\s?|\s(?:och|till|samt)\s)"
    rf"(?P<second>{_WEEKDAY})(?:ens?)?\.?,?\s+(?:den\s+)?(?P<day>\d{{1,2}})(?::?[ae])?"
    r"(?:\s?[–-]\s?|\s(?:och|till|samt)\s)(?:den\s+)?$"
    rf"|\b(?P<only>{_WEEKDAY})(?:ens?)?\.?,?\s+(?:den\s+)?(?P<only_day>\d{{1,2}})(?::?[ae])?"
    r"(?:\s?[–-]\s?|\s(?:och|till|samt)\s)(?:den\s+)?$",
    re.IGNORECASE,
)
_FIGURE = late(r"\d")  # in every date
# The month's name must end where it ends: "6 majkvällar" is no date.
_PATTERN = late(
    rf"(?:\b(?P<weekday>{_WEEKDAY})(?:ens?)?{_TO_DATE})?"
    r"(?P<date>(?:(?<![\d])(?:"
    rf"(?P<iso>{ISO})(?!\d)"
    r"|(?P<loose>(?:19|20)\d\d-\d{1,2}-\d{1,2})(?![\d-])"
    r"|(?P<six>\d{6})(?!\d)"
    r"|(?<!\d\.)(?P<dotted>\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)(?!\d|\.\d)"
    rf"|(?P<day>\d{{1,2}})(?::?(?:[ae]|d?je|[dt]e|nde))?\s+{_MONTH}"
    rf"(?:,?\s+(?P<year>{_YEAR})|(?P<brief>{_BRIEF}))?"
    r"|(?P<slashed>\d{1,2}/\d{1,2})(?!\d)"
    rf"(?:[\s/-]+(?P<slashed_year>{_YEAR})|(?P<slashed_brief>{_BRIEF}|/\d\d(?![\d/])))?(?!/\d)"
    r"))"
    rf"|\b(?:v\.?|veckan?)\s?(?P<week>\d{{1,2}})(?!\w|[.,:]\d)(?:,?\s+(?P<week_year>{_YEAR}))?"
    rf"){_FROM_DATE}",
    re.IGNORECASE,
)
_IN_MONTH = late(
    rf"\b(?:(?:i|till|under|inför|senast)\s+(?P<month>{'|'.join(_MONTHS)})(?!\w|-m)"
    rf"|(?P<compound>{'|'.join(_MONTHS)})s?-?(?:möte|sammanträde)t?(?!\w))"
    rf"(?:,?\s+(?:i\s+)?(?P<year>{_YEAR})|(?P<brief>{_BRIEF}))?",
    re.IGNORECASE,
)
# Right before figures that are no date: part of a word, a path, a number, a telephone or a span.
_JOINED_BEFORE = late(r"(?:[\w/\\.:=#&?%+@~–−‑-]|\d[ \u00a0]|\d,|[€$] ?)$")
_COUNTED_BEFORE = late(
    r"\b(?:(?:dnr|d:nr|diarie|ärende(?:nr|nummer)|referens|konto|bankgiro|plusgiro|org)\w*[^.;]{0,12}"
    r"|(?:nr|nummer|tel|tfn|telefon\w*|mobil\w*|fax|bg|pg|ref|kod|id|pnr|personnummer|kr|sek|ver"
    r"|version|kap|kapit(?:el|let)|avsnitt|artikel|sid|sida|sidan|sidor|rum)"
    r"\W{0,3})$",
    re.IGNORECASE,
)
# Right after them: more of the number, or what it counts.
_JOINED_AFTER = late(
    r"[\w/\\=@%]|[.,:+–−‑-]\w|[ \u00a0]?[–−‑+-]?[ \u00a0]?\d{4}(?!\d)|[ \u00a0]\d{2,3}(?![\d.:/])"
)
_COUNTS_AFTER = late(
    r"[ \u00a0-]?(?:kr|kronor|tkr|mkr|sek|euro|€|:-|procent|st|stycken|personer|invånare|patienter"
    r"|brukare|besök|timmar|exemplar|av|delar?|tjänst\w*)(?!\w)",
    re.IGNORECASE,
)
_NEAR = 36  # letters: the words that say what a number is
_YEARS_OFF = {
    "i år": 0,
    "nästa år": 1,
    "nästkommande år": 1,
    "förra året": -1,
    "i fjol": -1,
    "året innan": -1,
}
_YEAR_SAID = late(rf"\s+(?P<year>{'|'.join(_YEARS_OFF)})\b", re.IGNORECASE)


class DateForm(Enum):
    """How a date is written, by an example."""

    ISO = "2026-03-20"
    SIX = "260320"
    SPOKEN = "20 mars 2026"
    SLASHED = "20/3 2026"
    FIGURES = "20.3.2026"
    WEEK = "v. 12 2026"
    MONTH = "i mars 2026"


class WrittenDate(NamedTuple):
    """A date as written, and the characters it takes with its weekday, where there is one.

    ``year`` is None where the text does not say it. A ``week`` has no month and no day, a month
    no day: they stand for their first day.
    """

    text: str
    start: int
    end: int
    form: DateForm
    year: int | None
    month: int
    day: int
    weekday: str = ""
    week: int = 0

    @property
    def date(self) -> dt.date | None:
        """The day; None without a year, and when there is no such day (see ``possible``)."""
        return self.in_year(self.year) if self.year is not None else None

    @property
    def possible(self) -> bool:
        """Whether there is such a day, in some year if none is given."""
        return self.in_year(_ROOMY if self.year is None else self.year) is not None

    def in_year(self, year: int) -> dt.date | None:
        """Give its day in a year, or None where that has none."""
        if not self.week:
            return day_of(year, self.month, 1 if self.form is DateForm.MONTH else self.day)
        try:
            return dt.date.fromisocalendar(year, self.week, _DAYS.get(self.weekday, 1))
        except ValueError:
            return None

    def within(self, near: dt.date, days: int) -> list[dt.date]:
        """Give the days it may mean: without a year those at most so far away; none if none is."""
        if self.year is not None:
            return [self.date] if self.date else []
        years = range(near.year - 1, near.year + 2)
        known = [day for year in years if (day := self.in_year(year))]
        return [day for day in known if abs((day - near).days) <= days]

    def meant(self, near: dt.date, *, ahead: bool = False) -> dt.date | None:
        """Give the day it means: without a year the nearest, or the first from ``near`` on."""
        if self.year is not None:
            return self.date
        first = near.year if ahead else near.year - 1
        years = range(first, near.year + (_YEARS_AHEAD if ahead else 2))
        known = [day for year in years if (day := self.in_year(year))]
        if ahead:
            lasts = {DateForm.WEEK: 0 if self.weekday else 6, DateForm.MONTH: 27}
            whole = dt.timedelta(days=lasts.get(self.form, 0))
            return next((day for day in known if day + whole >= near), None)
        return min(known, key=lambda day: abs(day - near), default=None)


def date_of(text: str) -> dt.date | None:
    """Read a value that is one day, ÅÅÅÅ-MM-DD; None for anything else."""
    try:
        return dt.date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def dates_in(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDate]:
    """Give every date between two characters of a text, in order."""
    end = len(text) if end is None else end
    if _FIGURE.search(text, start, end) is None:
        return
    for match in _PATTERN.finditer(text, start, end):
        first, last = match.span("date")
        before, after = text[max(first - _NEAR, 0) : first], text[last : last + _NEAR]
        if _weekday(match):
            number = False
        elif match["slashed"] and not _slashed_year(match):
            number = _is_fraction(before, after)
        else:
            number = match["six"] is not None and is_number(before, after)
        if not number:
            yield _written(match)


def span_to(last: WrittenDate, text: str) -> tuple[WrittenDate, ...]:
    """Give the days of a span that ends with a date, where weekdays stand before both of them.

    ``tisdag och onsdag den 2–3 november`` is two, ``tisdag 2–onsdag 3 november`` the first of them.
    """
    match = _SPANNED.search(text, max(last.start - _NEAR, 0), last.start)
    if match is None or last.form is not DateForm.SPOKEN:
        return ()
    day = int(match["day"] or match["only_day"])
    first = last._replace(
        text=re.sub(r"^\d+", str(day), last.text),
        start=match.start(),
        day=day,
        weekday=_in_full(match["first"] or match["only"]),
    )
    if not match["second"]:
        return (first,)
    return first, last._replace(start=match.start(), weekday=_in_full(match["second"]))


def months_in(text: str) -> Iterator[WrittenDate]:
    """Give every month that something is said to be in: till maj, mötet i maj 2026, majmötet."""
    for match in _IN_MONTH.finditer(text):
        named = "month" if match["month"] else "compound"
        start = match.start(named)
        yield WrittenDate(
            text=" ".join(text[start : match.end()].split()),
            start=start,
            end=match.end(),
            form=DateForm.MONTH,
            year=_year(match["year"] or match["brief"]),
            month=_MONTHS[match[named].lower()],
            day=0,
        )


def year_said(after: str, near: dt.date) -> int | None:
    """Give the year that the words after a date say: i år, nästa år; None where they say none."""
    match = _YEAR_SAID.match(after)
    return near.year + _YEARS_OFF[" ".join(match["year"].casefold().split())] if match else None


def with_year_said(text: str, end: int) -> int:
    """Give where a date ends in a text, with the words after it that say its year."""
    match = _YEAR_SAID.match(text, end)
    return match.end() if match else end


def is_number(before: str, after: str) -> bool:
    """Tell by what stands around six figures whether they are the number of something."""
    joined = _JOINED_BEFORE.search(before[-2:]) or _JOINED_AFTER.match(after)
    return bool(joined or _COUNTS_AFTER.match(after) or _COUNTED_BEFORE.search(before[-_NEAR:]))


def _is_fraction(before: str, after: str) -> bool:
    """Tell whether 3/4 is a part, or the number of a chapter, and no day."""
    joined = before[-1:].isalnum() or before[-1:] in {"/", "."} or after[:1].isalnum()
    return bool(joined or _COUNTS_AFTER.match(after) or _COUNTED_BEFORE.search(before))


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """Give a day, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _written(match: re.Match[str]) -> WrittenDate:
    form, year, month, day = _figures(match)
    return WrittenDate(
        text=" ".join(match["date"].split()),
        start=match.start(),
        end=match.end(),
        form=form,
        year=year,
        month=month,
        day=day,
        weekday=_in_full(_weekday(match)),
        week=int(match["week"] or 0),
    )


def _weekday(match: re.Match[str]) -> str:
    return match["weekday"] or match["after"] or match["told"] or match["last"] or ""


def _in_full(weekday: str) -> str:
    """Give a weekday that may be cut short in small letters."""
    number = _SHORT_DAYS.get(weekday.lower())
    return weekday_names()[number - 1] if number else weekday.lower()


def _figures(match: re.Match[str]) -> tuple[DateForm, int | None, int, int]:
    """Give the form, and year, month and day."""
    if hyphened := match["iso"] or match["loose"]:
        year, month, day = map(int, hyphened.split("-"))
        return DateForm.ISO if match["iso"] else DateForm.FIGURES, year, month, day
    if six := match["six"]:
        return DateForm.SIX, 2000 + int(six[:2]), int(six[2:4]), int(six[4:])
    if dotted := match["dotted"]:
        day, month, year = map(int, dotted.split("."))
        return DateForm.FIGURES, year, month, day
    if slashed := match["slashed"]:
        day, month = map(int, slashed.split("/"))
        return DateForm.SLASHED, _year(_slashed_year(match)), month, day
    if match["week"]:
        return DateForm.WEEK, _year(match["week_year"]), 0, 0
    name = (match["month"] or match["short"]).lower()
    number = _MONTHS.get(name) or _SHORT[name]
    return DateForm.SPOKEN, _year(match["year"] or match["brief"]), number, int(match["day"])


def _slashed_year(match: re.Match[str]) -> str | None:
    return match["slashed_year"] or match["slashed_brief"]


def _year(written: str | None) -> int | None:
    """Read a year of four figures, or of two after a mark."""
    if not written:
        return None
    figures = "".join(filter(str.isdigit, written))
    return int(figures) if len(figures) > 2 else 2000 + int(figures)  # noqa: PLR2004
