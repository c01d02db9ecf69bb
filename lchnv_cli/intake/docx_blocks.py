"""The paragraphs and tables of a part of a Word file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from lchnv_cli.intake.docx_numbers import Counters
from lchnv_cli.intake.docx_runs import CHANGES, COMMENTED, Anchored, Story, change_of
from lchnv_cli.intake.docx_styles import VAL, W, is_on, setting_of, whole
from lchnv_cli.intake.source_blocks import (
    Block,
    Box,
    Cell,
    Change,
    Paragraph,
    Place,
    Remark,
    Run,
    Table,
    paragraphs,
)

_PARAGRAPH, _TABLE, _ROW, _CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_SILENT = {f"{W}{name}" for name in ("sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "pPr")}
_CHUNK = "Ett dokument inuti dokumentet läses inte in; öppna filen i Word och spara den på nytt."
_MOST_COLUMNS = 1_000  # Word has room for 63


class Blocks:
    """The reading of one part: numbers go on from paragraph to paragraph."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._file = story.file
        # What boxes count is no part of what the running text counts.
        self._counters, self._boxed = Counters(), Counters()

    def of(self, parent: etree._Element) -> tuple[Block, ...]:
        """Give the blocks of a body, a cell, a text box or a note."""
        return tuple(self._each(parent))

    def _each(self, parent: etree._Element) -> Iterator[Block]:
        for each in parent:
            if each.tag == _PARAGRAPH:
                yield self._paragraph(each)
                yield from self._boxes()
            elif each.tag == _TABLE:
                yield self._table(each)
            elif each.tag in CHANGES and next(each.iter(_PARAGRAPH, _TABLE), None) is None:
                continue  # the mark of a changed paragraph or row
            elif each.tag in COMMENTED:
                self.story.comment(each)
            elif each.tag in {f"{W}altChunk", f"{W}subDoc"}:
                self._file.remarks.append(Remark(_CHUNK, self.story.place))
            elif each.tag == f"{W}r":  # outside of any paragraph, as no program writes it
                loose = etree.Element(_PARAGRAPH)
                loose.append(each)
                yield self._paragraph(loose)
            elif each.tag not in _SILENT:
                before = self.story.changes
                if (kind := CHANGES.get(each.tag)) is not None:
                    self.story.changes = (*before, change_of(each, kind))
                yield from self._each(each)
                self.story.changes = before

    def _paragraph(self, element: etree._Element) -> Paragraph:
        story = self.story
        story.count += 1
        properties = element.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        style = self._file.styles.paragraph(None if named is None else named.get(VAL))
        own, mark = setting_of(properties), _mark(properties)
        place = story.place
        runs = story.runs(element, style.look)
        label, by_list = None, setting_of(None)
        if not (mark and mark.kind.takes_away):  # it becomes one with the next, which is numbered
            label, by_list = self._file.numbers.label(own, style, self._counters)
        below = by_list.over(style.setting) if own.numbered else style.setting.over(by_list)
        setting = own.over(below)
        return Paragraph(
            runs,
            place,
            style.name,
            replace(style, setting=setting).level,
            label,
            setting.indent or 0.0,
            mark,
        )

    def _boxes(self) -> Iterator[Box]:
        """Give the boxes that the paragraph was the anchor of."""
        anchored, self.story.boxes = self.story.boxes, []
        for each in anchored:
            yield Box(self._inside(each), self.story.place)

    def _inside(self, box: Anchored) -> tuple[Block, ...]:
        if box.element is None:
            place = self.story.place
            return tuple(Paragraph((Run(line),), place) for line in box.lines if line)
        story, counters, told = self.story, self._counters, self.story.told
        before, story.changes = story.changes, box.changes
        self._counters, story.told = self._boxed, told or "textrutan"
        blocks = self.of(box.element)
        self._counters, story.told, story.changes = counters, told, before
        return blocks

    def _table(self, element: etree._Element) -> Table:
        place, above, rows = self.story.place, dict[int, _Growing](), list[list[_Growing]]()
        for row in _inner(element, _ROW):
            rows.append(list(self._row(row, len(rows), above)))
        return Table(tuple(tuple(cell.grown() for cell in row) for row in rows), place)

    def _row(
        self, element: etree._Element, at: int, above: dict[int, "_Growing"]
    ) -> Iterator["_Growing"]:
        properties = element.find(f"{W}trPr")
        before, heads, column = self.story.changes, False, 0
        if properties is not None:
            heads = bool(is_on(properties.find(f"{W}tblHeader")))
            column = _columns(properties.find(f"{W}gridBefore"), 0)
            marks = [(each, CHANGES[each.tag]) for each in properties if each.tag in CHANGES]
            self.story.changes = (*before, *(change_of(*mark) for mark in marks))
        for cell in _inner(element, _CELL):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            columns = max(_columns(cell.find(f"{W}tcPr/{W}gridSpan"), 1), 1)
            goes_on = merged is not None and merged.get(VAL, "continue") == "continue"
            place, blocks = self.story.place, self.of(cell)
            if goes_on and column in above:
                above[column].goes_on(at, blocks)
            else:
                above[column] = _Growing(list(blocks), at, column, columns, heads, place)
                yield above[column]
            column += columns
        self.story.changes = before


@dataclass(slots=True)
class _Growing:
    """A cell that may go on in the rows below."""

    blocks: list[Block]
    row: int
    column: int
    columns: int
    heads: bool
    place: Place
    rows: int = 1

    def goes_on(self, at: int, blocks: tuple[Block, ...]) -> None:
        """Take in a covered cell, and what little may stand in it."""
        self.rows = at - self.row + 1
        if any(each.text or each.label for each in paragraphs(blocks)):
            self.blocks.extend(blocks)

    def grown(self) -> Cell:
        """Give the cell once all rows are known."""
        size = (self.row, self.column, self.rows, self.columns)
        return Cell(tuple(self.blocks), *size, self.heads, self.place)


def _columns(element: etree._Element | None, otherwise: int) -> int:
    number = None if element is None else whole(element.get(VAL))
    return otherwise if number is None else min(max(number, 0), _MOST_COLUMNS)


def _inner(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Give rows or cells, also those inside content controls and other wrappers."""
    for each in parent:
        if each.tag == tag:
            yield each
        elif each.tag not in _SILENT:
            yield from _inner(each, tag)


def _mark(properties: etree._Element | None) -> Change | None:
    """Tell whether the end of the paragraph was inserted or deleted."""
    own = None if properties is None else properties.find(f"{W}rPr")
    if own is None:
        return None
    marks = [change_of(each, CHANGES[each.tag]) for each in own if each.tag in CHANGES]
    away = [each for each in marks if each.kind.takes_away]
    return next(iter([*away, *marks]), None)
