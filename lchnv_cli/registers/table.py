"""A register as rows and columns, whatever it is shown or written as.

A module of this room makes one Register of an archive or its ledger and a day; a format of
registers is one pure function from a Register. So a new register is in every format, and a new
format has every register.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lchnv_cli.model.archive import Archive
from lchnv_cli.registers.chart import Chart

Cell = str | int | dt.date | Sequence[str] | None
UNKNOWN = "–"


class Column(NamedTuple):
    """A column: its English name for programs, and its Swedish heading.

    What is ``aside`` is long: a screen gives it lines of its own, over the row where nothing stands
    before it, and else under. A list that is ``running`` stands there as a sentence. What is not
    ``printed`` is for whoever has the folder. ``blank`` is shown to a reader where there is nothing
    to tell. What ``heads`` several rows is said once, over them or before the first.
    """

    key: str
    heading: str
    aside: bool = False
    printed: bool = True
    running: bool = False
    blank: str | None = None
    heads: bool = False

    def of(self, row: Mapping[str, Cell]) -> Cell:
        """Give a row's cell as it is shown to a reader."""
        cell = row[self.key]
        return self.blank if cell is None else cell


class Register(NamedTuple):
    """A table with a title; ``name`` is its English name for programs and files.

    A row has a value for each column's key, None where there is nothing to tell. ``notes`` are told
    under the table, and ``charts`` shown where pictures are.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Cell], ...]
    notes: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()

    def lines(self) -> Iterator[list[Cell]]:
        """Give the cells of each row, in the order of the columns."""
        return ([row[column.key] for column in self.columns] for row in self.rows)

    def used(self) -> tuple[Column, ...]:
        """Give the columns that tell something in some row."""
        return tuple(c for c in self.columns if any(said(row[c.key]) for row in self.rows))


def said(cell: Cell) -> str:
    """Give a cell as text on one line."""
    if cell is None:
        return ""
    text = cell if isinstance(cell, str) else str(cell)
    if isinstance(cell, Sequence) and not isinstance(cell, str):
        text = ", ".join(cell)
    return " ".join(text.split())


def not_read(archive: Archive) -> tuple[str, ...]:
    """Tell what a register cannot rest on: documents and folders that could not be read."""
    count = len(archive.unread) + len(archive.unseen)
    if not count:
        return ()
    what = "En fil eller mapp" if count == 1 else f"{count} filer och mappar"
    first = min((*archive.unread, *archive.unseen))
    named = first if count == 1 else f"{first} och {count - 1} till"
    return (f"{what} går inte att läsa och är inte med här: {named}. Kör lchnv check.",)
