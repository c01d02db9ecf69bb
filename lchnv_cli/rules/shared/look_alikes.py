"""Walk a document's blocks beside the lines they were read from, and give every look-alike.

Most documents have none, so a quick look at the text's lines says which blocks are worth it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from lchnv_cli.model.blocks import (
    BULLETS,
    CODE,
    HEADING,
    NUMBERS,
    PARAGRAPH,
    QUOTE,
    TABLE,
    Block,
    Span,
)
from lchnv_cli.model.document import Document
from lchnv_cli.model.fact_names import FACT_NAMES
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import heading_over, leads_in
from lchnv_cli.rules.shared.unread import (
    Around,
    Line,
    Unread,
    lines_of,
    shown,
)
from lchnv_cli.rules.shared.unread_blocks import (
    in_code,
    in_table,
    open_comments,
    unmentioned_note,
    unread_links,
    unread_notes,
    unread_tables,
    vanished,
)
from lchnv_cli.rules.shared.unread_facts import unread_facts
from lchnv_cli.rules.shared.unread_headings import (
    bold_heading,
    is_missing,
    numbered_heading,
    read_heading,
    unread_lines,
    unread_signs,
)
from lchnv_cli.rules.shared.unread_lists import DASHES, unread_entries

# A quick look, byte by byte: å, ä and ö begin with C3, and what Word puts first on a line does not.
_NAMES = b"|".join(
    re.sub(b"[\x80-\xbf]", b".", name.partition(" ")[0].encode())
    for name in (*FACT_NAMES, "förslag", "beslut")
)
_SUSPECT = late(
    rb"\n(?=[^\r\n])(?:[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(?:[#|_~=&<(`\\\d\xc2\xe2\xef]"
    rb"|[-*+](?![ \t\r\n])|o[ \t\xc2\xe2]|(?:[a-h]|i{1,3}|i?v|[A-Z]{1,4})[.)]|[*_]*(?i:%b))"
    rb"|(?: {4}|\t)[ \t]*[-*+])" % _NAMES
)
_TOKENS = (b"]", b"|", b"\t")  # in every link, note and table
_LISTS = (BULLETS, NUMBERS)
_MARKER = late(rb"(?:[-*+]|\d{1,9}[.)])[ \t]*")
_ATT = late(r"att\b", re.IGNORECASE)
_POINTS = {0, 2}  # the levels of headings that are points, or may be
_DASHED = late(rf"[{DASHES}]\s+[a-zåäö]")


@dataclass(frozen=True, slots=True)
class _Walk:
    document: Document
    text: FullText
    suspects: list[int]  # the bytes worth a closer look
    facts: frozenset[int]  # lines that were read as facts
    bracketed: bool  # whether there is a bracket anywhere

    def is_suspect(self, block: Block, start: int, end: int) -> bool:
        """Tell whether text of a block is worth a closer look: more than facts that were read."""
        first = bisect_left(self.suspects, start)
        if first == len(self.suspects) or self.suspects[first] >= end:
            return False
        if block.kind is PARAGRAPH and block.line in self.facts:
            last = block.line + block.text.count("\n")
            told = sum([line in self.facts for line in range(block.line, last + 1)])
            return bisect_left(self.suspects, end, first) - first > told
        return True


def look_alikes(document: Document, text: FullText) -> list[Unread]:
    """Give what looks like structure and was not read as such, by line; several rules ask."""
    if text not in _last:
        _last.clear()
        _last[text] = _look_alikes(document, text)
    return _last[text]


def unread_points(document: Document, text: FullText) -> list[Unread]:
    """Give the headings that are perhaps points, and were not read as such."""
    return [one for one in look_alikes(document, text) if one.level in _POINTS]


_last: WeakKeyDictionary[FullText, list[Unread]] = WeakKeyDictionary()  # of one text at a time


def _look_alikes(document: Document, text: FullText) -> list[Unread]:
    facts = frozenset(
        fact.line for point in document.points() for fact in point.all_facts() if not fact.slipped
    )
    walk = _Walk(document, text, _suspects(text), facts, b"[" in text.encoded)
    told = [*_among(walk, text.blocks, Around()), *vanished(text, text.blocks)]
    if "<!--" in text.source:
        told += open_comments(text)
    told += _slipped(document, told)
    headings = {one.line for one in told if one.level is not None}
    moved = {one.line for one in told if one.moved}
    unique = {
        (one.line, one.message): one
        for one in told
        if one.level is not None
        or not (one.line in headings or (one.moved and moved & {one.line - 1, one.line - 2}))
    }
    return sorted(unique.values(), key=lambda one: one.line)


def _slipped(document: Document, told: Sequence[Unread]) -> Iterator[Unread]:
    """Tell of what is read for what it was meant to be, where no closer look has told of it."""
    known = {(one.line, one.level is not None) for one in told}
    for item in document.points():
        said = f"{item.address.label} {item.heading.text}"
        if item.heading.slipped and (item.line, True) not in known:
            level = 3 if item.address.sub_point else 2
            message = f"Raden ”{shown(said)}” läses inte som en punkt."
            remedy = f"Skriv {'#' * level} {shown(said)}."
            yield Unread(item.line, message, remedy, severe=True, level=level)
        for fact in item.all_facts():
            if fact.slipped and not fact.misnamed and (fact.line, False) not in known:
                message = f"Raden ”{shown(f'{fact.key}: {fact.value}')}” läses inte som raden"
                remedy = f"Skriv {fact.key}: först på raden, rätt under punktens rubrik."
                yield Unread(fact.line, f"{message} {fact.key}:", remedy, moved=True)


def _suspects(text: FullText) -> list[int]:
    encoded, start = text.encoded, max(text.start - 1, 0)
    found = [match.end() - 1 for match in _SUSPECT.finditer(encoded, start)]
    for token in _TOKENS:
        at = encoded.find(token, start)
        while at >= 0:
            found.append(at)
            at = encoded.find(token, at + 1)
    return sorted(found)


def _among(walk: _Walk, blocks: tuple[Block, ...], around: Around) -> Iterator[Unread]:
    """Look at blocks that stand beside each other: those of a document, or of a list entry."""
    heading = ""
    for at, block in enumerate(blocks):
        kind = block.kind
        if kind is HEADING:
            heading = block.text
            yield from read_heading(walk.text, block, walk.document, nested=around.listed)
            if walk.bracketed and walk.text.encoded.find(b"[", block.start, block.end) >= 0:
                yield from unread_links(lines_of(walk.text, block.start, block.end, block.line))
        elif kind is PARAGRAPH:
            if walk.is_suspect(block, block.start, block.end):
                yield from unmentioned_note(walk.text, block)
                yield from _in_paragraph(walk, blocks, at, _under(heading, around))
            marked = len(block.inlines) == 1 and isinstance(block.inlines[0], Span)
            if marked and not around.listed:
                yield from bold_heading(block, next(iter(blocks[at + 1 : at + 2]), None))
        elif kind in _LISTS:
            yield from _in_list(walk, blocks, at, heading, around)
        elif kind is QUOTE:
            deciding = _under(heading, around).deciding or _is_led(blocks, at)
            yield from _in_quote(walk, block, deciding=deciding)
        else:
            yield from _within(walk.text, block, around)


def _within(text: FullText, block: Block, around: Around) -> Iterator[Unread]:
    if block.kind is CODE:
        yield from in_code(text, block, nested=around.listed)
    elif block.kind is TABLE:
        yield from in_table(text, block)
        yield from unread_links(lines_of(text, block.start, block.end, block.line))


def _in_quote(walk: _Walk, quote: Block, *, deciding: bool) -> Iterator[Unread]:
    """Find what the document itself decides, or a point of it; what others wrote is theirs."""
    if deciding and quote.blocks and _ATT.match(_entry_text(quote)):
        message = f"Att-satsen ”{shown(_entry_text(quote))}” står i ett citat."
        yield Unread(quote.line, message, "Skriv - att … utan > före.", severe=True)
    for block in quote.blocks:
        if block.kind is HEADING and is_missing(block, walk.document):
            yield from read_heading(walk.text, block, walk.document, nested=True)


def _under(heading: str, around: Around) -> Around:
    return replace(around, deciding=True) if heading_over(heading) else around


def _in_paragraph(
    walk: _Walk, blocks: tuple[Block, ...], at: int, around: Around
) -> Iterator[Unread]:
    """Look at a paragraph, and at whether it stands in a row of such with a dash before them."""
    block = blocks[at]
    listed = _is_dashed(blocks, at) and (_is_dashed(blocks, at - 1) or _is_dashed(blocks, at + 1))
    here = replace(around, deciding=around.deciding or _is_led(blocks, at), dashed=listed)
    lines = lines_of(walk.text, block.start, block.end, block.line)
    yield from _in_text(walk, lines, here, block.text)


def _is_dashed(blocks: tuple[Block, ...], at: int) -> bool:
    """Tell whether there is a paragraph that is one line with a dash before it."""
    if not 0 <= at < len(blocks) or blocks[at].kind is not PARAGRAPH:
        return False
    return "\n" not in blocks[at].text and _DASHED.match(blocks[at].text) is not None


def _is_led(blocks: tuple[Block, ...], at: int) -> bool:
    """Tell whether what stands before clauses stands before a paragraph, or before its likes."""
    while _is_dashed(blocks, at) and _is_dashed(blocks, at - 1):
        at -= 1
    if at == 0:
        return False
    before = blocks[at - 1]
    if before.kind in _LISTS:
        return _ATT.match(_entry_text(before.blocks[0])) is not None
    return leads_in(before.text) is not None


def _entry_text(entry: Block) -> str:
    """Give the text of a list's entry, or of the first paragraph in it."""
    return entry.text or (entry.blocks[0].text if entry.blocks else "")


