"""A document's whole text: what is printed, searched and changed, and let go again.

A folder of thousands would not fit in memory as text, so documents are kept in brief (Document)
and this is read for one at a time.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from lchnv_cli.model.blocks import Block
from lchnv_cli.model.finding import Edit, Place
from lchnv_cli.model.items import Decision, Item
from lchnv_cli.model.source_text import SourceText, starts_of


class Passage(NamedTuple):
    """A decision where it stands in the text; ``entries`` are the list entries of its clauses.

    A clause that stands in no list has None. ``tables`` stand right after the clauses, and belong
    to the last of them.
    """

    decision: Decision
    entries: tuple[Block | None, ...] = ()
    tables: tuple[Block, ...] = ()


Part = Block | Passage


@dataclass(frozen=True, eq=False)
class FullText:
    """The text of a file, and its blocks.

    ``written`` is the whole file with its head, and ``encoded`` its text in bytes; the running
    text begins at the byte ``start``.
    ``blocks`` are those of the running text as it stands, and ``contents`` gives the parts of each
    point by the line of its heading. Characters and bytes are those of ``source``, the file's
    letters put together; places and edits come out in the file's own.
    """

    file: PurePosixPath
    written: SourceText = field(repr=False)
    encoded: bytes = field(repr=False)
    start: int = 0
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    preamble: tuple[Block, ...] = ()
    contents: Mapping[int, tuple[Part, ...]] = field(default_factory=dict, repr=False)

    def of(self, item: Item) -> tuple[Part, ...]:
        """Give what stands directly under a point, in reading order."""
        return self.contents.get(item.line, ())

    @property
    def source(self) -> str:
        """The whole text, in NFC."""
        return self.written.text

    @cached_property
    def start_character(self) -> int:
        """The character where the running text begins."""
        return len(self.encoded[: self.start].decode(errors="ignore"))

    def place_at(self, start: int, end: int = 0) -> Place:
        """Give the place of a character, or of the characters ``start:end``."""
        return Place(self.file, *self._at(start), *(self._at(end) if end else ()))

    def _at(self, index: int) -> tuple[int, int]:
        starts = self.written.line_starts
        line = bisect_right(starts, index)
        return line, self.written.column(line, index - starts[line - 1] + 1)

    def line_start(self, line: int) -> int:
        """Give the character where a line begins; the end when the file has fewer lines."""
        starts = self.written.line_starts
        return starts[line - 1] if line <= len(starts) else len(self.source)

    def edit(self, start: int, end: int, text: str) -> Edit:
        """Replace the characters ``start:end``."""
        starts = self.written.line_starts
        line = bisect_right(starts, start)
        before = self.source[starts[line - 1] : start]
        first = self._line_bytes[line - 1] + len(before.encode())
        return self.edit_bytes(first, first + len(self.source[start:end].encode()), text)

    def edit_bytes(self, start: int, end: int, text: str) -> Edit:
        """Replace the bytes ``start:end``."""
        return Edit(self.file, *self.written.bytes_of(start, end), text)

    @cached_property
    def _line_bytes(self) -> list[int]:
        return starts_of(self.encoded.split(b"\n"))
