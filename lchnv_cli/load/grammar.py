"""The grammar of points: headings with number, kind and annexes; facts; decisions."""

import re
from dataclasses import dataclass, field

from lchnv_cli.load.decisions import read_content
from lchnv_cli.load.facts import read_facts, read_presenters
from lchnv_cli.model.blocks import Block, BlockKind
from lchnv_cli.model.items import Body, Heading, Item, Kind

_LABEL = re.compile(
    rb"(?:#{1,6}[ \t]+)?(?P<label>(?P<mark>\d{1,3}|[A-Za-z])(?:\.|\))(?:[ \t]+|(?=\r?\n|\Z)))?"
)
_KIND = "|".join(Kind)
_KINDS = re.compile(rf"((?:{_KIND})(?:\s*/\s*(?:{_KIND}))*)\s*:\s*(?=\S)", re.IGNORECASE)
_ANNEXES = re.compile(r"\s*(\((?:Bilag|Bil\b)[^()]*\))\s*$", re.IGNORECASE)
_PROPOSAL = re.compile(r"\s*förslag\s+till\s+beslut\s*:?\s*", re.IGNORECASE)
_ITEM, _SUB_ITEM = 2, 3


@dataclass(slots=True)
class _Open:
    """A point that is being read."""

    heading: Heading
    blocks: list[Block] = field(default_factory=list)
    subs: list[Item] = field(default_factory=list)

    def done(self) -> Item:
        facts, rest = read_facts(tuple(self.blocks))
        presenters = read_presenters(facts)
        return Item(self.heading, facts, presenters, read_content(rest), tuple(self.subs))


def read_body(blocks: tuple[Block, ...], source: bytes) -> Body:
    """Give the text before the first point, and the points. ``source`` is the whole file."""
    preamble: list[Block] = []
    items: list[Item] = []
    item: _Open | None = None
    sub: _Open | None = None
    for block in blocks:
        level = _level(block)
        if level == _SUB_ITEM and item is not None:
            _close(sub, item.subs)
            sub = _Open(read_heading(block, source))
        elif level in {_ITEM, _SUB_ITEM}:
            _finish(item, sub, items)
            item, sub = _Open(read_heading(block, source)), None
        else:
            (sub.blocks if sub else item.blocks if item else preamble).append(block)
    _finish(item, sub, items)
    return Body(tuple(preamble), tuple(items))


def _finish(item: _Open | None, sub: _Open | None, items: list[Item]) -> None:
    if item is not None:
        _close(sub, item.subs)
        _close(item, items)


def _close(point: _Open | None, points: list[Item]) -> None:
    if point is not None:
        points.append(point.done())


def _level(block: Block) -> int:
    """Give the level of a heading that opens a point, and 0 for every other block."""
    if block.kind is not BlockKind.HEADING or _PROPOSAL.fullmatch(block.text):
        return 0
    return block.number


def _marks(raw: bytes) -> int:
    """Count the bytes of the number signs and the space before a heading's text."""
    return len(raw) - len(raw.lstrip(b"#").lstrip(b" \t"))


def read_heading(block: Block, source: bytes) -> Heading:
    """Take a point's heading apart."""
    raw = source[block.start : block.end]
    written = _LABEL.match(raw)
    has_label = written is not None and bool(written["label"])
    start, end = written.span("label") if written and has_label else (_marks(raw), _marks(raw))
    label = written["mark"].decode() if written and has_label else ""
    text = " ".join(block.text.split())
    if label:
        text = text[len(label) + 1 :].lstrip()
    annexes = ""
    if match := _ANNEXES.search(text):
        text, annexes = text[: match.start()], match[1]
    kinds: tuple[Kind, ...] = ()
    if match := _KINDS.match(text):
        kinds = tuple(Kind(word.strip().capitalize()) for word in match[1].split("/"))
        text = text[match.end() :]
    return Heading(block.line, block.start + start, block.start + end, label, kinds, text, annexes)
