"""Markdown text to blocks with lines: the only file that knows the Markdown library.

Raw HTML is read as the characters it is written with, so it comes out literally everywhere; only
<br> is a line break, and comments are not read at all. What the library reads and drops is kept as
text: cells beyond a table's header, definitions that no link uses, titles.
The reading is one plain loop over the library's events, because a folder holds half a million.
A text with comments or definitions is read twice: first to find them, then as `Rewritten`.
"""

import re
from bisect import bisect_right
from itertools import groupby
from typing import Any

import pyromark

from lchnv_cli.footnotes import with_notes
from lchnv_cli.lettered import is_lettered, lettered
from lchnv_cli.model.blocks import (
    BULLETS,
    CELL,
    CODE,
    ENTRY,
    HEADING,
    NOTE,
    NUMBERS,
    PARAGRAPH,
    QUOTE,
    ROW,
    RULE,
    TABLE,
    Block,
    BlockKind,
    Inline,
    Span,
)
from lchnv_cli.model.source_text import starts_of
from lchnv_cli.rewritten import Rewritten, comments_in, lone_definitions

_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
)
_DEPTH = 24  # deeper nesting than any meeting needs is read flat, so no reader runs out of stack
_KINDS: dict[str, tuple[BlockKind | None, str]] = {
    "Paragraph": (PARAGRAPH, ""),
    "Heading": (HEADING, ""),
    "Item": (ENTRY, ""),
    "Table": (TABLE, ""),
    "TableHead": (ROW, ""),
    "TableRow": (ROW, ""),
    "TableCell": (CELL, ""),
    "CodeBlock": (CODE, ""),
    "BlockQuote": (QUOTE, ""),
    "HtmlBlock": (PARAGRAPH, ""),
    "Rule": (RULE, ""),
    "Emphasis": (None, "em"),
    "Strong": (None, "strong"),
    "Strikethrough": (None, "del"),
}
_OF_TEXT = (PARAGRAPH, HEADING, CELL)  # no blocks in them
_LEAVES = {"Paragraph", "Heading", "CodeBlock", "HtmlBlock", "Table", "Text", "Code"}
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BAR = re.compile(r"(?<!\\)\|")
_NOTE = "note"  # the style of a footnote while it is open

_Inside = list[Any]  # pieces of text and blocks, in the order that they stand
# What is open: its kind (None for a span), style, number, target, what is in it, and what else is
# said of it: a title, a footnote's name.
_Open = tuple[BlockKind | None, str, int, str, _Inside, str]


def read(text: str, offset: int = 0, line: int = 1) -> tuple[Block, ...]:
    """Read Markdown into blocks.

    ``offset`` and ``line`` say where the text begins in its file: bytes before it and the number
    of its first line. A document without text gives no blocks.
    """
    source = _Source(text, offset, line)
    inside: _Inside = []
    stack: list[_Open] = [(None, "", 0, "", inside, "")]
    event: Any  # a word, or a mapping of one name to its value
    for event, span in _PARSER.events_with_range(source.text):
        if type(event) is dict:
            name, value = event.popitem()
            if name == "Text":
                inside.append(value)
            elif name == "Start":
                opened = _opened(value) if len(stack) <= _DEPTH else _flat(value, inside)
                stack.append(opened)
                inside = opened[4]
            elif name == "End":
                done = stack.pop()
                inside = stack[-1][4]
                if done[0] is None and done[1] != _NOTE:
                    _close_span(done, inside)
                else:
                    inside.append(source.block(done, span))
            else:
                inside.append(_piece(name, value))
        elif event == "SoftBreak":
            inside.append(source.line_break(span))
        elif event == "HardBreak":
            inside.append(Span("br"))
        else:
            inside.append(source.block(_opened("Rule"), span))
    blocks = tuple([each for each in inside if type(each) is Block])
    return with_notes(blocks, source.notes) if source.notes else blocks


def _piece(name: str, value: str) -> Inline:
    """Give what is neither text nor opened or closed: code, raw HTML, a footnote's mark."""
    if name == "Code":
        return Span("code", (value,))
    if name == "FootnoteReference":
        return Span("note", (), value)
    if name == "InlineHtml" and _LINE_BREAK.fullmatch(value):
        return Span("br", target="html")
    return value


class _Source:
    """The text as the library reads it, and where its blocks stand in the file."""

    def __init__(self, text: str, offset: int, line: int) -> None:
        self._encoded = text.encode()
        self._starts = starts_of(self._encoded.split(b"\n"))
        self._offset = offset
        self._line = line - 1
        self.notes: dict[int, str] = {}  # the names of the footnotes, by the byte they begin at
        doubtful = "<!--" in text or "]:" in text
        self._rewritten = _rewritten(text, self._encoded) if doubtful else None
        self.text = self._rewritten.text if self._rewritten else text

    def line_break(self, span: Any) -> str:
        """Give a line break; more than one where lines were taken away."""
        if self._rewritten is None:
            return "\n"
        return self._rewritten.line_break(span["start"], span["end"])

    def block(self, done: _Open, span: Any) -> Block:
        """Make a block, or a footnote, of what was open."""
        kind, _, number, _, inside, said = done
        start, end = span["start"], span["end"]
        if self._rewritten is not None:
            end = self._rewritten.end(end)
            start = min(self._rewritten.start(start), end)  # of nothing, where a comment stood
        blocks: tuple[Block, ...] = ()
        if kind is CODE and said:  # what stands beside the marks of the fence
            inside = [f"{said}\n", *inside]
        elif kind not in _OF_TEXT:
            blocks = tuple([each for each in inside if type(each) is Block])
            if kind is ENTRY and len(inside) > len(blocks) > 0:
                inside, blocks = _in_order(inside)
            elif blocks:
                inside = [each for each in inside if type(each) is not Block]
        line, offset = self._line + bisect_right(self._starts, start), self._offset
        if kind is ROW:
            blocks = _whole_row(blocks, self._encoded[start:end], start + offset)
        elif kind is None:
            kind, self.notes[start + offset] = NOTE, said
        made = Block(kind, line, start + offset, end + offset, _joined(inside), blocks, number)
        if kind is PARAGRAPH and is_lettered(inside):
            return lettered(made, inside, self._encoded[start:end]) or made
        return made


