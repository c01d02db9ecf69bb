"""How far long work has come: a bar on stderr, where somebody sits and has waited for a while.

The wait is counted from the start of the program: several works, none of them long, may be long
together. What a server does for a browser, on threads of its own, nobody waits for at a terminal.
"""

import sys
import threading
from collections.abc import Iterable, Iterator
from typing import TypeVar

from lchnv_cli.screen import terminal

T = TypeVar("T")

PATIENCE = 2.0  # seconds; what ends before that draws nothing, and loads nothing to draw with


def tracked(steps: Iterable[T], count: int, what: str) -> Iterator[T]:
    """Give steps one by one, so many in all, and show how many are done once it has taken long."""
    alone = threading.current_thread() is threading.main_thread()
    seen = alone and sys.stderr.isatty() and not terminal.is_quiet()
    bar = None
    try:
        for done, step in enumerate(steps):
            if seen and bar is None and terminal.waited() > PATIENCE:
                from rich.console import Console  # noqa: PLC0415 - only a long run draws a bar
                from rich.progress import Progress  # noqa: PLC0415 - the same

                bar = Progress(console=Console(stderr=True), transient=True, auto_refresh=False)
                task = bar.add_task(what, total=count)
                bar.start()
            if bar is not None:
                bar.update(task, completed=done, refresh=True)
            yield step
    finally:
        if bar is not None:
            bar.stop()
