"""A weekday written with a date is that date's weekday."""

import datetime as dt
import re
from collections.abc import Iterator

from lchnv_cli.model.date_forms import (
    DateForm,
    WrittenDate,
    dates_in,
    is_number,
    span_to,
    year_said,
)
from lchnv_cli.model.date_spots import date_spots, shape_of
from lchnv_cli.model.days import spoken_with_year, weekday, weekday_names
from lchnv_cli.model.document import Calendar, Document, MeetingDocument
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Veckodagen stämmer inte med datumet, eller datumet finns inte.",
    why="Den som läser tror på veckodagen eller på datumet, och hälften kommer fel dag. Ett "
    "datum utan årtal bedöms efter det år som ligger nära mötet. Veckodagen får vara förkortad "
    "(fre) och stå efter datumet; i år och nästa år är ett årtal. Siffror som kan vara något "
    "annat än ett datum (260931 utan ord som senast eller mötet före, dnr 2026-13-01, 31/9 av "
    "alla) säger regeln inget om.",
    unseen="Om en dag som finns är den rätta när ingen veckodag står vid den, veckodagar utan "
    "datum (på fredag) och dagar i ord (den trettioförsta).",
    wrong="Konferensen hålls torsdagen den 6 februari 2026.",
    right="Konferensen hålls fredagen den 6 februari 2026.",
    mend="Rätta veckodagen eller datumet.",
)
_NEAR = 270  # days: a date without a year means the one closest to the meeting, or nearly so
# What is looked for around a date's spot before the pattern of dates, which is far slower: a
# weekday, and figures that are no day of their month, or no month.
_NAMES = (b"ndag", b"sdag", b"edag", b"rdag", *(f" {day[:3]}".encode() for day in weekday_names()))
_NAME = late(
    rb"[nser]dag(?:en)?(?![a-z\xc3])| (?:m\xc3\xa5nd?|tisd?|onsd?|tors?d?|fre|[ls]\xc3\xb6[rn]d?)\b"
)
_NO_DAY = late(
    rb"(?:29|30)(?::?[ae])?[\s\xc2\xa0]+[fF]|31(?::?[ae])?[\s\xc2\xa0]+[fasnjFASNJ]|3[2-9][:ae\s\xc2/]"
    rb"|(?:29|30)/0?2|31/(?:0?[2469]|11)|\d?\d/(?:1[3-9]|[2-9]\d)|\d?\d\."
    rb"|\d?\d\d(?:0[2469]31|1131|0230)|.?\d{4}-(?:00|1[3-9]|[2-9]\d|\d\d?-(?:00|29|3\d))",
    re.DOTALL,
)
_WEEK = late(rb"v(?:\.|eckan?)?[ \xc2]{0,2}00")
_LAST_WEEKS = ord("5")  # with which the figures of a week that a year may lack begin
_BEFORE, _AFTER = 60, 48  # bytes around a spot that a weekday may stand in
_LONGEST = 4  # letters of a weekday before its "dag", two of them bytes of å or ö
_FIGURES = 10  # bytes of a date in figures
_READ = 96  # bytes before and after it that say what a number is
# Figures alone may be a fraction, or the number of something.
_UNSURE = frozenset({DateForm.SIX, DateForm.WEEK})
_JUDGED_ELSEWHERE = late(r"(?:Utfall|Beredd|Uppdrag|Utvecklingsuppdrag)\s*:")
# Before figures: a diary's letters, or what is counted; and after them what they count.
_DIARY = late(r"(?:\b[A-ZÅÄÖ]{2,}|§|\b[Pp]unkt(?:en)?)\s?$")
_DAY_BEFORE = late(
    r"\b(?:senast|(?:till|från)\s+och\s+med|[tf]\.?\s?o\.?\s?m\.?|\w*möte(?:t|ts)?|sammanträde(?:t|ts)?"
    r"|(?:beslut\w*|bordl\w*|återremitter\w*|antogs|anteckningar(?:na)?)(?:\s+(?:till|den|på|från))?)"
    r"\s(?:den\s)?$",
    re.IGNORECASE,
)
_RATIO_BEFORE = late(
    r"\b(?:andel\w*|kvot\w*|röst\w*|fördel\w*|förhållande\w*|skala\w*|resultat\w*|ställning\w*"
    r"|poäng|betyg\w*|svar\w*|index)\W(?:\w+\W){0,2}$",
    re.IGNORECASE,
)
_RATIO_AFTER = late(r"[ \u00a0](?:svar|röster|ja|\w+(?:er|ar|or|ande))\b", re.IGNORECASE)
_TO_COME = late(
    r"\b(?:nästa|kommande|äger\s+rum|(?:håll|genomför|arrangera|planera)s|går\s+av\s+stapeln)\b",
    re.IGNORECASE,
)
_CENTURIES = range(1900, 2100)
_MONTHS, _LAST = range(1, 13), 31


