"""Markdown as it is read: without its comments, and with a way back to the file.

Comments are taken away before the text is read, with their line where they stand alone on it, so
that they can end neither a paragraph nor a list. A definition that no link uses would vanish: a
backslash before it makes it text. Both move what follows, so every place is led back to the file.
"""

import re
from bisect import bisect_left, bisect_right

_DEFINITION = re.compile(
    rb"^(?:(?:[-+*]|\d{1,9}[.)])?[ \t>])*(?P<start>\[)(?P<name>(?:[^\[\]\\]|\\.)+)\]:",
    re.MULTILINE | re.DOTALL,
)
_ALONE = re.compile(rb"[ \t>]*")
_SPACE = b" \t"


class Rewritten:
    """A text with pieces taken away and backslashes put in; places are counted in bytes."""

    def __init__(self, encoded: bytes, comments: list[tuple[int, int]], escaped: list[int]) -> None:
        """Take the comments away, and put a backslash at every place in ``escaped``."""
        edits = [(*_with_line(encoded, *comment), b"") for comment in comments]
        edits += [(at, at, b"\\") for at in escaped]
        self._source = encoded
        self._begins = [0]  # where each piece that was kept begins, here and in the file
        self._origins = [0]
        made, at = bytearray(), 0
        for start, end, put in sorted(edits):
            if end < at:
                continue
            made += encoded[at : max(start, at)] + put
            at = end
            self._begins.append(len(made))
            self._origins.append(at)
        self.encoded = bytes(made + encoded[at:])
        self.text = self.encoded.decode()

    def start(self, at: int) -> int:
        """Lead the beginning of something back to its place in the file."""
        piece = bisect_right(self._begins, at) - 1
        return self._origins[piece] + at - self._begins[piece]

    def end(self, at: int) -> int:
        """Lead the end of something back: what was taken away after it is no part of it."""
        piece = max(bisect_left(self._begins, at) - 1, 0)
        return self._origins[piece] + at - self._begins[piece]

    def line_break(self, start: int, end: int) -> str:
        """Give as many line breaks as the file has there, so that lines can be counted."""
        return "\n" * max(1, self._source.count(b"\n", self.start(start), self.start(end)))


def comments_in(encoded: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """Give the comments within a piece of raw HTML."""
    found = []
    while (begin := encoded.find(b"<!--", start, end)) >= 0:
        close = encoded.find(b"-->", begin + 4, end)
        if close < 0:  # nor has any that begins after it an end
            break
        start = close + 3
        found.append((begin, start))
    return found


def lone_definitions(encoded: bytes, read: bytearray, used: set[str]) -> list[int]:
    """Give where the definitions begin that no link uses, or whose name is defined before.

    ``read`` is 1 where there is something to show.
    """
    left = {_folded(name) for name in used}
    found = []
    for match in _DEFINITION.finditer(encoded):
        if read[match.start("start")]:
            continue
        name = _folded(match["name"].decode())
        if name in left:
            left.discard(name)
        else:
            found.append(match.start("start"))
    return found


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _with_line(encoded: bytes, start: int, end: int) -> tuple[int, int]:
    """Give a comment with its line where it stands alone on it, else with the space before it."""
    line = encoded.rfind(b"\n", 0, start) + 1
    after = encoded.find(b"\n", end)
    last = len(encoded) if after < 0 else after + 1
    ends = not encoded[end:last].strip()
    if ends and _ALONE.fullmatch(encoded, line, start):
        return line, last
    if ends or encoded[end : end + 1] in _SPACE:
        start = len(encoded[:start].rstrip(_SPACE))
    return start, end
