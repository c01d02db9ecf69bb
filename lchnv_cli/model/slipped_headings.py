"""Headings of points that Markdown takes for text: told by a rule, and read as the points they are.

A point that is lost takes with it what stands under it, and all that is asked of it. So a line that
can be nothing but a heading is one, and a number by itself where the points around it lack it.
"""

import re
from collections.abc import Sequence

from lchnv_cli.model.blocks import Block, BlockKind, Span
from lchnv_cli.model.items import Kind
from lchnv_cli.model.late_pattern import late

_POINT, _SUB_POINT = 2, 3
_SPACES = r"[ \t\u00a0\u2000-\u200a\u202f]*"
_KINDS = "|".join(Kind)
LETTERED = late(rf"[a-z]\){_SPACES}(?:{_KINDS})(?:\s*/\s*(?:{_KINDS}))*\s*:\s*\S.*", re.IGNORECASE)
_GLUED = late(rf"(?P<signs>#{{2,3}}){_SPACES}(?P<title>(?:\d{{1,2}}[.)]|[a-z]\)).*\w.*)")
_LABELLED = late(rf"(?:(?P<number>\d{{1,2}})[.)]|[a-z]\)){_SPACES}[A-ZÅÄÖ].*")
# A quick look at the file: a number sign, a mark of bold, a space or a letter with its parenthesis.
# What is escaped or code there is no heading.
_MAY_BEGIN = late(rb"[#*_\s\x80-\xff]|[A-Za-z]\)").match
_LONGEST = 120  # letters of a heading
_ENDS = (".", "!", "?", ":", ",", ";")


def as_heading(blocks: Sequence[Block], at: int, before: str | None, source: bytes) -> Block | None:
    """Give a block as the heading it was meant to be.

    ``before`` is the label of the point before it, None where there is none, and ``source`` the
    whole file.
    """
    block = blocks[at]
    if block.kind is BlockKind.PARAGRAPH:
        read = _of_line(block) if _MAY_BEGIN(source, block.start) else None
        return read if read and (read.number == _POINT or before is not None) else None
    if before is None or not before.isdigit():
        return None
    if block.kind is BlockKind.HEADING and block.number != _SUB_POINT:
        title = block.text.strip()
        if LETTERED.fullmatch(title):
            return _heading(block, title, _SUB_POINT)
        return _of_number(title, before, blocks, at) if block.number != _POINT else None
    if block.kind is BlockKind.NUMBERS and len(block.blocks) == 1 and not block.blocks[0].blocks:
        title = f"{block.number}. {block.blocks[0].text.strip()}"
        ended = title.endswith(_ENDS)
        return None if ended else _of_number(title, before, blocks, at)
    return None


def _of_line(block: Block) -> Block | None:
    """Read ##5. Titel, **5. Titel** and a) Beslut: Titel, alone on their line."""
    text = block.text.strip()
    if "\n" in text or len(text) > _LONGEST:
        return None
    if glued := _GLUED.fullmatch(text):
        return _heading(block, glued["title"], len(glued["signs"]))
    first = block.inlines[0] if len(block.inlines) == 1 else ""
    if isinstance(first, Span) and first.style == "strong" and (bold := _LABELLED.fullmatch(text)):
        return _heading(block, text, _POINT if bold["number"] else _SUB_POINT)
    return _heading(block, text, _SUB_POINT) if LETTERED.fullmatch(text) else None


def _of_number(title: str, before: str, blocks: Sequence[Block], at: int) -> Block | None:
    """Read a number that comes after the last point's, where the next point has the one after."""
    match = _LABELLED.fullmatch(title)
    if match is None or not match["number"] or len(title) > _LONGEST:
        return None
    number = int(match["number"])
    if number != int(before) + 1:
        return None
    after = (blocks[index] for index in range(at + 1, len(blocks)))
    points = (b.text for b in after if b.kind is BlockKind.HEADING and b.number == _POINT)
    following = re.match(r"\d{1,3}", next(points, str(number + 1)))
    follows = following is not None and int(following[0]) == number + 1
    return _heading(blocks[at], title, _POINT) if follows else None


def _heading(block: Block, title: str, level: int) -> Block:
    return block._replace(kind=BlockKind.HEADING, number=level, inlines=(title,), blocks=())
