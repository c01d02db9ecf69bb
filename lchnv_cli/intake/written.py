"""A file on its way: its lines, with each doubt where it stands and what no source says."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lchnv_cli.intake.recognise.draft import Doubt
from lchnv_cli.model.folding import composed
from lchnv_cli.model.late_pattern import late

_UNSEEN = late("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+")


class Told(NamedTuple):
    """A doubt and the line of the file where it stands; 0 for what the file does not hold."""

    line: int
    said: str
    quote: str = ""
    place: str = ""


@dataclass
class Written:
    """The file: its text, its doubts, and how many characters of the source it lacks."""

    lines: list[str] = field(default_factory=list)
    doubts: list[Told] = field(default_factory=list)
    own: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole file."""
        return composed("\n".join(self.lines) + "\n")

    def add(self, *lines: str, own: str = "") -> None:
        """Add lines; ``own`` is what of them no source says."""
        for line in lines:
            self.lines += line.split("\n")
        self.own.append(own)

    def doubt(self, doubt: Doubt, *, head: bool) -> None:
        """Add a doubt as a comment."""
        place, quote = str(doubt.place), one_line(doubt.quote)
        source = f" Källan{f' ({place})' if place else ''}: ”{quote}”" if quote else ""
        frame = f"Tveksamt: {doubt.said}"
        line = len(self.lines) + 1
        self.doubts.append(Told(line, doubt.said, quote, place))
        text = one_line(f"{frame}{source}")
        self.add(f"# {text}" if head else f"<!-- {uncommented(text)} -->", own=frame)


def one_line(text: str) -> str:
    """Give a text on one line, without what no file can hold."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def uncommented(text: str) -> str:
    """Write text inside a comment, which it cannot end, without losing a sign."""
    return re.sub(r"-(?=-|>)", "- ", text)
