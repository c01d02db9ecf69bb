"""A file of lines that runs beside each other add to.

To add a line costs the same however many there are, which writing the whole file anew would not.
Each line begins with its break, so that a torn one takes no other along.
"""

from collections.abc import Iterable
from pathlib import Path

from lchnv_cli.save import append, content, replace

_LARGEST = 50_000_000  # bytes; a hundred thousand lines and more


class Journal:
    """The lines, as they were when they were last read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._state: tuple[int, int] | None = None
        self.lines: list[bytes] = []

    def read(self) -> bool:
        """Read the lines and tell whether others have changed them."""
        if (state := self._now()) == self._state:
            return False
        self.lines = (content(self._path, _LARGEST) or b"").strip().split(b"\n")
        self._state = state
        return True

    @property
    def told(self) -> list[str]:
        """The lines as text, without the empty one of a file that is not there."""
        return [line.decode("utf-8", "replace") for line in self.lines if line]

    def add(self, *lines: str) -> None:
        """Add lines, and have them on the disk."""
        append(self._path, "".join(f"\n{line}" for line in lines))
        self.lines += (line.encode() for line in lines)
        self._state = self._now()

    def rewrite(self, lines: Iterable[str]) -> None:
        """Replace all the lines."""
        replace(self._path, "".join(f"\n{line}" for line in lines).encode())
        self.read()

    def _now(self) -> tuple[int, int] | None:
        """Give what tells one state of the file from another: it only grows, or is a new one."""
        try:
            told = self._path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return told.st_ino, told.st_size
