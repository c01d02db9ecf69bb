"""An extra meeting put in the calendar, so that its agenda can be made at the same time."""

import datetime as dt
from collections.abc import Mapping

from lchnv_cli.memory.reference import reference_of
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.procedure import Body
from lchnv_cli.work.changing.calendar_lines import DayInCalendars
from lchnv_cli.work.changing.mend import Change
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import Stop, Workplace


def with_extra(
    here: Workplace, body: Body, day: dt.date, told: Mapping[str, str]
) -> tuple[Workplace, Change | None]:
    """Give the folder with an extra meeting in it, and the changed calendar; None where it has it.

    ``told`` are the fields of its line, the empty ones left out. Raises Stop where the body meets
    that day otherwise, and where whoever called it is no body of the network.
    """
    called_by = told.get("beslut", "")
    if called_by and reference_of(called_by, here.procedure, day) is None:
        raise Stop(
            f"”{called_by}” pekar inte ut något möte. "
            'Skriv till exempel --called-by "styrgrupp 2026-04-02".'
        )
    meeting = here.archive.meeting(body.id, day)
    if meeting is not None and meeting.occasion is not None:
        if meeting.extra and not meeting.cancelled:
            return here, None
        how = "inställt" if meeting.cancelled else "ett ordinarie möte"
        raise Stop(f"Mötet {spoken_with_year(day)} är {how} enligt kalendariet.")
    row = {"datum": str(day), "möte": "extra", **{name: own for name, own in told.items() if own}}
    change = DayInCalendars(here, body, day, None).with_row(row)
    return with_files(here, {change.file: change.after}), change
