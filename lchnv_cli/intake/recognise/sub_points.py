"""Which lines within a point are the headings of its sub-points."""

from collections.abc import Iterator
from itertools import pairwise

from lchnv_cli.intake.recognise.heading_lines import ENDS, Found, emphasis, found_at, may_be_heading
from lchnv_cli.intake.recognise.marks import System
from lchnv_cli.intake.recognise.source_lines import Line
from lchnv_cli.intake.recognise.words import is_field, is_section, with_kind
from lchnv_cli.model.lead_ins import leads_in

_SECOND_LEVEL = 2


def sub_points(inside: list[tuple[int, Line]], top: Found, position: int) -> list[Found]:
    """Find the sub-points of a point."""
    by_place = dict(inside)
    likely = [(at, line) for at, line in inside if may_be_heading(line)]
    own = {top.mark.last if top.mark else position, position}
    chosen = [
        (at, line)
        for at, line in likely
        if line.mark
        and line.mark.system is System.DECIMAL
        and len(line.mark.path) == _SECOND_LEVEL
        and line.mark.path[0] in own
        and not (line.text.endswith(ENDS) and not emphasis(line))
    ]
    chosen = chosen or _lettered(likely, by_place)
    chosen = chosen or _deeper(likely, top.line)
    chosen = chosen or _restarted(likely, top.line, min(by_place, default=-1))
    chosen = chosen or [(a, o) for a, o in likely if emphasis(o) and with_kind(o.bare.text)]
    return [found_at(by_place, at, 2) for at, _ in chosen]


def _lettered(likely: list[tuple[int, Line]], lines: dict[int, Line]) -> list[tuple[int, Line]]:
    """Give the lettered sub-points; a lettered list in the text is none."""
    own = [(at, line) for at, line in likely if line.mark and line.mark.system is System.LETTER]
    strong = [(at, line) for at, line in own if emphasis(line)]
    row = _from_first(strong) or _from_first(own)
    surer = _from_first([(a, o) for a, o in own if with_kind(o.bare.text) or _has_own(lines, a)])
    if len(surer) > 1 and len(surer) >= len(row):
        return surer  # and not the letters of a list between them
    if not row:
        return []
    if row == _from_first(strong):
        return row
    begins_at_once = row[0][0] == min(lines, default=-1)
    sentences = sum(line.text.endswith(ENDS) for _, line in row)
    small = sum(not line.bare.text[:1].isupper() for _, line in row)
    led = _led_in(lines, row[0][0])
    if any(with_kind(line.bare.text) for _, line in row):
        return row
    if begins_at_once or any(_has_own(lines, at) for at, _ in row):
        return row if small * 2 < len(row) and not led else []
    return row if not (sentences or small or led) and len(row) > 1 else []


def _led_in(lines: dict[int, Line], at: int) -> bool:
    before = lines.get(at - 1)
    return before is not None and (before.text.endswith(":") or leads_in(before.text) is not None)


def _has_own(lines: dict[int, Line], at: int) -> bool:
    """Tell whether a presenter stands right under a line."""
    after = lines.get(at + 1)
    return after is not None and is_field(after.text, presenters=True)


def _from_first(own: list[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """Give the row that counts from the first letter or number."""
    row: list[tuple[int, Line]] = []
    for at, line in own:
        if line.mark and line.mark.last == len(row) + 1:
            row.append((at, line))
    return row


def _deeper(likely: list[tuple[int, Line]], top: Line) -> list[tuple[int, Line]]:
    """Give the headings that are one level below the point by their style or their list."""
    if top.level:
        deeper = [(a, o) for a, o in likely if o.level > top.level and not is_section(o.bare.text)]
        level = min((line.level for _, line in deeper), default=0)
        return [(at, line) for at, line in deeper if line.level == level]
    label = top.paragraph.label
    if label is None:
        return []
    return [
        (at, line)
        for at, line in likely
        if (own := line.paragraph.label)
        and not own.bullet
        and own.list == label.list
        and own.level == label.level + 1
        and (emphasis(line) or not emphasis(top))
    ]


def _apart(row: list[tuple[int, Line]]) -> Iterator[bool]:
    """Tell of each but the last whether text stands between it and the next."""
    return (after - at > 1 for (at, _), (after, _) in pairwise(row))


def _restarted(likely: list[tuple[int, Line]], top: Line, first: int) -> list[tuple[int, Line]]:
    """Give the numbers in bold that begin anew under a point."""
    system = {System.NUMBER, System.ROMAN}
    own = [(a, o) for a, o in likely if o.mark and o.mark.system in system]
    if not emphasis(top):  # plain text has none: those right under the heading are believed
        row = _from_first(own)
        at_once = bool(row) and row[0][0] == first
        told = any(line.text.endswith(".") for _, line in row)
        return row if at_once and not told and all(_apart(row)) else []
    return _from_first([(a, o) for a, o in own if emphasis(o) > 1])
