"""Lists that count in letters, a) b) c): Markdown knows none, and people write them.

Lines that begin with letters in their order, with nothing before the first, are such a list. A
line that begins otherwise goes on with the entry above it, as in every list.
"""

import re
from collections.abc import Sequence

from lchnv_cli.model.blocks import Block, BlockKind, Inline

_MARK = re.compile(r"\s*(?P<letter>[a-z])\)[ \t\u00a0]+(?=\S|\Z)")
_FEWEST = 2


def is_lettered(pieces: Sequence[Inline]) -> bool:
    """Tell quickly whether a paragraph may be such a list."""
    return len(pieces) > 1 and isinstance(pieces[0], str) and pieces[0][1:2] == ")"


def lettered(paragraph: Block, pieces: Sequence[Inline], source: bytes) -> Block | None:
    """Give the list that a paragraph is, or None. ``source`` is the paragraph as written."""
    entries: list[tuple[int, list[Inline]]] = []  # the line in the paragraph, and what is there
    line, begins = 0, True
    for piece in pieces:
        mark = _MARK.match(piece) if begins and isinstance(piece, str) else None
        if mark is not None and isinstance(piece, str):
            if entries and entries[-1][1][-1:] == ["\n"]:
                entries[-1][1].pop()
            entries.append((line, [mark["letter"], piece[mark.end() :]]))
        elif not entries:
            return None
        else:
            entries[-1][1].append(piece)
        if isinstance(piece, str):
            breaks = piece.count("\n")
        else:
            breaks = int(piece.style == "br" and not piece.target)
        line, begins = line + breaks, bool(breaks)
    letters = [str(inlines.pop(0)) for _, inlines in entries]
    first = ord(letters[0])
    if len(entries) < _FEWEST or [*map(ord, letters)] != [*range(first, first + len(letters))]:
        return None
    starts = [0]
    for raw in source.split(b"\n"):
        starts.append(starts[-1] + len(raw) + 1)
    blocks = []
    for at, (number, inlines) in enumerate(entries):
        last = entries[at + 1][0] if at + 1 < len(entries) else len(starts) - 1
        begin, end = starts[min(number, len(starts) - 1)], starts[min(last, len(starts) - 1)]
        begin += len(source[begin:end]) - len(source[begin:end].lstrip(b" \t>"))
        own = (paragraph.start + begin, min(paragraph.start + end, paragraph.end))
        joined = _joined(inlines)
        blocks.append(Block(BlockKind.ENTRY, paragraph.line + number, *own, joined))
    order = first - ord("a") + 1
    return paragraph._replace(
        kind=BlockKind.NUMBERS, inlines=(), blocks=tuple(blocks), number=order, letters=True
    )


def _joined(pieces: Sequence[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts; a line break at the end is no part of the entry."""
    joined: list[Inline] = []
    for piece in pieces:
        if joined and isinstance(piece, str) and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    while joined and not isinstance(joined[-1], str) and joined[-1].style == "br":
        joined.pop()
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip("\n")
    return tuple(joined)