def without_comments(text: str) -> str:
    """Give a Markdown text without what is written in it for nobody but its writer."""
    if "<!--" not in text:
        return text
    encoded = text.encode()
    return Rewritten(encoded, _comments(text, encoded), []).text


def _comments(text: str, encoded: bytes) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for event, span in _PARSER.events_with_range(text):
        if type(event) is dict and ("InlineHtml" in event or event.get("Start") == "HtmlBlock"):
            found += comments_in(encoded, span["start"], span["end"])
    return found


def _rewritten(text: str, encoded: bytes) -> Rewritten | None:
    """Give the text without comments, and with the definitions that no link uses as text."""
    comments: list[tuple[int, int]] = []
    used: set[str] = set()
    read = bytearray(len(encoded))  # 1 where the library found something to show
    event: Any
    for event, span in _PARSER.events_with_range(text):
        if type(event) is not dict:
            continue
        [(name, value)] = event.items()
        start, end = span["start"], span["end"]
        tag = value if name == "Start" else name
        if type(tag) is dict:
            [(tag, value)] = tag.items()
        if name == "InlineHtml" or tag == "HtmlBlock":
            comments += comments_in(encoded, start, end)
        if tag in {"Link", "Image"} and type(value) is dict:
            used.add(value["id"])
        elif tag in _LEAVES:
            read[start:end] = b"\1" * (end - start)
        elif tag == "FootnoteDefinition":
            read[start : start + 1] = b"\1"
    lone = lone_definitions(encoded, read, used)
    return Rewritten(encoded, comments, lone) if comments or lone else None


def _whole_row(cells: tuple[Block, ...], source: bytes, start: int) -> tuple[Block, ...]:
    """Give a row's cells; what stands beyond the header's last column is text in the last cell.

    A comment there has not been read, but is still in ``source``.
    """
    last = cells[-1] if cells else None
    if last is None or not source[last.end - start :].strip(b" \t\r\n|"):
        return cells
    if not without_comments(source[last.end - start :].decode()).strip(" \t\r\n|"):
        return cells
    own = without_comments(source[last.start - start :].decode())
    own = own.strip().removesuffix("|").rstrip()
    [table] = read(f"|a|\n|-|\n| {_BAR.sub(chr(92) + '|', own)} |\n")
    [inner] = table.blocks[-1].blocks
    return (*cells[:-1], last._replace(inlines=inner.inlines))


def _in_order(entry: _Inside) -> tuple[list[Inline], tuple[Block, ...]]:
    """Give a list entry's first text, and its blocks with the text between them as paragraphs."""
    lead: list[Inline] = []
    ordered: list[Block] = []
    for block, group in groupby(entry, lambda each: type(each) is Block):
        if block:
            ordered += group
        elif not ordered:
            lead = list(group)
        else:
            line, end = ordered[-1].line, ordered[-1].end
            ordered.append(Block(PARAGRAPH, line, end, end, _joined([*group])))
    return lead, tuple(ordered)


def _close_span(done: _Open, around: _Inside) -> None:
    """Hand a span, or what is nested too deep to be a block, to what stands around it."""
    _, style, _, target, inside, said = done
    if style == "img":
        around.append(Span(style, _joined(inside), target))
        if said:
            around += [Span("br", target="title"), Span("em", (said,))]
    elif style == "a":
        text = _unlinked(_joined(inside)) or (said or target,)
        around.append(Span(style, text, target))
        if said and text != (said,):
            around.append(f" ({said})")
    elif style:
        around.append(Span(style, _joined(inside), target))
    elif said:
        inside.append(said)


def _unlinked(pieces: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Give the text of a link, in which there can be no other link."""
    found: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, str):
            found.append(piece)
        elif piece.style == "a":
            found.extend(piece.inlines)
        else:
            found.append(Span(piece.style, _unlinked(piece.inlines), piece.target))
    return _joined(found)


def _flat(tag: Any, around: _Inside) -> _Open:
    """Open what is nested too deep to be more than text of what is around it.

    A block still ends its line. What is in it goes straight to where it ends up: handed on from
    level to level, the text of a hundred thousand levels would be copied as often.
    """
    is_block = _opened(tag)[0] is not None
    return None, "", 0, "", around, "\n" if is_block else ""


def _opened(tag: Any) -> _Open:
    if type(tag) is str:
        kind, style = _KINDS.get(tag, (PARAGRAPH, ""))
        return kind, style, 0, "", [], ""
    [(name, value)] = tag.items()
    kind, style = _KINDS.get(name, (PARAGRAPH, ""))
    number, target, said = 0, "", ""
    if name == "Heading":
        number = int(value["level"][1:])
    elif name == "List":
        kind, number = BULLETS if value is None else NUMBERS, value or 0
    elif name in {"Link", "Image"}:
        kind, style, said = None, "img" if name == "Image" else "a", value["title"]
        target = ("mailto:" if value["link_type"] == "Email" else "") + value["dest_url"]
    elif name == "FootnoteDefinition":
        kind, style, said = None, _NOTE, value
    elif name == "CodeBlock" and type(value) is dict:
        said = value["Fenced"]
    return kind, style, number, target, [], said


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
