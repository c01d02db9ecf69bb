"""Two people's changes of one text put together: on pieces of a line, and on lines of a file.

Beside each other is not against each other: only what both have changed is. Both may put something
in at the same place, and then it stands in an order that does not depend on who came first.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from lchnv_cli.model.late_pattern import late

Pieces = Sequence[str]


class Clash(NamedTuple):
    """What both changed: what was there, and what each made of it."""

    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


class _Edit(NamedTuple):
    start: int
    end: int
    new: tuple[str, ...]


def merged(base: Pieces, ours: Pieces, theirs: Pieces) -> Iterator[str | Clash]:
    """Give the pieces that the changes of both make, and what they do not agree of."""
    left, right = _edits(base, ours), _edits(base, theirs)
    at = 0
    while left or right:
        start = min(each[0].start for each in (left, right) if each)
        yield from base[at:start]
        own, others, end = _cluster(left, right, start)
        yield from _both(base, start, end, own, others)
        at = end
    yield from base[at:]


def _cluster(
    left: list[_Edit], right: list[_Edit], start: int
) -> tuple[list[_Edit], list[_Edit], int]:
    """Take the edits that hang together from a place on, and give where they end."""
    own: list[_Edit] = []
    others: list[_Edit] = []
    end = start
    grown = True
    while grown:
        grown = False
        for edits, into in ((left, own), (right, others)):
            while edits and (edits[0].start < end or edits[0].start == start):
                if edits[0].start == start and end > start and edits[0].end == start and into:
                    break
                into.append(edits.pop(0))
                end = max(end, into[-1].end)
                grown = True
    return own, others, end


def _both(
    base: Pieces, start: int, end: int, own: list[_Edit], others: list[_Edit]
) -> Iterator[str | Clash]:
    ours, theirs = (_applied(base, start, end, edits) for edits in (own, others))
    if ours == theirs or not others:
        yield from ours
    elif not own:
        yield from theirs
    elif all(each.start == each.end for each in (*own, *others)):
        for new in sorted((ours, theirs)):
            yield from new
    elif own[0].start == own[0].end == start and len(own) == 1:  # put in before what they changed
        yield from (*own[0].new, *theirs)
    elif others[0].start == others[0].end == start and len(others) == 1:
        yield from (*others[0].new, *ours)
    else:
        yield Clash(tuple(base[start:end]), ours, theirs)


def _applied(base: Pieces, start: int, end: int, edits: list[_Edit]) -> tuple[str, ...]:
    made: list[str] = []
    for edit in edits:
        made += base[start : edit.start]
        made += edit.new
        start = edit.end
    return (*made, *base[start:end])


def _edits(base: Pieces, new: Pieces) -> list[_Edit]:
    matcher = SequenceMatcher(None, base, new, autojunk=False)
    return [
        _Edit(i, i2, tuple(new[j:j2]))
        for tag, i, i2, j, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


_ALONE = late(r"[ \t]*(?:[-*+>|#]|\d{1,9}[.)]|[^\W\d_][^:\n]{1,30}:\s|<!--|```)")


def paragraphs_of(text: str) -> list[str]:
    """Give a document in the pieces that two people can change without meeting.

    That is a line of the head, a list, a table or a point's facts, and a whole paragraph.
    """
    pieces: list[str] = []
    goes_on, fences = False, 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        fences += bare == "---"
        own = fences < 2 or not bare or _ALONE.match(line) is not None  # noqa: PLR2004
        if goes_on and not own:
            pieces[-1] += line
        else:
            pieces.append(line)
        goes_on = fences >= 2 and bool(bare) and not bare.startswith(("#", "|", "<!--"))  # noqa: PLR2004
    return pieces
