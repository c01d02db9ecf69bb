"""A weekday written with a date is that date's weekday."""

import datetime as dt
import re
from collections.abc import Iterator

from lchnv_cli.model.date_forms import DateForm, WrittenDate, dates_in
from lchnv_cli.model.days import spoken_with_year, weekday
from lchnv_cli.model.document import Calendar, Document, MeetingDocument
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.model.full_text import FullText
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Veckodagen stämmer inte med datumet, eller datumet finns inte.",
    why="Den som läser tror på veckodagen eller på datumet, och hälften kommer fel dag. Ett "
    "datum utan årtal bedöms efter det år som ligger nära mötet. Veckodagen får vara förkortad "
    "(fre) och stå inom parentes efter datumet. Bara siffror utan årtal och utan veckodag, som "
    "31/9 och 260931, kan vara något annat än ett datum, och dem säger regeln inget om.",
    wrong="Konferensen hålls torsdagen den 6 februari 2026.",
    right="Konferensen hålls fredagen den 6 februari 2026.",
    mend="Rätta veckodagen eller datumet.",
)
_NEAR = 270  # days: a date without a year means the one closest to the meeting, or nearly so
# What is looked for before the pattern of dates, which is far slower: the end of a weekday, a day
# that some months lack, or the end of a weekday that is cut short.
_DAYS = ("dag", "DAG")
_LETTERS_BEFORE = frozenset("nserNSER")  # those that the weekdays have before it
_LATE = re.compile(r"(?:29|3\d)(?!\d)")
_MAYBE_SHORT = re.compile(r"[nsre][.\s]+(?:den )?\d")
_SHORT = re.compile(r"(?:.*\W)?(?:mån|tis|ons|tors?|fre|lör|sön)", re.IGNORECASE | re.DOTALL)
_SHORT_AFTER = re.compile(r"\((?:mån|tis|ons|tors?|fre|lör|sön)\b", re.IGNORECASE)
_BEFORE, _AFTER = 36, 60
# Figures alone may be a fraction, or the number of something.
_UNSURE = frozenset({DateForm.SIX, DateForm.WEEK})
_JUDGED_ELSEWHERE = re.compile(r"(?:Utfall|Beredd|Uppdrag|Utvecklingsuppdrag)\s*:")


@rule("fel-veckodag", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def wrong_weekday(document: Document, text: FullText) -> Iterator[Hit]:
    """Find dates with another weekday than their own, and dates that do not exist."""
    near = _reference(document)
    for date in _dated(text.source, text.start_character):
        if message := _wrong(date, near):
            yield Hit(text.place_at(date.start, date.end), message, TEXTS.mend)
    for field, place in _fields(document):
        for date in _dated(field, 0):
            if message := _wrong(date, near):
                yield Hit(place, message, TEXTS.mend)


def _dated(text: str, start: int) -> Iterator[WrittenDate]:
    """Give the dates that have a weekday, and those that do not exist, from a character on."""
    told: set[int] = set()
    for at in sorted(_candidates(text, start)):
        for date in dates_in(text, max(start, at - _BEFORE), at + _AFTER):
            if date.start <= at < date.end and date.start not in told:
                told.add(date.start)
                if date.weekday or not (date.possible or _is_unsure(date, text)):
                    yield date


def _candidates(text: str, start: int) -> Iterator[int]:
    """Give the characters at which a weekday, or a day that may not exist, may stand."""
    for word in _DAYS:
        at = text.find(word, start + 1)
        while at >= 0:
            if text[at - 1] in _LETTERS_BEFORE:
                yield at
            at = text.find(word, at + len(word))
    yield from (match.start() for match in _LATE.finditer(text, start))
    for match in _MAYBE_SHORT.finditer(text, start):
        at = match.start()
        if _SHORT.fullmatch(text, max(at - 4, start), at + 1):
            yield at
    yield from (match.start() for match in _SHORT_AFTER.finditer(text, start))


def _is_unsure(date: WrittenDate, text: str) -> bool:
    """Tell whether a date without a weekday may be no date, or stands where its day is judged."""
    line = text.rfind("\n", 0, date.start) + 1
    if _JUDGED_ELSEWHERE.match(text, line, date.start):
        return True
    if date.form is DateForm.ISO:
        return date.month not in range(1, 13)
    return date.form in _UNSURE or (date.form is DateForm.SLASHED and date.year is None)


def _wrong(date: WrittenDate, near: dt.date) -> str:
    """Say what is wrong; without a year only when no year near the meeting fits."""
    days = date.within(near, _NEAR)
    if not date.possible:
        # "lördag 6/13" may be a fraction or a number of something.
        fraction = date.form is DateForm.SLASHED and date.year is None
        return "" if fraction else f"{date.text} finns inte i kalendern."
    if not days or any(weekday(day) == date.weekday for day in days):
        return ""
    closest = min(days, key=lambda day: abs(day - near))
    return f"{_shown(date, closest)} är en {weekday(closest)}, inte en {date.weekday}."


def _shown(date: WrittenDate, day: dt.date) -> str:
    """Give the date without the weekday that is wrong; figures as they are written."""
    _, _, without_weekday = spoken_with_year(day).partition(" ")
    return date.text if date.text[:1].isdigit() and date.year is not None else without_weekday


def _reference(document: Document) -> dt.date:
    if isinstance(document, MeetingDocument):
        return document.date
    year = document.year if isinstance(document, Calendar) else dt.date.min.year
    return dt.date(year, 7, 1)


def _fields(document: Document) -> Iterator[tuple[str, Place]]:
    """Give the texts of the head that can hold a date, with their places."""
    if isinstance(document, MeetingDocument):
        yield document.info, document.place_of("info")
        yield document.venue, document.place_of("plats")
        for index, annex in enumerate(document.annexes):
            yield annex.title, document.place_of(f"bilagor.{index}.titel")
    elif isinstance(document, Calendar):
        for occasion in document.occasions:
            yield occasion.remark, occasion.place
