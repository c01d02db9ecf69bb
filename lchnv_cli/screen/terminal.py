"""The terminal: results go to stdout, everything said about them to stderr."""

import os
import sys
from typing import Any, TextIO, cast

from lchnv_cli.report.visible import visible


def prepare() -> None:
    """Write UTF-8 on every system; a character the terminal lacks becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            cast("Any", stream).reconfigure(encoding="utf-8", errors="replace")


def show(result: object) -> None:
    """Write a result to stdout: Rich's text with colours where they fit, str as it is."""
    if isinstance(result, str):
        sys.stdout.write(result if result.endswith("\n") else f"{result}\n")
        sys.stdout.flush()
        return
    _console(sys.stdout).print(result, end="", soft_wrap=True)


def say(result: str) -> None:
    """Write one line of result to stdout, with control characters made visible."""
    show("\n".join(visible(line) for line in result.split("\n")))


def tell(message: str) -> None:
    """Write something about the result, or a fault, to stderr."""
    lines = "\n".join(visible(line) for line in message.split("\n"))
    sys.stderr.write(f"{lines}\n")


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


def _console(stream: TextIO) -> Any:
    from rich.console import Console  # noqa: PLC0415 - programs read plain text

    wanted = os.environ.get("LCHNV_COLOR", "")
    return Console(
        file=stream,
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=True if wanted == "always" else None,
        no_color=True if wanted == "never" else None,
    )
