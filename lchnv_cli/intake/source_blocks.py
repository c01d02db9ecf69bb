r"""What somebody else's document holds, whatever program wrote it: blocks with what is seen.

A reader guesses nothing of what the words mean. It keeps every visible character, with what the
eye goes by (bold, struck, size, indent, the number as it is printed) and where it stands, so that
whoever recognises points and names never has to ask what format it was.

In the text of a run a tab is ``\t``, a forced line break ``\n``, a no-break hyphen U+2011 and a
soft hyphen U+00AD. Lengths are points.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from lchnv_cli.model.late_pattern import late

_DRAWN = late(r"\s*([-–—=_*~])\1{2,}\s*")


class Kind(StrEnum):
    """The format that a document was read from."""

    DOCX = "docx"
    ODT = "odt"
    HTML = "html"
    TXT = "txt"
    PDF = "pdf"


class Place(NamedTuple):
    """Where something stands: counted from 1 in its part of the document, 0 where unknown.

    ``part`` is empty for the running text, else where it is in Swedish: "sidhuvudet", "fotnot 2".
    ``left`` and ``top`` are counted from the page's upper left corner, for formats with pages.
    """

    part: str = ""
    paragraph: int = 0
    page: int = 0
    line: int = 0
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    def __str__(self) -> str:
        """Tell the place as the secretary finds it."""
        counted = (("sida", self.page), ("rad", self.line), ("stycke", self.paragraph))
        told = [f"{word} {number}" for word, number in counted if number]
        return ", ".join([*([self.part] if self.part else []), *told])


NOWHERE = Place()


class ChangeKind(StrEnum):
    """What a tracked change does; what is moved is deleted in one place and inserted in another."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_HERE = "moved here"
    MOVED_AWAY = "moved away"

    @property
    def takes_away(self) -> bool:
        """Whether the text is no longer there once the change is accepted."""
        return self in {ChangeKind.DELETED, ChangeKind.MOVED_AWAY}


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change: what, by whom, and when as the file says it (ISO 8601, or nothing)."""

    kind: ChangeKind
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line that looks the same all through.

    ``note`` names the footnote mentioned here and ``picture`` the picture shown here (both with
    empty text), ``comments`` the comments that it is marked by. ``size`` is 0 where unknown,
    ``raised`` is superscript. ``hidden`` is text that the program neither shows nor prints.
    """

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    raised: bool = False
    hidden: bool = False
    size: float = 0.0
    link: str = ""
    note: str = ""
    picture: str = ""
    change: Change | None = None
    comments: tuple[str, ...] = ()

    @property
    def stays(self) -> bool:
        """Whether it is seen once every tracked change is accepted."""
        return not self.hidden and not (self.change and self.change.kind.takes_away)


@dataclass(frozen=True, slots=True)
class Label:
    """What a list prints before a paragraph, as it is printed: "1.", "§ 12", "b)", "att", "•".

    ``level`` counts from 0. ``list`` tells paragraphs of the same list from those of another.
    Labels that somebody typed are part of the text and never here.
    """

    text: str
    level: int = 0
    bullet: bool = False
    list: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``level`` is the heading's if its style says that it is one, else 0.

    ``style`` is the style's own name as the program shows it. ``indent`` is where its lines begin
    from the margin. ``change`` tells that its very end was inserted or deleted, so that it was one
    with the next or becomes so.
    """

    runs: tuple[Run, ...]
    place: Place = NOWHERE
    style: str = ""
    level: int = 0
    label: Label | None = None
    indent: float = 0.0
    change: Change | None = None

    @property
    def text(self) -> str:
        """What is read once every tracked change is accepted, without the list's label."""
        return "".join(run.text for run in self.runs if run.stays)

    @property
    def printed(self) -> str:
        """The same with the label before it."""
        label = self.label.text if self.label else ""
        return f"{label}\t{self.text}" if label else self.text


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell where it begins; rows and columns count from 0, and a merged cell is there once."""

    blocks: "tuple[Block, ...]"
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    heading: bool = False
    place: Place = NOWHERE

    @property
    def text(self) -> str:
        """Its paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in paragraphs(self.blocks))


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row; a row lacks the columns that a cell above or beside it covers."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Place = NOWHERE

    @property
    def columns(self) -> int:
        """How many columns its widest row has."""
        return max((cell.column + cell.columns for row in self.rows for cell in row), default=0)


def is_drawn(text: str) -> bool:
    """Tell whether a text is but a line that somebody drew with signs, as under a heading."""
    return _DRAWN.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: it stands after the paragraph that it is anchored in, which ``place`` tells."""

    blocks: "tuple[Block, ...]"
    place: Place = NOWHERE


Block = Paragraph | Table | Box


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by the name that runs call it; ``data`` is empty where the file is elsewhere."""

    name: str
    data: bytes = field(repr=False)
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote, by the name that runs call it."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the margin; ``about`` is the text that it is marked by."""

    name: str
    who: str
    blocks: tuple[Block, ...]
    about: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that could not be read or was read with a choice: a Swedish sentence, and where."""

    said: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Source:
    """A whole document as it was read; nothing that is visible in it is left out.

    ``headers`` and ``footers`` are those of every page, the same text once. ``saved`` is when the
    file says of itself that it was (ISO 8601), which may be wrong, or no day at all.
    """

    kind: Kind
    blocks: tuple[Block, ...]
    headers: tuple[Block, ...] = ()
    footers: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    comments: tuple[Comment, ...] = ()
    pictures: tuple[Picture, ...] = ()
    remarks: tuple[Remark, ...] = ()
    saved: str = ""

    def everything(self) -> Iterator[Paragraph]:
        """Give every paragraph there is: page heads, running text, page feet, notes, comments."""
        parts = [self.headers, self.blocks, self.footers]
        parts += [note.blocks for note in self.notes]
        parts += [comment.blocks for comment in self.comments]
        for part in parts:
            yield from paragraphs(part)


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Give every paragraph in reading order, also those in tables and boxes."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Box):
            yield from paragraphs(block.blocks)
        else:
            for row in block.rows:
                for cell in row:
                    yield from paragraphs(cell.blocks)


def commented(comments: list[Comment], blocks: tuple[Block, ...]) -> tuple[Comment, ...]:
    """Tell of each comment what it is about and where, from the runs that it marks."""
    about: dict[str, str] = {}
    places: dict[str, Place] = {}
    for paragraph in paragraphs(blocks):
        for run in paragraph.runs:
            for name in run.comments:
                about[name] = about.get(name, "") + run.text
                places.setdefault(name, paragraph.place)
    return tuple(
        replace(each, about=about.get(each.name, ""), place=places.get(each.name, each.place))
        for each in comments
    )
