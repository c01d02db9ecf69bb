"""What was recognised in a source: a head, points with their text, and doubts.

A draft is on its way to a file and no document yet: fields are what will stand in the head, and
text is Markdown already. Nothing here says how sure it is but the doubts, and whoever writes the
file puts each of them where the thing is that it is about.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from lchnv_cli.intake.source_blocks import NOWHERE, Place
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.procedure import Body


class Doubt(NamedTuple):
    """Something that a source does not say, or says in a way that may mean two things.

    ``about`` is the field of the head that it concerns, empty for what stands in the text.
    """

    said: str
    quote: str = ""
    place: Place = NOWHERE
    about: str = ""


class Quoted(NamedTuple):
    """Words of the source and where they stand there; ``row`` is the row of a table they are in."""

    text: str
    place: Place = NOWHERE
    row: str = ""


class Piece(NamedTuple):
    """Markdown that stands by itself: a paragraph, a list, a table, a heading in the text.

    ``own`` is what of it the source does not say, such as the word Föredragande, and ``read`` the
    words that it says instead.
    """

    markdown: str
    own: str = ""
    doubts: tuple[Doubt, ...] = ()
    read: tuple[Quoted, ...] = ()


class Someone(NamedTuple):
    """A person in an attendance, as the source writes the name.

    ``partly`` tells of a part of the meeting, from point ``first`` to ``last`` where it says so.
    """

    name: str
    acting: bool = False
    title: str = ""
    principal: str = ""
    first: str = ""
    last: str = ""
    partly: bool = False

    def __str__(self) -> str:
        """Write the person as attendance has it."""
        acting = " (tf)" if self.acting else ""
        return f"{self.name}{acting}" + (f", {self.title}" if self.title else "")


class Listed(NamedTuple):
    """An annex of a list: its number and title, and how the source writes the label."""

    number: str
    title: str
    label: str


class Point(NamedTuple):
    """A point or, at ``level`` 2, a sub-point; ``label`` is its number as the source writes it.

    ``number`` is the label as it can be written here: a number or a letter.
    """

    level: int
    label: str
    number: str
    heading: str
    pieces: tuple[Piece, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole document as it was recognised.

    ``fields`` are those of the head that are one line, by name. ``read`` are the lines of the
    source that became fields, and ``unplaced`` is what fits nowhere. ``pictures`` are the files
    that the text shows. Without kind, body or date it cannot be written.
    """

    kind: DocumentKind | None
    body: Body | None
    date: dt.date | None
    fields: dict[str, str]
    attendance: dict[str, tuple[Someone, ...]]
    guests: tuple[Someone, ...]
    doubts: tuple[Doubt, ...]
    read: tuple[Quoted, ...]
    unplaced: tuple[Quoted, ...]
    preamble: tuple[Piece, ...]
    points: tuple[Point, ...]
    annexes: tuple[Listed, ...] = ()
    footnotes: tuple[Piece, ...] = ()
    pictures: dict[str, bytes] = field(default_factory=dict, repr=False)
