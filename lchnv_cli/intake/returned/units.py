"""A document's Markdown as pieces that are printed: where each stands, and how it reads in print.

Word keeps neither bookmarks nor hidden marks through every program, but text survives; so a
printed paragraph is led back to its source by what it says, and these are what it can be led to.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from lchnv_cli import markdown
from lchnv_cli.model.blocks import Block, BlockKind, Inline, Span
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Item
from lchnv_cli.model.late_pattern import late

_BEFORE = late(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|[a-z][.)]|>)[ \t]+)*")
_HEADING = late(r"[ \t]*#{1,6}[ \t]*")
_CLOSED = late(r"[ \t]+#+[ \t]*$")
_NOTE = late(r"(?<!\\)\[\^([^\]\n]+)\]")
_NOTE_MARK = late(r"[ \t]*\[\^[^\]\n]+\]:[ \t]*")
_KEY = late(r"[ \t]*(?:[-*•–][ \t]+)?([^\W\d_][^:\n]{1,30}?)[ \t\u00a0]*:[ \t\u00a0]*")


class Sort(StrEnum):
    """What a piece is."""

    HEADING = "heading"
    FACT = "fact"
    LEAD = "lead"
    CLAUSE = "clause"
    ENTRY = "entry"
    TEXT = "text"
    ROW = "row"
    NOTE = "note"


LISTED = frozenset({Sort.CLAUSE, Sort.ENTRY})


@dataclass(frozen=True, slots=True)
class Unit:
    r"""A piece: ``start:end`` are the characters of its own text, ``first:last`` its whole lines.

    ``text`` is as printed, with ``\n`` for a forced line break and U+FFFC for a footnote or a
    picture. ``mark`` is what its line begins with: ``## ``, ``- ``, ``Beredd: ``. ``label`` is
    where a heading's typed number stands. ``cells`` are those of a row.
    """

    sort: Sort
    start: int
    end: int
    first: int
    last: int
    text: str
    mark: str = ""
    label: tuple[int, int] | None = None
    cells: "tuple[Unit, ...]" = ()


def body_units(text: FullText, items: tuple[Item, ...]) -> list[Unit]:
    """Give the pieces of the running text in the order that they stand."""
    return sorted(_Reader(text, items).read(), key=lambda unit: (unit.first, unit.start))


def said(inlines: tuple[Inline, ...]) -> str:
    """Give the text of inlines as it is printed."""
    pieces = []
    for each in inlines:
        if isinstance(each, str):
            pieces.append(each.replace("\n", " "))
        elif each.style == "br":
            pieces.append("\n")
        elif each.style in {"note", "img"}:
            pieces.append("\ufffc")
        else:
            pieces.append(said(each.inlines))
    return " ".join(re.sub(r" *\n *", "\n", "".join(pieces)).split(" ")).strip(" ")


class _Reader:
    """Blocks → pieces; what of a paragraph is a fact or a clause the points tell by their lines."""

    def __init__(self, text: FullText, items: tuple[Item, ...]) -> None:
        self._text, self._source = text, text.source
        encoded = text.encoded
        self._ascii = encoded.isascii()
        self._starts = text.written.line_starts
        self._bytes = [0]
        for line in self._source.split("\n"):
            self._bytes.append(self._bytes[-1] + len(line.encode()) + 1)
        points = [point for item in items for point in (item, *item.sub_items)]
        decisions = [each for point in points for each in point.decisions]
        self._facts = {fact.line for point in points for fact in point.facts if fact.key}
        self._facts |= {fact.line for each in decisions for fact in each.facts}
        self._clauses = {clause.line for each in decisions for clause in each.clauses}
        self._leads = {each.line for each in decisions if each.lead_in}
        self._labels = {point.heading.line: point.heading for point in points}

    def read(self) -> Iterator[Unit]:
        for block in self._text.blocks:
            yield from self._block(block)

    def _at(self, byte: int) -> int:
        """Give the character at a byte."""
        line = bisect_right(self._bytes, byte) - 1
        if line >= len(self._starts):
            return len(self._source)
        own = self._source[self._starts[line] :].split("\n", 1)[0].encode()
        inside = own[: byte - self._bytes[line]].decode(errors="ignore")
        return self._starts[line] + len(inside)

    def _line(self, at: int) -> tuple[int, int]:
        """Give the beginning of a character's line, and that of the next one."""
        first = self._source.rfind("\n", 0, at) + 1
        return first, self._source.find("\n", at) + 1 or len(self._source)

    def _block(self, block: Block) -> Iterator[Unit]:
        match block.kind:
            case BlockKind.HEADING:
                yield self._heading(block)
            case BlockKind.PARAGRAPH:
                yield from self._paragraph(block)
            case BlockKind.BULLETS | BlockKind.NUMBERS:
                for entry in block.blocks:
                    yield from self._entry(entry)
            case BlockKind.TABLE:
                head, *rows = block.blocks
                over = self._row(head)  # with the line of dashes below it
                yield replace(over, last=self._line(over.last)[1])
                yield from (self._row(row) for row in rows)
            case BlockKind.QUOTE:
                for inner in block.blocks:
                    yield from self._block(inner)
            case BlockKind.NOTE:
                yield from self._note(block)
            case BlockKind.CODE:
                yield self._unit(Sort.TEXT, block, block.text.rstrip("\n"), "")

    def _unit(self, sort: Sort, block: Block, text: str, mark: str, end: int | None = None) -> Unit:
        start = self._at(block.start)
        stop = self._at(block.end if end is None else end)
        stop = start + len(self._source[start:stop].rstrip())
        first, _ = self._line(start)
        before = _BEFORE.match(self._source, first)
        if before and before.end() > start:
            start = min(before.end(), stop)
        mark = mark or self._source[first:start]
        return Unit(sort, start, stop, first, self._line(stop)[1], text, mark)

    def _heading(self, block: Block) -> Unit:
        start, stop = self._at(block.start), self._at(block.end)
        raw = self._source[start:stop].rstrip()
        mark = match[0] if (match := _HEADING.match(raw)) else ""
        closed = _CLOSED.search(raw)
        end = start + (closed.start() if closed and mark.strip() else len(raw))
        text, label = said(block.inlines), None
        point = self._labels.get(block.line)
        if point is not None:
            at, after = self._at(point.start), self._at(point.end)
            if after > at:
                label = (at, at + len(self._source[at:after].rstrip()))
                text = text[len(" ".join(self._source[at : label[1]].split())) :].lstrip()
            start = after
        else:
            start += len(mark)
        first, last = self._line(start)[0], self._line(end)[1]
        return Unit(Sort.HEADING, start, end, first, last, text, mark, label)

    def _paragraph(self, block: Block) -> Iterator[Unit]:
        """Give a paragraph, or the lines of it that are facts and clauses one by one."""
        count = self._source.count("\n", self._at(block.start), self._at(block.end)) + 1
        lines = range(block.line, block.line + count)
        begins = [n for n in lines if n in self._facts or (n in self._clauses and n > block.line)]
        if not begins and block.line not in self._clauses:
            sort = Sort.LEAD if block.line in self._leads else Sort.TEXT
            yield self._unit(sort, block, said(block.inlines), "")
            return
        begins = sorted({block.line, *begins})
        stop = self._at(block.start) + len(
            self._source[self._at(block.start) : self._at(block.end)].rstrip()
        )
        for number, after in zip(begins, [*begins[1:], None], strict=True):
            first = self._starts[number - 1]
            end = stop if after is None else self._starts[after - 1] - 1
            yield self._of_lines(number, first, first + len(self._source[first:end].rstrip()))

    def _of_lines(self, number: int, first: int, end: int) -> Unit:
        if number in self._facts:
            key = _KEY.match(self._source, first, end)
            start, sort = (key.end() if key else first), Sort.FACT
        else:
            before = _BEFORE.match(self._source, first)
            start = min(before.end(), end) if before else first
            sort = Sort.CLAUSE if number in self._clauses else Sort.LEAD
        text = said(read_inline(self._source[start:end]))
        mark = self._source[first:start]
        return Unit(sort, start, end, first, self._line(end)[1], text, mark)

    def _entry(self, entry: Block) -> Iterator[Unit]:
        inner = list(entry.blocks)
        if not entry.inlines and inner and inner[0].kind is BlockKind.PARAGRAPH:
            own, text = inner[0].end, said(inner.pop(0).inlines)
        else:
            own, text = (inner[0].start if inner else entry.end), said(entry.inlines)
        sort = Sort.CLAUSE if entry.line in self._clauses else Sort.ENTRY
        yield self._unit(sort, entry, text, "", own)
        for each in inner:
            yield from self._block(each)

    def _row(self, row: Block) -> Unit:
        cells = tuple(self._cell(cell) for cell in row.blocks)
        first, last = self._line(self._at(row.start))
        text = "\t".join(cell.text for cell in cells)
        start, end = first, first + len(self._source[first:last].rstrip())
        return Unit(Sort.ROW, start, end, first, last, text, "", None, cells)

    def _cell(self, cell: Block) -> Unit:
        start, end = self._at(cell.start), self._at(cell.end)
        raw = self._source[start:end]
        start += len(raw) - len(raw.lstrip()) if raw.strip() else min(1, len(raw))
        end = max(start, start + len(self._source[start:end].rstrip()))
        first, last = self._line(start)
        return Unit(Sort.TEXT, start, end, first, last, said(cell.inlines), "")

    def _note(self, block: Block) -> Iterator[Unit]:
        if block.blocks:
            for inner in block.blocks:
                if inner.kind is BlockKind.PARAGRAPH:
                    yield self._unit(Sort.NOTE, inner, said(inner.inlines), "")
            return
        unit = self._unit(Sort.NOTE, block, said(block.inlines), "")
        mark = _NOTE_MARK.match(self._source, unit.first)
        start = mark.end() if mark else unit.start
        yield replace(unit, start=start, mark=self._source[unit.first : start])


def read_inline(source: str) -> tuple[Inline, ...]:
    """Read text on one line, or the lines of one paragraph; its footnotes are taken to be there."""
    notes = "".join(f"\n[^{name}]: x\n" for name in dict.fromkeys(_NOTE.findall(source)))
    blocks = [b for b in markdown.read(f"x {source}\n{notes}") if b.kind is not BlockKind.NOTE]
    if len(blocks) != 1 or not blocks[0].inlines:
        return (source,)
    first, *rest = blocks[0].inlines
    if isinstance(first, Span):
        return (source,)
    return (first.removeprefix("x "), *rest)
