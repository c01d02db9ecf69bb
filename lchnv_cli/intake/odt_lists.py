"""The labels of lists in an OpenDocument file, counted as LibreOffice counts them."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from lchnv_cli.intake.counting import counted, is_font_of_signs, sign
from lchnv_cli.intake.html_looks import length
from lchnv_cli.intake.odt_styles import FO, LOEXT, STYLE, TEXT
from lchnv_cli.intake.source_blocks import Label
from lchnv_cli.model.late_pattern import late

_WAYS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_PART = late(r"%(\d{1,2})%")
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_MOST = 10  # levels
_LEVELS = {
    *(f"{TEXT}list-level-style-number", f"{TEXT}list-level-style-bullet"),
    *(f"{TEXT}list-level-style-image", f"{TEXT}outline-level-style"),
}


class OdtLevel(NamedTuple):
    """One level of a list style."""

    start: int = 1
    way: str = "none"
    text: str = ""
    bullet: bool = False
    indent: float = 0.0


@dataclass(slots=True)
class OdtList:
    """A list that the reading stands in; those that continue each other share ``at``."""

    style: str
    at: dict[int, int] = field(default_factory=dict)


class OdtLists:
    """The list styles of a document, and how far each list has come."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self._styles: dict[str, dict[int, OdtLevel]] = {}
        self._known: dict[str | None, OdtList] = {}
        self._latest: dict[str, OdtList] = {}
        self._headings = OdtList("")
        for root in roots:
            for each in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
                outlined = each.tag == f"{TEXT}outline-style"
                name = "" if outlined else each.get(f"{STYLE}name", "")
                self._styles[name] = dict(_level(level) for level in each if level.tag in _LEVELS)

    def begin(self, element: etree._Element, around: OdtList | None) -> OdtList:
        """Enter a list; one inside another counts its own level of that one."""
        style = element.get(f"{TEXT}style-name") or (around.style if around else "")
        if around is not None:
            return OdtList(style, around.at)
        before = self._known.get(element.get(f"{TEXT}continue-list"))
        if before is None and element.get(f"{TEXT}continue-numbering") == "true":
            before = self._latest.get(style)
        begun = OdtList(style, before.at) if before else OdtList(style)
        if name := element.get(_ID):
            self._known[name] = begun
        self._latest[style] = begun
        return begun

    def next(
        self, list_: OdtList, depth: int, start: str | None = None
    ) -> tuple[Label | None, OdtLevel]:
        """Count an item, and give what is printed before it and how its level sets it."""
        levels, at = self._styles.get(list_.style, {}), list_.at
        level = levels.get(depth, OdtLevel())
        at[depth] = at[depth] + 1 if depth in at else level.start
        if start and start.isascii() and start.isdigit():
            at[depth] = int(start)
        for each in [each for each in at if each > depth]:
            del at[each]

        def number(part: re.Match[str]) -> str:
            which = int(part[1]) - 1
            if which > depth:
                return ""
            each = levels.get(which, OdtLevel())
            return counted(at.get(which, each.start), each.way)

        text = level.text if level.bullet else _PART.sub(number, level.text)
        name = list_.style or "rubriker"
        label = Label(text.strip(), depth, level.bullet, name) if text.strip() else None
        return label, level

    def heading(self, depth: int, start: str | None = None) -> Label | None:
        """Count a heading, where headings are numbered."""
        return self.next(self._headings, depth, start)[0]


def _level(element: etree._Element) -> tuple[int, OdtLevel]:
    depth = _number(element.get(f"{TEXT}level"), 1) - 1
    bullet = element.get(f"{TEXT}bullet-char")
    given = element.get(f"{LOEXT}num-list-format")
    way = element.get(f"{STYLE}num-format", "")
    shown = _number(element.get(f"{TEXT}display-levels"), 1)
    told = next(element.iter(f"{STYLE}text-properties"), element)
    font = told.get(f"{STYLE}font-name") or told.get(f"{FO}font-family") or ""
    if bullet is not None:
        # LibreOffice shows the first letter of a word, and keeps the word.
        text = given if given and "%" not in given and given.startswith(bullet) else bullet
        text = sign(text, symbols=is_font_of_signs(font))
    elif given is not None:
        text = given
    else:
        parts = ".".join(f"%{each + 1}%" for each in range(max(depth - shown + 1, 0), depth + 1))
        text = element.get(f"{STYLE}num-prefix", "") + parts + element.get(f"{STYLE}num-suffix", "")
        text = "" if not way else text
    if element.tag == f"{TEXT}list-level-style-image":
        text, bullet = "•", "•"
    placed = next(element.iter(f"{STYLE}list-level-label-alignment"), None)
    return min(max(depth, 0), _MOST - 1), OdtLevel(
        _number(element.get(f"{TEXT}start-value"), 1),
        _WAYS.get(way, "decimal"),
        text,
        bullet is not None,
        0.0 if placed is None else length(placed.get(f"{FO}margin-left")),
    )


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() else otherwise
