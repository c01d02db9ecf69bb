"""A register to a page: its table, as any document with a letterhead."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.procedure import Body, Procedure
from lchnv_cli.registers.chart import Chart
from lchnv_cli.registers.table import Cell, Column, Register, said
from lchnv_cli.render.page import Page, letterhead_name

TEMPLATE = "register.html.j2"


@dataclass(frozen=True, slots=True)
class RegisterCell:
    """The lines of a cell; a day or a number is ``whole``: it stands on one line.

    The ``name`` of a row is the first that it does not share with others.
    """

    lines: tuple[str, ...]
    whole: bool
    name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage(Page):
    """A register as a table; each chart has the name of the picture that shows it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[RegisterCell, ...], ...]
    notes: tuple[str, ...]
    charts: tuple[tuple[str, Chart], ...] = ()


def register_page(
    register: Register, body: Body, procedure: Procedure, day: dt.date
) -> RegisterPage:
    """Give the page of a register as it is on a day, without the columns that would be empty."""
    used = [column for column in register.used() if column.printed]
    return RegisterPage(
        title=f"{register.title} {day}",
        heading=register.title,
        kind=register.title,
        template=TEMPLATE,
        body_name=letterhead_name(body),
        senders=procedure.senders,
        author=procedure.issuer,
        date=day.isoformat(),
        running=f"{body.name} · {register.title} {day}",
        draft=False,
        facts=(("Avser", f"läget {spoken_with_year(day)}"),),
        preamble=Markup(),
        points=(),
        columns=tuple(column.heading for column in used),
        rows=tuple(_rows(register, used)),
        notes=register.notes,
        charts=tuple((chart_file(register, each), each) for each in register.charts),
    )


def chart_file(register: Register, chart: Chart, suffix: str = "svg") -> str:
    """Give the name of a chart's picture."""
    return f"{register.name}-{chart.name}.{suffix}"


def _rows(register: Register, used: Sequence[Column]) -> Iterator[tuple[RegisterCell, ...]]:
    """Give the cells of each row, without what heads it where it heads the row before too.

    Another group is another, though the same is told about it.
    """
    name = next((column for column in used if not column.heads), None)
    before: Mapping[str, Cell] = {}
    for row in register.rows:
        cells, same = [], True
        for column in used:
            same = same and (not column.heads or before.get(column.key) == row[column.key])
            if same and column.heads:
                cells.append(RegisterCell((), whole=False, name=False))
            else:
                cells.append(_cell(column.of(row), name=column is name))
        yield tuple(cells)
        before = row


def _cell(cell: Cell, *, name: bool) -> RegisterCell:
    if isinstance(cell, Sequence) and not isinstance(cell, str):
        return RegisterCell(tuple(cell), whole=False, name=name)
    return RegisterCell((said(cell),), isinstance(cell, int | dt.date), name)
