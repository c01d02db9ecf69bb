"""The running text of a document: blocks and inline pieces, each block with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from lchnv_cli.model.late_pattern import late

# A full stop ends a sentence where a capital or a line's end follows, not in "t.ex." or "kl. 9".
_SENTENCE = late(r"\S.*?(?:[.!?](?=\s+[A-ZÅÄÖ”\"]|\s*\Z)|\Z)", re.DOTALL)


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    ENTRY = "entry"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    QUOTE = "quote"
    CODE = "code"
    RULE = "rule"
    NOTE = "note"

    __hash__ = str.__hash__  # an enum's own is a function of Python's


# For those who ask every block: a member is looked up ten times as slowly as a name.
HEADING, PARAGRAPH, BULLETS, NUMBERS, ENTRY, TABLE, ROW, CELL, QUOTE, CODE, RULE, NOTE = BlockKind


@dataclass(frozen=True, slots=True)
class Span:
    """A marked piece of a line: ``style`` is strong, em, del, code, a, img, note or br.

    A picture has its alternative text in ``inlines``, and as plain text is that, or its file's
    name. A footnote has its text in ``inlines`` and its name as ``target``. A line break that is no
    line break of the source has a ``target``.
    """

    style: str
    inlines: "tuple[Inline, ...]" = ()
    target: str = ""


Inline = str | Span


class Block(NamedTuple):
    """One block; ``start`` and ``end`` are byte offsets in the file, ``line`` counts from 1.

    ``number`` is a heading's level or the first number of a numbered list; ``letters`` tells that
    a numbered list counts in letters. A line break in the
    source is a newline in the inlines. A named tuple, because a folder holds a hundred thousand
    and a frozen dataclass takes three times as long to make. A NOTE is a footnote where its text is
    written; it is printed where it is mentioned.
    """

    kind: BlockKind
    line: int
    start: int
    end: int
    inlines: tuple[Inline, ...] = ()
    blocks: "tuple[Block, ...]" = ()
    number: int = 0
    letters: bool = False

    @property
    def text(self) -> str:
        """The block's own text without marks, and without the blocks inside it."""
        inlines = self.inlines
        return inlines[0] if len(inlines) == 1 and type(inlines[0]) is str else plain(inlines)

    def walk(self) -> "Iterator[Block]":
        """Give the block and every block inside it, in reading order."""
        yield self
        for block in self.blocks:
            yield from block.walk()


def sentences_of(block: Block) -> Iterator[tuple[int, str]]:
    """Give the sentences of a block's own text, each on one line and with the line it begins on."""
    text, line, seen = block.text, block.line, 0
    for match in _SENTENCE.finditer(text):
        line, seen = line + text.count("\n", seen, match.start()), match.start()
        yield line, " ".join(match[0].split())


def plain(inlines: tuple[Inline, ...]) -> str:
    """Give the text of the inlines without their marks."""
    return "".join(piece if isinstance(piece, str) else _span_text(piece) for piece in inlines)


def spans(inlines: tuple[Inline, ...]) -> Iterator[Span]:
    """Give every marked piece, outermost first."""
    for piece in inlines:
        if isinstance(piece, Span):
            yield piece
            yield from spans(piece.inlines)


def _span_text(span: Span) -> str:
    if span.style == "br":
        return " " if span.target else "\n"
    if span.style == "note":
        return f" (not: {plain(span.inlines)})"
    return plain(span.inlines) or (span.target if span.style == "img" else "")
