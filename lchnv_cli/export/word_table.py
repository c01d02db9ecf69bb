"""Tables: a repeated header row, widths by content, a description for those who listen."""

from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.export.tree import Element, name
from lchnv_cli.export.word_inline import running
from lchnv_cli.export.word_styles import Styles
from lchnv_cli.export.word_xml import Node, add

_LONGEST_WORD = 22  # characters of one column that are kept on a line
_LONGEST_TEXT = 70  # characters beyond which a column asks for no more room
_CHARACTER = 105  # twips, about what one takes on average
_FINE = 100  # shares are counted in hundredths of a character: whole numbers on every machine
_INSET = 216  # twips of a cell that are left free beside its text
_MARGINS = 3  # characters' worth of space beside the text of a cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table to write, what it is called, and the room for it in twips."""

    element: Element
    caption: str
    width: int
    left: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to fill: with what, where, in which style, in a repeated row or not, how wide."""

    element: Element | None
    holder: Node
    style: str
    repeated: bool
    width: int


def table(content: Table, into: Node, styles: Styles) -> Iterator[Cell]:
    """Add a table and yield its cells, to be filled in order; short rows are filled up."""
    rows = [each for each in content.element.iter() if name(each) == "tr"]
    widths = _widths(rows, content.width)
    head = [each for each in content.element if name(each) == "thead"]
    above = sum(name(row) == "tr" for each in head for row in each)
    made = add(into, "tbl")
    _properties(made, content, styles, (bool(above), _row_headers(rows[above:])))
    grid = add(made, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=str(width))
    for number, row in enumerate(rows):
        yield from _row(add(made, "tr"), row, widths, number < above)


def _properties(made: Node, content: Table, styles: Styles, headed: tuple[bool, bool]) -> None:
    """Describe the table, in the order that Word demands (ECMA-376, CT_TblPr)."""
    first_row, first_column = (str(int(each)) for each in headed)
    properties = add(made, "tblPr")
    add(properties, "tblStyle", val=styles.table("Mötestabell"))
    add(properties, "tblW", w=str(content.width), type="dxa")
    if content.left:
        add(properties, "tblInd", w=str(content.left), type="dxa")
    add(properties, "tblLayout", type="fixed")
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
        yield Cell(cell, holder, "Tabellhuvud" if head else "Tabelltext", repeated, width - _INSET)


def _row_headers(rows: list[Element]) -> bool:
    """Tell whether every row begins with its header."""
    return bool(rows) and all(len(row) and name(next(iter(row))) == "th" for row in rows)


def _widths(rows: list[Element], room: int) -> list[int]:
    """Share out the room: first what the longest words need, then by how much text there is."""
    columns = max((len(row) for row in rows), default=0)
    least, wanted = [1] * columns, [1] * columns
    for row in rows:
        for at, cell in enumerate(row):
            word, line = _measured(cell)
            least[at] = max(least[at], min(word, _LONGEST_WORD))
            wanted[at] = max(wanted[at], min(line, _LONGEST_TEXT))
    return _shared(room, [few + _MARGINS for few in least], [most + _MARGINS for most in wanted])


def _shared(room: int, needed: list[int], asked: list[int]) -> list[int]:
    """Share the room by what is asked for, or first by what is needed where it is scarce.

    Whole numbers only: the same on every machine.
    """
    characters = room // _CHARACTER
    shares = asked
    if sum(asked) > characters:
        more = [most - few for most, few in zip(asked, needed, strict=True)]
        spare = max(characters - sum(needed), 0) * _FINE // max(sum(more), 1)
        shares = [few * _FINE + spare * each for few, each in zip(needed, more, strict=True)]
    return [room * share // sum(shares) for share in shares]


def _measured(cell: Element) -> tuple[int, int]:
    """Return the length of a cell's longest word and of its longest line, in characters.

    A short header, such as a day, is one word.
    """
    lines = "".join(content for content, _ in running(cell)).split("\n")
    line = max(map(len, lines))
    if name(cell) == "th" and line <= _LONGEST_WORD:
        return line, line
    return max(map(len, " ".join(lines).split(" "))), line
