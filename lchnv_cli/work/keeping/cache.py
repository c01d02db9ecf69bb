"""What documents were found to be, remembered from run to run.

One file for each folder of meetings: a line with the holidays of its years, and four lines a
document (its file and checksum; its head; its points; its findings). A line is only taken apart
when somebody asks for what is in it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import PurePosixPath
from typing import NamedTuple, Self

from lchnv_cli.load.folder import Seen
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Finding
from lchnv_cli.model.items import Item
from lchnv_cli.model.kinds import kind_named
from lchnv_cli.work.keeping.codec import as_json, reader
from lchnv_cli.work.keeping.finding_rows import finding_of, row_of
from lchnv_cli.work.keeping.remembered import (
    Line,
    Memory,
    as_line,
    of_line,
    packed,
    unpacked,
)
from lchnv_cli.workdays import PublicDays, public_days

_LINES = 4


class Kept(NamedTuple):
    """One document: its head, its points and its findings, each as a line of JSON.

    The points are packed where a folder has so many documents that those of all would not fit.
    """

    head: Line
    points: Line
    found: Line

    @classmethod
    def of(
        cls, document: Document | None, findings: Sequence[Finding], *, tight: bool = False
    ) -> Self:
        """Keep a document, or the fact that a file is none, with what was found in it.

        ``tight`` packs its points: a tenth more time, and a third of the room or less.
        """
        head = None if document is None else [document.kind.word, as_json(document)]
        points = document.items if document else ()  # named tuples, which json writes as lists
        line = packed(as_line(points)) if tight else as_line(points)
        return cls(as_line(head), line, as_line(list(map(row_of, findings))))

    def document(self, file: PurePosixPath) -> Document | None:
        """Give the document in brief; None for a file that is none."""
        told = of_line(self.head)
        if told is None:
            return None
        word, fields = told
        kind = kind_named(word)
        assert kind is not None  # noqa: S101 - the same program wrote it
        document: Document = reader(kind.of)(fields, file)
        object.__setattr__(
            document, "read_items", partial(_at_hand, partial(_items, self.points, file))
        )
        return document

    def findings(self, file: PurePosixPath) -> list[Finding]:
        """Give what was found in the document by itself: it speaks of nothing but its own file."""
        return [finding_of(row, file) for row in of_line(self.found)]


_Entries = dict[str, tuple[str, Kept]]


class Cache:
    """What is remembered of one folder's documents."""

    def __init__(self, memory: Memory | None) -> None:
        self._memory = memory
        found = memory and _entries_of(memory)
        self.days, self.entries = found or ({}, {})

    def known(self, seen: Seen) -> dict[PurePosixPath, Kept]:
        """Give what was found of the files that hold just the bytes that they held then."""
        if not self.entries:
            return {}  # and no file is read in vain
        told = ((file, self.entries.get(str(file)), own) for file, own in seen.digests.items())
        return {file: entry[1] for file, entry, digest in told if entry and entry[0] == digest}

    def keep(
        self,
        files: Sequence[PurePosixPath],
        fresh: Mapping[PurePosixPath, tuple[str, Kept]],
        years: Iterable[int],
    ) -> None:
        """Remember what is new, and the holidays of some years; forget files that are gone."""
        names = {str(file) for file in files}
        if self._memory is None or not (fresh or self.entries.keys() - names):
            return
        entries = {name: entry for name, entry in self.entries.items() if name in names}
        entries |= {str(file): entry for file, entry in fresh.items()}
        lines: list[Line] = [
            as_line({year: self.days.get(year) or public_days(year) for year in years})
        ]
        for name, (digest, kept) in entries.items():
            lines += (as_line([name, digest]), *kept)
        self._memory.write(lines)


def _entries_of(memory: Memory) -> tuple[dict[int, PublicDays], _Entries] | None:
    lines = memory.read()
    if lines is None:
        return None
    days: dict[int, PublicDays] = {
        int(year): {int(day): name for day, name in own.items()}
        for year, own in of_line(lines[0]).items()
    }
    found: _Entries = {}
    for at in range(1, len(lines), _LINES):
        name, digest = of_line(lines[at])
        found[name] = (digest, Kept(*lines[at + 1 : at + _LINES]))
    return days, found


@lru_cache(maxsize=64)  # documents: the points of a large folder do not fit
def _at_hand(read: Callable[[], tuple[Item, ...]]) -> tuple[Item, ...]:
    return read()


def _items(points: Line, file: PurePosixPath) -> tuple[Item, ...]:
    return tuple([_ITEM(row, file) for row in of_line(unpacked(points))])


_ITEM = reader(Item)
