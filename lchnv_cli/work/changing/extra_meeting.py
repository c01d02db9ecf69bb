"""An extra meeting put in the calendar, so that its agenda can be made at the same time."""

import datetime as dt
from collections.abc import Mapping

from lchnv_cli.load.head import changed_head
from lchnv_cli.load.yaml_edits import More, Names, Value
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.procedure import Body
from lchnv_cli.work.changing.calendar_lines import DayInCalendars
from lchnv_cli.work.changing.mend import Change
from lchnv_cli.work.changing.rescheduling import is_out
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import Stop, Workplace


def with_extra(
    here: Workplace, body: Body, day: dt.date, told: Mapping[str, str]
) -> tuple[Workplace, Change | None]:
    """Give the folder with an extra meeting in it, and the changed calendar; None where it has it.

    ``told`` are the fields of its line, the empty ones left out. Raises Stop where the body meets
    that day otherwise.
    """
    meeting = here.archive.meeting(body.id, day)
    if meeting is not None and meeting.occasion is not None:
        if meeting.extra and not meeting.cancelled:
            return here, None
        how = "inställt" if meeting.cancelled else "ett ordinarie möte"
        raise Stop(f"Mötet {spoken_with_year(day)} är {how} enligt kalendariet.")
    row = {"datum": str(day), "möte": "extra", **{name: own for name, own in told.items() if own}}
    change = DayInCalendars(here, body, day, None).with_row(row)
    return with_files(here, {change.file: change.after}), change


def as_extra(here: Workplace, body: Body, agenda: Agenda, told: Mapping[str, str]) -> list[Change]:
    """Give what makes the meeting of an agenda that is there an extra one. Raises as with_extra."""
    _, change = with_extra(here, body, agenda.date, told)
    values: dict[Names, Value | More] = {} if agenda.extra else {("möte",): "extra"}
    if told.get("beslut") and not agenda.called_by:
        values["kallat_av",] = told["beslut"]
    if not values:
        return [change] if change else []
    if is_out(agenda, here):
        raise Stop(
            f"{agenda.file}\n    Dagordningen är publicerad. Skriv möte: extra i den och publicera "
            f'den som reviderad:\n    > lchnv publish {as_word(agenda.file)} --revised "Extra möte"'
        )
    before = here.bytes_of(agenda)
    after = changed_head(agenda.file, before.decode(), values)
    own = Change(agenda.file, before, after.encode())
    return [change, own] if change else [own]
