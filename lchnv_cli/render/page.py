"""What a template gets: one small typed page, with every decision already taken."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Clauses:
    """A proposal or decision: heading (may be empty), lead-in, att-clauses and facts."""

    proposal: bool
    heading: str
    lead_in: str
    clauses: tuple[Markup, ...]
    numbered: bool
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Running text, already marked up."""

    markup: Markup


@dataclass(frozen=True, slots=True)
class Point:
    """A point or sub-point. ``level`` is its heading's level: 2 or 3."""

    id: str
    level: int
    label: str
    kinds: str
    title: str
    annexes: str
    presenters: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    content: tuple[Clauses | Text, ...]
    sub_points: "tuple[Point, ...]" = ()


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One principal and its people, a cell for each column."""

    principal: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """The attendance as a table, or as lists where the source gives no principals."""

    columns: tuple[str, ...] = ()
    rows: tuple[AttendanceRow, ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One line of the list of annexes."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document."""

    title: str
    heading: str
    kind: str
    body_name: str
    senders: tuple[str, ...]
    author: str
    date: str
    diary_number: str
    running: str
    draft: bool
    facts: tuple[tuple[str, str], ...]
    preamble: Markup
    points: tuple[Point, ...]
    annexes: tuple[AnnexRow, ...]
    colophon: str
    attendance: Attendance | None = None
