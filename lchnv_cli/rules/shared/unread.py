"""What looks like structure and was not read as such: the faults of `oläst-struktur`, as data.

Markdown takes what it does not know for running text, in silence: a heading without its space, a
clause after a bullet from Word. So the blocks that were read are compared with the lines they
were read from. Each look-alike is an ``Unread``; the rule tells them, and the numbering of points
stops at the first that may be a heading.
"""

from collections import deque
from dataclasses import dataclass
from typing import NamedTuple

from lchnv_cli.model.finding import Edit
from lchnv_cli.model.folding import UNSEEN
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.late_pattern import late

# Spaces that are pasted from Word.
HARD = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_INDENT = late(rf"^[ \t{HARD}{UNSEEN}]*")
_TICKS = late("`+")
_QUOTE = late("`+|<!--")  # what begins code within a line, or a comment
_NOT_A_LINE_END = late(r"[^\n]")
_LONGEST = 50  # characters of a line that a message quotes


class Unread(NamedTuple):
    """One look-alike; ``severe`` where text that decides would be lost.

    ``level`` is the level of the heading that it may be: 2 for points, 3 for sub-points, 0 where
    nobody knows, and None for what is no heading. A line of a point that only stands elsewhere is
    ``moved``: of several in a row the first is told.
    """

    line: int
    message: str
    remedy: str
    severe: bool = False
    level: int | None = None
    edits: tuple[Edit, ...] = ()
    moved: bool = False


class Line(NamedTuple):
    """A line of a text block from its first character on: its number, place and masked text."""

    number: int
    at: int
    text: str
    indent: str = ""

    @property
    def unseen(self) -> bool:
        """Whether what stands before the first character is more than ordinary spaces."""
        return bool(self.indent.strip(" \t"))


@dataclass(frozen=True, slots=True)
class Around:
    """Where a text block stands: among clauses, in a list with this mark, among dashed lines."""

    deciding: bool = False
    mark: str = "-"  # of the list around it; empty where that list has numbers
    listed: bool = False
    dashed: bool = False


def lines_of(text: FullText, start: int, end: int, first: int) -> list[Line]:
    """Give the lines between two bytes; ``first`` is the number of the first line."""
    encoded = text.encoded
    before = encoded[encoded.rfind(b"\n", 0, start) + 1 : start].decode()
    at = text.line_start(first) + len(before)
    masked = _masked(encoded[start:end].decode().rstrip())
    found = []
    for number, line in enumerate(masked.split("\n"), first):
        indent = line[: len(line) - len(_INDENT.sub("", line, count=1))]
        found.append(Line(number, at + len(indent), line[len(indent) :].rstrip(), indent))
        at += len(line) + 1
    return found


def _masked(text: str) -> str:
    """Hide code within a line, and comments: they are nobody's structure.

    Each end is looked for once, so that a text of nothing but beginnings is read in one go.
    """
    ticks: dict[str, deque[int]] = {}
    for match in _TICKS.finditer(text):
        ticks.setdefault(match[0], deque()).append(match.end())
    last = text.rfind("-->")
    made, at = "", 0
    for match in _QUOTE.finditer(text):
        if match.start() < at:
            continue
        if match[0] == "<!--":
            end = text.index("-->", match.end()) + 3 if match.end() <= last else 0
        else:
            ends = ticks[match[0]]
            while ends and ends[0] <= match.end():
                ends.popleft()
            end = ends[0] if ends else 0
        if end:
            made += text[at : match.start()]
            made += _NOT_A_LINE_END.sub("\0", text[match.start() : end])
            at = end
    return made + text[at:]


def shown(text: str) -> str:
    """Give a line as a message quotes it."""
    plain = " ".join(text.replace("\0", "`").split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST].rsplit(' ', 1)[0]} …"
