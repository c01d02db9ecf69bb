"""What is told of a day on which nobody works: what it is, and on which day to be in time.

A rule judges by the last day that the arbetsordning gives. Nobody mails on a Saturday, so whoever
is told of such a day is told of the working day before it too.
"""

import datetime as dt

from lchnv_cli.model.days import spoken, spoken_with_year
from lchnv_cli.workdays import Workdays


def in_time(day: dt.date, workdays: Workdays, do: str) -> str:
    """Say after a last day to come on which day to ``do`` it; empty for a working day.

    ``; mejla senast fredag 18 december``.
    """
    if workdays.is_workday(day):
        return ""
    before = workdays.on_or_before(day)
    said = spoken(before) if before.year == day.year else spoken_with_year(before)
    name = workdays.name(day)
    return f"; {f'den dagen är {name}, så ' if name else ''}{do} senast {said}"


def with_workday(day: dt.date, workdays: Workdays) -> str:
    """Say a last day, and beside one on which nobody works the working day before.

    ``söndag 20 december 2026 (sista arbetsdagen är fredag 18 december)``.
    """
    before = workdays.on_or_before(day)
    if before == day:
        return spoken_with_year(day)
    said = spoken(before) if before.year == day.year else spoken_with_year(before)
    return f"{spoken_with_year(day)} (sista arbetsdagen är {said})"


def said_off(day: dt.date, workdays: Workdays) -> str:
    """Say of a day off, or a klämdag, what it is; empty for other days.

    ``19 december 2026 är en lördag``, ``torsdag 24 december 2026 är julafton``.
    """
    off, said = workdays.day_off(day), spoken_with_year(day)
    if off.partition(" ")[2] == said.partition(" ")[0]:
        said = said.partition(" ")[2]
    return f"{said} är {off}" if off else ""
