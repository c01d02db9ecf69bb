"""A register as a workbook of Excel: dates that are dates, and a head that stays and filters."""

import datetime as dt
import io
from typing import Any

from lchnv_cli.model.late_pattern import late
from lchnv_cli.registers.table import Cell, Register, said

_WIDEST = 50  # characters of a column; longer texts go on below
_LONGEST = 32_767  # characters that a cell of Excel takes
_NOT_IN_NAMES = late(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_UNSEEN = late("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
# What is written is text, whatever it begins with.
_TEXTS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def table_xlsx(register: Register, day: dt.date) -> bytes:
    """Give the workbook, made on a day: the same bytes for the same register and day."""
    import xlsxwriter  # noqa: PLC0415 - heavy

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **_TEXTS})
    made = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a workbook knows no zones
    book.set_properties({"title": _text(register.title), "created": made})
    look = {"valign": "top", "text_wrap": True}
    head = book.add_format({**look, "bold": True, "bottom": 1})
    looks = book.add_format(look), book.add_format({**look, "num_format": "yyyy-mm-dd"})
    name = _NOT_IN_NAMES.sub(" ", _text(register.title))[:_LONGEST_NAME].strip()
    sheet = book.add_worksheet(name or register.name)
    for at, column in enumerate(register.columns):
        longest = max((len(said(row[column.key])) for row in register.rows), default=0)
        sheet.set_column(at, at, min(max(longest, len(column.heading) + 3), _WIDEST) + 2)
        sheet.write_string(0, at, column.heading, head)
    for number, cells in enumerate(register.lines(), 1):
        for at, cell in enumerate(cells):
            _write(sheet, (number, at), cell, looks)
    for number, note in enumerate(register.notes, len(register.rows) + 2):
        sheet.write_string(number, 0, _text(note))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(register.rows), len(register.columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()


def _write(sheet: Any, where: tuple[int, int], cell: Cell, looks: tuple[Any, Any]) -> None:
    plain, date = looks
    if isinstance(cell, dt.date):
        sheet.write_datetime(*where, cell, date)
    elif isinstance(cell, int):
        sheet.write_number(*where, cell, plain)
    elif text := _text(said(cell)):
        sheet.write_string(*where, text, plain)


def _text(text: str) -> str:
    return _UNSEEN.sub(" ", text)[:_LONGEST]
