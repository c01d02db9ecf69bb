"""A register at 80 columns: a table with the long texts on lines of their own.

A row that still has too many columns is told column by column.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile, zip_longest

from lchnv_cli.registers.table import Cell, Column, Register, said
from lchnv_cli.report.visible import visible
from lchnv_cli.screen.layout import WIDTH, wrapped

_INDENT, _ROW, _ASIDE = "  ", "    ", "        "
_GAP = "  "
_LONGEST_WORD = 20  # characters that are kept on one line of a column


def register_table(register: Register) -> str:
    """Draw a register with its title and notes, without the columns that would be empty."""
    parts = [visible(register.title)]
    if register.rows:
        parts.append("\n".join(_lines(register)))
    else:
        parts.append(f"{_INDENT}Inget att visa.")
    parts += (wrapped(visible(note), "", _INDENT) for note in register.notes)
    return "\n\n".join(parts)


def _lines(register: Register) -> Iterator[str]:
    over = tuple(takewhile(_is_aside, register.used()))
    beside = [column for column in register.used() if not column.aside]
    under = [column for column in register.used()[len(over) :] if column.aside]
    widths = _widths(register, beside)
    right = [all(isinstance(row[c.key], int | None) for row in register.rows) for c in beside]
    yield from (f"{_INDENT}{column.heading}" for column in over)
    if widths:
        yield from _row([[column.heading] for column in beside], widths, right)
    before: list[str] = []
    for row in register.rows:
        told = _asides(row, over)
        if told != before:
            yield from (wrapped(text, _INDENT, _INDENT * 2) for text in told)
        before = told
        if widths:
            cells = [_cell(row[c.key], width) for c, width in zip(beside, widths, strict=True)]
            yield from _row(cells, widths, right)
        else:
            yield from _block(row, beside)
        yield from (wrapped(text, _ASIDE, _ASIDE) for text in _asides(row, under))


def _is_aside(column: Column) -> bool:
    return column.aside


def _asides(row: Mapping[str, Cell], columns: Sequence[Column]) -> list[str]:
    return [text for c in columns if (text := visible(said(row[c.key])))]


def _widths(register: Register, columns: Sequence[Column]) -> list[int]:
    """Give how wide each column is; those with most to spare give way, and none where none can."""
    wanted, least = [], []
    for column in columns:
        lines = [line for row in register.rows for line in _said_lines(row[column.key])]
        head = len(column.heading)
        wanted.append(max(head, *map(len, lines)))
        words = (len(word) for line in lines for word in line.split())
        least.append(max(head, min(max(words, default=0), _LONGEST_WORD)))
    room = WIDTH - len(_ROW) - len(_GAP) * (len(columns) - 1)
    while sum(wanted) > room:
        spare = [want - few for want, few in zip(wanted, least, strict=True)]
        if max(spare) <= 0:
            return []
        wanted[spare.index(max(spare))] -= 1
    return wanted


def _said_lines(cell: Cell) -> list[str]:
    if isinstance(cell, Sequence) and not isinstance(cell, str):
        return [visible(said(each)) for each in cell or [""]]
    return [visible(said(cell))]


def _cell(cell: Cell, width: int) -> list[str]:
    """Break a cell into lines; a date and a path are broken nowhere else than they must."""
    return [
        line
        for each in _said_lines(cell)
        for line in textwrap.wrap(each, width, break_on_hyphens=False) or [""]
    ]


def _row(
    cells: Sequence[Sequence[str]], widths: Sequence[int], right: Sequence[bool]
) -> Iterator[str]:
    for line in zip_longest(*cells, fillvalue=""):
        drawn = (
            text.rjust(width) if is_number else text.ljust(width)
            for text, width, is_number in zip(line, widths, right, strict=True)
        )
        yield f"{_ROW}{_GAP.join(drawn)}".rstrip()


def _block(row: Mapping[str, Cell], columns: Sequence[Column]) -> Iterator[str]:
    for column in columns:
        if text := visible(said(row[column.key])):
            yield wrapped(f"{column.heading}: {text}", _ROW, _ASIDE)
