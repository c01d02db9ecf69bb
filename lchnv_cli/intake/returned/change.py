"""What was changed in a document that came back, as it is told and as it is written."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
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
    tracked: bool = False
    left: bool = False


class Unplaced(NamedTuple):
    """A line that nothing in the running text gives: as it was sent, and as it came back.

    ``before`` is the line that stands before it in what came back.
    """

    sent: Line | None
    back: Line | None
    before: Line | None


def narrowed(was: str, now: str, at: int) -> list[TextEdit]:
    """Give the edits that make one text of another, which begins at a character: what differs."""
    ours, theirs = (re.findall(r"\w+|\W", text) for text in (was, now))
    starts = [at]
    for piece in ours:
        starts.append(starts[-1] + len(piece))
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [
        TextEdit(starts[i], starts[i2], "".join(theirs[j:j2]))
        for tag, i, i2, j, j2 in steps
        if tag != "equal"
    ]


def in_text(text: str, edits: list[TextEdit]) -> str:
    """Give a text with edits carried out."""
    made, at = [], 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end, each.rank)):
        if edit.start < at:
            continue
        made += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*made, text[at:]])
