"""What was changed in a document that came back, as it is told and as it is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from lchnv_cli.intake.returned.lines import Line


class Did(StrEnum):
    """What was done."""

    CHANGED = "ändrat"
    ADDED = "tillagt"
    REMOVED = "borttaget"
    MOVED = "flyttat"


class TextEdit(NamedTuple):
    """Characters of the Markdown to replace, and what to put there.

    Of several at one place those of a lower ``rank`` stand first, and then the first.
    """

    start: int
    end: int
    new: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One change: ``what`` is a Swedish word for it, ``where`` the point or the part it is in.

    ``who`` is empty where it was not tracked. A ``weighty`` one is of a decision or of who was
    there, and is to be confirmed. What was ``left`` is tracked and not carried over.
    """

    did: Did
    what: str
    where: str
    before: str = ""
    after: str = ""
    who: str = ""
    weighty: bool = False
    left: bool = False


class Unplaced(NamedTuple):
    """A line that nothing in the running text gives: as it was sent, and as it came back.

    ``before`` is the line that stands before it in what came back.
    """

    sent: Line | None
    back: Line | None
    before: Line | None

    @property
    def who(self) -> str:
        """Who made a tracked change in what came back."""
        return self.back.who if self.back else ""


def narrowed(was: str, now: str, at: int) -> list[TextEdit]:
    """Give the edits that make one text of another, which begins at a character: what differs."""
    return [
        TextEdit(at + i, at + i2, now[j:j2])
        for tag, i, i2, j, j2 in word_steps(was, now)
        if tag != "equal"
    ]


def word_steps(was: str, now: str) -> list[tuple[str, int, int, int, int]]:
    """Compare two texts word by word, as difflib does; places are those of characters."""
    ours, theirs = (re.findall(r"\w+|\W", text) for text in (was, now))
    a, b = ([*accumulate(map(len, pieces), initial=0)] for pieces in (ours, theirs))
    found = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [(tag, a[i], a[i2], b[j], b[j2]) for tag, i, i2, j, j2 in found]


def free(edits: list[TextEdit]) -> Iterator[TextEdit]:
    """Give edits in the order that they stand, without those that lie in one before them."""
    at = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end, each.rank)):
        if edit.start >= at:
            yield edit
            at = edit.end


def in_text(text: str, edits: list[TextEdit]) -> str:
    """Give a text with edits carried out."""
    made, at = [], 0
    for edit in free(edits):
        made += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*made, text[at:]])
