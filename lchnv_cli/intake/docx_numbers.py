"""The numbers that Word prints before paragraphs, counted as Word counts them.

No number is written in a Word file: it says which list and level a paragraph belongs to, and how
that list counts. Lists (num) that build on the same definition (abstractNum) count on together
until one of them says where it starts.
"""

import re
from dataclasses import dataclass

from lxml import etree

from lchnv_cli.intake.counting import counted, is_font_of_signs, sign
from lchnv_cli.intake.docx_styles import VAL, Style, Styles, W, is_on, setting_of, whole
from lchnv_cli.intake.looks import Setting
from lchnv_cli.intake.source_blocks import Label
from lchnv_cli.model.late_pattern import late

_LEVELS = 9
_UNSET = Setting()
_PART = late(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and what it prints."""

    start: int = 1
    way: str = "decimal"
    text: str = ""
    restart: int | None = None
    digits: bool = False
    style: str = ""
    hidden: bool = False
    setting: Setting = _UNSET


@dataclass(frozen=True, slots=True)
class List:
    """A list: the definition whose counters it shares, its levels, and where it starts anew."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Counters:
    """How far every list has come in one part of the document."""

    def __init__(self) -> None:
        self._at: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, name: str, known: List, depth: int) -> list[int]:
        """Count one paragraph, and give the number of its level and of those above."""
        at = self._at.setdefault(known.definition, {})
        new = depth in known.starts and (name, depth) not in self._begun
        self._begun.add((name, depth))
        for each in range(depth + 1):
            if each not in at or (new and each == depth):
                at[each] = known.starts.get(each, _level(known, each).start)
            elif each == depth:
                at[each] += 1
        for below in [each for each in at if each > depth]:
            # A level starts anew after any above it, or after those that it names, or never.
            restart = _level(known, below).restart
            if restart is None or depth < restart:
                del at[below]
        return [at[each] for each in range(depth + 1)]


class Numbers:
    """Every list of a document by id."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._lists: dict[str, List] = {}
        if root is None:
            return
        defined = {each.get(f"{W}abstractNumId", ""): each for each in root.iter(f"{W}abstractNum")}
        used = {}
        for num in root.iter(f"{W}num"):
            points_at = num.find(f"{W}abstractNumId")
            used[num.get(f"{W}numId", "")] = "" if points_at is None else points_at.get(VAL, "")
        for num in root.iter(f"{W}num"):
            name = num.get(f"{W}numId", "")
            definition = _followed(used[name], defined, used, styles)
            levels = {} if definition not in defined else _levels(defined[definition])
            starts = {}
            for override in num.iter(f"{W}lvlOverride"):
                depth = whole(override.get(f"{W}ilvl")) or 0
                levels |= _levels(override)
                if (start := override.find(f"{W}startOverride")) is not None:
                    starts[depth] = whole(start.get(VAL)) or 0
            self._lists[name] = List(definition, levels, starts)

    def label(
        self, said: Setting, style: Style, counters: Counters
    ) -> tuple[Label | None, Setting]:
        """Count a paragraph, and give what is printed before it and how its level sets it."""
        name = said.numbered if said.numbered is not None else style.setting.numbered
        known = self._lists.get(name or "0")
        if known is None or name is None:
            return None, Setting()
        depth = said.depth
        if depth is None:
            of_style = [each for each, level in known.levels.items() if level.style == style.id]
            own = style.setting.depth if said.numbered is None else None
            depth = own if own is not None else min(of_style, default=0)
        depth = min(max(depth, 0), _LEVELS - 1)
        level = _level(known, depth)
        if depth not in known.levels:
            return None, Setting()
        numbers = counters.next(name, known, depth)

        def number(part: re.Match[str]) -> str:
            at = int(part[1]) - 1
            if at > depth:
                return ""
            way = _level(known, at).way
            return counted(numbers[at], "decimal" if level.digits and way != "none" else way)

        bullet = level.way == "bullet"
        text = level.text if bullet else _PART.sub(number, level.text)
        if level.hidden or not text.strip():
            return None, level.setting
        return Label(text.strip(), depth, bullet, name), level.setting


def _level(known: List, depth: int) -> Level:
    return known.levels.get(depth) or Level()


def _followed(
    definition: str, defined: dict[str, etree._Element], used: dict[str, str], styles: Styles
) -> str:
    """Follow a definition that only names a list style to the one that holds its levels."""
    for _ in range(_LEVELS):
        link = defined[definition].find(f"{W}numStyleLink") if definition in defined else None
        if link is None:
            break
        holders = [
            name
            for name, each in defined.items()
            if (own := each.find(f"{W}styleLink")) is not None and own.get(VAL) == link.get(VAL)
        ]
        numbered = styles.get(link.get(VAL)).setting.numbered
        definition = holders[0] if holders else used.get(numbered or "", "")
    return definition


def _levels(parent: etree._Element) -> dict[int, Level]:
    found = {}
    for each in parent.iterchildren(f"{W}lvl"):

        def said(name: str, each: etree._Element = each) -> str | None:
            inner = each.find(f"{W}{name}")
            return None if inner is None else inner.get(VAL)

        way = said("numFmt") or next(
            (inner.get(VAL, "") for inner in each.iter(f"{W}numFmt")), "decimal"
        )
        start = whole(said("start"))
        fonts = each.find(f"{W}rPr/{W}rFonts")
        font = "" if fonts is None else fonts.get(f"{W}ascii", "")
        text = said("lvlText") or ""
        found[whole(each.get(f"{W}ilvl")) or 0] = Level(
            0 if start is None else start,
            way,
            sign(text, symbols=way == "bullet" and is_font_of_signs(font)),
            whole(said("lvlRestart")),
            bool(is_on(each.find(f"{W}isLgl"))),
            said("pStyle") or "",
            bool(is_on(each.find(f"{W}rPr/{W}vanish"))),
            setting_of(each.find(f"{W}pPr")),
        )
    return found
