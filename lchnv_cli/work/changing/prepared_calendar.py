"""What prepares the meetings of a calendar and is not planned, written there."""

import datetime as dt

from lchnv_cli.load.head import changed_head
from lchnv_cli.load.yaml_edits import More, Value
from lchnv_cli.model.document import Calendar
from lchnv_cli.planning.preparations import unprepared
from lchnv_cli.work.changing.mend import Change
from lchnv_cli.work.opening.workplace import Workplace

Planned = list[tuple[str, dt.date]]


def prepared(here: Workplace, calendar: Calendar) -> tuple[Change | None, Planned]:
    """Give a calendar with what prepares its meetings to come, and what that is; None for nothing.

    Each is what a line calls it, and its day.
    """
    planned: Planned = []
    for each in unprepared(here.archive, here.workdays, calendar.body_id, here.today):
        if each.each.meeting.date.year == calendar.year:
            planned += [("styrgrupp", each.steering)] if each.steering else []
            planned += [("beredning", each.preparation)] if each.preparation else []
    if not planned:
        return None, []
    rows: list[dict[str, Value]] = [{"datum": str(day), "möte": word} for word, day in planned]
    before = here.bytes_of(calendar)
    after = changed_head(calendar.file, before.decode(), {("möten",): More(rows)})
    return Change(calendar.file, before, after.encode()), planned
