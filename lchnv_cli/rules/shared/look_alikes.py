"""Walk a document's blocks beside the lines they were read from, and give every look-alike.

Most documents have none, so a quick look at the text's lines says which blocks are worth it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from lchnv_cli.model.blocks import Block, BlockKind
from lchnv_cli.model.document import Document
from lchnv_cli.model.fact_names import FACT_NAMES
from lchnv_cli.model.full_text import FullText
from lchnv_cli.rules.shared.unread import (
    HARD,
    UNSEEN,
    Around,
    Line,
    Unread,
    is_proposal,
    leads_in,
    lines_of,
    siblings,
)
from lchnv_cli.rules.shared.unread_blocks import (
    in_code,
    in_table,
    open_comments,
    unread_links,
    unread_notes,
    unread_tables,
    vanished,
)
from lchnv_cli.rules.shared.unread_facts import unread_facts
from lchnv_cli.rules.shared.unread_headings import (
    bold_heading,
    numbered_heading,
    read_heading,
    unread_lines,
    unread_signs,
)
from lchnv_cli.rules.shared.unread_lists import BULLETS, DASHES, unread_entries

_NAMES = "|".join(name.split()[0] for name in FACT_NAMES)
_BEGINS = re.compile(
    rf"(?:[ \t>]*(?:[-*+][ \t]+|\d{{1,9}}[.)][ \t]+)?(?:[#|{BULLETS}{DASHES}{UNSEEN}]"
    rf"|[-*+](?![ \t\r\n])|o[\t{HARD}]|\(?[0-9A-Za-z]{{1,3}}[.)]|[*_]*(?:{_NAMES}|förslag|beslut))"
    r"|(?: {4}|\t)[ \t]*[-*+])",
    re.IGNORECASE,
)
_HOLDS = re.compile(rf"\][\s{HARD}]?(?:[(\[]|$)|\)\[|\[\^|\[\[|.\|")
_LISTS = {BlockKind.BULLETS, BlockKind.NUMBERS}
_MARKER = re.compile(rb"(?:[-*+]|\d{1,9}[.)])[ \t]*")
_ATT = re.compile(r"att\b", re.IGNORECASE)
_DASHED = re.compile(rf"[{DASHES}][\s{HARD}]+[a-zåäö]")


@dataclass(frozen=True, slots=True)
class _Walk:
    document: Document
    text: FullText
    suspects: list[int]  # lines worth a closer look
    facts: frozenset[int]  # lines that were read as facts

    def suspects_in(self, first: int, printed: str) -> bool:
        """Tell whether a block of text has a line that is worth a closer look."""
        at = bisect_left(self.suspects, first)
        return at < len(self.suspects) and self.suspects[at] <= first + printed.count("\n") + 1


def look_alikes(document: Document, text: FullText) -> list[Unread]:
    """Give what looks like structure and was not read as such, by line; several rules ask."""
    if text not in _last:
        _last.clear()
        _last[text] = _look_alikes(document, text)
    return _last[text]


_last: WeakKeyDictionary[FullText, list[Unread]] = WeakKeyDictionary()  # of one text at a time


def _look_alikes(document: Document, text: FullText) -> list[Unread]:
    head = text.source.count("\n", 0, text.start_character)
    lines = enumerate(text.source[text.start_character :].split("\n"), head + 1)
    suspects = [
        number
        for number, line in lines
        if _BEGINS.match(line) or (("[" in line or "|" in line) and _HOLDS.search(line))
    ]
    facts = frozenset(f.line for point in document.points() for f in point.all_facts())
    walk = _Walk(document, text, suspects, facts)
    told = [*_among(walk, text.blocks, Around()), *vanished(text, text.blocks)]
    if "<!--" in text.source:
        told += open_comments(text)
    unique = {(one.line, one.message): one for one in told}
    return sorted(unique.values(), key=lambda one: one.line)


def _among(walk: _Walk, blocks: tuple[Block, ...], around: Around) -> Iterator[Unread]:
    """Look at blocks that stand beside each other: those of a document, or of a list entry."""
    under, led = around.deciding, False
    for before, block, after in siblings(blocks):
        if block.kind is BlockKind.HEADING:
            under = around.deciding or is_proposal(block.text)
            yield from read_heading(walk.text, block, walk.document, nested=around.listed)
        elif block.kind is BlockKind.PARAGRAPH:
            if not around.listed:
                yield from bold_heading(block, after)
            if not walk.suspects_in(block.line, block.text):
                continue
            led = before is not None and (leads_in(before.text) or (led and _is_dashed(before)))
            run = any(b is not None and _is_dashed(b) for b in (before, after))
            listed = _is_dashed(block) and run
            own = replace(around, deciding=under or led, dashed=listed)
            yield from _in_text(walk, block.start, block.end, block.line, own, block.text)
        elif block.kind in _LISTS:
            first = before is None or before.kind not in _LISTS
            yield from _in_list(walk, block, replace(around, deciding=under), first=first)
        elif block.kind is BlockKind.CODE:
            yield from in_code(walk.text, block, nested=around.listed)
        elif block.kind is BlockKind.TABLE:
            yield from in_table(walk.text, block)


def _is_dashed(block: Block) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and "\n" not in block.text
        and _DASHED.match(block.text) is not None
    )


def _in_list(walk: _Walk, block: Block, around: Around, *, first: bool) -> Iterator[Unread]:
    numbers = block.kind is BlockKind.NUMBERS
    if numbers and first and len(block.blocks) == 1 and not around.listed:
        yield from numbered_heading(walk.text, block, walk.document)
    for entry in block.blocks:
        marker = _MARKER.match(walk.text.encoded, entry.start)
        mark = "" if numbers or marker is None else marker[0][:1].decode()
        text = entry.text or (entry.blocks[0].text if entry.blocks else "")
        clause = around.deciding or _ATT.match(text) is not None
        inner = Around(clause, mark, listed=True)
        if entry.inlines and marker is not None:
            end = entry.blocks[0].start if entry.blocks else entry.end
            yield from _in_text(walk, marker.end(), end, entry.line, inner, entry.text)
        yield from _among(walk, entry.blocks, inner)


def _in_text(  # noqa: PLR0913, PLR0917 - a block of text, and where it stands
    walk: _Walk, start: int, end: int, first: int, around: Around, printed: str
) -> Iterator[Unread]:
    """Look at the lines of a block of running text."""
    if not walk.suspects_in(first, printed):
        return
    lines: list[Line] = lines_of(walk.text, start, end, first)
    yield from unread_signs(walk.text, lines)
    yield from unread_entries(walk.text, lines, around)
    yield from unread_facts(walk.text, lines, walk.facts)
    yield from unread_tables(lines)
    yield from unread_links(lines)
    yield from unread_notes(lines, printed)
    if not around.listed:
        yield from unread_lines(walk.text, lines)
