"""The terminal: results go to stdout, everything said about them to stderr."""

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from operator import itemgetter
from typing import Any, cast

from lchnv_cli.model.report import Styled
from lchnv_cli.report.visible import visible
from lchnv_cli.screen.layout import Piece, folded, known_width

_COLOR = "LCHNV_COLOR"
_GATHERED: list[list[str]] = []  # the files that a program is to be told of together
_KEPT_BACK: list[list[str]] = []  # what --quiet keeps back; no list in it where all is told
_BEGAN = [time.monotonic()]  # when somebody began to wait


def prepare() -> None:
    """Write UTF-8 on every system; a character the terminal lacks becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            cast("Any", stream).reconfigure(encoding="utf-8", errors="replace")
    _KEPT_BACK.clear()
    _BEGAN[0] = time.monotonic()


def waited() -> float:
    """Give for how long the program has run, in seconds."""
    return time.monotonic() - _BEGAN[0]


def keep_back() -> None:
    """Tell nothing about the result until it is known whether the work was done."""
    _KEPT_BACK[:] = [[]]


def is_quiet() -> bool:
    """Tell whether nothing is to be told where all goes well."""
    return bool(_KEPT_BACK)


def let_out() -> None:
    """Tell what was kept back after all."""
    kept = [message for each in _KEPT_BACK for message in each]
    _KEPT_BACK.clear()
    for message in kept:
        tell(message)


def show(result: str | Styled) -> None:
    """Write a result to stdout: a styled one with colours where they fit, str as it is."""
    if isinstance(result, Styled):
        pieces = result.pieces
        if room := known_width(sys.stdout):
            pieces = folded(pieces, room)
        if os.environ.get(_COLOR) == "always" or sys.stdout.isatty():
            _show_coloured(pieces)
            return
        sys.stdout.writelines(map(itemgetter(0), pieces))
    else:
        sys.stdout.write(result if result.endswith("\n") else f"{result}\n")
    sys.stdout.flush()


def show_json(told: Mapping[str, Any]) -> None:
    """Write a result for a program; ``format`` grows when one must read otherwise."""
    from lchnv_cli.report.as_json import FORMAT, to_json  # noqa: PLC0415 - people read no JSON

    show(to_json({"format": FORMAT, **told}))


@contextmanager
def files_shown(told: Mapping[str, Any] | None) -> Iterator[None]:
    """Show the files that are said meanwhile as JSON, after ``told``; as they are without it."""
    if told is None:
        yield
        return
    _GATHERED[:] = [[]]
    try:
        yield
        files = _GATHERED[0]
    finally:
        _GATHERED.clear()
    show_json({**told, "files": files})


def say(result: str) -> None:
    """Write one line of result to stdout, with control characters made visible."""
    if _GATHERED:
        _GATHERED[0].extend(filter(None, result.split("\n")))
        return
    show("\n".join(visible(line) for line in result.split("\n")))


def tell_files(written: int, unchanged: int) -> None:
    """Tell how many files a command wrote, and how many were as they should be already."""
    same = f"; {unchanged} oförändrad{'e' * (unchanged > 1)}" if unchanged else ""
    tell(f"{written} {'fil skriven' if written == 1 else 'filer skrivna'}{same}.")


def tell(message: str) -> None:
    """Write something about the result, or a fault, to stderr; see ``keep_back``."""
    if _KEPT_BACK:
        _KEPT_BACK[0].append(message)
        return
    lines = "\n".join(visible(line) for line in message.split("\n"))
    if room := known_width(sys.stderr):
        lines = "".join(text for text, _ in folded([(lines, "")], room))
    sys.stderr.write(f"{lines}\n")


def ask(question: str) -> str:
    """Ask whoever sits at the terminal; the answer is empty where nobody does."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        return ""
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def let_go() -> None:
    """Give up a stdout that takes no more, so Python does not try again as it ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def version() -> str:
    """Give the program's version."""
    import importlib.metadata  # noqa: PLC0415 - slow to load, and only asked for now and then

    try:
        return importlib.metadata.version("lchnv")
    except importlib.metadata.PackageNotFoundError:
        return "utan installation"


def _show_coloured(pieces: Iterable[Piece]) -> None:
    from rich.console import Console  # noqa: PLC0415 - programs read plain text
    from rich.text import Text  # noqa: PLC0415 - the same

    wanted = os.environ.get(_COLOR, "")
    console = Console(
        file=sys.stdout,
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=True if wanted == "always" else None,
        no_color=True if wanted == "never" else None,
    )
    # Pieces and never markup, where [a) Information] would vanish.
    console.print(Text.assemble(*pieces), end="", soft_wrap=True)
