"""The paragraphs, lists and tables of an OpenDocument file."""

from collections.abc import Iterator

from lxml import etree

from lchnv_cli.intake.odt_file import OdtFile
from lchnv_cli.intake.odt_lists import OdtList
from lchnv_cli.intake.odt_runs import OdtRuns
from lchnv_cli.intake.odt_styles import OFFICE, TABLE, TEXT
from lchnv_cli.intake.source_blocks import (
    Block,
    Box,
    Cell,
    Comment,
    Label,
    Note,
    Paragraph,
    Table,
    paragraphs,
)

_DC = "{http://purl.org/dc/elements/1.1/}"
_P, _H = f"{TEXT}p", f"{TEXT}h"
_LIST, _ITEM = f"{TEXT}list", f"{TEXT}list-item"
_CELLS = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}
_SILENT = {f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{TABLE}table-column"}
_SILENT |= {f"{TEXT}{name}-decls" for name in ("variable", "user-field", "dde-connection")}
_SILENT |= {f"{OFFICE}forms", f"{TEXT}index-source", f"{TEXT}table-of-content-source"}
_MOST = 1_000  # rows or columns that are the same


class OdtBlocks:
    """The reading of a part of a document; what stands beside it is gathered in the file."""

    def __init__(self, file: OdtFile, body: etree._Element) -> None:
        self._file, self._body = file, body
        self._runs = OdtRuns(file, body)
        self._label: Label | None = None
        self._indent = 0.0

    def of(self, parent: etree._Element) -> tuple[Block, ...]:
        """Give the blocks of a body, a cell, a text box or a note."""
        return tuple(self._each(parent, None, 0))

    def _aside(self, parent: etree._Element, told: str) -> tuple[Block, ...]:
        """Give the blocks of what stands beside the text, and go back to where the text was."""
        state, self._label, self._indent = (self._label, self._indent), None, 0.0
        before, self._file.told = self._file.told, told
        blocks = self.of(parent)
        (self._label, self._indent), self._file.told = state, before
        return blocks

    def _each(self, parent: etree._Element, list_: OdtList | None, depth: int) -> Iterator[Block]:
        for each in parent:
            if each.tag in {_P, _H}:
                yield self._paragraph(each, list_)
                yield from self._boxes()
            elif each.tag == _LIST:
                inner = self._file.lists.begin(each, list_)
                yield from self._each(each, inner, 0 if list_ is None else depth + 1)
            elif each.tag == _ITEM and list_ is not None:
                yield from self._item(each, list_, depth)
            elif each.tag == f"{TABLE}table":
                yield self._table(each)
            elif each.tag == f"{TEXT}soft-page-break":
                self._file.page += 1
            elif self._runs.passed(each):
                yield from self._boxes()
            elif each.tag not in _SILENT:
                yield from self._each(each, list_, depth)

    def _item(self, item: etree._Element, list_: OdtList, depth: int) -> Iterator[Block]:
        """Read an item: its first paragraph has the label, and one without any does not count."""
        first = next((each for each in item if each.tag in {_P, _H, _LIST}), None)
        if first is not None and first.tag != _LIST:
            style = self._file.styles.get("paragraph", first.get(f"{TEXT}style-name"))
            named = OdtList(list_.style or style.listed, list_.at)
            self._label, level = self._file.lists.next(named, depth, item.get(f"{TEXT}start-value"))
            self._indent = level.indent
        yield from self._each(item, list_, depth)
        self._label, self._indent = None, 0.0

    def _paragraph(self, element: etree._Element, list_: OdtList | None) -> Paragraph:
        self._file.count += 1
        place, level = self._file.place, 0
        style = self._file.styles.get("paragraph", element.get(f"{TEXT}style-name"))
        outline = element.get(f"{TEXT}outline-level") or "1"
        if element.tag == _H and outline.isascii() and outline.isdigit():
            level = int(outline)
            if list_ is None and element.get(f"{TEXT}is-list-header") != "true":
                self._label = self._file.lists.heading(level - 1, element.get(f"{TEXT}start-value"))
        elif style.setting.outline is not None:
            level = style.setting.outline + 1
        runs = self._runs.of(element, style.look)
        label, self._label = self._label, None
        indent = style.setting.indent
        if indent is None or (list_ is not None and self._indent):
            indent = self._indent
        return Paragraph(runs, place, style.name, level, label, indent)

    def _boxes(self) -> Iterator[Box]:
        """Give the boxes that the paragraph was the anchor of; gather its notes and comments."""
        runs, file = self._runs, self._file
        boxes, runs.boxes = runs.boxes, []
        notes, runs.notes = runs.notes, []
        comments, runs.comments = runs.comments, []
        for note in notes:
            sort = "slutnot" if note.name.startswith("slut") else "fotnot"
            blocks = self._aside(note.element, f"{sort} {note.name.removeprefix('slut-')}")
            file.notes.append(Note(note.name, blocks))
        for each in comments:
            who = each.element.findtext(f"{_DC}creator") or ""
            blocks = self._aside(each.element, "kommentaren")
            file.comments.append(Comment(each.name, who, blocks, place=each.place))
        for box in boxes:
            blocks = self._aside(box, file.told or "textrutan")
            if any(paragraph.runs for paragraph in paragraphs(blocks)):
                yield Box(blocks, file.place)

    def _table(self, element: etree._Element) -> Table:
        place, rows = self._file.place, list[tuple[Cell, ...]]()
        for row, heads in _rows(element, heads=False):
            for _ in range(_times(row, f"{TABLE}number-rows-repeated")):
                rows.append(tuple(self._row(row, len(rows), heads=heads)))
        return Table(tuple(rows), place)

    def _row(self, element: etree._Element, at: int, *, heads: bool) -> Iterator[Cell]:
        column = 0
        for cell in (each for each in element if each.tag in _CELLS):
            rows = _times(cell, f"{TABLE}number-rows-spanned")
            columns = _times(cell, f"{TABLE}number-columns-spanned")
            covered = cell.tag != f"{TABLE}table-cell"
            for _ in range(_times(cell, f"{TABLE}number-columns-repeated")):
                place = self._file.place
                blocks = self.of(cell)
                if not covered or any(each.text for each in paragraphs(blocks)):
                    yield Cell(blocks, at, column, rows, columns, heads, place)
                column += 1


def _rows(parent: etree._Element, *, heads: bool) -> Iterator[tuple[etree._Element, bool]]:
    for each in parent:
        if each.tag == f"{TABLE}table-row":
            yield each, heads
        elif each.tag in {f"{TABLE}table-header-rows", f"{TABLE}table-rows"}:
            yield from _rows(each, heads=each.tag == f"{TABLE}table-header-rows")
        elif each.tag == f"{TABLE}table-row-group":
            yield from _rows(each, heads=heads)


def _times(element: etree._Element, name: str) -> int:
    value = element.get(name, "1")
    return min(max(int(value), 1), _MOST) if value.isascii() and value.isdigit() else 1
