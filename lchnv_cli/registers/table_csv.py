"""A register as CSV that a Swedish Excel opens with a double click: semicolons, and a BOM."""

import csv
import io

from lchnv_cli.registers.table import Register, said

_FORMULAS = ("=", "+", "-", "@")


def table_csv(register: Register) -> bytes:
    """Give the register as CSV; an empty register has its head alone."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.heading for column in register.columns)
    for cells in register.lines():
        writer.writerow(cell if isinstance(cell, int) else harmless(said(cell)) for cell in cells)
    return b"\xef\xbb\xbf" + out.getvalue().encode(errors="replace")


def harmless(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula to reckon with."""
    return f"'{text}" if text.startswith(_FORMULAS) else text
