"""The grammar of points: headings with number, kind and annexes; facts; decisions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lchnv_cli.load.decision_blocks import read_content
from lchnv_cli.load.facts import read_facts, read_presenters, stray_facts
from lchnv_cli.load.telling_sentences import telling_sentences
from lchnv_cli.model.blocks import HEADING, NOTE, Block, Span, plain
from lchnv_cli.model.full_text import Part, Passage
from lchnv_cli.model.items import Address, Heading, Item, Kind, letter_of, number_of
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import heading_over
from lchnv_cli.model.slipped_headings import as_heading

# Hard and thin spaces too, which come with what is pasted from Word.
_SPACES = rb"(?:[ \t]|\xc2\xa0|\xe2\x80[\x80-\x8a\xaf])"
_LABEL = late(
    rb"(?:#{1,6}%b*|[*_]{2})?"
    rb"(?P<label>(?P<mark>\d{1,3}|[A-Za-z]|a[a-z](?=\)))(?:\.|\))(?:%b+|(?=\r?\n|\Z)))?"
    % (_SPACES, _SPACES)
)
_KIND = "|".join(Kind)
_KINDS = late(rf"((?:{_KIND})(?:\s*/\s*(?:{_KIND}))*)\s*:\s*(?=\S)", re.IGNORECASE)
_NAMED = {kind.value: kind for kind in Kind}
_ANNEXES = late(r"\s*(\((?:Bilag|Bil\b)[^()]*\))\s*$", re.IGNORECASE)
_BREAKS = {("br", ""), ("br", "html")}
_ITEM, _SUB_ITEM = _POINTS = (2, 3)


class Points(NamedTuple):
    """A running text taken apart: what stands before the points, the points, and what is in them.

    ``contents`` gives the parts of each point by the line of its heading.
    """

    preamble: tuple[Block, ...]
    items: tuple[Item, ...]
    contents: dict[int, tuple[Part, ...]]


@dataclass(slots=True)
class _Open:
    """A point that is being read, with the sub-points under it."""

    heading: Heading
    blocks: list[Block] = field(default_factory=list)
    subs: "list[_Open]" = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)


def read_points(blocks: tuple[Block, ...], source: bytes, *, decides: bool = False) -> Points:
    """Take a running text apart. ``source`` is the whole file; ``decides`` tells that of notes."""
    preamble: list[Block] = []
    opened: list[_Open] = []
    into = notes = preamble
    for at, read in enumerate(blocks):
        slip = as_heading(blocks, at, opened[-1].heading.label if opened else None, source)
        block = slip or read
        if block.kind is HEADING and _opens_a_point(block):
            around = opened[-1].subs if block.number == _SUB_ITEM and opened else opened
            around.append(_Open(read_heading(block, source)._replace(slipped=slip is not None)))
            into, notes = around[-1].blocks, around[-1].notes
        elif block.kind is NOTE:  # stands in nobody's way where it is written
            notes.append(block)
        else:
            into.append(block)
    contents: dict[int, tuple[Part, ...]] = {}
    taken: dict[str, int] = {}
    items = []
    for position, one in enumerate(opened, 1):
        own = Address(one.heading.label or number_of(position))
        anchor = _anchor(f"punkt-{own.point}", taken)
        subs = []
        for letter, sub in enumerate(one.subs, 1):
            address = Address(own.point, sub.heading.label.lower() or letter_of(letter))
            below = _anchor(f"{anchor}-{address.sub_point}", taken)
            subs.append(_item(sub, address, below, contents, decides=decides))
        items.append(_item(one, own, anchor, contents, tuple(subs), decides=decides))
    return Points(tuple(preamble), tuple(items), contents)


def _item(  # noqa: PLR0913 - a point, and where it stands
    one: _Open,
    address: Address,
    anchor: str,
    contents: dict[int, tuple[Part, ...]],
    subs: tuple[Item, ...] = (),
    *,
    decides: bool,
) -> Item:
    facts, rest = read_facts(tuple(one.blocks))
    facts += stray_facts(rest, facts)
    content = read_content(rest)
    parts = contents[one.heading.line] = (*content, *one.notes)
    decisions = tuple([part.decision for part in parts if isinstance(part, Passage)])
    presenters = read_presenters(facts)
    telling = tuple(telling_sentences(parts)) if decides else ()
    worded = bool(content)
    return Item(address, anchor, one.heading, facts, presenters, decisions, subs, telling, worded)


def _anchor(wanted: str, taken: dict[str, int]) -> str:
    """Give a name that no point before has: two points may carry the same number."""
    name = wanted
    while name in taken:
        taken[wanted] += 1
        name = f"{wanted}_{taken[wanted]}"
    taken[name] = 1
    return name


def _opens_a_point(heading: Block) -> bool:
    """Tell whether a heading is that of a point; the one over a proposal never is."""
    if heading.number not in _POINTS:
        return False
    text = heading.text.lower()
    return "förslag" not in text or not heading_over(text)


def _marks(raw: bytes) -> int:
    """Count the bytes of the number signs and the space before a heading's text."""
    return len(raw) - len(raw.lstrip(b"#").lstrip(b" \t"))


def _lines(heading: Block) -> Iterator[str]:
    """Give the lines of a heading: where the source breaks it, or has a <br>."""
    pieces = (
        "\n"
        if isinstance(piece, Span) and (piece.style, piece.target) in _BREAKS
        else plain((piece,))
        for piece in heading.inlines
    )
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return (line for line in lines if line)


def read_heading(block: Block, source: bytes) -> Heading:
    """Take a point's heading apart."""
    raw = source[block.start : block.end]
    written = _LABEL.match(raw)
    text = "\n".join(_lines(block))
    if written and written["label"]:
        start, end = written.span("label")
        label = written["mark"].decode()
        text = text[len(label) + 1 :].lstrip()
    else:
        start = end = _marks(raw)
        label = ""
    annexes = ""
    if text.endswith(")") and (match := _ANNEXES.search(text)):
        text = text[: match.start(1)].rstrip(" ")
        annexes = " ".join(match[1].split())
    kinds: tuple[Kind, ...] = ()
    if match := _KINDS.match(text):
        kinds = tuple([_NAMED[word.strip().capitalize()] for word in match[1].split("/")])
        text = text[match.end() :]
    start, end, title = block.start + start, block.start + end, " ".join(text.split())
    broken = text if "\n" in text else ""
    return Heading(block.line, start, end, label, kinds, title, annexes, broken=broken)
