"""A register to a page: its table, as any document with a letterhead."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.procedure import Body, Procedure
from lchnv_cli.registers.table import Cell, Register, said
from lchnv_cli.render.page import Page, letterhead_name

TEMPLATE = "register.html.j2"


@dataclass(frozen=True, slots=True)
class RegisterCell:
    """The lines of a cell; a day or a number is ``whole``: it stands on one line."""

    lines: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage(Page):
    """A register as a table."""

    columns: tuple[str, ...]
    rows: tuple[tuple[RegisterCell, ...], ...]
    notes: tuple[str, ...]


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
        rows=tuple(tuple(_cell(column.of(row)) for column in used) for row in register.rows),
        notes=register.notes,
    )


def _cell(cell: Cell) -> RegisterCell:
    if isinstance(cell, Sequence) and not isinstance(cell, str):
        return RegisterCell(tuple(cell), whole=False)
    return RegisterCell((said(cell),), whole=isinstance(cell, int | dt.date))
