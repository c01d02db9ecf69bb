"""A file from a program that keeps no styles: its lines get those they were sent with.

A line that is known again looks as it did. A new one looks as those do that have the same list and
weight, or as both its neighbours: nothing else is left to tell a point from a paragraph.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lchnv_cli.intake.returned.lines import Line, Lines
from lchnv_cli.intake.returned.pairing import paired

_Look = tuple[str, int]
_Sign = tuple[str, int, bool]


def restyled(sent: Lines, back: Lines) -> Lines:
    """Give the lines that came back with the styles they had, where the file has lost them all."""
    ours, theirs = ({line.style for line in each.lines if not line.cells} for each in (sent, back))
    if len(theirs) > 1 or len(ours) < 2:  # noqa: PLR2004 - some style is left, or there was but one
        return back
    pairs = paired(_flat(sent.lines), back.lines)
    known = {b: sent.lines[a] for a, b in pairs.pairs if a is not None and b is not None}
    known |= {b: sent.lines[a] for b, a in pairs.moved.items()}
    looks: dict[_Sign, Counter[_Look]] = {}
    for b, line in known.items():
        if sign := _sign(back.lines[b]):
            looks.setdefault(sign, Counter())[line.style, line.level] += 1
    made = []
    for b, line in enumerate(back.lines):
        before, after = known.get(b - 1), known.get(b + 1)
        like = known.get(b)
        if like is not None:
            made.append(
                replace(line, style=like.style, level=like.level, label=line.label or like.label)
            )
        elif (sign := _sign(line)) and sign in looks:
            style, level = looks[sign].most_common(1)[0][0]
            made.append(replace(line, style=style, level=level))
        elif before and after and _same_list(before, after) and not line.cells:
            made.append(replace(line, style=before.style, level=before.level, label=before.label))
        else:
            made.append(line)
    return replace(back, lines=tuple(made))


def _flat(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give lines without their levels, which hardly any line of the file has."""
    return tuple(replace(line, level=0) for line in lines)


def _same_list(one: Line, other: Line) -> bool:
    return one.label is not None and one.style == other.style and not one.level


def _sign(line: Line) -> _Sign | None:
    """Give what a line of a list looks like without its style."""
    bold = bool(line.text) and all(look.bold for look in line.styled.looks)
    return (line.label.list, line.label.level, bold) if line.label and not line.cells else None
