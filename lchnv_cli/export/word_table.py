"""Tables: a repeated header row, widths by content, a description for those who listen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lchnv_cli.export.table_width import shares
from lchnv_cli.export.tree import Element, name
from lchnv_cli.export.word_styles import Styles
from lchnv_cli.export.word_xml import Node, W, add

_CHARACTER = 105  # twips, about what one takes on average
_NARROW = "45"  # twips on each side of the text in a table of smaller type
_INSET = 216  # twips of a cell that are left free beside its text
_TYPE = 20  # half points, of the text in a table
_BEFORE_SIZE = {W + tag for tag in ("rStyle", "b", "bCs", "i", "iCs", "strike")}


@dataclass(frozen=True, slots=True)
class Table:
    """A table to write, what it is called, the room for it in twips, and its type in percent."""

    element: Element
    caption: str
    width: int
    left: int
    size: int = 100
    box: "Box | None" = None


@dataclass(frozen=True, slots=True)
class Box:
    """The rule and the ground of the decision around a table; `left` is where the rule stands."""

    left: int
    rule: Mapping[str, str]
    ground: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to fill: with what, where, in which style, how wide."""

    element: Element | None
    holder: Node
    style: str
    width: int


def table(content: Table, into: Node, styles: Styles) -> Iterator[Cell]:
    """Add a table and yield its cells, to be filled in order; short rows are filled up."""
    rows = [each for each in content.element.iter() if name(each) == "tr"]
    widths = _widths(content.element, content.width, content.size) if rows else []
    head = [each for each in content.element if name(each) == "thead"]
    above = sum(name(row) == "tr" for each in head for row in each)
    made = add(into, "tbl")
    _properties(made, content, styles, (bool(above), _row_headers(rows[above:])))
    grid = add(made, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=str(width))
    for number, row in enumerate(rows):
        yield from _row(add(made, "tr"), row, widths, number < above)
    if content.box is not None:
        _draw_box(made, content.box, content.left)


def _properties(made: Node, content: Table, styles: Styles, headed: tuple[bool, bool]) -> None:
    """Describe the table, in the order that Word demands (ECMA-376, CT_TblPr)."""
    first_row, first_column = (str(int(each)) for each in headed)
    properties = add(made, "tblPr")
    add(properties, "tblStyle", val=styles.table("Mötestabell"))
    add(properties, "tblW", w=str(content.width), type="dxa")
    if left := content.box.left if content.box else content.left:
        add(properties, "tblInd", w=str(left), type="dxa")
    add(properties, "tblLayout", type="fixed")
    if content.size < 100:  # noqa: PLR2004 - percent
        margins = add(properties, "tblCellMar")
        for side in ("left", "right"):
            add(margins, side, w=_NARROW, type="dxa")
    look = {"firstRow": first_row, "lastRow": "0", "firstColumn": first_column, "lastColumn": "0"}
    value = 0x0600 + 0x20 * headed[0] + 0x80 * headed[1]
    add(properties, "tblLook", val=f"{value:04X}", **look, noHBand="1", noVBand="1")
    if content.caption:
        add(properties, "tblCaption", val=content.caption)


def _row(made: Node, row: Element, widths: list[int], repeated: bool) -> Iterator[Cell]:  # noqa: FBT001 - private, and read at one place
    properties = add(made, "trPr")
    add(properties, "cantSplit")
    if repeated:
        add(properties, "tblHeader")
    cells = [each for each in row if name(each) in {"td", "th"}]
    for at, width in enumerate(widths):
        holder = add(made, "tc")
        add(add(holder, "tcPr"), "tcW", w=str(width), type="dxa")
        cell = cells[at] if at < len(cells) else None
        head = cell is not None and name(cell) == "th"
        yield Cell(cell, holder, "Tabellhuvud" if head else "Tabelltext", width - _INSET)


def _row_headers(rows: list[Element]) -> bool:
    """Tell whether every row begins with its header."""
    return bool(rows) and all(len(row) and name(next(iter(row))) == "th" for row in rows)


def _widths(table: Element, room: int, size: int) -> list[int]:
    """Share out the room; in smaller type there is room for more characters."""
    parts = shares(table, room * 100 // (_CHARACTER * size))
    return [room * share // sum(parts) for share in parts]


def _draw_box(made: Node, box: Box, left: int) -> None:
    """Draw a decision's rule and ground beside its table, in the order of CT_TcPr."""
    for row in made.findall(W + "tr"):
        for at, cell in enumerate(row.findall(W + "tc")):
            properties = cell.find(W + "tcPr")
            if properties is None:
                continue
            if at == 0:
                add(add(properties, "tcBorders"), "left", **box.rule)
            if box.ground:
                add(properties, "shd", **box.ground)
            if at == 0:
                add(add(properties, "tcMar"), "left", w=str(left - box.left), type="dxa")


def shrink(made: Node, size: int) -> None:
    """Write a table in smaller type, in percent of what its text has."""
    halves = str(_TYPE * size // 100)
    for run in made.iter(W + "r"):
        properties = run.find(W + "rPr")
        if properties is None:
            properties = run.makeelement(W + "rPr", {})
            run.insert(0, properties)
        at = sum(child.tag in _BEFORE_SIZE for child in properties)
        for tag in ("szCs", "sz"):
            properties.insert(at, properties.makeelement(W + tag, {W + "val": halves}))
