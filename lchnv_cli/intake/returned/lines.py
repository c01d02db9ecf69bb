"""A Word file as lines to compare: paragraphs and table rows with every tracked change accepted.

What Word and LibreOffice add of themselves is gone here: how runs are split, doubled and hard
spaces, soft hyphens. Every character knows how it looks, and who put it there.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from lchnv_cli.intake.source_blocks import (
    Block,
    Label,
    Paragraph,
    Picture,
    Run,
    Source,
    Table,
)

THING = "\ufffc"  # a footnote's mark or a picture
# What Word writes for what was typed, and what reads the same: one character for one.
_ALIKE = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "”": '"', "“": '"', "„": '"'}
    | {"’": "'", "‘": "'", "–": "-", "—": "-"}
)
# No file needs what a print puts in to keep words together, or what nobody sees.
_TIDIED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")) | dict.fromkeys(
    map(ord, "\u00a0\u2007\u202f"), " "
)


class Look(NamedTuple):
    """How a character looks and where it leads; ``thing`` names its footnote or picture.

    What ``things`` has named anew has its Markdown there.
    """

    bold: bool = False
    italic: bool = False
    struck: bool = False
    link: str = ""
    thing: str = ""


class Styled(NamedTuple):
    """Text with the look of each of its characters."""

    text: str
    looks: tuple[Look, ...]

    def without_bold(self) -> "Styled":
        """Give the same text, none of it bold."""
        return Styled(self.text, tuple(look._replace(bold=False) for look in self.looks))

    def cut(self, start: int, end: int) -> "Styled":
        """Give a part of it."""
        return Styled(self.text[start:end], self.looks[start:end])


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a row of a table with its ``cells``; ``who`` made a tracked change in it."""

    styled: Styled
    style: str = ""
    level: int = 0
    label: Label | None = None
    cells: "tuple[Line, ...]" = ()
    table: int = 0
    who: str = ""
    comments: tuple[str, ...] = ()
    key: str = ""

    @property
    def text(self) -> str:
        """What is read."""
        return self.styled.text


def alike(text: str) -> str:
    """Give text as it is compared, character by character."""
    return text.translate(_ALIKE)


def words_of(text: str) -> str:
    """Give the words of a text without what parts them."""
    return " ".join(re.findall(r"\w+", text))


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file in order, and its footnotes; ``gone`` was taken away whole, by whom.

    ``note_names`` are what the lines call the footnotes.
    """

    lines: tuple[Line, ...]
    gone: tuple[tuple[str, str], ...] = ()
    notes: tuple[Line, ...] = ()
    note_names: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()


class _Reader:
    def __init__(self) -> None:
        self.gone: list[tuple[str, str]] = []
        self.tables = 0

    def of(self, blocks: tuple[Block, ...]) -> Iterator[Line]:
        waiting: list[Run] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                paragraph = replace(block, runs=(*waiting, *block.runs)) if waiting else block
                waiting = []
                if block.change and block.change.kind.takes_away:
                    waiting = list(paragraph.runs)
                    if not any(run.stays and run.text for run in paragraph.runs):
                        self._went(paragraph, block.change.who)
                        waiting = []
                    continue
                yield _line(paragraph)
            elif isinstance(block, Table):
                yield from self._rows(block)
            else:
                yield from self.of(block.blocks)
        if waiting:
            yield _line(Paragraph(tuple(waiting)))

    def _rows(self, table: Table) -> Iterator[Line]:
        self.tables += 1
        own = self.tables  # a cell may have tables in it
        for row in table.rows:
            cells = tuple(
                _together([line for line in self.of(cell.blocks) if line.text], "\n")
                for cell in row
            )
            runs = [run for cell in row for run in _runs(cell.blocks)]
            if runs and not any(run.stays for run in runs):
                who = next((run.change.who for run in runs if run.change), "")
                self.gone.append(("\t".join(_before(_runs(cell.blocks)) for cell in row), who))
                continue
            yield replace(_together(cells, "\t"), cells=cells, table=own)

    def _went(self, paragraph: Paragraph, who: str) -> None:
        by = [run.change.who for run in paragraph.runs if run.change]
        self.gone.append((_before(paragraph.runs), (by or [who])[0]))


def lines_of(blocks: tuple[Block, ...]) -> Lines:
    """Give the lines of a file; those without a character are none."""
    reader = _Reader()
    lines = tuple(line for line in reader.of(blocks) if line.key.strip() or line.cells)
    return Lines(lines, tuple(reader.gone))


def text_of(source: Source) -> Lines:
    """Give the running text of a file with its footnotes, each as one line, and its pictures."""
    notes = tuple(_together(lines_of(note.blocks).lines, "\n") for note in source.notes)
    names = tuple(note.name for note in source.notes)
    shown = {each.name: each for each in source.pictures}
    return replace(
        lines_of(source.blocks), notes=notes, note_names=names, pictures=tuple(shown.values())
    )


def _runs(blocks: tuple[Block, ...]) -> Iterator[Run]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.runs


def _before(runs: Iterable[Run]) -> str:
    """Give the text of runs as it was before the tracked changes."""
    return "".join(
        run.text for run in runs if run.change is None or run.change.kind.takes_away
    ).strip()


def _together(lines: Sequence[Line], mark: str) -> Line:
    """Make one line of several, with a mark between them."""
    text = mark.join(line.text for line in lines)
    looks: list[Look] = []
    for number, line in enumerate(lines):
        looks += [Look()] * len(mark) * bool(number) + list(line.styled.looks)
    who = next((line.who for line in lines if line.who), "")
    notes = tuple(name for line in lines for name in line.comments)
    return Line(Styled(text, tuple(looks)), who=who, comments=notes, key=alike(text))


def _line(paragraph: Paragraph) -> Line:
    styled = _tidied(paragraph.runs)
    comments = tuple(dict.fromkeys(name for run in paragraph.runs for name in run.comments))
    return Line(
        *(styled, paragraph.style.casefold(), paragraph.level, paragraph.label),
        who=next((run.change.who for run in paragraph.runs if run.change and run.text), ""),
        comments=comments,
        key=alike(styled.text),
    )


def _tidied(runs: tuple[Run, ...]) -> Styled:
    """Give the characters with their looks; of several spaces one is left, and none at the ends."""
    text: list[str] = []
    looks: list[Look] = []
    for run in runs:
        if not run.stays:
            continue
        thing = f"^{run.note}" if run.note else run.picture
        look = Look(run.bold, run.italic, run.struck, run.link, thing)
        own = THING if thing else unicodedata.normalize("NFC", run.text).translate(_TIDIED)
        for character in own:
            if character == " " and (not text or text[-1] in " \n\t"):
                continue
            if character in "\n\t" and text and text[-1] == " ":
                text.pop()
                looks.pop()
            text.append(character)
            looks.append(look)
    while text and text[-1] in " \n\t":
        text.pop()
        looks.pop()
    return Styled("".join(text), tuple(looks))
