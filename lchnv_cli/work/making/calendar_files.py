"""Files for other calendars, each event with a number that rises as it changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lchnv_cli.export.ics import Event, Invitation, calendar_file
from lchnv_cli.work.making.event_log import note, numbered
from lchnv_cli.work.making.print_ledger import Ledger
from lchnv_cli.work.making.writing import home_of
from lchnv_cli.work.opening.workplace import Workplace


@dataclass(frozen=True, slots=True)
class EventFile:
    """Where a file of events is to lie, what the calendar is called, and whom it is for."""

    path: Path
    name: str
    invitation: Invitation | None = None
    force: bool = False


def write_events(here: Workplace, file: EventFile, events: Iterable[Event]) -> bytes:
    """Write a file of events and give what it holds.

    One that the program wrote before is replaced. Raises Stop for any other, before the events are
    noted as written.
    """
    found, lines = numbered(here, events)
    data = calendar_file(found, file.name, here.today, file.invitation)
    name, folder = file.path.name, file.path.parent
    ledger = Ledger(folder, home_of(here, folder))
    if not file.force:
        ledger.refuse(name, data)
    note(here, lines)
    ledger.write(name, "", data, force=file.force)
    return data
