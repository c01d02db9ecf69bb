"""The terminal: results go to stdout, everything said about them to stderr."""

import importlib.metadata
import os
import sys
from typing import Any, TextIO, cast

from rich.console import Console
from rich.text import Text

from lchnv_cli.report.visible import visible


def prepare() -> None:
    """Write UTF-8 on every system; a character the terminal lacks becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            cast("Any", stream).reconfigure(encoding="utf-8", errors="replace")


def show(result: str | Text) -> None:
    """Write a result to stdout: text for people with colours where they fit, str as it is."""
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
    _console(sys.stderr).print(Text(lines), soft_wrap=True)


def let_go() -> None:
    """Give up a stdout that takes no more, so Python does not try again as it ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def version() -> str:
    """Give the program's version."""
    try:
        return importlib.metadata.version("lchnv")
    except importlib.metadata.PackageNotFoundError:
        return "utan installation"


def _console(stream: TextIO) -> Console:
    wanted = os.environ.get("LCHNV_COLOR", "")
    return Console(
        file=stream,
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=True if wanted == "always" else None,
        no_color=True if wanted == "never" else None,
    )
