"""A register at 80 columns: a table with the long texts on lines of their own.

Where there are too many columns, narrow ones are told some at a time; a row of others column by
column.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile, zip_longest

from lchnv_cli.registers.table import Cell, Column, Register, said
from lchnv_cli.report.visible import visible
from lchnv_cli.screen.layout import WIDTH, wrapped

_INDENT, _ROW, _ASIDE = "  ", "    ", "        "
_GAP = "  "
_NARROW = 8  # characters
_LONGEST_WORDS = (20, 16, 12)  # characters that are kept on one line of a column; fewer at need


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
    used = register.used()
    over = [*takewhile(lambda column: column.aside, used)]
    beside = [column for column in used if not column.aside]
    under = [column for column in used[len(over) :] if column.aside]
    parts = _parts(register, beside)
    for part in parts:
        if part is not parts[0]:
            yield ""
        yield from _table(register, over, part, under if part is parts[-1] else [])


def _parts(register: Register, columns: list[Column]) -> list[list[Column]]:
    """Give the columns that are told at a time: the first, that names the row, in each of them."""
    first, others = columns[:1], columns[1:]
    if all(len(said(row[c.key])) <= _NARROW for c in others for row in register.rows):
        for count in range(1, len(others) + 1):
            size = -(-len(others) // count)
            parts = [first + others[at : at + size] for at in range(0, len(others), size)]
            if all(_widths(register, part) for part in parts):
                return parts
    return [columns]


def _table(
    register: Register, over: list[Column], beside: list[Column], under: list[Column]
) -> Iterator[str]:
    widths = _widths(register, beside)
    right = [all(isinstance(row[c.key], int | None) for row in register.rows) for c in beside]
    yield from (f"{_INDENT}{column.heading}" for column in over)
    if widths:
        heads = [_cell(column.heading, width) for column, width in zip(beside, widths, strict=True)]
        yield from _row(heads, widths, right)
    before: list[str] = []
    for row in register.rows:
        told = [text for column in over if (text := visible(said(column.of(row))))]
        if told != before:
            yield from (wrapped(text, _INDENT, _INDENT * 2) for text in told)
        before = told
        if widths:
            cells = [_cell(c.of(row), width) for c, width in zip(beside, widths, strict=True)]
            yield from _row(cells, widths, right)
        else:
            yield from _block(row, beside)
        for column in under:
            lines = [line for line in _said_lines(column.of(row)) if line]
            lines = ["; ".join(lines)] if column.running else lines
            for heading, line in zip_longest([f"{column.heading}: "], lines, fillvalue=""):
                yield from [wrapped(f"{heading}{line}", _ASIDE, _ASIDE + _INDENT)] if line else ()


def _widths(register: Register, columns: Sequence[Column]) -> list[int]:
    """Give how wide each column is; those with most to spare give way, and none where none can."""
    room = WIDTH - len(_ROW) - len(_GAP) * (len(columns) - 1)
    lines = [[line for row in register.rows for line in _said_lines(c.of(row))] for c in columns]
    wanted = [max(len(c.heading), *map(len, own)) for c, own in zip(columns, lines, strict=True)]
    heads = [max(map(len, column.heading.split())) for column in columns]
    words = [max((len(w) for line in own for w in line.split()), default=0) for own in lines]
    for longest in _LONGEST_WORDS:
        least = [max(head, min(word, longest)) for head, word in zip(heads, words, strict=True)]
        if sum(least) <= room:
            widths = [max(pair) for pair in zip(wanted, least, strict=True)]
            while sum(widths) > room:
                spare = [width - few for width, few in zip(widths, least, strict=True)]
                widths[spare.index(max(spare))] -= 1
            return widths
    return []


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
        if text := visible(said(column.of(row))):
            yield wrapped(f"{column.heading}: {text}", _ROW, _ASIDE)
