"""Share work on many things between the processors of the machine.

The other processes are copies of this one (fork), so only what they find travels back. Where
copies are not to be had safely, on Windows and macOS and from a thread of a server, the things are
worked through in turn.
"""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from lchnv_cli.screen.how_far import tracked

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 100  # things; fewer are done before a copy has started
_STEP = 25  # things, between looks at the clock


def shared(work: Callable[[Sequence[T]], list[R]], things: Sequence[T]) -> list[R]:
    """Give what ``work`` gives for all the things, in no certain order."""
    workers = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    served = threading.current_thread() is not threading.main_thread()
    if workers == 1 or served or len(things) < WORTH_IT:
        return _in_steps(work, things)
    import multiprocessing  # noqa: PLC0415 - a few things are done before it is loaded

    fork = multiprocessing.get_context("fork")
    helpers = []
    for start in range(1, workers):
        receiving, sending = fork.Pipe(duplex=False)
        arguments = (sending, work, things[start::workers])
        process = fork.Process(target=_send, args=arguments, daemon=True)
        process.start()
        sending.close()
        helpers.append((process, receiving))
    found = _in_steps(work, things[::workers])
    for process, receiving in helpers:
        result = receiving.recv()
        process.join()
        if isinstance(result, Exception):
            raise result
        found += result
    return found


def _in_steps(work: Callable[[Sequence[T]], list[R]], things: Sequence[T]) -> list[R]:
    starts = range(0, len(things), _STEP)
    return [
        found
        for at in tracked(starts, len(starts), "Läser")
        for found in work(things[at : at + _STEP])
    ]


def _send(sending: Any, work: Callable[[Sequence[T]], list[R]], things: Sequence[T]) -> None:
    """Work in a copy of the process; a fault of the program goes back to be told there."""
    try:
        sending.send(work(things))
    except KeyboardInterrupt:
        sending.close()
    except Exception as fault:  # noqa: BLE001 - raised again by the process that waits
        sending.send(fault)
