"""Run a command in a process of its own, with bounds, and do something in the middle of it."""

import errno
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from lchnv_cli.commands.app import run

KILLED = 137
LONGEST, MEMORY = 120, 3_000_000_000  # seconds, and bytes of addresses, of which far fewer are used
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CRASHED = 99


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit code, what it wrote, processor seconds and bytes it took."""

    command: tuple[str, ...]
    code: int
    out: bytes = b""
    err: bytes = b""
    seconds: float = 0
    memory: int = 0


def kill() -> None:
    """End the process at once, as the system does when the power goes."""
    os._exit(KILLED)


def full() -> None:
    """Let the disk be full from now on: nothing is written, but what is there can be removed."""
    sys.addaudithook(_refused)
    _refused("os.mkdir", ())


def _refused(name: str, details: tuple[object, ...]) -> None:
    writes = name == "open" and isinstance(details[2], int) and details[2] & _WRITING
    if name in {"os.mkdir", "os.rename", "os.link"} or (writes and details[0] != os.devnull):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def in_child(arguments: tuple[str, ...], at: int, event: Callable[[], object]) -> int:
    """Run the program in a process of its own, and do something before its ``at``-th file event.

    Give its exit code. Events are what changes the disk: files opened to be written, forced out,
    moved, linked, removed, and folders made.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    nowhere = os.open(os.devnull, os.O_WRONLY)
    _as_child(arguments, at, event, nowhere, nowhere)
    return _CRASHED


def bounded(
    arguments: tuple[str, ...], folder: Path, at: int = 0, event: Callable[[], object] = kill
) -> Ran:
    """Do the same in a folder with bounds on time and memory, and give what it wrote too."""
    import resource  # noqa: PLC0415 - Unix alone has it

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            os.setsid()
            os.chdir(folder)
            os.environ["XDG_CACHE_HOME"] = os.environ["XDG_STATE_HOME"] = str(folder.parent / "own")
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            _as_child(arguments, at, event, out.fileno(), err.fileno())
        code, took = _waited(child)
        out.seek(0)
        err.seek(0)
        seconds = took.ru_utime + took.ru_stime
        return Ran(arguments, code, out.read(), err.read(), seconds, took.ru_maxrss * 1024)


def _waited(child: int) -> tuple[int, Any]:
    """Wait for a child, but not for ever."""
    end = time.monotonic() + LONGEST
    while True:
        pid, status, took = os.wait4(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status), took
        if time.monotonic() > end:
            os.killpg(child, signal.SIGKILL)
            end += LONGEST
        time.sleep(0.005)


def _text(handle: int) -> TextIO:
    return open(handle, "w", encoding="utf-8", errors="replace", closefd=False)


def _as_child(
    arguments: tuple[str, ...], at: int, event: Callable[[], object], out: int, err: int
) -> None:
    """Run the program and leave with its code: a child must not go on as a second parent."""
    count = 0

    def see(name: str, details: tuple[object, ...]) -> None:
        nonlocal count
        moved = name in {"os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod", "fsync"}
        written = name == "open" and isinstance(details[2], int) and details[2] & _WRITING
        if moved or (written and details[0] != os.devnull):
            count += 1
            if count == at:
                event()

    code = _CRASHED
    try:
        os.dup2(out, 1)
        os.dup2(err, 2)
        # Whoever started the trial may have put something else in their place.
        sys.stdout, sys.stderr = _text(1), _text(2)
        really = os.fsync

        def forced(handle: int) -> None:
            see("fsync", ())
            really(handle)

        if at:
            sys.addaudithook(see)
            os.fsync = forced  # type: ignore[assignment]
        code = run(list(arguments))
        sys.stdout.flush()
        sys.stderr.flush()
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else _CRASHED
    except BaseException:  # noqa: BLE001 - told by the code
        code = _CRASHED
    finally:
        os._exit(code)
