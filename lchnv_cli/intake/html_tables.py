"""Where the cells of a table on a web page stand."""

from lxml import etree

from lchnv_cli.intake.source_blocks import Block, Cell, Place, Table

_MOST = 1_000  # rows or columns that one cell may cover, as in browsers


class Grid:
    """A table row by row; a cell goes to the first column that nothing above covers."""

    def __init__(self) -> None:
        self._rows: list[list[Cell]] = []
        self._covered: dict[int, int] = {}  # by column: the first row that is free again

    def row(self) -> None:
        """Begin a row."""
        self._rows.append([])

    def put(self, element: etree._Element, blocks: tuple[Block, ...], place: Place) -> None:
        """Put the next cell of the row in its place."""
        if not self._rows:
            self.row()
        at, own = len(self._rows) - 1, self._rows[-1]
        column = own[-1].column + own[-1].columns if own else 0
        while self._covered.get(column, 0) > at:
            column += 1
        rows, columns = (_span(element.get(name)) for name in ("rowspan", "colspan"))
        for each in range(column, column + columns):
            self._covered[each] = at + rows
        heads = element.tag == "th"
        own.append(Cell(blocks, at, column, rows, columns, heading=heads, place=place))

    def table(self, place: Place) -> Table:
        """Give the table; no cell goes on below its last row."""
        count = len(self._rows)
        rows = tuple(
            tuple(cell if cell.row + cell.rows <= count else _cut(cell, count) for cell in row)
            for row in self._rows
        )
        return Table(rows, place)


def _cut(cell: Cell, count: int) -> Cell:
    size = (cell.row, cell.column, count - cell.row, cell.columns)
    return Cell(cell.blocks, *size, heading=cell.heading, place=cell.place)


def _span(value: str | None) -> int:
    try:
        return min(max(int(value or "1"), 1), _MOST)
    except ValueError:
        return 1
