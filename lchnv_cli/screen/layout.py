"""Plain tables for the terminal: the same with and without one, 80 columns wide at most."""

import textwrap
from collections.abc import Sequence

WIDTH = 79
_NO_BREAK = "\u00a0"


def columns(rows: Sequence[Sequence[str]], indent: int = 2) -> str:
    """Draw rows in columns as wide as they need; the first row is the head."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(" " * indent + line.rstrip() for line in lines)


def wrapped(text: str, first: str = "  ", rest: str = "  ") -> str:
    """Break a text into lines, the first led by ``first`` and the others by ``rest``."""
    whole = " ".join(text.split()).replace(" §", f"{_NO_BREAK}§")
    filled = textwrap.fill(
        whole, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
    return filled.replace(_NO_BREAK, " ")
