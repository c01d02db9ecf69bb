"""Markdown text to blocks with lines: the only file that knows the Markdown library.

Raw HTML is read as the characters it is written with, so it comes out literally everywhere.
The reading is one plain loop over the library's events, because a folder holds half a million.
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

# What is open: its kind (None for a span), style, number, target, pieces of text, and blocks.
_Open = tuple[BlockKind | None, str, int, str, list[Inline], list[Block]]


def read(text: str, offset: int = 0, line: int = 1) -> tuple[Block, ...]:
    """Read Markdown into blocks.

    ``offset`` and ``line`` say where the text begins in its file: bytes before it and the number
    of its first line. A document without text gives no blocks.
    """
    starts = _line_starts(text.encode())
    line -= 1
    pieces: list[Inline] = []
    blocks: list[Block] = []
    stack: list[_Open] = [(None, "", 0, "", pieces, blocks)]
    event: Any  # a word, or a mapping of one name to its value
    for event, span in _PARSER.events_with_range(text):
        if type(event) is dict:
            [(name, value)] = event.items()
            if name == "Text":
                pieces.append(value)
            elif name == "Start":
                opened = _opened(value) if len(stack) <= _DEPTH else (None, "", 0, "", [], [])
                stack.append(opened)
                pieces, blocks = opened[4], opened[5]
            elif name == "End":
                done = stack.pop()
                pieces, blocks = stack[-1][4], stack[-1][5]
                kind, _, number, _, inner, children = done
                if kind is None:
                    _close_span(done, stack[-1])
                    continue
                start = span["start"]
                at = line + bisect_right(starts, start)
                end = span["end"] + offset
                text_of, inside = _joined(inner), tuple(children)
                blocks.append(Block(kind, at, start + offset, end, text_of, inside, number))
            else:
                pieces.append(Span("code", (value,)) if name == "Code" else value)
        elif event == "SoftBreak":
            pieces.append("\n")
        elif event == "HardBreak":
            pieces.append(Span("br"))
        else:
            start, end = span["start"], span["end"]
            at = line + bisect_right(starts, start)
            blocks.append(Block(BlockKind.RULE, at, start + offset, end + offset))
    return tuple(blocks)


def _close_span(done: _Open, around: _Open) -> None:
    """Hand a span, or what is nested too deep to be a block, to what stands around it."""
    _, style, _, target, pieces, blocks = done
    if style:
        around[4].append(Span(style, _joined(pieces), target))
    else:
        around[4].extend(pieces)
        around[5].extend(blocks)


def _opened(tag: Any) -> _Open:
    if type(tag) is str:
        if style := _STYLES.get(tag):
            return None, style, 0, "", [], []
        return _KINDS.get(tag, BlockKind.PARAGRAPH), "", 0, "", [], []
    [(name, value)] = tag.items()
    if name == "Heading":
        return BlockKind.HEADING, "", int(value["level"][1:]), "", [], []
    if name == "List":
        kind = BlockKind.BULLETS if value is None else BlockKind.NUMBERS
        return kind, "", value or 0, "", [], []
    if style := _STYLES.get(name):
        return None, style, 0, value["dest_url"], [], []
    return _KINDS.get(name, BlockKind.PARAGRAPH), "", 0, "", [], []


def _joined(pieces: list[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts, which the library gives in parts."""
    if len(pieces) < 2:  # noqa: PLR2004
        return tuple(pieces)
    try:
        return ("".join(pieces),)  # type: ignore[arg-type]
    except TypeError:
        pass
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
