"""What a tagged PDF says itself of a page: paragraphs, headings, lists and tables.

The structure names each piece of text by a number. Cells without text are often left out, so a
cell tells which of its row's children it is, whether they are there or not.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

_ROWS = {"THead", "TBody", "TFoot"}
_CELLS = {"TD", "TH"}
# They stand in the middle of a text; everything else begins a new one.
_INLINE = {
    *("Span", "Link", "Em", "Strong", "Quote", "Code", "Reference", "BibEntry", "Annot", "Ruby"),
    *("RB", "RT", "RP", "Warichu", "WT", "WP", "Sub", "NonStruct", "Figure", "Formula"),
}
_MOST_DEEP = 60
_MOST = 20_000  # elements of a page


@dataclass(slots=True)
class Leaf:
    """A text: its kind as the file calls it, and the numbers of its pieces.

    ``before`` and ``after`` tell that some of it is on the page before or after.
    """

    kind: str
    marks: list[int]
    label: list[int] = field(default_factory=list)
    depth: int = 0
    before: bool = False
    after: bool = False


@dataclass(slots=True)
class TaggedCell:
    """A cell, and which of its row's children it is."""

    at: int
    heading: bool
    leaves: "list[Leaf | TaggedTable]"
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class TaggedTable:
    """A table, row by row."""

    rows: list[list[TaggedCell]]


class Tags:
    """The structure of a page, in reading order; ``alts`` tells what pictures show, by number."""

    def __init__(self, page: Any) -> None:
        self.alts: dict[int, str] = {}
        self.parts: list[Leaf | TaggedTable] = []
        self._count = 0
        self._label: list[int] = []
        tree = pdfium.FPDF_StructTree_GetForPage(page) if page else None
        if not tree:
            return
        try:
            for at in range(max(pdfium.FPDF_StructTree_CountChildren(tree), 0)):
                if root := pdfium.FPDF_StructTree_GetChildAtIndex(tree, at):
                    self.parts += self._parts(root, 0, 0)
        finally:
            pdfium.FPDF_StructTree_Close(tree)

    def _parts(self, element: Any, deep: int, listed: int) -> list[Leaf | TaggedTable]:
        """Give the texts and tables inside an element."""
        kind = _kind(element)
        self._count += 1
        if deep > _MOST_DEEP or self._count > _MOST:
            return []
        if kind == "Table":
            return [self._table(element, deep, listed)]
        parts: list[Leaf | TaggedTable] = []
        leaf, after = Leaf(kind, [], depth=listed), False
        for child, mark in _children(element):
            sort = "" if child is None else _kind(child)
            if sort == "Lbl":
                self._label = list(self._marks(child, deep + 1))
            elif sort and (sort not in _INLINE or _holds_blocks(child, deep)):
                parts += self._ended(leaf)
                leaf = Leaf(kind, [], depth=listed)
                parts += self._parts(child, deep + 1, listed + (sort == "L"))
            else:
                marks = [mark] if child is None else self._marks(child, deep + 1)
                leaf.marks += [each for each in marks if each >= 0]
                leaf.before = leaf.before or not leaf.marks
            after = child is None and mark < 0
        leaf.after = after
        return parts + self._ended(leaf, bare=kind == "LI")

    def _ended(self, leaf: Leaf, *, bare: bool = False) -> list[Leaf]:
        """Give a text with the label that stood before it; an item may have nothing else."""
        if not leaf.marks and not (bare and self._label):
            return []
        leaf.label, self._label = self._label, []
        return [leaf]

    def _marks(self, element: Any, deep: int) -> Iterator[int]:
        """Give the numbers of all that is inside."""
        self._count += 1
        alt = _text(pdfium.FPDF_StructElement_GetAltText, element)
        for child, mark in _children(element):
            if mark >= 0:
                yield mark
                if alt:
                    self.alts[mark] = alt
            elif child is not None and deep < _MOST_DEEP and self._count < _MOST:
                yield from self._marks(child, deep + 1)

    def _table(self, table: Any, deep: int, listed: int) -> TaggedTable:
        rows: list[list[TaggedCell]] = []
        for row in _inner_rows(table):
            cells: list[TaggedCell] = []
            for at, (child, _) in enumerate(_children(row)):
                if child is not None and (kind := _kind(child)) in _CELLS:
                    leaves = self._parts(child, deep + 2, listed)
                    spans = (_span(child, name) for name in ("ColSpan", "RowSpan"))
                    cells.append(TaggedCell(at, kind == "TH", leaves, *spans))
            rows.append(cells)
        return TaggedTable(rows)


def _inner_rows(table: Any) -> Iterator[Any]:
    for child, _ in _children(table):
        if child is not None:
            kind = _kind(child)
            if kind == "TR":
                yield child
            elif kind in _ROWS:
                yield from _inner_rows(child)


def _children(element: Any) -> Iterator[tuple[Any, int]]:
    """Give what is inside: elements, and the numbers of pieces; neither for what is not here."""
    for at in range(max(pdfium.FPDF_StructElement_CountChildren(element), 0)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield child, -1
        else:
            yield None, pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)


def _holds_blocks(element: Any, deep: int) -> bool:
    children = (child for child, _ in _children(element) if child is not None)
    return deep < _MOST_DEEP and any(
        _kind(each) not in _INLINE or _holds_blocks(each, deep + 1) for each in children
    )


def _kind(element: Any) -> str:
    return _text(pdfium.FPDF_StructElement_GetType, element)


def _text(ask: Any, element: Any) -> str:
    size = ask(element, None, 0)
    if size <= 2:  # noqa: PLR2004 - only the end of the text
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _span(cell: Any, name: str) -> int:
    """Read how many columns or rows a cell covers."""
    for at in range(max(pdfium.FPDF_StructElement_GetAttributeCount(cell), 0)):
        attributes = pdfium.FPDF_StructElement_GetAttributeAtIndex(cell, at)
        value = pdfium.FPDF_StructElement_Attr_GetValue(attributes, name.encode())
        number = ctypes.c_float()
        if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
            return min(max(int(number.value), 1), 100)
    return 1
