"""Elements of WordprocessingML: their names, their order, and how one is added."""

from collections.abc import Iterator, Mapping
from typing import Protocol, Self

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Word calls a file corrupt where these stand in another order (ECMA-376, CT_PPr).
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange"
)
_RANK = {W + tag: rank for rank, tag in enumerate(_PARAGRAPH.split())}


class Node(Protocol):
    """Show the part of lxml's element that building a document needs."""

    text: str | None

    @property
    def tag(self) -> str:
        """Give the name with its namespace in braces."""

    @property
    def attrib(self) -> Mapping[str, str]:
        """Give all attributes."""

    def get(self, key: str, default: str = "") -> str:
        """Give an attribute."""

    def set(self, key: str, value: str) -> None:
        """Set an attribute."""

    def append(self, child: Self) -> None:
        """Add a last child."""

    def insert(self, index: int, child: Self) -> None:
        """Add a child before another."""

    def remove(self, child: Self) -> None:
        """Take a child away."""

    def index(self, child: Self) -> int:
        """Tell where a child stands."""

    def find(self, path: str) -> Self | None:
        """Give the first element on a path."""

    def findall(self, path: str) -> list[Self]:
        """Give every element on a path."""

    def iter(self, *tags: str) -> Iterator[Self]:
        """Walk over the element itself and all below it, in document order."""

    def makeelement(self, tag: str, attrib: Mapping[str, str]) -> Self:
        """Make an element for the same tree."""

    def __iter__(self) -> Iterator[Self]:
        """Walk over the children."""

    def __getitem__(self, at: int) -> Self:
        """Give a child."""

    def __len__(self) -> int:
        """Count the children."""


def add(parent: Node, tag: str, **values: str) -> Node:
    """Append a child of Word's namespace with attributes of the same."""
    child = parent.makeelement(W + tag, {W + key: value for key, value in values.items()})
    parent.append(child)
    return child


def put(properties: Node, tag: str, **values: str) -> Node:
    """Add a property to a paragraph's properties, or to the one there is, where Word wants it."""
    if (found := properties.find(W + tag)) is not None:
        for key, value in values.items():
            found.set(W + key, value)
        return found
    child = properties.makeelement(W + tag, {W + key: value for key, value in values.items()})
    rank = _RANK[child.tag]
    position = sum(_RANK.get(other.tag, rank) <= rank for other in properties)
    properties.insert(position, child)
    return child


def copied(node: Node) -> Node:
    """Give an element like another, with all below it."""
    twin = node.makeelement(node.tag, dict(node.attrib))
    twin.text = node.text
    for child in node:
        twin.append(copied(child))
    return twin


def text(run: Node, content: str) -> None:
    """Add text to a run; a newline in it is a line break, a tab a tab."""
    for number, line in enumerate(content.split("\n")):
        if number:
            add(run, "br")
        for column, part in enumerate(line.split("\t")):
            if column:
                add(run, "tab")
            if part:
                verbatim(add(run, "t"), part)


def verbatim(holder: Node, content: str) -> None:
    """Set the text of an element such that Word keeps the spaces around it."""
    holder.text = content
    if content != content.strip():
        holder.set(SPACE, "preserve")
