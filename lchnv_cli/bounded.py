"""Work on what somebody else may have written, in a process of its own: bounded in time and memory.

A template is a little program, and a compiler can be led astray by a document. So both run in a
worker that is ended when it takes too long, finds no way to the network, and on Linux gets no more
memory than it may have and no socket. One worker serves a process for as long as it behaves.
"""

import atexit
import copyreg
import os
import pickle
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import IO, Any

from lchnv_cli.model.fault import UserFault
from lchnv_cli.offline import give_up_network

SECONDS = 20.0
BYTES = 1_000_000_000
_TRIES = 3  # times that the same template may take all its time before it is given up
_SIZE = 8  # bytes that tell how long a message is
# A door that is never open: a download that is led there fails at once, and asks no name server.
_NOWHERE = "http://127.0.0.1:0"
_LED = ("http_proxy", "https_proxy", "all_proxy")

_lock = threading.Lock()
_worker: "_Worker | None" = None
_taken: Counter[Hashable] = Counter()


class OutOfBounds(UserFault):
    """Work took too long or too much memory; the message says so after its colon."""


def bounded(what: Hashable, work: Callable[..., Any], *given: Any) -> Any:
    """Give what a function of a module gives, with what it is given. Raises UserFault.

    ``what`` tells one template in one state from another: one that has taken all its time some
    times is not tried again for the next hundred documents.
    """
    global _worker  # noqa: PLW0603 - one for the whole process
    with _lock:
        if _taken[what] >= _TRIES:
            raise OutOfBounds(_too_long())
        if _worker is None or not _worker.is_ours():
            _worker = _Worker()
        try:
            done, result = _worker.ask((work, given))
        except BaseException as fault:  # also whoever stops the program in the middle of it
            _taken[what] += isinstance(fault, OutOfBounds)
            _worker.end()
            _worker = None
            raise
        _taken.pop(what, None)
    if not done:
        raise result
    return result


class _Worker:
    """A process that does one thing at a time."""

    def __init__(self) -> None:
        environment = {k: v for k, v in os.environ.items() if k.lower() != "no_proxy"}
        environment |= {key: _NOWHERE for name in _LED for key in (name, name.upper())}
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-P", "-c", _started_from(sys.path)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._owner = os.getpid()
        atexit.register(self.end)

    def is_ours(self) -> bool:
        """Tell whether it is there, and of this process: a copy of the process starts its own."""
        return self._owner == os.getpid() and self._process.poll() is None

    def ask(self, asked: Any) -> Any:
        """Send something to do and give the answer. Raises OutOfBounds."""
        sending, receiving = self._process.stdin, self._process.stdout
        if sending is None or receiving is None:
            raise RuntimeError("the worker has no pipes")
        clock = threading.Timer(SECONDS, self._process.kill)
        clock.daemon = True
        clock.start()
        try:
            _send(sending, asked)
            return _receive(receiving)
        except (EOFError, BrokenPipeError):
            late = clock.finished.is_set()  # it has done its work
            raise OutOfBounds(_too_long() if late else _too_much()) from None
        finally:
            clock.cancel()

    def end(self) -> None:
        """Let it go."""
        atexit.unregister(self.end)
        if self._owner == os.getpid():
            self._process.kill()
            self._process.communicate()


def _started_from(path: Sequence[str]) -> str:
    """Give what a worker begins with: it finds what this process finds, wherever that lies.

    Nothing is loaded from the folder that the command stands in.
    """
    home, here = str(Path(__file__).resolve().parent.parent), str(Path.cwd())
    known = [each for each in path if each and (each != here or each == home)]
    return f"import sys; sys.path[:] = {known!r}; from lchnv_cli.bounded import serve; serve()"


def _too_long() -> str:
    return f"det tog mer än {SECONDS:.0f} sekunder"


def _too_much() -> str:
    return f"det behövde mer än {BYTES // 1_000_000_000} GB minne, eller avbröts"


# What is remembered of a document is read as it is asked for, from the bytes of all of them.
copyreg.pickle(memoryview, lambda view: (memoryview, (bytes(view),)))


def _send(pipe: IO[bytes], message: Any) -> None:
    data = pickle.dumps(message)
    pipe.write(len(data).to_bytes(_SIZE, "big"))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> Any:
    size = pipe.read(_SIZE)
    if len(size) < _SIZE:
        raise EOFError
    data = pipe.read(int.from_bytes(size, "big"))
    return pickle.loads(data)  # noqa: S301 - from the program itself


def _limit_memory() -> None:
    if sys.platform == "linux":  # others have the limit, and do not keep it
        import resource  # noqa: PLC0415 - of some systems only

        resource.setrlimit(resource.RLIMIT_DATA, (BYTES, BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve() -> None:
    """Do what is asked until nobody asks: the worker's side."""
    receiving, sending = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    _limit_memory()
    give_up_network()
    while True:
        try:
            work, given = _receive(receiving)
        except EOFError:
            return
        try:
            answer = (True, work(*given))
        except MemoryError:
            os._exit(1)
        except UserFault as fault:
            answer = (False, UserFault(str(fault)))
        except Exception as fault:  # noqa: BLE001 - raised again by the process that waits
            answer = (False, RuntimeError(f"{type(fault).__name__}: {fault}"))
        _send(sending, answer)
