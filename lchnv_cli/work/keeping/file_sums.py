"""What files sum up to, remembered: twenty years of annexes are not read for every check.

A file that has not been written since it was summed up has the same size and times, and is the same
file on the disk; the system's own time of change cannot be set back.
"""

import os
import time
from pathlib import Path

from lchnv_cli.on_disk import file_sum
from lchnv_cli.work.keeping import program
from lchnv_cli.work.keeping.remembered import Memory, as_line, file_of, of_line

_Signs = tuple[int, int, int, int]
_UNSURE = 2_000_000_000  # nanoseconds, within which a file can be written twice with the same times


class FileSums:
    """The sums of a folder's files; ``keep`` remembers those that are new.

    Without a folder nothing is remembered.
    """

    def __init__(self, root: Path | None) -> None:
        path = file_of(root, "summor.jsonl") if root else None
        self._memory = Memory(path, program.told())
        self._known: dict[str, tuple[_Signs, str]] | None = None
        self._new = False

    def of(self, path: Path) -> str:
        """Give what a file sums up to; see file_sum. Raises Refused."""
        if self._known is None:
            lines = self._memory.read() or ()
            self._known = {name: (tuple(s), own) for name, s, own in map(of_line, lines)}
        signs = _signs(path)
        there = self._known.get(str(path))
        if there is not None and there[0] == signs:
            return there[1]
        own = file_sum(path)
        if signs is not None and signs == _signs(path) and time.time_ns() - signs[2] > _UNSURE:
            self._known[str(path)] = (signs, own)
            self._new = True
        return own

    def keep(self) -> None:
        """Remember what was summed up, of the files that are still there."""
        if self._new and self._known is not None:
            there = {name: own for name, own in self._known.items() if os.path.lexists(name)}
            self._memory.write([as_line([name, *own]) for name, own in there.items()])


def _signs(path: Path) -> _Signs | None:
    try:
        told = path.stat()
    except (OSError, ValueError):
        return None
    return told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino
