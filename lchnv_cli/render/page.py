"""What a template gets: one small typed page, with every decision already taken."""

from dataclasses import dataclass

from markupsafe import Markup

from lchnv_cli.model.procedure import Body, Procedure


@dataclass(frozen=True, slots=True)
class Clauses:
    """A proposal or decision: heading (may be empty), lead-in, att-clauses and facts.

    One that is but a ``formality`` has one clause, and takes a line.
    """

    proposal: bool
    heading: str
    lead_in: str
    clauses: tuple[Markup, ...]
    numbered: bool
    facts: tuple[tuple[str, str], ...]
    first: int = 1
    letters: bool = False
    formality: bool = False


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
    title: Markup
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
class ReplyRow:
    """One representative's reply to a question per capsulam; ``reply`` is empty for none yet."""

    name: str
    principal: str
    reply: str


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One line of the list of annexes."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class OccasionRow:
    """One line of a calendar: the day, then a cell for each column with labelled lines in it.

    The label of a line is empty where its words need none.
    """

    day: str
    cells: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class OccasionTable:
    """The meetings of one sort under their heading; ``columns`` are those after the day."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[OccasionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a whole document of any kind has.

    ``date`` is a day in ISO form. ``shown_date`` is what the reader sees in its place, where
    nobody knows the document's day. ``revisions`` are days, as shown, with what was changed.
    ``contents`` is how many levels of points are listed before them: none, 1 or 2.
    """

    title: str
    heading: str
    kind: str
    template: str
    body_name: str
    senders: tuple[str, ...]
    author: str
    date: str
    shown_date: str = ""
    diary_number: str = ""
    running: str
    draft: bool
    facts: tuple[tuple[str, str], ...]
    revisions: tuple[tuple[str, str], ...] = ()
    preamble: Markup
    contents: int = 0
    points: tuple[Point, ...]
    colophon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage(Page):
    """A document of a meeting."""

    annexes: tuple[AnnexRow, ...]
    attendance: Attendance | None = None
    replies: tuple[ReplyRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPage(Page):
    """A body's calendar of a year."""

    tables: tuple[OccasionTable, ...]


def letterhead_name(body: Body) -> str:
    """Give a body's name as it stands in the letterhead."""
    return body.name if body.name == body.short else f"{body.name} ({body.short})"


def meeting_named(reference: str, procedure: Procedure) -> str:
    """Write ``lchnv 2026-03-20 punkt 5`` with the body's own name for its id."""
    first, space, rest = reference.partition(" ")
    body = procedure.bodies.get(first)
    return f"{body.short}{space}{rest}" if body else reference
