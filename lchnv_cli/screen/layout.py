"""Text and tables for the terminal: 80 columns wide, or as wide as a narrower terminal is.

Nothing is broken inside a word, a path or a command that somebody may paste: what is longer than
a line stays whole, and the terminal goes on below.
"""

import os
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TextIO, TypeVar

from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.no_break import bound

_WIDE, _NARROW = 80, 40
_INDENT, _GAP, _BELOW = "  ", "  ", "    "
_SHORT = 12  # characters; a date or a number is told on one line
# A command with what is meant by it: its options, days, paths and quoted names.
_COMMAND = (
    r"lchnv(?: [a-zåäö-]+)?(?: \"[^\"]*\"| --?[a-z-]+(?: [^\s\"-]\S*)?| \S*[-/=\d]\S*)*[^\s]*"
)
_PATH = r"meetings/[^\n:]*\.(?:md|yaml)\S*"  # a folder's name may have spaces
_WORD = late(rf"\n| +|{_COMMAND}|{_PATH}|[^ \n]+(?: §[^ \n]*)*")

_CODE = late(r"(\b\d+:) ")
_GLUE = "\x1f"  # stands for a space where no line is broken; nothing that is shown has one

T = TypeVar("T")
Piece = tuple[str, str]  # a text and its style


def width() -> int:
    """Give how many characters a line of a table holds."""
    return known_width(sys.stdout) or _WIDE - 1


def known_width(stream: TextIO) -> int:
    """Give how many characters a line of a stream holds; 0 where nobody said, as in a file."""
    told = os.environ.get("COLUMNS", "")
    try:
        wide = int(told) if told.isdecimal() else os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):  # no terminal, or no file at all
        return 0
    return min(max(wide, _NARROW), _WIDE) - 1 if wide else 0


def folded(pieces: Iterable[Piece], room: int, rest: int | None = None) -> Iterator[Piece]:
    """Break lines between words; what goes on below is indented as its line, or by ``rest``."""
    at = indent = 0
    new, space = True, ""
    for text, style in pieces:
        for word in _WORD.findall(_glued(text)):
            if word == "\n":
                yield word, ""
                at, new, space = 0, True, ""
            elif not word.strip(" "):
                space += word
            else:
                if new:
                    indent = (len(space) or len(_BELOW)) if rest is None else rest
                elif at + len(space) + len(word) > room:
                    yield "\n", ""
                    # A long path is rather told further out than too far in.
                    at, space = 0, " " * max(min(indent, room - len(word)), 0)
                yield f"{space}{word}".replace(_GLUE, " "), style
                at, new, space = at + len(space) + len(word), False, ""


def wrapped(text: str, first: str = "  ", rest: str = "  ") -> str:
    """Break a text into lines, the first led by ``first`` and the others by ``rest``."""
    pieces = folded([(first + " ".join(text.split()), "")], width(), len(rest))
    return "".join(part for part, _ in pieces)


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Draw rows in columns as wide as they need; the first row is the head.

    Where that is too wide, long cells go on below, or some columns are told at a time.
    """
    cells = [[[cell] for cell in row] for row in rows]
    first, *others = range(len(rows[0]))
    for count in range(1, max(len(others), 1) + 1):
        tables = [
            [[row[at] for at in (first, *some)] for row in cells]
            for some in in_parts(others, count)
        ]
        widths = [_fitting(table) for table in tables]
        if all(widths):
            break
    told = (drawn(table, own) for table, own in zip(tables, widths, strict=True))
    return "\n\n".join("\n".join(f"{_INDENT}{line}" for line in lines) for lines in told)


def in_parts(things: Sequence[T], count: int) -> list[Sequence[T]]:
    """Give things in so many parts, the first of them the largest."""
    size = -(-len(things) // count) or 1
    return [things[at : at + size] for at in range(0, max(len(things), 1), size)]


def fit(columns: Sequence[Sequence[str]], least: Sequence[int], room: int) -> list[int]:
    """Give how wide each column is; those with most to spare give way, and none where none can.

    ``columns`` are the lines of each one's cells.
    """
    room -= len(_GAP) * (len(columns) - 1)
    if sum(least) > room:
        return []
    widths = [max(few, *map(len, own)) for few, own in zip(least, columns, strict=True)]
    while sum(widths) > room:
        spare = [width - few for width, few in zip(widths, least, strict=True)]
        widths[spare.index(max(spare))] -= 1
    return widths


def drawn(
    rows: Iterable[Sequence[Sequence[str]]],
    widths: Sequence[int],
    right: Sequence[bool] | None = None,
) -> Iterator[str]:
    """Draw rows, each cell broken into lines between words; numbers stand to the ``right``."""
    for row in rows:
        cells = [
            [line for each in cell for line in _broken(each, width)]
            for cell, width in zip(row, widths, strict=True)
        ]
        for line in zip_longest(*cells, fillvalue=""):
            told = (
                text.rjust(width) if number else text.ljust(width)
                for text, width, number in zip(
                    line, widths, right or [False] * len(widths), strict=True
                )
            )
            yield _GAP.join(told).rstrip()


def longest_word(lines: Iterable[str]) -> int:
    """Give how wide a column must be for each of its words to stand on a line."""
    return max((len(word) for line in lines for word in _glued(line).split(" ")), default=0)


def _fitting(table: Sequence[Sequence[Sequence[str]]]) -> list[int]:
    lines = [[line for cell in column for line in cell] for column in zip(*table, strict=True)]
    least = [
        max(longest_word(own), max((n for n in map(len, own) if n <= _SHORT), default=0))
        for own in lines
    ]
    return fit(lines, least, width() - len(_INDENT))


def _broken(text: str, width: int) -> list[str]:
    room, text = max(width, 1), _glued(text)
    lines = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)
    return [line.replace(_GLUE, " ") for line in lines] or [""]


def filled(text: str, room: int, indent: str = "") -> str:
    """Break a text of help into lines; the number of an exit code stands with what it means."""
    glued = _CODE.sub(rf"\1{_GLUE}", _glued(text))
    lines = textwrap.wrap(glued, room, initial_indent=indent, subsequent_indent=indent)
    return "\n".join(lines).replace(_GLUE, " ")


def _glued(text: str) -> str:
    return "\n".join(bound(line, _GLUE) for line in text.split("\n"))
