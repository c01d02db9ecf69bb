"""A source as a row of lines and tables, as points and fields are looked for in it.

A line is a paragraph without what nobody sees, or what stands between two forced line breaks in
one. Empty paragraphs are but a gap before the next line; a text box stands where it is anchored.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lchnv_cli.intake.recognise.marks import Mark, label_mark, mark_of
from lchnv_cli.intake.source_blocks import Block, Box, Paragraph, Place, Run, Table, is_drawn
from lchnv_cli.model.folding import composed

_SPACES = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u2009\u202f", " ") | {"\u00ad": "", "\u200b": ""}
)


@dataclass(frozen=True)
class Line:
    """A line that is seen; ``follows`` tells that a forced break before it is all that parts it."""

    runs: tuple[Run, ...]
    paragraph: Paragraph
    follows: bool = False
    gap: bool = False

    @cached_property
    def raw(self) -> str:
        """Its text with tabs, and plain spaces for hard ones."""
        return "".join(run.text for run in self.runs).translate(_SPACES)

    @cached_property
    def text(self) -> str:
        """Its text with single spaces."""
        return " ".join(self.raw.split())

    @cached_property
    def tabbed(self) -> str:
        """Its text with a tab where one is, and else single spaces."""
        return re.sub(r"\s+", lambda gap: "\t" if "\t" in gap[0] else " ", self.raw.strip())

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.paragraph.place

    @property
    def sign(self) -> str:
        """What a list prints before it."""
        return (
            self.paragraph.label.text.strip() if self.paragraph.label and not self.follows else ""
        )

    @cached_property
    def mark(self) -> Mark | None:
        """Its number, printed by a list or typed."""
        label = self.paragraph.label
        if self.sign and label and not label.bullet:
            return label_mark(self.sign)
        return None if self.sign else mark_of(self.raw.lstrip())

    @cached_property
    def bare(self) -> "Line":
        """The line without its typed number."""
        if self.sign or self.mark is None:
            return self
        start = len(self.raw) - len(self.raw.lstrip()) + self.mark.length
        return self.after(start)

    def after(self, start: int) -> "Line":
        """Give the line from a character on, without the space that it then begins with."""
        left = start
        found: list[Run] = []
        for run in self.runs:
            text = run.text[left:] if left < len(run.text) else ""
            left = max(0, left - len(run.text))
            text = text if found else text.lstrip()
            if text or (left == 0 and not run.text):
                found.append(replace(run, text=text))
        return replace(self, runs=tuple(found))

    def until(self, end: int) -> "Line":
        """Give the line up to a character."""
        found: list[Run] = []
        for run in self.runs:
            if end > 0:
                found.append(replace(run, text=run.text[:end]))
            end -= len(run.text)
        return replace(self, runs=tuple(found))

    @cached_property
    def bold(self) -> bool:
        """Whether every letter is bold."""
        return self._all(lambda run: run.bold)

    @cached_property
    def italic(self) -> bool:
        """Whether every letter is slanted or underlined."""
        return self._all(lambda run: run.italic or run.underlined)

    @cached_property
    def size(self) -> float:
        """The size of its largest letters."""
        return max((run.size for run in self.runs if run.text.strip()), default=0.0)

    @property
    def level(self) -> int:
        """The level of the heading that its style makes it, else 0."""
        return self.paragraph.level

    def _all(self, has: Callable[[Run], bool]) -> bool:
        seen = [run for run in self.bare.runs if any(map(str.isalnum, run.text))]
        return bool(seen) and all(map(has, seen))


Element = Line | Table


def raw_place(line: Line, at: int) -> int:
    """Give where in a line's own characters that of its text with single spaces stands."""
    seen = 0
    space = True
    for place, character in enumerate(line.raw):
        if character.isspace():
            seen += not space
            space = True
        else:
            seen, space = seen + 1, False
        if seen > at:
            return place
    return len(line.raw)


def side_by_side(line: Line) -> list[Line]:
    """Give the pieces of a line that tabs part."""
    ends = [*(match.start() for match in re.finditer("\t+", line.raw)), len(line.raw)]
    pieces = (line.until(end).after(start) for start, end in zip([0, *ends], ends, strict=False))
    return [piece for piece in pieces if piece.text]


def elements(blocks: Sequence[Block]) -> tuple[Element, ...]:
    """Give the lines and tables of some blocks, in reading order."""
    return tuple(_without_drawn(_elements(blocks)))


def lines_of(blocks: Sequence[Block]) -> tuple[Line, ...]:
    """Give the lines of a cell or a footnote, where tables inside are read row by row."""
    found: list[Line] = []
    for each in elements(blocks):
        if isinstance(each, Line):
            found.append(each)
        else:
            found += [line for row in each.rows for cell in row for line in lines_of(cell.blocks)]
    return tuple(found)


def _elements(blocks: Sequence[Block]) -> Iterator[Element]:
    gap = False
    for block in blocks:
        if isinstance(block, Table):
            rows = tuple(row for row in block.rows if row)
            if not rows:
                continue
            if block.columns == 1:  # a frame around text and no table
                yield from _elements([each for row in rows for each in row[0].blocks])
            else:
                yield replace(block, rows=rows)
        elif isinstance(block, Box):
            yield from _elements(block.blocks)
        else:
            lines = list(_split(block, gap=gap))
            yield from lines
            gap = not lines
            continue
        gap = False


def _without_drawn(row: Iterator[Element]) -> Iterator[Element]:
    """Give the elements without lines drawn with signs; what one is drawn right under is bold."""
    before: Element | None = None
    for element in row:
        if isinstance(element, Line) and is_drawn(element.text):
            if isinstance(before, Line) and not element.gap:
                bold = tuple(replace(run, bold=True) for run in before.runs)
                before = replace(before, runs=bold)
            continue
        if before is not None:
            yield before
        before = element
    if before is not None:
        yield before


def _split(paragraph: Paragraph, *, gap: bool) -> Iterator[Line]:
    """Give the lines of a paragraph: what stands between its forced breaks."""
    current: list[Run] = []
    rows = [current]
    for run in paragraph.runs:
        if not run.stays:
            continue
        first, *others = composed(run.text).split("\n")
        current.append(replace(run, text=first))
        for text in others:
            current = [replace(run, text=text)]
            rows.append(current)
    follows = False
    for row in rows:
        if any(run.text.translate(_SPACES).strip() or run.picture or run.note for run in row):
            yield Line(tuple(row), paragraph, follows=follows, gap=gap and not follows)
            follows = True
