"""Markdown text to blocks with lines: the only file that knows the Markdown library.

Raw HTML is read as the characters it is written with, so it comes out literally everywhere.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

import pyromark

from lchnv_cli.model.blocks import Block, BlockKind, Inline, Span

_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
)
_DEPTH = 24  # deeper nesting than any meeting needs is read flat, so no reader runs out of stack
_DEEP = "deep"
_LEAVES = {"Paragraph": BlockKind.PARAGRAPH, "TableCell": BlockKind.CELL}
_CONTAINERS = {
    "Item": BlockKind.ENTRY,
    "TableHead": BlockKind.ROW,
    "TableRow": BlockKind.ROW,
    "HtmlBlock": BlockKind.PARAGRAPH,
}
_STYLES = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del"}
_LINKS = {"Link": "a", "Image": "a"}


def read(text: str, offset: int = 0, line: int = 1) -> tuple[Block, ...]:
    """Read Markdown into blocks.

    ``offset`` and ``line`` say where the text begins in its file: bytes before it and the number
    of its first line. A document without text gives no blocks.
    """
    encoded = text.encode()
    builder = _Builder(_Lines(encoded, line), offset)
    for event, span in _PARSER.events_with_range(text):
        builder.take(event, span["start"], span["end"])
    return tuple(builder.top.blocks)


class _Lines:
    """Turns a byte offset into a line number."""

    def __init__(self, encoded: bytes, first: int) -> None:
        self._starts = [0]
        self._first = first
        find, at = encoded.find, 0
        while (at := find(b"\n", at) + 1) > 0:
            self._starts.append(at)

    def at(self, offset: int) -> int:
        return self._first + bisect_right(self._starts, offset) - 1


@dataclass(slots=True)
class _Open:
    """A block or span whose end has not come yet."""

    kind: BlockKind | None
    start: int = 0
    end: int = 0
    number: int = 0
    style: str = ""
    target: str = ""
    inlines: list[Inline] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def write(self, text: str) -> None:
        if self.inlines and isinstance(self.inlines[-1], str):
            self.inlines[-1] += text
        else:
            self.inlines.append(text)


class _Builder:
    """Collects the library's events into blocks."""

    def __init__(self, lines: _Lines, offset: int) -> None:
        self.top = _Open(None)
        self._stack = [self.top]
        self._lines = lines
        self._offset = offset

    def take(self, event: Any, start: int, end: int) -> None:
        """Take one event: a word, or a mapping of one name to its value."""
        if isinstance(event, str):
            self._take_mark(event, start, end)
            return
        ((name, value),) = event.items()
        if name == "Start":
            deep = len(self._stack) > _DEPTH
            self._stack.append(_Open(None, style=_DEEP) if deep else _opened(value, start, end))
        elif name == "End":
            self._close()
        elif name == "Code":
            self._stack[-1].inlines.append(Span("code", (value,)))
        else:
            self._stack[-1].write(value)

    def _take_mark(self, event: str, start: int, end: int) -> None:
        if event == "SoftBreak":
            self._stack[-1].write("\n")
        elif event == "HardBreak":
            self._stack[-1].inlines.append(Span("br"))
        elif event == "Rule":
            self._add(Block(BlockKind.RULE, self._lines.at(start), *self._span(start, end)))

    def _close(self) -> None:
        done = self._stack.pop()
        if done.style == _DEEP:
            self._stack[-1].inlines.extend(done.inlines)
            self._stack[-1].blocks.extend(done.blocks)
            return
        if done.kind is None:
            self._stack[-1].inlines.append(Span(done.style, tuple(done.inlines), done.target))
            return
        self._add(
            Block(
                done.kind,
                self._lines.at(done.start),
                *self._span(done.start, done.end),
                tuple(done.inlines),
                tuple(done.blocks),
                done.number,
            )
        )

    def _add(self, block: Block) -> None:
        self._stack[-1].blocks.append(block)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return start + self._offset, end + self._offset


def _opened(tag: Any, start: int, end: int) -> _Open:
    name: str = tag if isinstance(tag, str) else next(iter(tag))
    value: Any = None if isinstance(tag, str) else tag[name]
    if name in _STYLES:
        return _Open(None, style=_STYLES[name])
    if name in _LINKS:
        return _Open(None, style=_LINKS[name], target=value["dest_url"])
    if name == "Heading":
        return _Open(BlockKind.HEADING, start, end, number=int(value["level"][1:]))
    if name == "List":
        kind = BlockKind.BULLETS if value is None else BlockKind.NUMBERS
        return _Open(kind, start, end, number=value or 0)
    kind = _LEAVES.get(name) or _CONTAINERS.get(name) or _BLOCKS.get(name, BlockKind.PARAGRAPH)
    return _Open(kind, start, end)


_BLOCKS = {
    "Table": BlockKind.TABLE,
    "CodeBlock": BlockKind.CODE,
    "BlockQuote": BlockKind.QUOTE,
}
