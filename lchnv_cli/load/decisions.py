"""Decision blocks: a lead-in such as "Länschefsnätverket beslutade" and its att-clauses."""

import re
from dataclasses import dataclass, replace

from lchnv_cli.load.facts import DECISION_KEYS, read_facts
from lchnv_cli.model.blocks import Block, BlockKind
from lchnv_cli.model.items import Clause, Decision, Role

_HEADING = re.compile(r"\s*(förslag\s+till\s+beslut|beslut)\s*:?\s*", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"\b(?P<verb>beslutar|beslutade|beslutat|besluta|föreslår|föreslog|rekommenderar|rekommenderade)"
    r"\b[^.!?\n]{0,120}:?\s*$"
)
_DECIDES = {"beslutar", "beslutade", "beslutat"}
_ATT = re.compile(r"\s*att\b", re.IGNORECASE)
_SHORT = 60
_LISTS = {BlockKind.BULLETS, BlockKind.NUMBERS}


@dataclass(slots=True)
class _Cursor:
    """The blocks of a point, and how far they have been read."""

    blocks: tuple[Block, ...]
    at: int = 0

    def peek(self, ahead: int = 0) -> Block | None:
        index = self.at + ahead
        return self.blocks[index] if index < len(self.blocks) else None


def read_content(blocks: tuple[Block, ...]) -> tuple[Block | Decision, ...]:
    """Give the blocks with each lead-in and its clauses gathered into a decision."""
    cursor = _Cursor(blocks)
    content: list[Block | Decision] = []
    while (block := cursor.peek()) is not None:
        if _opens(block):
            content += _under_heading(cursor)
        elif (decision := _decision(cursor, "")) is not None:
            content.append(decision)
        else:
            content.append(block)
            cursor.at += 1
    return tuple(content)


def _opens(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and _HEADING.fullmatch(block.text) is not None


def _under_heading(cursor: _Cursor) -> list[Block | Decision]:
    """Read what stands under Förslag till beslut, up to the next heading."""
    block = cursor.blocks[cursor.at]
    heading = " ".join(block.text.split()).rstrip(": ")
    role = Role.DECISION if heading.casefold() == "beslut" else Role.PROPOSAL
    cursor.at += 1
    content: list[Block | Decision] = []
    while (inner := cursor.peek()) is not None and inner.kind is not BlockKind.HEADING:
        decision = _decision(cursor, heading)
        if decision is None:
            content.append(inner)
            cursor.at += 1
        else:
            content.append(replace(decision, role=role))
    if not any(isinstance(part, Decision) for part in content):
        content.insert(0, Decision(role, block.line, heading))
    return content


def _decision(cursor: _Cursor, heading: str) -> Decision | None:
    """Read what stands here, if it is a lead-in with clauses, clauses alone or an outcome alone."""
    block = cursor.blocks[cursor.at]
    facts, rest = read_facts(cursor.blocks[cursor.at :], DECISION_KEYS)
    if facts:
        cursor.at = len(cursor.blocks) - len(rest)
        return Decision(Role.DECISION, block.line, heading, facts=facts)
    if heading and block.kind in _LISTS:
        found: tuple[Decision | None, int] = (_listed("", block, block), 1)
    elif block.kind is BlockKind.PARAGRAPH:
        found = _with_lead_in(block, cursor.peek(1), heading)
    else:
        return None
    decision, used = found
    if decision is None:
        return None
    cursor.at += used
    facts, rest = read_facts(cursor.blocks[cursor.at :], DECISION_KEYS)
    cursor.at = len(cursor.blocks) - len(rest)
    return replace(decision, heading=heading, facts=facts)


def _with_lead_in(block: Block, after: Block | None, heading: str) -> tuple[Decision | None, int]:
    """Read a paragraph as lead-in; its clauses may be a list, or lines that begin with att.

    Running text can hold "beslutade" at the end of a line too, so clauses that are no list of
    att-clauses are only believed under a heading or after a lead-in that stands alone.
    """
    lead, *clauses = _lines(block)
    match = _LEAD_IN.search(lead)
    sure = bool(heading) or _stands_alone(lead)
    role = _role(match)
    if clauses:
        found = Decision(role, block.line, "", lead, _plain(block, clauses))
        return (found, 1) if match and sure else (None, 0)
    if after is None:
        return None, 0
    if after.kind in _LISTS and (heading or (match and (sure or _has_att(after)))):
        return replace(_listed(lead, block, after), role=role), 2
    if match and sure and after.kind is BlockKind.PARAGRAPH and _ATT.match(after.text):
        plain = _plain(after, _lines(after, every=True))
        return Decision(role, block.line, "", lead, plain), 2
    return None, 0


def _stands_alone(lead: str) -> bool:
    return "\n" not in lead and len(lead) <= _SHORT


def _has_att(entries: Block) -> bool:
    return any(_ATT.match(_first(entry)) for entry in entries.blocks)


def _listed(lead_in: str, first: Block, entries: Block) -> Decision:
    clauses = tuple(
        Clause(entry, _first(entry), entry.line, entry.start) for entry in entries.blocks
    )
    numbered = entries.kind is BlockKind.NUMBERS
    return Decision(Role.DECISION, first.line, "", lead_in, clauses, numbered)


def _first(entry: Block) -> str:
    """Give an entry's own text; in a loose list that is its first paragraph."""
    return entry.text or (entry.blocks[0].text if entry.blocks else "")


def _lines(block: Block, *, every: bool = False) -> list[str]:
    """Give a paragraph's text up to its first line that begins with att, then a text per clause."""
    found: list[str] = []
    for line in block.text.split("\n"):
        if not found or _ATT.match(line):
            found.append(line)
        elif every or len(found) > 1:
            found[-1] += "\n" + line
        else:
            found[0] += "\n" + line
    return found


def _plain(block: Block, clauses: list[str]) -> tuple[Clause, ...]:
    """Make clauses of the last lines of a paragraph."""
    own = sum(clause.count("\n") + 1 for clause in clauses)
    line = block.line + block.text.count("\n") + 1 - own
    found = []
    for clause in clauses:
        found.append(Clause(block, clause, line, -1, listed=False))
        line += clause.count("\n") + 1
    return tuple(found)


def _role(match: re.Match[str] | None) -> Role:
    return Role.DECISION if match and match["verb"] in _DECIDES else Role.PROPOSAL
