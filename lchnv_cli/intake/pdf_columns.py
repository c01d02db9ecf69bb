"""Tables without lines: texts that stand below each other in columns.

What is in a column is told by where it stands and not by its turn in the line, since an x that
stands alone may mean that somebody was there, or was not. Two columns of which the first is narrow
are left as they are: they are facts with their names, and a tab between tells as much.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from lchnv_cli.intake.pdf_lines import Line
from lchnv_cli.intake.pdf_page import Piece, Rect

_WIDE = 1.2  # of the size: a gap that no space is
_SPACE = 0.28  # of the size
_GUTTER = 5.0  # points without any letter, all the way down
PADDING = 5.4  # points between a cell's side and its text, as Word and LibreOffice have it
_SHORT = 0.6  # of a column's width
_LEAST = {3: 3}  # columns: how many lines tell that they are; of more columns, two
_LEAST_COLUMNS = 3
_FAR = 0.4  # of the table's width: where the second of two columns begins at the earliest
_NARROW = 0.45  # of the text's width: a line alone that may be a cell that goes on
_APART = 2.6  # of the size: lines further apart do not belong together


@dataclass(slots=True)
class Columns:
    """A table without lines: the pieces of each cell, row by row, and where its columns lie."""

    place: Rect
    sides: list[tuple[float, float]]
    rows: list[list[list[Piece]]]


def with_columns(lines: list[Line], width: float) -> Iterator[list[Line] | Columns]:
    """Give lines in their order: those that make a table as one, the others as they are."""
    plain: list[Line] = []
    at = 0
    while at < len(lines):
        end = _end(lines, at, width)
        table = _table(lines[at:end], width)
        if table is None:
            plain.append(lines[at])
            at += 1
            continue
        if plain:
            yield plain
        plain, at = [], end
        yield table
    if plain:
        yield plain


def _segments(line: Line) -> int:
    """Count the texts of a line that have wide gaps between."""
    gaps = pairwise(line.pieces)
    return 1 + sum(after.left - before.right > _WIDE * line.size for before, after in gaps)


def _end(lines: list[Line], start: int, width: float) -> int:
    """Give where the lines end that may be a table from here on."""
    end = start
    for at in range(start, len(lines)):
        line = lines[at]
        if at > start and line.base - lines[at - 1].base > _APART * line.size:
            break
        several = _segments(line) > 1
        if not several and (at == start or line.right - line.left > _NARROW * width):
            break
        end = at + 1
    return end


def _table(lines: list[Line], width: float) -> Columns | None:
    """Make a table of lines, without those at the end that are not several texts."""
    several = [at for at, line in enumerate(lines) if _segments(line) > 1]
    if not several:
        return None
    sides = _sides(piece for line in lines for piece in line.pieces)
    filled = [sum(_in(sides, line, at) for line in lines) for at in range(len(sides))]
    columns = len([count for count in filled if count > 1])
    if len(several) < _LEAST.get(columns, 2) or (columns < _LEAST_COLUMNS and _facts(lines, sides)):
        return None
    rows: list[list[list[Piece]]] = []
    above: list[Line | None] = [None] * len(sides)
    for line in lines:
        cells = [[p for p in line.pieces if side[0] <= p.left < side[1]] for side in sides]
        whole = rows and sum(map(bool, cells)) >= sum(map(bool, rows[-1]))
        if not rows or whole or _begins(cells, above, sides):
            rows.append([[] for _ in sides])
            above = [None] * len(sides)
        for at, cell in enumerate(cells):
            rows[-1][at] += cell
            above[at] = Line(cell, line.base, line.size) if cell else above[at]
    place = Rect(sides[0][0], lines[0].top, width, lines[-1].bottom)
    return Columns(place, sides, rows)


def _facts(lines: list[Line], sides: list[tuple[float, float]]) -> bool:
    """Tell whether two columns are names with what they are, or numbers with their texts."""
    if len(sides) != 2:  # noqa: PLR2004 - a column where only one text stands
        return True
    first = [line for line in lines if line.left < sides[1][0]]
    named = any(line.label is not None or line.pieces[0].text.endswith(":") for line in first)
    return named or sides[1][0] - sides[0][0] < _FAR * (sides[1][1] - sides[0][0])


def _sides(pieces: Iterable[Piece]) -> list[tuple[float, float]]:
    """Give where columns begin and end: between them nothing stands in any line."""
    taken = sorted((piece.left, piece.right) for piece in pieces)
    begins, reach = [taken[0][0]], taken[0][1]
    for left, right in taken[1:]:
        if left - reach >= _GUTTER:
            begins.append(left)
        reach = max(reach, right)
    # How wide the last one is nobody knows: no wider than the others, if its texts have room.
    widest = max((after - before for before, after in pairwise(begins)), default=0.0)
    ends = [*begins[1:], max(begins[-1] + widest, reach + 2 * PADDING)]
    return list(zip(begins, ends, strict=True))


def _in(sides: list[tuple[float, float]], line: Line, at: int) -> bool:
    return any(sides[at][0] <= piece.left < sides[at][1] for piece in line.pieces)


def _begins(
    cells: list[list[Piece]],
    above: list[Line | None],
    sides: list[tuple[float, float]],
) -> bool:
    """Tell whether a line begins a row: unless each of its texts goes on from the one above.

    What stands under the first row of a cell, beside an empty first column, belongs to that row.
    """
    if not cells[0]:
        return False
    for at, cell in enumerate(cells):
        upper = above[at]
        if not cell:
            continue
        if upper is None:
            return True
        limit = sides[at][1] - 2 * PADDING
        word = Line(cell, 0.0, cell[0].size).first_word
        fits = upper.right + _SPACE * cell[0].size + word <= limit
        # In the first column a row begins more often than a name that fills little of it goes on.
        short = at == 0 and upper.right - upper.left < _SHORT * (limit - upper.left)
        if (fits or short) and not upper.text.endswith(("-", ",")):
            return True
    return False
