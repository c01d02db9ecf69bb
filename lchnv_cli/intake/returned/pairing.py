"""Which line that came back is which line that was sent: by what they say, in order.

Nothing else survives every program. A line that is gone in one place and stands word for word in
another was moved.
"""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from lchnv_cli.intake.returned.lines import Line

_LIKE = 0.5  # of 1: less is another text
_ALONE = 0.2  # where one line stands for one of the same style
_MOVABLE = 3  # characters: less says too little to be known again


@dataclass(slots=True)
class Pairs:
    """Pairs of places, sent and returned, in order: None where there is none on that side.

    ``moved`` gives where each returned line that was moved had stood.
    """

    pairs: list[tuple[int | None, int | None]] = field(default_factory=list)
    moved: dict[int, int] = field(default_factory=dict)


def paired(sent: tuple[Line, ...], back: tuple[Line, ...]) -> Pairs:
    """Pair the lines."""
    made = Pairs()
    ours, theirs = [_sign(line) for line in sent], [_sign(line) for line in back]
    for tag, i, i2, j, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            made.pairs += zip(range(i, i2), range(j, j2), strict=True)
        else:
            made.pairs += _gap(sent, back, (i, i2), (j, j2))
    gone = [a for a, b in made.pairs if b is None and a is not None]
    for a, b in made.pairs:
        if a is None and b is not None and len(back[b].key) >= _MOVABLE:
            same = [each for each in gone if _sign(sent[each]) == _sign(back[b])]
            # A moved line follows the one before it, where that was moved too.
            after = [each for each in same if made.moved.get(b - 1) == each - 1]
            if same:
                made.moved[b] = (after or same)[0]
                gone.remove(made.moved[b])
    return made


def _sign(line: Line) -> tuple[str, bool, int]:
    return line.key, bool(line.cells), line.level


def _gap(
    sent: tuple[Line, ...], back: tuple[Line, ...], ours: tuple[int, int], theirs: tuple[int, int]
) -> list[tuple[int | None, int | None]]:
    """Pair what differs so that the lines are as like as they can be, in order."""
    (i, i2), (j, j2) = ours, theirs
    rows, columns = i2 - i, j2 - j
    if rows * columns > 40_000:  # noqa: PLR2004 - another document altogether
        return [*((a, None) for a in range(i, i2)), *((None, b) for b in range(j, j2))]
    alone = rows == columns
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    worth = [
        [_worth(sent[i + a], back[j + b], alone=alone and a == b) for b in range(columns)]
        for a in range(rows)
    ]
    for a in range(rows - 1, -1, -1):
        for b in range(columns - 1, -1, -1):
            both = best[a + 1][b + 1] + worth[a][b] if worth[a][b] else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], both)
    found: list[tuple[int | None, int | None]] = []
    a = b = 0
    while a < rows or b < columns:
        if (
            a < rows
            and b < columns
            and worth[a][b]
            and (best[a][b] == best[a + 1][b + 1] + worth[a][b])
        ):
            found.append((i + a, j + b))
            a, b = a + 1, b + 1
        elif a < rows and (b == columns or best[a][b] == best[a + 1][b]):
            found.append((i + a, None))
            a += 1
        else:
            found.append((None, j + b))
            b += 1
    return found


def _worth(one: Line, other: Line, *, alone: bool) -> float:
    """Tell how like two lines are, 0 for not at all."""
    if bool(one.cells) != bool(other.cells):
        return 0.0
    if one.cells and len(one.cells) == len(other.cells):
        heads = one.cells[0].key == other.cells[0].key and bool(one.cells[0].key)
        alone = alone or heads
    same = one.style == other.style and one.level == other.level
    least = _ALONE if alone and same else _LIKE
    matcher = SequenceMatcher(None, one.key, other.key, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0  # known without the slow comparison
    ratio = matcher.ratio()
    if one.level != other.level and bool(one.level) != bool(other.level):
        ratio -= 0.3
    return ratio + 0.05 * same if ratio >= least else 0.0
