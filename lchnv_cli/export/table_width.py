"""How a table with many columns is kept readable: in smaller type, and then on a page turned.

Every format takes the same decision from the same measure, the room that the longest words need,
in characters. Whole numbers only: the same on every machine.
"""

from dataclasses import dataclass
from typing import Any

from lchnv_cli.export.tree import Element, body_of, classes, name

LONGEST_WORD = 22  # characters of one column that are kept on a line
_LONGEST_TEXT = 70  # characters beyond which a column asks for no more room
_FINE = 100  # shares are counted in hundredths of a character
_MARGINS = 3  # characters' worth of space beside the text of a cell
_UPRIGHT, _TURNED = 90, 136  # characters in the table's own type that there is room for on a page
_LOOSE = 20  # characters beyond its longest words that the longest text has on a page turned
_SMALL = 78  # percent of a table's own type, upright
_SIZES = (100, 85, 75, 65)  # and turned
_AROUND = {"section", "main", "body", "html"}
_BOXES = {"proposal", "decision"}


@dataclass(frozen=True, slots=True)
class Fit:
    """How large the type of a table is, in percent of its own, and whether its page is turned."""

    size: int = 100
    turned: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether the table needs more than it would have by itself."""
        return self.turned or self.size < _SIZES[0]


def fit(table: Element) -> Fit:
    """Give what a table needs; it can be turned where nothing but the page is around it."""
    columns = needs(table)
    need = sum(few for few, _ in columns)
    if need <= _UPRIGHT:
        return Fit()
    need -= len(columns)  # there is less space beside what is smaller
    if need * _SMALL <= _UPRIGHT * 100 or not _may_turn(table):
        return Fit(_SMALL if need * _SMALL <= _UPRIGHT * 100 else _SIZES[-1])
    need += min(max(most - few for few, most in columns), _LOOSE)
    fitting = (size for size in _SIZES if need * size <= _TURNED * 100)
    return Fit(next(fitting, _SIZES[-1]), turned=True)


def lies(root: Element) -> bool:
    """Tell whether all pages lie down: those of a register whose table needs it."""
    body = body_of(root)
    return "register" in classes(body) and any(
        fit(each).turned for each in body.iter() if name(each) == "table"
    )


def needs(table: Element) -> list[tuple[int, int]]:
    """Give what each column needs for its longest word, and asks for by its longest line."""
    rows = [each for each in table.iter() if name(each) == "tr"]
    columns = max((len(row) for row in rows), default=0)
    least, wanted = [1] * columns, [1] * columns
    for row in rows:
        for at, cell in enumerate(row):
            word, line = _measured(cell)
            least[at] = max(least[at], min(word, LONGEST_WORD))
            wanted[at] = max(wanted[at], min(line, _LONGEST_TEXT))
    pairs = zip(least, wanted, strict=True)
    return [(few + _MARGINS, most + _MARGINS) for few, most in pairs]


def shares(table: Element, characters: int) -> list[int]:
    """Share out the room by what is asked for, or first by what is needed where it is scarce.

    What is left of it then goes where most of the text is.
    """
    columns = needs(table)
    if sum(most for _, most in columns) <= characters:
        return [most for _, most in columns]
    more = [0] * len(columns)
    for row in (each for each in table.iter() if name(each) == "tr"):
        for at, cell in enumerate(row):
            few, most = columns[at]
            more[at] += max(min(_measured(cell)[1] + _MARGINS, most) - few, 0)
    spare = max(characters - sum(few for few, _ in columns), 0) * _FINE // max(sum(more), 1)
    return [few * _FINE + spare * each for (few, _), each in zip(columns, more, strict=True)]


def _measured(cell: Element) -> tuple[int, int]:
    """Return the length of a cell's longest word and of its longest line, in characters.

    A short header, such as a day, is one word.
    """
    lines = [" ".join(line.split()) for line in _lines(cell).split("\n")]
    line = max(map(len, lines))
    if name(cell) == "th" and line <= LONGEST_WORD and cell.get("scope", "") != "col":
        return line, line
    return max(map(len, " ".join(lines).split(" "))), line


def _lines(element: Element) -> str:
    text = (element.text or "").replace("\n", " ")
    for child in element:
        inner = "\n" if name(child) == "br" else _lines(child)
        text += inner + (child.tail or "").replace("\n", " ")
    return text


def _may_turn(table: Element) -> bool:
    around: Any = table
    return all(
        name(each) in _AROUND and not _BOXES & {*classes(each)} for each in around.iterancestors()
    )
