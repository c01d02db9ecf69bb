"""What a line needs to be a heading, and which lines it takes along."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from lchnv_cli.intake.recognise.marks import Mark, System
from lchnv_cli.intake.recognise.source_lines import Element, Line
from lchnv_cli.intake.recognise.words import (
    begins_attendance,
    begins_clause,
    is_aside,
    is_field,
    is_over_clauses,
)
from lchnv_cli.intake.source_blocks import Run
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import leads_in

ENDS = (".", ";", ",", "!")
_LONGEST = 260
_TIMES = 3
_TIMED = late(
    r"(?:kl\.?\s*)?\d{1,2}[.:]\d{2}(?:\s*[-–—]\s*\d{1,2}[.:]\d{2})?(?:\t\s*|\s{2,}|\s(?=\d{1,2}[.)]\s))"
    r"(?=\S)",
    re.IGNORECASE,
)
_COUNTS = late(r"(?:^|[:–—-]\s)1[.)]\s+\S")


class Found(NamedTuple):
    """A heading: the place among the elements, how many lines it takes, and its level."""

    at: int
    line: Line
    lines: int
    level: int

    @property
    def mark(self) -> Mark | None:
        """Its number, where it has one."""
        return self.line.mark


def numbers_joined(row: Sequence[Element]) -> tuple[Element, ...]:
    """Give the elements with a number that stands alone on a line put before the line after it."""
    found: list[Element] = []
    for element in row:
        last = found[-1] if found else None
        if (
            isinstance(last, Line)
            and isinstance(element, Line)
            and last.mark is not None
            and last.text != "X"  # a mark in a table of which only the cells are left
            and not (last.sign or last.bare.text or element.sign or element.mark)
            and may_be_heading(replace(element, follows=False))
        ):
            found[-1] = replace(last, runs=(*last.runs, Run(" "), *element.runs))
        else:
            found.append(element)
    return tuple(found)


def times_apart(row: Sequence[Element]) -> tuple[Element, ...]:
    """Give the elements with the hours that stand before points moved below their headings."""
    timed = [isinstance(each, Line) and _TIMED.match(each.raw.lstrip()) for each in row]
    numbered = [
        line.after(len(line.raw) - len(line.raw.lstrip()) + match.end()).mark is not None
        for line, match in zip(row, timed, strict=True)
        if isinstance(line, Line) and match
    ]
    if sum(numbered) < _TIMES:
        return tuple(row)
    found: list[Element] = []
    for line, match in zip(row, timed, strict=True):
        if not (isinstance(line, Line) and match):
            found.append(line)
            continue
        start = len(line.raw) - len(line.raw.lstrip()) + match.end()
        own = line.after(start)
        if own.mark is None:
            found.append(line)  # a break between them
            continue
        paragraph = replace(line.paragraph, label=None)
        found.append(replace(own, paragraph=paragraph))
        hours = replace(line.until(start), runs=(Run("Tid: "), *line.until(start).runs))
        found.append(replace(hours, gap=False, paragraph=paragraph))
    return tuple(found)


def found_at(lines: dict[int, Line], at: int, level: int) -> Found:
    """Take the lines that a forced break parts the heading into along with it."""
    taken = 1
    while (more := lines.get(at + taken)) and _continues(more):
        whole = lines[at + taken - 1].text
        cut = more.text[:1].islower() and not whole.endswith((*ENDS, ":"))
        cut = (cut or whole.endswith(",")) and more.mark is None and not (more.sign or more.level)
        if not (more.follows or cut or _counts_on(lines[at], more, taken)):
            break
        taken += 1
    return Found(at, lines[at], taken, level)


def _counts_on(heading: Line, more: Line, taken: int) -> bool:
    """Tell whether a heading counts its matters, and a line is the next: "a) Val: 1. … 2. …"."""
    mark = more.mark
    return (
        _COUNTS.search(heading.bare.text) is not None
        and mark is not None
        and mark.system in {System.NUMBER, System.PLAIN}
        and mark.last == taken + 1
        and heading.bold == more.bold
    )


def _continues(line: Line) -> bool:
    text = line.text
    return not (is_field(text) or begins_clause(line) or is_over_clauses(text) or leads_in(text))


def may_be_heading(line: Line) -> bool:
    """Tell whether nothing keeps a line from being the heading of a point."""
    text = line.bare.text
    if not text or len(text) > _LONGEST or line.follows or text.startswith("="):
        return False
    set_apart = line.level or (line.bold and line.mark)
    if begins_clause(line) and not (set_apart and text.startswith("Att ") and text[-1] not in ENDS):
        return False
    label = line.paragraph.label
    if label and label.bullet and line.mark is None and not line.level:
        return False
    over = is_over_clauses(text) and not (line.mark and text.casefold().endswith("punkter"))
    if over or begins_attendance(text):
        return False
    if is_aside(text) and line.mark is None:
        return False
    return not (is_field(text) and line.mark is None)


def emphasis(line: Line) -> int:
    """Tell how much a line is set apart: by its style, in bold, slanted, or not at all."""
    return 3 if line.level else 2 if line.bold else 1 if line.italic else 0
