"""What was changed in a document that came back, as it is told and as it is written."""

from dataclasses import dataclass
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
    """Characters of the Markdown to replace, and what to put there."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change: ``what`` is a Swedish word for it, ``where`` the point or the part it is in.

    ``who`` is empty where it was not tracked. A ``weighty`` one is of a decision or of who was
    there, and is to be confirmed.
    """

    did: Did
    what: str
    where: str
    before: str = ""
    after: str = ""
    who: str = ""
    weighty: bool = False
    tracked: bool = False


class Unplaced(NamedTuple):
    """A line that nothing in the running text gives: as it was sent, and as it came back.

    ``before`` is the line that stands before it in what came back.
    """

    sent: Line | None
    back: Line | None
    before: Line | None


def in_text(text: str, edits: list[TextEdit]) -> str:
    """Give a text with edits carried out; of several at one place the first stands first."""
    made, at = [], 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if edit.start < at:
            continue
        made += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*made, text[at:]])
