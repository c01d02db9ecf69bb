"""Which of a source's dates is the meeting's, and which the document's own."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lchnv_cli.intake.recognise.draft import Doubt, Quoted
from lchnv_cli.model.date_forms import DateForm, WrittenDate, dates_in
from lchnv_cli.model.days import spoken_with_year, weekday
from lchnv_cli.model.late_pattern import late


class Dated(NamedTuple):
    """A date in the head, the words it stands in, and what its field says that it is.

    ``of`` is ``meeting``, ``document`` or ``date`` where the field is but Datum; ``title`` or
    ``line`` where it stands without one, and ``other`` where its field is none that is known.
    """

    date: WrittenDate
    line: Quoted
    of: str


class Days(NamedTuple):
    """The meeting's day, the document's, and what is not certain of them."""

    meeting: dt.date | None
    document: dt.date | None
    doubts: tuple[Doubt, ...]


_ORDER = ("meeting", "date", "line", "title", "other")
_BRIEF = late(r"(?<![\d-])\d{2}-\d{2}-\d{2}(?![\d-])")


def dates_of(text: str) -> Iterator[WrittenDate]:
    """Give the dates of a line of a head, where 25-04-08 is one too."""
    if found := list(dates_in(text)):
        yield from found
        return
    for match in _BRIEF.finditer(text):
        for date in dates_in(match[0].replace("-", "")):
            yield date._replace(text=match[0], start=match.start(), end=match.end())


def days_of(
    dated: Sequence[Dated], previous: dt.date | None, known: Sequence[dt.date], *, notes: bool
) -> Days:
    """Tell the days apart.

    ``previous`` is the meeting before, as a point on its notes says; ``known`` are other days that
    tell the year. Where two fields are called Datum, notes are written after their meeting.
    """
    usable = [
        each
        for each in dated
        if each.date.possible and each.date.form not in {DateForm.WEEK, DateForm.MONTH}
    ]
    own = [each for each in usable if each.of != "document"]
    documents = [each for each in usable if each.of == "document"]
    doubts: list[Doubt] = []
    first = next((each for of in _ORDER for each in own if each.of == of), None)
    if first is None:
        return Days(None, _day(documents, doubts, previous, known, about="upprättad"), ())
    if first.of == "other":
        said = "Källan säger inte att det är mötets dag; ingen annan står i huvudet."
        doubts.append(Doubt(said, first.line.text, first.line.place, "datum"))
    plain = [each for each in own if each.of == "date"]
    if first.of == "date" and len(plain) > 1:
        first, other = _of_two(plain, previous, known, notes=notes)
        documents = [other, *documents] if other else documents
        if other:
            said = (
                f"Källan har två datum; {_said(first)} är läst som mötets och {_said(other)} som "
                "dokumentets eget."
            )
            doubts.append(Doubt(said, other.line.text, other.line.place, "datum"))
    near = [*known, *(each.date.date for each in usable if each.date.date)]
    meeting = _day([first], doubts, previous, near, about="datum")
    document = _day(documents, doubts, meeting, [], about="upprättad") if documents else None
    if meeting and first.date.weekday and first.date.weekday != weekday(meeting):
        said = f"Källan säger {first.date.weekday}, men dagen är en {weekday(meeting)}."
        doubts.append(Doubt(said, first.line.text, first.line.place, "datum"))
    return Days(meeting, document, tuple(doubts))


def _said(dated: Dated) -> str:
    return f"”{dated.date.text}”"


def _of_two(
    plain: list[Dated], previous: dt.date | None, known: Sequence[dt.date], *, notes: bool
) -> tuple[Dated, Dated | None]:
    """Tell two dates called the same apart by which of them must come first."""
    days = [(each, each.date.date or _meant(each.date, previous, known)) for each in plain]
    sure = sorted([(day, at) for at, (_, day) in enumerate(days) if day])
    if len(sure) < 2 or sure[0][0] == sure[-1][0]:  # noqa: PLR2004
        return plain[0], None
    first, last = plain[sure[0][1]], plain[sure[-1][1]]
    return (first, last) if notes else (last, first)


def _meant(date: WrittenDate, previous: dt.date | None, known: Sequence[dt.date]) -> dt.date | None:
    if previous:
        return date.meant(previous, ahead=True)
    return date.meant(max(known)) if known else None


def _day(
    dated: Sequence[Dated],
    doubts: list[Doubt],
    previous: dt.date | None,
    known: Sequence[dt.date],
    *,
    about: str,
) -> dt.date | None:
    """Give the first day, with its year from the meeting before where it has none of its own."""
    for each in dated:
        if each.date.year is not None:
            return each.date.date
        day = _meant(each.date, previous, known)
        if day is None:
            continue
        source = (
            f"mötet före, {spoken_with_year(previous)}" if previous else "dokumentets andra datum"
        )
        said = f"Året står inte i källan. {day.year} är räknat från {source}."
        doubts.append(Doubt(said, each.line.text, each.line.place, about))
        return day
    return None
