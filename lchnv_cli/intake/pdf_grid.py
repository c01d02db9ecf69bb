"""The tables that are drawn on a page: where lines cross, there are cells."""

from collections.abc import Iterable
from dataclasses import dataclass

from lchnv_cli.intake.pdf_page import Piece, Rect

_THIN = 2.2  # points: what is thinner is a line
_NEAR = 3.0  # points: lines that close meet
_SHORTEST = 6.0
_MOST_LINES = 1_500


@dataclass(slots=True)
class Box:
    """A cell of a drawn table, and what stands in it."""

    row: int
    column: int
    rows: int
    columns: int
    place: Rect
    pieces: list[Piece]


@dataclass(slots=True)
class Drawn:
    """A drawn table."""

    place: Rect
    boxes: list[Box]

    def holds(self, piece: Piece) -> Box | None:
        """Give the cell that a piece stands in."""
        across, along = (piece.left + piece.right) / 2, piece.base - piece.size * 0.3
        for box in self.boxes:
            left, top, right, bottom = box.place
            if left <= across <= right and top <= along <= bottom:
                return box
        return None

    def take(self, piece: Piece) -> bool:
        """Take a piece that stands in one of the cells; tell whether it does."""
        if (box := self.holds(piece)) is not None:
            box.pieces.append(piece)
        return box is not None


def tables(rects: Iterable[Rect]) -> list[Drawn]:
    """Find the tables among what is drawn; a frame around a single text is none."""
    flat, upright = list[Rect](), list[Rect]()
    for rect in rects:
        for each in _edges(rect):
            wide = each.right - each.left
            (flat if wide > each.height else upright).append(each)
    if len(flat) + len(upright) > _MOST_LINES:
        return []
    found = []
    for across, along in _crossing(flat, upright):
        columns = _places([each.left for each in along])
        rows = _places([each.top for each in across])
        if len(columns) > 1 and len(rows) > 1 and (len(columns) - 1) * (len(rows) - 1) > 1:
            boxes = _boxes(columns, rows, across, along)
            if len(boxes) > 1:
                place = Rect(columns[0], rows[0], columns[-1], rows[-1])
                found.append(Drawn(place, boxes))
    return found


def _edges(rect: Rect) -> list[Rect]:
    """Give a line as itself, and what is drawn as a box as its four sides."""
    left, top, right, bottom = rect
    if rect.height <= _THIN or right - left <= _THIN:
        return [rect] if max(rect.height, right - left) > _SHORTEST else []
    return [
        Rect(left, top, right, top),
        Rect(left, bottom, right, bottom),
        Rect(left, top, left, bottom),
        Rect(right, top, right, bottom),
    ]


def _crossing(flat: list[Rect], upright: list[Rect]) -> list[tuple[list[Rect], list[Rect]]]:
    """Give lines that hang together, through others or by themselves."""
    owner = list(range(len(flat) + len(upright)))

    def root(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    for at, across in enumerate(flat):
        for nr, along in enumerate(upright, len(flat)):
            meets = across.left - _NEAR <= along.left <= across.right + _NEAR
            if meets and along.top - _NEAR <= across.top <= along.bottom + _NEAR:
                owner[root(at)] = root(nr)
    groups: dict[int, tuple[list[Rect], list[Rect]]] = {}
    for at, each in enumerate([*flat, *upright]):
        groups.setdefault(root(at), ([], []))[at >= len(flat)].append(each)
    return [group for group in groups.values() if group[0] and group[1]]


def _places(values: list[float]) -> list[float]:
    """Give the places of lines; those that lie close are one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _boxes(
    columns: list[float], rows: list[float], flat: list[Rect], upright: list[Rect]
) -> list[Box]:
    """Give the cells; where a line between two is missing, they are one."""

    def divided(at: int, row: int) -> bool:
        middle = (rows[row] + rows[row + 1]) / 2
        lines = (each for each in upright if abs(each.left - columns[at]) <= _NEAR)
        return any(each.top - 1 <= middle <= each.bottom + 1 for each in lines)

    def below(row: int, left: float, right: float) -> bool:
        middle = (left + right) / 2
        lines = (each for each in flat if abs(each.top - rows[row]) <= _NEAR)
        return any(each.left - 1 <= middle <= each.right + 1 for each in lines)

    boxes: list[Box] = []
    above: dict[tuple[int, int], Box] = {}
    for row in range(len(rows) - 1):
        begins = 0
        for at in range(1, len(columns)):
            if at < len(columns) - 1 and not divided(at, row):
                continue
            left, right = columns[begins], columns[at]
            upper = above.get((begins, at))
            if upper and upper.row + upper.rows == row and not below(row, left, right):
                upper.rows += 1
                upper.place = upper.place._replace(bottom=rows[row + 1])
            else:
                place = Rect(left, rows[row], right, rows[row + 1])
                above[begins, at] = Box(row, begins, 1, at - begins, place, [])
                boxes.append(above[begins, at])
            begins = at
    return boxes


def strike(pieces: Iterable[Piece], rects: Iterable[Rect]) -> set[Rect]:
    """Mark the letters that a line is drawn through, and tell which lines do that or underline."""
    used = set[Rect]()
    lines = [each for each in rects if each.height < _THIN and each.right - each.left > 2]  # noqa: PLR2004
    for piece in pieces:
        for line in lines:
            if line.right <= piece.left or line.left >= piece.right:
                continue
            over = (piece.base - (line.top + line.bottom) / 2) / (_LETTER * piece.size)
            within = line.left >= piece.left - piece.size and line.right <= piece.right + piece.size
            if _CROSSES[0] <= over <= _CROSSES[1]:
                piece.struck.append((line.left, line.right))
                used.add(line)
            elif _UNDER[0] <= over < _UNDER[1] and within:
                piece.look = piece.look._replace(underlined=True)
                used.add(line)
    return used


_LETTER = 0.7  # of the size: how high a capital letter is
_CROSSES = (0.25, 0.70)  # of a letter's height, from where it stands
_UNDER = (-0.35, 0.1)
