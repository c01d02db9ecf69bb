"""When a body is used to meeting, as its earlier calendars and documents show."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TypeVar

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import Hours

T = TypeVar("T")
_YEARS = 3  # so far back a habit is looked for


@dataclass(frozen=True, slots=True)
class Habits:
    """The usual weekday (0 is Monday; None when nothing is known) and hours.

    ``times`` of ``meetings`` were on that weekday.
    """

    weekday: int | None
    hours: Hours | None
    times: int = 0
    meetings: int = 0


def habits(archive: Archive, body_id: str, year: int) -> Habits:
    """Give a body's habits in the last years before ``year``; of two weekdays the latest used."""
    first, last = dt.date(year - _YEARS, 1, 1), dt.date(year, 1, 1)
    held = [
        m for m in archive.all_for(body_id) if first <= m.date < last and not m.extra and not m.off
    ]
    own = archive.procedure.bodies[body_id].hours
    hours = own or _most([m.occasion.hours for m in held if m.occasion and m.occasion.hours])
    weekday = _most([m.date.weekday() for m in held])
    times = sum(m.date.weekday() == weekday for m in held)
    return Habits(weekday, hours, times, len(held))


def _most(values: list[T]) -> T | None:
    """Give the most common value; of several the one that came last."""
    counts = Counter(values)
    return max(reversed(values), key=lambda value: counts[value], default=None)