def _in_list(
    walk: _Walk, blocks: tuple[Block, ...], at: int, heading: str, around: Around
) -> Iterator[Unread]:
    block, numbers = blocks[at], blocks[at].kind is NUMBERS
    if numbers and not (around.listed or (at > 0 and blocks[at - 1].kind in _LISTS)):
        yield from numbered_heading(walk.text, block, walk.document)
    if not walk.is_suspect(block, block.start, block.end):
        return
    deciding = _under(heading, around).deciding
    for entry in block.blocks:
        if not walk.is_suspect(entry, entry.start, entry.end):
            continue
        marker = _MARKER.match(walk.text.encoded, entry.start)
        mark = "" if numbers or marker is None else marker[0][:1].decode()
        att = _ATT.match(_entry_text(entry)) is not None
        inner = Around(deciding or att, mark, listed=True)
        if entry.inlines and marker is not None:
            end = entry.blocks[0].start if entry.blocks else entry.end
            if walk.is_suspect(entry, marker.end(), end):
                lines = lines_of(walk.text, marker.end(), end, entry.line)
                yield from _in_text(walk, lines, inner, entry.text)
        yield from _among(walk, entry.blocks, inner)


def _in_text(walk: _Walk, lines: list[Line], around: Around, printed: str) -> Iterator[Unread]:
    """Look at the lines of a block of running text."""
    yield from unread_signs(walk.text, lines)
    yield from unread_entries(walk.text, lines, around)
    yield from unread_facts(walk.text, lines, walk.facts)
    yield from unread_tables(lines)
    yield from unread_links(lines)
    yield from unread_notes(lines, printed)
    if not around.listed:
        yield from unread_lines(walk.text, lines, walk.document)
