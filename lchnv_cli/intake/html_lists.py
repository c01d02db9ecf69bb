"""The labels of lists on a web page, as a browser shows them, and those that Word wrote out."""

import re

from lxml import etree

from lchnv_cli.intake.counting import counted
from lchnv_cli.intake.html_looks import Declarations
from lchnv_cli.intake.source_blocks import Label
from lchnv_cli.model.late_pattern import late

_WAYS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
    "decimal": "decimal",
    "1": "decimal",
}
_SIGNS = {"disc": "•", "circle": "◦", "square": "▪"}
_OUTSIDE = "•◦▪"  # what a browser shows at each depth
_MSO = late(r"l(\d+)\s+level(\d+)", re.IGNORECASE)


class ListAt:
    """A list that the reading stands in; ``depth`` counts from 0."""

    def __init__(self, element: etree._Element, said: Declarations, depth: int, name: str) -> None:
        self.depth, self.name = depth, name
        self._ordered = element.tag == "ol"
        sort = said.get("list-style-type") or element.get("type") or said.get("list-style", "")
        self._sort = sort.strip()
        self._at = _number(element.get("start"), 1) - 1

    def next(self, item: etree._Element, said: Declarations) -> Label | None:
        """Count an item, and give what stands before it."""
        self._at = _number(item.get("value"), self._at + 1)
        sort = said.get("list-style-type") or item.get("type") or self._sort
        if sort.startswith("none"):
            return None
        if sort[:1] in {'"', "'"}:
            return Label(sort.strip("\"'").strip(), self.depth, bullet=True, list=self.name)
        if self._ordered or sort in _WAYS:
            number = counted(self._at, _WAYS.get(sort, "decimal"))
            return Label(f"{number}.", self.depth, bullet=False, list=self.name)
        sign = _SIGNS.get(sort.lower(), _OUTSIDE[min(self.depth, len(_OUTSIDE) - 1)])
        return Label(sign, self.depth, bullet=True, list=self.name)


def written_label(text: str, said: Declarations) -> Label | None:
    """Make the label that Word wrote as text, where its list says which list and level it is in."""
    if not (text := text.strip()):
        return None
    found = _MSO.search(said.get("mso-list", ""))
    level, name = (int(found[2]) - 1, f"mso-{found[1]}") if found else (0, "")
    return Label(text, max(level, 0), bullet=not any(map(str.isalnum, text)), list=name)


def _number(value: str | None, otherwise: int) -> int:
    try:
        number = int(value or "")
    except ValueError:
        return otherwise
    return number if abs(number) < 2**31 else otherwise
