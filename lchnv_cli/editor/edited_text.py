"""A text as an editor counts it: lines and characters from 0, characters in UTF-16.

The rest of the program counts characters, and lines by LF alone; whoever comes from one to the
other goes by the character of the whole text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from lsprotocol import types

from lchnv_cli.model.finding import Place
from lchnv_cli.model.source_text import starts_of

_ENDS = re.compile(r"\r\n|\r|\n")
_ONE_UNIT = 0xFFFF  # the last character that UTF-16 writes as one


class EditedText:
    """What a file holds in the editor, or on the disk where it is not open."""

    def __init__(self, text: str, version: int | None = None) -> None:
        self.text = text
        self.version = version

    @classmethod
    def of(cls, data: bytes) -> "EditedText":
        """Read a file's bytes; what is no text has signs in its place."""
        return cls(data.decode(errors="replace"))

    @property
    def data(self) -> bytes:
        """What would be saved; half surrogate pairs are question marks."""
        return self.text.encode(errors="replace")

    def changed(
        self, changes: Iterable[types.TextDocumentContentChangeEvent], version: int | None
    ) -> "EditedText":
        """Give the text after changes, one after the other."""
        now = self
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = (now.index(each) for each in (change.range.start, change.range.end))
                now = EditedText(f"{now.text[:start]}{change.text}{now.text[end:]}")
            else:
                now = EditedText(change.text)
        return EditedText(now.text, version)

    def index(self, position: types.Position) -> int:
        """Give the character at a position; past the end of a line, the last of it."""
        if position.line >= len(self._starts):
            return len(self.text)
        at, units = self._starts[position.line], position.character
        end = _ENDS.search(self.text, at)
        last = end.start() if end else len(self.text)
        while units > 0 and at < last:
            units -= 1 + (ord(self.text[at]) > _ONE_UNIT)
            at += 1
        return at

    def position(self, index: int) -> types.Position:
        """Give the position of a character."""
        line = bisect_right(self._starts, index) - 1
        before = self.text[self._starts[line] : index]
        units = len(before) + sum(ord(each) > _ONE_UNIT for each in before)
        return types.Position(line, units)

    def range(self, start: int, end: int) -> types.Range:
        """Give the range of the characters ``start:end``."""
        return types.Range(self.position(start), self.position(end))

    def range_of(self, place: Place) -> types.Range:
        """Give the range of a place, which tells where it ends."""
        start = self._index_of(place.line, place.column)
        end = self._index_of(place.end_line or place.line, place.end_column or place.column)
        return self.range(start, max(start, end))

    def _index_of(self, line: int, column: int) -> int:
        if line > len(self._by_feed):
            return len(self.text)
        return min(self._by_feed[line - 1] + column - 1, len(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _ENDS.finditer(self.text))]

    @cached_property
    def _by_feed(self) -> list[int]:
        return starts_of(self.text.split("\n"))
