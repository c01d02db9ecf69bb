"""A body's year: its meetings, each with its dates."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.planning.chain import Chain, chain
from lchnv_cli.workdays import Workdays


@dataclass(frozen=True, slots=True)
class YearMeeting:
    """A meeting and, where the arbetsordning asks something of it and it is held, its dates."""

    meeting: Meeting
    chain: Chain | None


def year_meetings(
    archive: Archive, workdays: Workdays, body_id: str, year: int
) -> tuple[YearMeeting, ...]:
    """Give the meetings of a year, oldest first, also those that were called off."""
    found: list[YearMeeting] = []
    for meeting in archive.all_for(body_id):
        if meeting.date.year == year and meeting.moved_to is None:
            dated = not meeting.cancelled and archive.procedure.demands(body_id, meeting.date)
            dates = chain(archive, workdays, body_id, meeting.date) if dated else None
            found.append(YearMeeting(meeting, dates))
    return tuple(found)


def political_days(archive: Archive, year: int) -> Iterator[tuple[str, dt.date]]:
    """Give the meetings of political bodies in a year: the body's name and the day."""
    for body in archive.procedure.bodies.values():
        if body.political:
            days = (m.date for m in archive.all_for(body.id) if not m.off)
            yield from ((body.name, day) for day in days if day.year == year)
