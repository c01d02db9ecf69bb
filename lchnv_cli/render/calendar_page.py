"""A body's calendar to a page: a table of its meetings, and tables of what prepares them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lchnv_cli.model.days import month_names, spoken, spoken_with_year
from lchnv_cli.model.document import Calendar, Occasion
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Item
from lchnv_cli.model.listing import listed
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.render.markup import blocks_markup
from lchnv_cli.render.page import (
    CalendarPage,
    OccasionRow,
    OccasionTable,
    Point,
    letterhead_name,
    meeting_named,
)
from lchnv_cli.render.points import points

_KIND = "Kalendarium"
_MEETINGS = ("Sammanträden", ("ordinarie", "extra"))
_PREPARING = (
    ("Styrgruppens sammanträden", ("styrgrupp",)),
    ("Ordförandeberedningar", ("beredning",)),
)

Lines = tuple[tuple[str, str], ...]


def calendar_page(calendar: Calendar, text: FullText, procedure: Procedure) -> CalendarPage:
    """Give the page of a calendar."""
    body = procedure.bodies[calendar.body_id]
    adopted = calendar.adopted.date if calendar.adopted else None
    return CalendarPage(
        title=f"{_KIND} {calendar.year} {body.title}",
        heading=f"{_KIND} {calendar.year}",
        kind=_KIND,
        template=calendar.kind.page_template,
        body_name=letterhead_name(body),
        senders=procedure.senders,
        author=procedure.issuer,
        date=(adopted or dt.date(calendar.year, 1, 1)).isoformat(),
        shown_date="" if adopted else str(calendar.year),
        running=f"{body.name} · {_KIND} {calendar.year}",
        draft=calendar.adopted is None and not procedure.is_transcript(calendar),
        facts=(("Organ", body.title), *_origin(calendar, procedure)),
        tables=tuple(_Tables(calendar, procedure).tables()),
        preamble=blocks_markup(text.preamble, 2),
        points=_points(calendar, text),
    )


def _origin(calendar: Calendar, procedure: Procedure) -> Iterator[tuple[str, str]]:
    if calendar.adopted:
        day = calendar.adopted.date
        yield "Fastställt", spoken_with_year(day) if day else "oklart vilken dag"
    if calendar.adopted and calendar.adopted_by:
        yield "Fastställt av", meeting_named(calendar.adopted_by, procedure)
    if calendar.transcript_of:
        yield "Avskrift av", calendar.transcript_of


def _points(calendar: Calendar, text: FullText) -> tuple[Point, ...]:
    """Give the text under headings, which only have the numbers that are written."""
    return tuple(
        replace(
            _as_written(point, item),
            sub_points=tuple(map(_as_written, point.sub_points, item.sub_items)),
        )
        for point, item in zip(points(calendar, text), calendar.items, strict=True)
    )


def _as_written(point: Point, item: Item) -> Point:
    return point if item.heading.label else replace(point, label="")


@dataclass(frozen=True, slots=True)
class _Tables:
    """What every table of a calendar is made from."""

    calendar: Calendar
    procedure: Procedure

    def tables(self) -> Iterator[OccasionTable]:
        """Give the meetings, also when there are none, and what prepares them, when there is."""
        yield self._table(*_MEETINGS)
        for heading, kinds in _PREPARING:
            table = self._table(heading, kinds)
            if table.rows:
                yield table

    def _table(self, heading: str, kinds: Iterable[str]) -> OccasionTable:
        """Give the occasions of some kinds by day, without the columns that would be empty."""
        chosen = sorted(
            (o for o in self.calendar.occasions if o.kind in kinds), key=lambda each: each.date
        )
        cells = [self._cells(occasion) for occasion in chosen]
        used = [name for name in ("Tid", "Plats", "Anmärkning") if any(c[name] for c in cells)]
        rows = (
            OccasionRow(self._spoken(occasion.date), tuple(own[name] for name in used))
            for occasion, own in zip(chosen, cells, strict=True)
        )
        return OccasionTable(heading, tuple(used), tuple(rows))

    def _cells(self, occasion: Occasion) -> dict[str, Lines]:
        return {
            "Tid": _line(str(occasion.hours or "")),
            "Plats": _line(occasion.venue),
            "Anmärkning": (
                *_line(meeting_named(occasion.cancelled, self.procedure), "Inställt"),
                *_line(self._history(occasion)),
                *_line(occasion.remark),
            ),
        }

    def _history(self, occasion: Occasion) -> str:
        """Say how the meeting came to be: ``Flyttat från 13 november; beslut LCHNV 2026-03-20``."""
        said = []
        if occasion.kind == "extra":
            said.append("extra sammanträde")
        if occasion.moved_from:
            said.append(f"flyttat från {listed([*map(self._day_of_month, occasion.moved_from)])}")
        if occasion.decided:
            said.append(f"beslut {meeting_named(occasion.decided, self.procedure)}")
        text = "; ".join(said)
        return text[:1].upper() + text[1:]

    def _spoken(self, day: dt.date) -> str:
        return spoken(day) if day.year == self.calendar.year else spoken_with_year(day)

    def _day_of_month(self, day: dt.date) -> str:
        year = "" if day.year == self.calendar.year else f" {day.year}"
        return f"{day.day} {month_names()[day.month - 1]}{year}"


def _line(text: str, label: str = "") -> Lines:
    return ((label, text),) if text else ()
