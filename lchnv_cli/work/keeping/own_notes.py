"""What the program notes for its user alone, with what the system keeps of the user's settings.

What lies in a shared folder may be written by anyone, so what is said there is believed only
where it stands here too. The lock lies here as well, so that the folders hold nothing but
documents; it is one for all of them and is held for moments. Where nothing can be kept (no home,
a protected disk) nothing is noted, so nothing is believed, and no run waits for another.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from lchnv_cli.save import locked
from lchnv_cli.save_faults import SaveFault
from lchnv_cli.work.keeping.journal import Journal

_MOST = 200_000  # notes; the oldest half goes, which costs no more than some printing


class OwnNotes:
    """The notes: short texts, each there or not there."""

    def __init__(self) -> None:
        self._folder = _settings()
        self._journal = Journal(self._folder / "utskrifter") if self._folder else None
        self._known: set[bytes] = set()

    def __contains__(self, note: str) -> bool:
        with contextlib.suppress(OSError, SaveFault):
            if self._journal and self._journal.read():
                self._known = set(self._journal.lines)
        return note.encode() in self._known

    def add(self, *notes: str) -> None:
        """Note texts, if notes can be kept."""
        new = [note for note in notes if note not in self]
        if self._journal and new:
            with contextlib.suppress(SaveFault):
                self._journal.add(*new)
                self._known.update(note.encode() for note in new)
                if len(self._journal.lines) > _MOST:
                    kept = self._journal.lines[-_MOST // 2 :]
                    self._journal.rewrite(line.decode("ascii", "replace") for line in kept)

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Let one run of this user at a time do what is inside."""
        with contextlib.ExitStack() as stack:
            if self._folder:
                with contextlib.suppress(SaveFault):
                    stack.enter_context(locked(self._folder / "utskrifter.lock"))
            yield


def _settings() -> Path | None:
    """Give the folder that the system has for what a program keeps on one computer."""
    windows = sys.platform == "win32"
    own = os.environ.get("LOCALAPPDATA" if windows else "XDG_STATE_HOME")
    try:
        home = Path.home() / ("AppData/Local" if windows else ".local/state")
    except RuntimeError:
        return Path(own, "lchnv") if own else None
    return Path(own or home, "lchnv")
