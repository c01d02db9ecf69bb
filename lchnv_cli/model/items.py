"""The points of an agenda or of notes: items, sub-items, facts and decisions.

Named tuples, because a folder holds a hundred thousand of them: they are made in a third of a
frozen dataclass's time, and a summary on disk is the same tuples written as lists.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

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


class Clause(NamedTuple):
    """One att-clause; ``listed`` is false when it stands as a plain line, not in a list.

    ``start`` and ``end`` are the bytes of its list entry, or -1; ``nested`` is the text of what
    stands in the entry below the clause itself.
    """

    text: str
    line: int
    start: int = -1
    end: int = -1
    listed: bool = True
    nested: str = ""

    @property
    def full_text(self) -> str:
        """The clause with everything nested in it."""
        return f"{self.text}\n{self.nested}" if self.nested else self.text


class Fact(NamedTuple):
    """A line ``key: value`` under a heading or after a decision.

    One that ``slipped`` is written otherwise (Föredragande. Lo Falk): it is told, and counts.
    ``misnamed`` is another word that stands for its key (Föredragare).
    """

    key: FactName
    value: str
    line: int
    slipped: bool = False
    misnamed: str = ""


class Decision(NamedTuple):
    """A lead-in and its att-clauses, proposed or decided.

    ``heading`` is the heading over it (Förslag till beslut) or empty. ``facts`` are the lines
    right after it (Utfall, Uppdrag). Where the clauses are ``numbered``, ``first`` is the number of
    the first, and ``letters`` tells that they count in letters.
    """

    role: Role
    line: int
    heading: str = ""
    lead_in: str = ""
    clauses: tuple[Clause, ...] = ()
    numbered: bool = False
    facts: tuple[Fact, ...] = ()
    first: int = 1
    letters: bool = False


class Presenter(NamedTuple):
    """Who presents a point: the name, and office and organisation as written after it."""

    name: str
    title: str
    line: int

    def __str__(self) -> str:
        return f"{self.name}, {self.title}" if self.title else self.name


class Heading(NamedTuple):
    """A point's heading taken apart; ``label`` is the number or letter as written, or empty.

    ``start`` and ``end`` are the bytes of the label with its mark and space, where a new label
    goes; ``annexes`` is the closing parenthesis as written, such as ``(Bilaga 2 A–F)``. One that
    ``slipped`` is written otherwise (``##5. Titel``): it is told, and counts. ``broken`` is the
    title of a heading of several lines, as it is broken into them, and empty for one of one line.
    """

    line: int
    start: int
    end: int
    label: str
    kinds: tuple[Kind, ...]
    title: str
    annexes: str = ""
    slipped: bool = False
    broken: str = ""

    @property
    def said(self) -> str:
        """The heading without its number and annexes."""
        return f"{'/'.join(self.kinds)}: {self.title}" if self.kinds else self.title

    @property
    def text(self) -> str:
        """The heading without its number."""
        return f"{self.said}{' ' if self.annexes else ''}{self.annexes}"

    @property
    def lines(self) -> list[str]:
        """The same, line by line."""
        whole = self._replace(title=self.broken).text if self.broken else self.text
        return [line.strip() for line in whole.split("\n")]


class Address(NamedTuple):
    """What a point is called: its number, and the letter of a sub-point, else empty.

    Each is the label as written, or where none is written the point's place in the order.
    """

    point: str
    sub_point: str = ""

    def __str__(self) -> str:
        return f"{self.point} {self.sub_point}".rstrip()

    @property
    def label(self) -> str:
        """As it is printed before the heading: ``5.`` or ``c)``."""
        return f"{self.sub_point})" if self.sub_point else f"{self.point}."

    @property
    def said(self) -> str:
        """As it is said away from its heading: ``5.`` or ``5 c)``."""
        return f"{self.point} {self.sub_point})" if self.sub_point else f"{self.point}."


class Sentence(NamedTuple):
    """A sentence of the running text that may tell what became of its point, and its line."""

    text: str
    line: int


class Item(NamedTuple):
    """A point (numbered) or sub-point (lettered): what it says, without its running text.

    ``anchor`` is the address as a name that no other point of the document has. ``sentences`` are
    those of the running text that may tell what became of the matter, where notes hold any, and
    ``worded`` tells that something stands under the heading besides its facts.
    """

    address: Address
    anchor: str
    heading: Heading
    facts: tuple[Fact, ...] = ()
    presenters: tuple[Presenter, ...] = ()
    decisions: tuple[Decision, ...] = ()
    sub_items: "tuple[Item, ...]" = ()
    sentences: tuple[Sentence, ...] = ()
    worded: bool = False

    @property
    def line(self) -> int:
        """The heading's line."""
        return self.heading.line

    @property
    def called(self) -> str:
        """What messages call it: its title, or where it has none its number."""
        return self.heading.title or f"punkt {self.address}"

    def all_facts(self) -> Iterator[Fact]:
        """Give the facts under the heading and after the decisions."""
        yield from self.facts
        for decision in self.decisions:
            yield from decision.facts


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
