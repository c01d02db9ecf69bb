"""A file's text as everybody reads it, and the way back to the file as it is.

A Mac writes "å" as two characters, and "å" copied from its PDFs is two as well. The text is put
together (NFC) once, where a file's bytes are decoded, so nobody below needs to know. What points
into the file, a ``Place`` or an ``Edit``, counts the file's own characters and bytes; whoever makes
one asks here. In a file that is NFC already, which nearly all are, that is the same and costs
nothing.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, count
from operator import add
from typing import AnyStr

from lchnv_cli.model.late_pattern import late

# An ASCII character joins with nothing before it, and a line end with nothing at all.
_NOT_ASCII = late(r"[\x00-\x09\x0b-\x7f]?[^\x00-\x7f]+")


@dataclass(frozen=True)
class SourceText:
    """``text`` is in NFC, and ``original`` the file's own: the same object where they agree."""

    text: str
    original: str

    @classmethod
    def of(cls, original: str) -> "SourceText":
        """Put a text together."""
        if unicodedata.is_normalized("NFC", original):
            return cls(original, original)
        return cls(unicodedata.normalize("NFC", original), original)

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return self.original.encode()

    def column(self, line: int, column: int) -> int:
        """Give the column in the file of one in the text; both count from 1."""
        if self.text is self.original or column == 1:
            return column
        at = self.line_starts[line - 1] + column - 1
        return _across(at, *self._characters) - self._own_line_starts[line - 1] + 1

    def index(self, line: int, column: int) -> int:
        """Give the character of the text at a line and a column of the file."""
        if self.text is self.original:
            return self.line_starts[line - 1] + column - 1
        composed, own = self._characters
        return _across(self._own_line_starts[line - 1] + column - 1, own, composed)

    def bytes_of(self, start: int, end: int) -> tuple[int, int]:
        """Give the bytes of the file that bytes of the text, counted in UTF-8, stand for."""
        if self.text is self.original:
            return start, end
        return _across(start, *self._bytes), _across(end, *self._bytes)

    @cached_property
    def _characters(self) -> tuple[list[int], list[int]]:
        return _knots(self.original, len)

    @cached_property
    def _bytes(self) -> tuple[list[int], list[int]]:
        return _knots(self.original, lambda piece: len(piece.encode()))

    @cached_property
    def line_starts(self) -> list[int]:
        """The characters where the text's lines begin."""
        return starts_of(self.text.split("\n"))

    @cached_property
    def _own_line_starts(self) -> list[int]:
        return starts_of(self.original.split("\n"))


def starts_of(lines: list[AnyStr]) -> list[int]:
    """Give where each line of a text begins, by the lines without their ends."""
    return list(map(add, accumulate(map(len, lines), initial=0), count()))[:-1]


def _knots(original: str, size: Callable[[str], int]) -> tuple[list[int], list[int]]:
    """Give where each piece that is written otherwise begins and ends, in the text and the file.

    Between the end of one piece and the beginning of the next the two run side by side, from the
    even knots on.
    """
    composed, own = [0], [0]
    at = 0
    for start, end in _rewritten(original):
        same = size(original[at:start])
        new = unicodedata.normalize("NFC", original[start:end])
        for mine, theirs in ((same, same), (size(new), size(original[start:end]))):
            composed.append(composed[-1] + mine)
            own.append(own[-1] + theirs)
        at = end
    return composed, own


def _rewritten(original: str) -> Iterator[tuple[int, int]]:
    """Give the shortest pieces that NFC writes in another way."""
    for match in _NOT_ASCII.finditer(original):
        if unicodedata.is_normalized("NFC", match[0]):
            continue
        start = match.start()
        for at in range(start + 1, match.end() + 1):
            if at == match.end() or _begins(original[start:at], original[at]):
                if not unicodedata.is_normalized("NFC", original[start:at]):
                    yield start, at
                start = at


def _begins(piece: str, character: str) -> bool:
    """Tell whether a character stands for itself after a piece."""
    if unicodedata.combining(character):
        return False
    apart = (unicodedata.normalize("NFC", part) for part in (piece, character))
    return unicodedata.normalize("NFC", piece + character) == "".join(apart)


def _across(at: int, here: list[int], there: list[int]) -> int:
    knot = bisect_right(here, at) - 1
    return there[knot] + (0 if knot % 2 else at - here[knot])
