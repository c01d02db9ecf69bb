"""Notice that files are saved: by what the system tells, and by looking where it tells nothing."""

import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

# Network drives often tell nothing, so there is a look now and then beside the system's word.
_LOOK, _LOOK_ONLY = 2.0, 0.5  # seconds
_REST = 2  # times as long as the last look took: a slow drive is not looked at all the time
_GROUPED, _QUIET = 400, 50  # milliseconds: several changes in a row are one

Marks = frozenset[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Watched:
    """Files and folders (with all that is in them) below a root that a page depends on.

    ``named`` gives further files each time: those that a file names may be others the next.
    """

    root: Path
    files: tuple[str, ...]
    folders: tuple[str, ...]
    named: Callable[[Path], Iterable[str]] = lambda _: ()

    def look(self) -> Marks:
        """Give the name, time and size of every file that is there."""
        paths = [os.fspath(self.root / name) for name in (*self.files, *self.named(self.root))]
        for name in self.folders:
            for where, _, files in os.walk(self.root / name):
                paths += (os.path.join(where, file) for file in files)  # noqa: PTH118 - often
        return frozenset(filter(None, map(_mark, paths)))


def _mark(path: str) -> tuple[str, int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - often
    except OSError:
        return None
    return path, found.st_mtime_ns, found.st_size


class Refresh(Protocol):
    """What is to be done where something may have changed, or where it is known to have."""

    def __call__(self, *, changed: bool = False) -> object:
        """Do it."""


class Watcher:
    """Asks for a refresh when something watched has changed, from threads of its own.

    With ``poll`` the system is not asked to tell.
    """

    def __init__(self, watched: Watched, refresh: Refresh, *, poll: bool) -> None:
        self._refresh = refresh
        self._stop = threading.Event()
        self._told = not poll
        self._threads = [threading.Thread(target=self._look_often, daemon=True)]
        if self._told:
            below = [watched.root / name for name in watched.folders]
            self._listen_to([path for path in below if path.is_dir()], recursive=True)
            self._listen_to([watched.root], recursive=False)

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End, and wait until it has ended."""
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=5)

    def _listen_to(self, paths: list[Path], *, recursive: bool) -> None:
        if paths:
            work = threading.Thread(target=self._listen, args=(paths, recursive), daemon=True)
            self._threads.append(work)

    def _listen(self, paths: list[Path], recursive: bool) -> None:  # noqa: FBT001 - a thread's
        """Pass on what the system tells; where it will not, looking has to do."""
        try:
            from watchfiles import watch  # noqa: PLC0415 - slow to load

            for _ in watch(
                *paths,
                watch_filter=None,
                debounce=_GROUPED,
                step=_QUIET,
                stop_event=self._stop,
                recursive=recursive,
                force_polling=False,
                ignore_permission_denied=True,
            ):
                self._refresh(changed=True)
        except (OSError, RuntimeError, ImportError):  # no such service, or all of it is taken
            self._told = False

    def _look_often(self) -> None:
        took = 0.0
        while not self._stop.wait(max(_LOOK if self._told else _LOOK_ONLY, took * _REST)):
            start = time.monotonic()
            self._refresh()
            took = time.monotonic() - start
