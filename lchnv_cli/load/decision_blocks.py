"""Decision blocks: a lead-in such as "Länschefsnätverket beslutade" and its att-clauses."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from lchnv_cli.load.facts import first_words, read_facts
from lchnv_cli.model.blocks import BULLETS, HEADING, NUMBERS, PARAGRAPH, TABLE, Block
from lchnv_cli.model.fact_names import AFTER_DECISION
from lchnv_cli.model.full_text import Part, Passage
from lchnv_cli.model.items import Clause, Decision, Fact, Role
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import (
    ATT,
    goes_on,
    heading_over,
    in_one_sentence,
    is_certain,
    leads_in,
    role_under,
)

_ATT = late(ATT, re.IGNORECASE)
_SHORT = 60
_ENDS = (".", "!", "?")
_WORDS = ("Beslut", "Förslag")
_FACTS = first_words(AFTER_DECISION)
_LISTS = (BULLETS, NUMBERS)


@dataclass(slots=True)
class _Cursor:
    """The blocks of a point, and how far they have been read."""

    blocks: tuple[Block, ...]
    at: int = 0

    def peek(self, ahead: int = 0) -> Block | None:
        index = self.at + ahead
        return self.blocks[index] if index < len(self.blocks) else None

    def take(self) -> Block:
        self.at += 1
        return self.blocks[self.at - 1]


class _Lead(NamedTuple):
    """A lead-in, how many blocks it takes with its clauses, and those: in lines, or in a list."""

    text: str
    role: Role
    plain: tuple[Clause, ...]
    blocks: int
    entries: tuple[Block, ...] = ()
    numbered: bool = False
    first: int = 1
    letters: bool = False


def read_content(blocks: tuple[Block, ...]) -> tuple[Part, ...]:
    """Give the blocks with each lead-in and its clauses gathered into a decision."""
    cursor = _Cursor(blocks)
    content: list[Part] = []
    while (block := cursor.peek()) is not None:
        if heading := _heading(block):
            content += _under_heading(cursor, heading)
        else:
            content.append(_decision(cursor, "") or cursor.take())
    return tuple(content)


def _heading(block: Block) -> str:
    """Give the heading over clauses that a block is, also as a line of its own in the text."""
    if block.kind is HEADING:
        return heading_over(block.text)
    text = block.text if block.kind is PARAGRAPH else ""
    return heading_over(text) if "eslut" in text and text[0].isupper() else ""


def _under_heading(cursor: _Cursor, heading: str) -> list[Part]:
    """Read what stands under Förslag till beslut, up to the next heading."""
    line = cursor.take().line
    content: list[Part] = []
    while (block := cursor.peek()) is not None:
        if block.kind is HEADING or _heading(block):
            break
        content.append(_decision(cursor, heading) or cursor.take())
    decided = any(isinstance(part, Passage) and part.decision.clauses for part in content)
    if not content or (not decided and any(isinstance(part, Block) for part in content)):
        # In prose, and perhaps an outcome after it: the heading stands before them, once.
        after = [
            part
            if isinstance(part, Block)
            else part._replace(decision=part.decision._replace(heading=""))
            for part in content
        ]
        content = [Passage(Decision(role_under(heading), line, heading)), *after]
    return content


def _decision(cursor: _Cursor, heading: str) -> Passage | None:
    """Read a lead-in with its clauses, clauses alone under a heading, or an outcome alone."""
    block = cursor.blocks[cursor.at]
    if block.kind is PARAGRAPH:
        text = block.text
        if text.startswith(_FACTS):
            facts = _facts(cursor)
            told = Decision(Role.DECISION, block.line, heading, facts=facts)
            return Passage(told) if facts else None
        if heading or not text.endswith(_ENDS) or "\natt" in text:
            lead = _lead_in(block, cursor.peek(1), heading) or _sentence(block, heading)
        else:
            lead = _sentence(block, heading)
    elif heading and block.kind in _LISTS:
        lead = _led_list("", role_under(heading), block, 1)
    else:
        return None
    if lead is None:
        return None
    cursor.at += lead.blocks
    # Another mark begins another list, and a line without one none at all, but the clauses in it
    # belong to the same decision.
    clauses = [*lead.plain, *_listed(lead.entries)]
    entries: list[Block | None] = [*lead.entries] or [None] * len(clauses)
    while clauses and (more := cursor.peek()) is not None:
        if more.kind in _LISTS and _has_att(more):
            entries += more.blocks
            clauses += _listed(more.blocks)
        elif more.kind is PARAGRAPH and goes_on(more.text):
            own = _plain(more, _lines(more, every=True))
            entries += [None] * len(own)
            clauses += own
        else:
            break
        cursor.take()
    tables = []
    while (more := cursor.peek()) is not None and more.kind is TABLE:
        tables.append(cursor.take())
    facts = _facts(cursor)
    decision = Decision(
        *(lead.role, block.line, heading, lead.text, tuple(clauses), lead.numbered, facts),
        *(lead.first, lead.letters),
    )
    return Passage(decision, tuple(entries), tuple(tables))


def _facts(cursor: _Cursor) -> tuple[Fact, ...]:
    """Read the facts that stand here, and pass them."""
    block = cursor.peek()
    if block is None or not block.text.startswith(_FACTS):
        return ()
    facts, rest = read_facts(cursor.blocks[cursor.at :], AFTER_DECISION)
    cursor.at = len(cursor.blocks) - len(rest)
    return facts


def _lead_in(block: Block, after: Block | None, heading: str) -> _Lead | None:
    """Read a paragraph as lead-in; its clauses may be a list, or lines that begin with att.

    Running text can hold "beslutade" at the end of a line too, so clauses that are no list of
    att-clauses are only believed under a heading or after a lead-in that stands alone.
    """
    text, *clauses = _lines(block)
    listed = after if after and after.kind in _LISTS and not clauses else None
    if heading and listed:
        return _led_list(text, role_under(heading), listed, 2)
    led = None if text.endswith(_ENDS) else leads_in(text)
    if led is None:
        return None
    role = role_under(heading) if heading else led
    sure = bool(heading) or ("\n" not in text and len(text) <= _SHORT and is_certain(text))
    if listed:
        return _led_list(text, role, listed, 2) if sure or _has_att(listed) else None
    if sure and clauses:
        return _Lead(text, role, _plain(block, clauses), blocks=1)
    if sure and after and after.kind is PARAGRAPH and _ATT.match(after.text):
        return _Lead(text, role, _plain(after, _lines(after, every=True)), blocks=2)
    return None


def _led_list(text: str, role: Role, listed: Block, blocks: int) -> _Lead:
    numbered = listed.kind is NUMBERS
    first = listed.number if numbered else 1
    return _Lead(text, role, (), blocks, listed.blocks, numbered, first, listed.letters)


def _sentence(block: Block, heading: str) -> _Lead | None:
    """Read a lead-in and its one clause in one sentence; in running text only "Beslut: att …"."""
    text = block.text
    if not (heading or text.startswith(_WORDS)) or _ATT.match(text):
        return None
    found = in_one_sentence(text)
    if found is None or not (heading or found[0].endswith(":")):
        return None
    lead, clause, role = found
    own = role_under(heading) if heading else role
    return _Lead(lead, own, (Clause(clause, block.line),), blocks=1)


def _has_att(entries: Block) -> bool:
    return any(_ATT.match(_first(entry)) for entry in entries.blocks)


def _listed(entries: tuple[Block, ...]) -> tuple[Clause, ...]:
    return tuple(
        [
            Clause(_first(entry), entry.line, entry.start, entry.end, nested=_nested(entry))
            for entry in entries
        ]
    )


def _nested(entry: Block) -> str:
    """Give the text of what stands in an entry below its own."""
    if not entry.blocks:
        return ""
    own = _first(entry)
    inner = (block.text for part in entry.blocks for block in part.walk())
    return "\n".join(text for text in inner if text and text != own)


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
        found.append(Clause(clause, line, listed=False))
        line += clause.count("\n") + 1
    return tuple(found)
