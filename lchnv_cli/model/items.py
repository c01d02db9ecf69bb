"""The points of an agenda or of notes: items, sub-items, facts and decisions."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lchnv_cli.model.blocks import Block
from lchnv_cli.model.fact_names import FactName


class Kind(StrEnum):
    """What a point asks of the meeting; the value is the word in the heading."""

    DECISION = "Beslut"
    DIALOGUE = "Dialog"
    INFORMATION = "Information"
    REPORT = "Rapport"


class Role(StrEnum):
    """Whether att-clauses are proposed to a meeting or were decided by one."""

    PROPOSAL = "proposal"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Clause:
    """One att-clause; ``listed`` is false when it stands as a plain line, not in a list."""

    block: Block
    text: str
    line: int
    start: int
    listed: bool = True

    @property
    def full_text(self) -> str:
        """The clause with everything nested in it."""
        inner = [b.text for part in self.block.blocks for b in part.walk()]
        return "\n".join([self.text, *(text for text in inner if text and text != self.text)])


@dataclass(frozen=True, slots=True)
class Fact:
    """A line ``key: value`` under a heading or after a decision."""

    key: FactName
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A lead-in and its att-clauses, proposed or decided.

    ``heading`` is the heading over it (Förslag till beslut) or empty. ``facts`` are the lines
    right after it (Utfall, Uppdrag).
    """

    role: Role
    line: int
    heading: str = ""
    lead_in: str = ""
    clauses: tuple[Clause, ...] = ()
    numbered: bool = False
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Presenter:
    """Who presents a point: the name, and office and organisation as written after it."""

    name: str
    title: str
    line: int

    def __str__(self) -> str:
        return f"{self.name}, {self.title}" if self.title else self.name


@dataclass(frozen=True, slots=True)
class Heading:
    """A point's heading taken apart; ``label`` is the number or letter as written, or empty.

    ``start`` and ``end`` are the bytes of the label with its mark and space, where a new label
    goes; ``annexes`` is the closing parenthesis as written, such as ``(Bilaga 2 A–F)``.
    """

    line: int
    start: int
    end: int
    label: str
    kinds: tuple[Kind, ...]
    title: str
    annexes: str = ""

    @property
    def text(self) -> str:
        """The heading without its number."""
        kind = f"{'/'.join(self.kinds)}: " if self.kinds else ""
        return f"{kind}{self.title}{' ' if self.annexes else ''}{self.annexes}"


@dataclass(frozen=True, slots=True)
class Item:
    """A point (numbered) or sub-point (lettered) with its text in reading order."""

    heading: Heading
    facts: tuple[Fact, ...] = ()
    presenters: tuple[Presenter, ...] = ()
    content: tuple[Block | Decision, ...] = ()
    sub_items: "tuple[Item, ...]" = ()

    @property
    def line(self) -> int:
        """The heading's line."""
        return self.heading.line

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Every proposal and decision directly under the point."""
        return tuple(part for part in self.content if isinstance(part, Decision))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The running text directly under the point."""
        return tuple(part for part in self.content if isinstance(part, Block))

    def all_facts(self) -> Iterator[Fact]:
        """Give the facts under the heading and after the decisions."""
        yield from self.facts
        for decision in self.decisions:
            yield from decision.facts


@dataclass(frozen=True, slots=True)
class Body:
    """A document's running text: what stands before the first point, and the points."""

    preamble: tuple[Block, ...] = ()
    items: tuple[Item, ...] = ()


def number_of(position: int) -> str:
    """Give the label of the point at ``position``, counted from 1."""
    return str(position)


def letter_of(position: int) -> str:
    """Give the label of the sub-point at ``position``, counted from 1: a … z, aa, ab …."""
    letters = ""
    while position > 0:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
