"""A calendar in Markdown: what lchnv calendar --save fills its template with."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lchnv_cli.model.days import spoken
from lchnv_cli.model.kinds import CALENDAR
from lchnv_cli.model.procedure import Body
from lchnv_cli.render.templates import draw


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One line of a new calendar; ``kind`` is empty for an ordinary meeting."""

    date: dt.date
    kind: str = ""
    hours: str = ""

    @property
    def spoken(self) -> str:
        """The day as it is said, for a comment."""
        return spoken(self.date)


def calendar_text(
    body: Body, year: int, rows: Iterable[CalendarRow], folders: tuple[Path, ...]
) -> str:
    """Draw a new calendar, its lines in order of date. Raises TemplateFault."""
    ordered = sorted(rows, key=lambda row: row.date)
    return draw(CALENDAR.draft_template, folders, body=body, year=year, rows=ordered)
