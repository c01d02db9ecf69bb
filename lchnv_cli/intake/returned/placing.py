"""Where in the Markdown each printed line comes from: its pieces, found by what they say.

What is left over of a line is made by the program: a label, a colon, the whole letterhead.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lchnv_cli.intake.returned.lines import Line, alike
from lchnv_cli.intake.returned.units import Sort, Unit

_AHEAD = 24  # pieces that another may stand before: facts are printed in an order of their own
_MOST = 0.4  # of a line at most is the program's own, where several pieces are put together


class Segment(NamedTuple):
    """The characters of a printed line that a piece gives."""

    start: int
    end: int
    unit: Unit


def placed(units: list[Unit], lines: tuple[Line, ...]) -> list[tuple[Segment, ...]]:
    """Give what each line is made of; nothing where it is all the program's."""
    left = list(units)
    found = []
    for line in lines:
        own = _own(left, line)
        for segment in own:
            left.remove(segment.unit)
        found.append(own)
    return found


def _own(left: list[Unit], line: Line) -> tuple[Segment, ...]:
    if line.cells:
        rows = (unit for unit in left[:_AHEAD] if unit.sort is Sort.ROW)
        row = next((unit for unit in rows if _same_row(unit, line)), None)
        return (Segment(0, len(line.text), row),) if row else ()
    for unit in left[:_AHEAD]:
        at = _whole(unit, line)
        if at >= 0:
            return (Segment(at, len(line.text), unit),)
    for start in range(min(_AHEAD, len(left))):
        together = tuple(_together(left[start:], line))
        covered = sum(each.end - each.start for each in together)
        if len(together) > 1 and covered >= len(line.text) * (1 - _MOST):
            return together
    return _said_otherwise(left[:_AHEAD], line)


def _said_otherwise(units: list[Unit], line: Line) -> tuple[Segment, ...]:
    """Give the fact that a line has the key of, with a value that is printed in other words."""
    for unit in units:
        key = alike(unit.mark).strip()
        if unit.sort is Sort.FACT and key and line.key.startswith(key):
            value = len(line.key) - len(line.key[len(key) :].lstrip())
            return (Segment(value, len(line.text), unit),)
    return ()


def _same_row(unit: Unit, line: Line) -> bool:
    ours = [alike(cell.text).strip() for cell in unit.cells]
    return ours == [cell.key.strip() for cell in line.cells]


def _whole(unit: Unit, line: Line) -> int:
    """Give where a piece begins that is all a line says beside its label; -1 where it is not."""
    text = alike(unit.text)
    if not text or unit.sort in {Sort.ROW, Sort.NOTE}:
        return -1
    is_heading = unit.sort is Sort.HEADING
    if is_heading and not line.level and not line.style.startswith("förslag"):
        return -1
    if line.key == text:
        return 0
    if is_heading:
        return _ends(line.key, text) if unit.label and line.level else -1
    if unit.sort is Sort.FACT:
        key = alike(unit.mark).strip()
        return _ends(line.key, text) if key and line.key.startswith(key) else -1
    return 0 if text.rstrip(" :") == line.key else -1


def _ends(whole: str, text: str) -> int:
    at = len(whole) - len(text)
    return at if at > 0 and whole.endswith(text) and not whole[at - 1].isalnum() else -1


def _together(units: list[Unit], line: Line) -> Iterator[Segment]:
    """Give the pieces that stand one after another in a line, as far as they do."""
    at = 0
    for unit in units:
        text = alike(unit.text).rstrip(" :")
        begins = line.key.find(text, at) if text and unit.sort is not Sort.ROW else -1
        if begins < 0 or begins - at > len(unit.mark) + 4:
            return
        yield Segment(begins, begins + len(text), unit)
        at = begins + len(text)
