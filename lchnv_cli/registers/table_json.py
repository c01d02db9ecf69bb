"""A register for other programs: what it says, with dates in ISO form and lists as lists."""

import datetime as dt
import json

from lchnv_cli.registers.chart import Chart
from lchnv_cli.registers.table import Cell, Register

FORMAT = 1


def table_json(register: Register) -> bytes:
    """Give the register as JSON, in UTF-8; ``format`` grows when a program must read otherwise."""
    whole: dict[str, object] = {
        "format": FORMAT,
        "register": register.name,
        "title": register.title,
        "columns": [{"key": c.key, "heading": c.heading} for c in register.columns],
        "rows": [
            {column.key: _value(row[column.key]) for column in register.columns}
            for row in register.rows
        ],
        "notes": register.notes,
    }
    if register.charts:
        whole["charts"] = [_charted(each) for each in register.charts]
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n".encode()


def _charted(chart: Chart) -> dict[str, object]:
    series = [{"name": name, "values": values} for name, values in chart.series]
    return {"name": chart.name, "title": chart.title, "labels": chart.labels, "series": series}


def _value(cell: Cell) -> object:
    return cell.isoformat() if isinstance(cell, dt.date) else cell
