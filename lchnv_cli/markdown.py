"""Markdown text to blocks with lines: the only file that knows the Markdown library.

Raw HTML is read as the characters it is written with, so it comes out literally everywhere.
The reading is one loop over the library's events, because a folder holds half a million of them.
"""

from bisect import bisect_right
from typing import Any

import pyromark

from lchnv_cli.model.blocks import Block, BlockKind, Inline, Span

_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
)
_DEPTH = 24  # deeper nesting than any meeting needs is read flat, so no reader runs out of stack
_KINDS = {
    "Paragraph": BlockKind.PARAGRAPH,
    "Heading": BlockKind.HEADING,
    "Item": BlockKind.ENTRY,
    "Table": BlockKind.TABLE,
    "TableHead": BlockKind.ROW,
    "TableRow": BlockKind.ROW,
    "TableCell": BlockKind.CELL,
    "CodeBlock": BlockKind.CODE,
    "BlockQuote": BlockKind.QUOTE,
    "HtmlBlock": BlockKind.PARAGRAPH,
}
_STYLES = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del", "Link": "a", "Image": "a"}


def read(text: str, offset: int = 0, line: int = 1) -> tuple[Block, ...]:
    """Read Markdown into blocks.

    ``offset`` and ``line`` say where the text begins in its file: bytes before it and the number
    of its first line. A document without text gives no blocks.
    """
    starts = _line_starts(text.encode())
    top = here = _Open(None, "", 0, 0)
    stack = [top]
    event: Any  # a word, or a mapping of one name to its value
    for event, span in _PARSER.events_with_range(text):
        if event == "SoftBreak":
            here.pieces.append("\n")
        elif type(event) is str:
            _mark(event, here, span, (starts, offset, line))
        else:
            ((name, value),) = event.items()
            if name == "Start":
                here = _opened(value, span["start"], span["end"], deep=len(stack) > _DEPTH)
                stack.append(here)
            elif name == "End":
                done = stack.pop()
                here = stack[-1]
                done.close_into(here, (starts, offset, line))
            else:
                here.pieces.append(Span("code", (value,)) if name == "Code" else value)
    return tuple(top.blocks)


_Position = tuple[list[int], int, int]


class _Open:
    """A block or span whose end has not come yet; neither kind nor style means: read it flat."""

    __slots__ = ("blocks", "end", "kind", "number", "pieces", "start", "style", "target")

    def __init__(self, kind: BlockKind | None, style: str, start: int, end: int) -> None:
        self.kind = kind
        self.style = style
        self.start = start
        self.end = end
        self.number = 0
        self.target = ""
        self.pieces: list[Inline] = []
        self.blocks: list[Block] = []

    def close_into(self, outer: "_Open", position: _Position) -> None:
        """Hand on what was read to the block or span around it."""
        if self.kind is not None:
            starts, offset, first = position
            outer.blocks.append(
                Block(
                    self.kind,
                    first + bisect_right(starts, self.start) - 1,
                    self.start + offset,
                    self.end + offset,
                    _joined(self.pieces),
                    tuple(self.blocks),
                    self.number,
                )
            )
        elif self.style:
            outer.pieces.append(Span(self.style, _joined(self.pieces), self.target))
        else:
            outer.pieces += self.pieces
            outer.blocks += self.blocks


def _mark(event: str, here: _Open, span: Any, position: _Position) -> None:
    """Take an event without content."""
    if event == "HardBreak":
        here.pieces.append(Span("br"))
    elif event == "Rule":
        _Open(BlockKind.RULE, "", span["start"], span["end"]).close_into(here, position)


def _opened(tag: Any, start: int, end: int, *, deep: bool) -> _Open:
    name: str = tag if type(tag) is str else next(iter(tag))
    if deep:
        return _Open(None, "", start, end)
    if style := _STYLES.get(name):
        opened = _Open(None, style, start, end)
        opened.target = tag[name]["dest_url"] if style == "a" else ""
        return opened
    if name == "List":
        first = tag[name]
        opened = _Open(BlockKind.BULLETS if first is None else BlockKind.NUMBERS, "", start, end)
        opened.number = first or 0
        return opened
    opened = _Open(_KINDS.get(name, BlockKind.PARAGRAPH), "", start, end)
    if name == "Heading":
        opened.number = int(tag[name]["level"][1:])
    return opened


def _joined(pieces: list[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts, which the library gives in parts."""
    if len(pieces) < 2:  # noqa: PLR2004
        return tuple(pieces)
    joined: list[Inline] = []
    texts: list[str] = []
    for piece in pieces:
        if type(piece) is str:
            texts.append(piece)
            continue
        if texts:
            joined.append("".join(texts))
            texts = []
        joined.append(piece)
    if texts:
        joined.append("".join(texts))
    return tuple(joined)


def _line_starts(encoded: bytes) -> list[int]:
    starts, at = [0], 0
    while (at := encoded.find(b"\n", at) + 1) > 0:
        starts.append(at)
    return starts
