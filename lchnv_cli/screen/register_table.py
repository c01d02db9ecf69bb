"""A register in the terminal: a table with the long texts on lines of their own.

Where there are too many columns, narrow ones are told some at a time; a row of others column by
column.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile, zip_longest

from lchnv_cli.registers.table import Cell, Column, Register, said
from lchnv_cli.report.visible import visible
from lchnv_cli.screen.layout import drawn, fit, in_parts, longest_word, width, wrapped

_INDENT, _ROW, _ASIDE = "  ", "    ", "        "
_NARROW = 8  # characters


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
            parts = [[*first, *some] for some in in_parts(others, count)]
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
        yield from _indented(drawn([[[column.heading] for column in beside]], widths, right))
    before: list[str] = []
    for row in register.rows:
        told = [text for column in over if (text := visible(said(column.of(row))))]
        if told != before:
            yield from (wrapped(text, _INDENT, _INDENT * 2) for text in told)
        before = told
        if widths:
            yield from _indented(drawn([[_said_lines(c.of(row)) for c in beside]], widths, right))
        else:
            yield from _block(row, beside)
        for column in under:
            lines = [line for line in _said_lines(column.of(row)) if line]
            lines = ["; ".join(lines)] if column.running else lines
            for heading, line in zip_longest([f"{column.heading}: "], lines, fillvalue=""):
                yield from [wrapped(f"{heading}{line}", _ASIDE, _ASIDE + _INDENT)] if line else ()


def _widths(register: Register, columns: Sequence[Column]) -> list[int]:
    """Give how wide each column is; none where some word would not stand on a line."""
    lines = [[line for row in register.rows for line in _said_lines(c.of(row))] for c in columns]
    lines = [[c.heading, *own] for c, own in zip(columns, lines, strict=True)]
    return fit(lines, list(map(longest_word, lines)), width() - len(_ROW))


def _said_lines(cell: Cell) -> list[str]:
    if isinstance(cell, Sequence) and not isinstance(cell, str):
        return [visible(said(each)) for each in cell or [""]]
    return [visible(said(cell))]


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{_ROW}{line}" for line in lines)


def _block(row: Mapping[str, Cell], columns: Sequence[Column]) -> Iterator[str]:
    for column in columns:
        if text := visible(said(column.of(row))):
            yield wrapped(f"{column.heading}: {text}", _ROW, _ASIDE)
