"""Lines that somebody has put in, written as Markdown of the kind that stands around them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from lchnv_cli.intake.returned.inline import as_markdown, written
from lchnv_cli.intake.returned.lines import Line, Look
from lchnv_cli.intake.returned.placing import Segment
from lchnv_cli.intake.returned.units import LISTED, Sort
from lchnv_cli.model.fact_names import FACT_NAMES, FactName
from lchnv_cli.model.late_pattern import late

_ATT = late(r"[–•·-]?\s*att\s", re.IGNORECASE)
_SIGN = late(r"[–•·-]\s+")
_FACT = late(rf"({'|'.join(FACT_NAMES)})\s*:\s*", re.IGNORECASE)
_NUMBER = late(r"(\d+)(?=[.)])")
_ALL_BOLD = Look(bold=True)


class Piece(NamedTuple):
    """A new line, or lines moved as they are: what it begins and ends as, and its Markdown."""

    first: Sort
    last: Sort
    source: str
    mark: str = ""


@dataclass
class Manners:
    """How the document writes what it prints in each style: learned from what was sent."""

    sorts: dict[str, tuple[Sort, str]] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)
    levels: dict[int, str] = field(default_factory=dict)
    bold: set[str] = field(default_factory=set)
    numbered: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, lines: Iterable[tuple[Line, tuple[Segment, ...]]]) -> "Manners":
        """Learn from lines and the pieces that they come from."""
        manners = cls()
        for line, segments in lines:
            if len(segments) != 1:
                continue
            unit = segments[0].unit
            if unit.sort is Sort.HEADING and line.level:
                if unit.text.casefold().startswith("förslag") and not unit.label:
                    manners.sorts.setdefault(line.style, (Sort.HEADING, unit.mark))
                else:
                    manners.headings.setdefault(line.level, unit.mark)
                if unit.label:
                    manners.numbered.add(line.level)
            elif not line.level:
                manners.sorts.setdefault(line.style, (unit.sort, unit.mark))
                if unit.sort in LISTED and line.label:
                    manners.levels.setdefault(line.label.level, unit.mark)
            if line.text and all(look.bold for look in line.styled.looks):
                manners.bold.add(line.style)
        return manners

    def piece(self, line: Line, before: tuple[Sort, str] | None) -> Piece:
        """Write a new line; ``before`` is the kind and the mark of what stands before it."""
        if line.cells:
            cells = (as_markdown(cell.styled, line_break="<br>") for cell in line.cells)
            return Piece(Sort.ROW, Sort.ROW, f"| {' | '.join(cells)} |")
        sort, mark = self._sort(line, before)
        styled = line.styled
        if sort is Sort.FACT and (key := _FACT.match(styled.text)):
            mark = f"{key[1].capitalize()}: "
            styled = styled.cut(key.end(), len(styled.text))
            return Piece(sort, sort, mark + as_markdown(styled, line_break="\n"), mark)
        if sort in LISTED and (sign := _SIGN.match(styled.text)):
            styled = styled.cut(sign.end(), len(styled.text))
        plain = _ALL_BOLD if sort is Sort.HEADING or line.style in self.bold else Look()
        if sort is Sort.HEADING:
            label = line.label.text + " " if line.label and line.level in self.numbered else ""
            text = label + as_markdown(styled, plain, " ")
        else:
            text = written(styled, plain) if not mark else as_markdown(styled, plain)
        return Piece(sort, sort, mark + text, mark)

    def heading(self, level: int) -> str:
        """Give what a heading of a level in Word begins with here."""
        return self.headings.get(level, "#" * min(level + 1, 6) + " ")

    def _sort(self, line: Line, before: tuple[Sort, str] | None) -> tuple[Sort, str]:
        known = self.sorts.get(line.style)
        if line.level:
            is_own = known and known[0] is Sort.HEADING
            return known if known and is_own else (Sort.HEADING, self.heading(line.level))
        if _FACT.match(line.text):
            return Sort.FACT, ""
        of_decision = before is not None and before[0] in {Sort.CLAUSE, Sort.LEAD}
        if _ATT.match(line.text) and (of_decision or (known and known[0] is Sort.CLAUSE)):
            own = before[1] if before and before[0] is Sort.CLAUSE else known and known[1]
            return Sort.CLAUSE, _next(own or "- ")
        if line.label:
            return Sort.ENTRY, self._entry(line, before)
        if known and known[0] in {Sort.LEAD, Sort.CLAUSE}:
            return known[0], _next(known[1])
        after_fact = before is not None and before[0] is Sort.FACT
        one_more = known and after_fact and known[1].startswith(FactName.PRESENTER)
        return Sort.FACT if one_more else Sort.TEXT, ""

    def _entry(self, line: Line, before: tuple[Sort, str] | None) -> str:
        label = line.label
        level = label.level if label else 0
        mark = before[1] if before and before[0] in LISTED else self.levels.get(level, "")
        indent = self.levels.get(level, "  " * level)
        indent = indent[: len(indent) - len(indent.lstrip(" "))]
        if label and not label.bullet and label.text:
            return f"{indent}{label.text} "
        sign = mark.strip() if mark.strip() in {"-", "*", "+"} else "-"
        return f"{indent}{sign} "


def _next(mark: str) -> str:
    """Give the mark after one: the next number, or the same sign."""
    return _NUMBER.sub(lambda number: str(int(number[1]) + 1), mark)


def gap(one: Sort, other: Sort, *, loose: bool = False) -> str:
    """Give what stands between two kinds of lines: nothing, or an empty line."""
    if {one, other} <= LISTED:
        return "\n" if loose else ""
    return "" if one is other and one in {Sort.FACT, Sort.ROW} else "\n"


def joins(one: Sort, other: Sort) -> bool:
    """Tell whether two kinds of lines make one list, one table or one group of facts."""
    return {one, other} <= LISTED or (one is other and one in {Sort.FACT, Sort.ROW})