@rule("fel-veckodag", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def wrong_weekday(document: Document, text: FullText) -> Iterator[Hit]:
    """Find dates with another weekday than their own, and dates that do not exist."""
    near = _reference(document)
    for start, end, message in _faults(text.encoded, text.start, near):
        yield Hit(text.place_at(start, end), message, TEXTS.mend)
    for field, place in _fields(document):
        for _, _, message in _faults(field.encode(), 0, near):
            yield Hit(place, message, TEXTS.mend)


def _faults(source: bytes, first: int, near: dt.date) -> Iterator[tuple[int, int, str]]:
    """Give the characters of each wrong date from a byte on, and what is wrong with it."""
    told = 0  # the end of the last one: a span is told once
    for at, since in _candidates(source, first):
        begin = max(at - _READ, first)
        window = source[begin : at + _READ].decode(errors="ignore")
        spot, start = (len(source[begin:each].decode(errors="ignore")) for each in (at, since))
        written = dates_in(window, start, spot + _AFTER)
        last = next((date for date in written if date.end > spot), None)
        if last is None or last.start > spot:
            continue
        for date in (*(span_to(last, window) if since < at else ()), last):
            if message := _wrong(date, window, near):
                offset = len(source[:begin].decode(errors="ignore"))
                if offset + date.start >= told:
                    told = offset + date.end
                    yield offset + date.start, told, message


def _candidates(source: bytes, first: int) -> Iterator[tuple[int, int]]:
    """Give a byte of each date that a weekday may stand with, or that may not exist.

    Beside it the byte at which that weekday, or the date, may begin.
    """
    shape = shape_of(source)
    weeks = (match.end() - 1 for match in _WEEK.finditer(shape, first))
    late = (at for at in weeks if source[at - 1] >= _LAST_WEEKS)
    spots = sorted([*date_spots(shape, first), *late])
    around = [shape[max(at - _BEFORE, first) : at + _AFTER] for at in spots]
    every = b"\n".join(around)
    names = [name for name in _NAMES if name in every]
    for at, near in zip(spots, around, strict=True):
        begin = max(at - _FIGURES, first)
        if names and any(name in near for name in names) and (named := _NAME.search(near)):
            since = max(at - _BEFORE, first) + named.start() - _LONGEST
            yield at, max(min(since, begin), first)
        elif _NO_DAY.match(source, max(at - 1, first)) or _NO_DAY.match(source, at):
            yield at, begin


def _wrong(date: WrittenDate, text: str, near: dt.date) -> str:
    """Say what is wrong; without a year only when no year near the meeting fits."""
    if date.year is None and (year := year_said(text[date.end :], near)):
        date = date._replace(year=year)
    if not date.possible:
        return "" if _is_unsure(date, text) else f"{date.text} finns inte i kalendern."
    days = date.within(near, _NEAR)
    days = _meant(date, text, days, near)
    if not date.weekday or not days or any(weekday(day) == date.weekday for day in days):
        return ""
    closest = min(days, key=lambda day: abs(day - near))
    return f"{_shown(date, closest)} är en {weekday(closest)}, inte en {date.weekday}."


def _meant(date: WrittenDate, text: str, days: list[dt.date], near: dt.date) -> list[dt.date]:
    """Give the days without a year that the sentence may mean: those to come, if it says so."""
    said = text[
        max(text.rfind(". ", 0, date.start), text.rfind("\n\n", 0, date.start), 0) : date.start
    ]
    return [day for day in days if day >= near] or days if _TO_COME.search(said) else days


def _is_unsure(date: WrittenDate, text: str) -> bool:
    """Tell whether a day that does not exist may be no date, or stands where it is judged."""
    before, after = text[: date.start], text[date.end :]
    if not date.weekday and _JUDGED_ELSEWHERE.match(before, before.rfind("\n") + 1):
        return True
    if date.form is DateForm.SLASHED and date.year is None:
        # "31/11" may be a day, "lördag 6/13" and "31/32" are fractions or numbers of something.
        ratio = _RATIO_BEFORE.search(before) or _RATIO_AFTER.match(after) or _DIARY.search(before)
        return bool(ratio) or date.month not in _MONTHS or date.day > _LAST
    if date.form in {DateForm.ISO, DateForm.FIGURES} and date.month not in _MONTHS:
        number = is_number(before, after) or _DIARY.search(before) is not None
        return not date.weekday and (number or date.year not in _CENTURIES)
    spelled = date.text[:4].lower() == "veck"
    said = date.form is DateForm.SIX and _DAY_BEFORE.search(before)
    return not (date.weekday or spelled or said) and date.form in _UNSURE


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
