"""Where a block is written and in which style: the element's class, and what it stands in."""

from dataclasses import dataclass, replace

from lchnv_cli.export.tree import Element, classes, name
from lchnv_cli.export.word_inline import Manner
from lchnv_cli.export.word_xml import Node

Pieces = list[tuple[str, Manner]]

CLAUSES = {
    ("decision", "ul"): "Beslutssats",
    ("decision", "ol"): "Beslutssats numrerad",
    ("proposal", "ul"): "Att-sats",
    ("proposal", "ol"): "Att-sats numrerad",
}
OUTCOME = "Beslutsfakta"
PRESENTER = "Föredragande"
TABBED = {PRESENTER, OUTCOME, "Faktarad"}  # a label, a tab, and what it labels
CONTENTS = ("toc 1", "toc 2")
LABEL = "Etikett"
_PARAGRAPHS = {
    "body-name": "Brevhuvud organ",
    "sender": "Brevhuvud",
    "draft": "Utkast",
    "presenter": PRESENTER,
    "fact": "Faktarad",
    "note": "Anmärkning",
    "lead-in": "Beslutsmening",
}
_IN_ZONE = {
    ("proposal", "Beslutsmening"): "Förslagsmening",
    ("decision", "Faktarad"): OUTCOME,
}
_ZONES = ("proposal", "decision")
_DIGITS = 5  # of a list's first number; Word counts no further than 32 767


@dataclass(frozen=True, slots=True)
class Frame:
    """Where blocks are written: into what, how far in (twips), how deep in lists, in what part.

    `family` is the outermost list, 0 outside of lists. `room` is the width of a cell, and 0
    where that is the page's. Where it is ``whole``, a table is not broken.
    """

    into: Node
    left: int = 0
    depth: int = 0
    zone: str = ""
    style: str = "Normal"
    family: int = 0
    room: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a list item, for the first paragraph in it. `number` "" is the style's own."""

    style: str
    number: str
    level: int
    family: int


@dataclass(frozen=True, slots=True)
class Written:
    """What was written last: its style (or `table`), its properties, its level in a list."""

    style: str
    properties: Node
    item: Mark | None = None

    def is_nested_with(self, item: Mark | None) -> bool:
        """Tell whether what was written and a list item are on inner levels of one list."""
        own = self.item
        if own is None or item is None or own.family != item.family:
            return False
        return own.level > 0 or item.level > 0


def zone(element: Element, frame: Frame) -> str:
    """Return the part of a point that an element's blocks belong to: a proposal, a decision."""
    return next((each for each in _ZONES if each in classes(element)), frame.zone)


def paragraph_style(element: Element, frame: Frame) -> str:
    """Return the style of a paragraph by its class, or else by where it stands."""
    named = next((_PARAGRAPHS[each] for each in classes(element) if each in _PARAGRAPHS), "")
    return _IN_ZONE.get((frame.zone, named), named) or frame.style


def list_style(element: Element, frame: Frame) -> str:
    """Return the style of a list's items."""
    if "clauses" in classes(element):
        return CLAUSES[frame.zone or "proposal", name(element)]
    if "toc" in classes(element):
        return CONTENTS[min(frame.depth, len(CONTENTS) - 1)]
    if name(element) == "ul":
        return "List Bullet"
    return "Bokstavslista" if element.get("type", "") == "a" else "List Number"


def first_number(element: Element) -> int:
    """Return the number that a list begins with."""
    start = element.get("start", "")
    fit = start.isascii() and start.isdecimal() and len(start) < _DIGITS
    return int(start) if fit else 1


def plain(pieces: Pieces) -> str:
    """Return the pieces' text."""
    return "".join(content for content, _ in pieces)


def lines(pieces: Pieces) -> list[Pieces]:
    """Return the pieces of each line."""
    found: list[Pieces] = [[]]
    for content, manner in pieces:
        if content == "\n":
            found.append([])
        else:
            found[-1].append((content, manner))
    return [line for line in found if line]


def labelled(pieces: Pieces) -> Pieces:
    """Return the pieces in the look of a label."""
    return [(content, replace(manner, style=LABEL)) for content, manner in pieces]


def tabbed(pieces: Pieces) -> Pieces:
    """Put a tab after a leading label, so that what is labelled stands in a column."""
    match pieces:
        case [(label, look), (content, manner), *rest] if look.style == LABEL:
            return [(label.rstrip(), look), ("\t" + content.lstrip(" "), manner), *rest]
    return pieces
