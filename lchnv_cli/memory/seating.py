"""How the seats of groups stand on a day: who has each, which are empty, and who is sought.

Who has a seat is told by grupper.yaml alone. That somebody is sought to one may stand there, or in
the notes of the meeting that called for it.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from lchnv_cli.memory.appointing import Appointed, Called, told_of_seats
from lchnv_cli.memory.group_named import (
    groups_named,
    groups_of_a_sort,
    names_some_group,
    seats_named,
)
from lchnv_cli.memory.reference import reference_of
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Place
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.seats import Group, Holder, Nomination, Seat
from lchnv_cli.model.sides import DAY

_MONTHS = 12


class State(StrEnum):
    """How a seat stands; the value is how it is told."""

    HELD = "besatt"
    PAST = "mandatet har gått ut"
    VACANT = "vakant"
    CALLED = "nominering pågår"
    LATE = "nominering försenad"
    UNCLEAR = "oklart"


class Sought(NamedTuple):
    """That somebody is sought to a seat: by which decision, from and until when.

    ``received`` are those whom principals have named, by principal.
    """

    called: str
    since: dt.date | None
    until: dt.date | None
    place: Place
    received: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Seated(NamedTuple):
    """A seat on a day. ``since`` is the first day that it was empty, where it is and that is known.

    ``until`` is the day that its holder's appointment runs out.
    """

    group: Group
    seat: Seat
    day: dt.date
    holder: Holder | None
    until: dt.date | None
    since: dt.date | None
    sought: Sought | None

    @property
    def state(self) -> State:
        """How it stands."""
        if self.holder is not None:
            return State.PAST if self.until is not None and self.until < self.day else State.HELD
        if self.seat.unclear:
            return State.UNCLEAR
        if self.sought is None:
            return State.VACANT
        return State.LATE if self.is_late else State.CALLED

    @property
    def vacant(self) -> bool:
        """Whether nobody has it."""
        return self.state in {State.VACANT, State.CALLED, State.LATE}

    @property
    def is_late(self) -> bool:
        """Whether names should have been sent in before the day, and nobody has been chosen."""
        until = self.sought and self.sought.until
        return until is not None and until < self.day


class Meant(NamedTuple):
    """A group and those of its seats that somebody may have been appointed to."""

    group: Group | None
    seats: tuple[Seat, ...]


@dataclass(frozen=True)
class Seating:
    """The groups of a folder, with questions that any day can be asked."""

    archive: Archive
    today: dt.date

    @cached_property
    def told(self) -> tuple[tuple[Appointed, ...], tuple[Called, ...]]:
        """Those appointed and those sought in the notes, oldest first."""
        return told_of_seats(self.archive, self.today)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Every group, ended or not."""
        return self.archive.groups.groups

    def on(self, day: dt.date) -> Iterator[Seated]:
        """Give every seat of the groups that there are on a day, in the order of the file."""
        for group in self.groups:
            if group.is_there(day):
                known = (seat for seat in group.seats if self._is_known(group, seat, day))
                yield from (self._seated(group, seat, day) for seat in known)

    def _is_known(self, group: Group, seat: Seat, day: dt.date) -> bool:
        """Tell whether there is such a seat on a day, as far as anything is told of that."""
        days = [holder.start for holder in seat.holders]
        days += filter(None, (sought_of(e, self.archive.procedure).since for e in seat.nominations))
        days += filter(None, (seat.vacant_since, None if seat.vacant_since else group.start))
        return not days or min(days) <= day

    def meant(self, told: Appointed) -> Meant:
        """Give what somebody was appointed to: by its own words, or else by its point's title.

        A line, and words that name some group, say it themselves.
        """
        itself = told.said or names_some_group(told.to)
        for text in (told.to,) if itself else (told.to, told.title):
            if groups := groups_named(text, self.groups, told.date):
                group, words = groups[0], f"{told.to} {told.source}"
                seats = seats_named(words, group, self.archive.procedure, told.date)
                return Meant(group, tuple(seats))
        return Meant(None, ())

    def _seated(self, group: Group, seat: Seat, day: dt.date) -> Seated:
        holders = sorted((h for h in seat.holders if h.start <= day), key=lambda h: h.start)
        holder = next((each for each in reversed(holders) if each.holds(day)), None)
        since = None
        if holder is None:
            left = max((each.end for each in holders if each.end), default=None)
            since = left + DAY if left else seat.vacant_since or group.start
        until = term_end(holder, seat) if holder else None
        return Seated(group, seat, day, holder, until, since, self._sought(seat, day))

    def _sought(self, seat: Seat, day: dt.date) -> Sought | None:
        """Give the last call that is still open on a day."""
        procedure = self.archive.procedure
        calls = [sought_of(each, procedure) for each in seat.nominations]
        ended = [day_of(each.decided, procedure) for each in seat.nominations if each.decided]
        calls += self._in_notes.get(seat.place, ())
        for call in sorted(calls, key=lambda each: each.since or dt.date.min, reverse=True):
            if call.since is not None and call.since > day:
                continue
            begun = call.since or dt.date.min
            filled = any(begun < each.start <= day for each in seat.holders)
            answered = any(at is None or begun <= at <= day for at in ended)
            if filled or answered:
                return None
            # The file and the notes may tell of the same call, and one of them until when.
            same = (each.until for each in calls if each.since == call.since and each.until)
            return call._replace(until=call.until or next(same, None))
        return None

    @cached_property
    def _in_notes(self) -> dict[Place, list[Sought]]:
        """The calls that notes tell, by the seat that each is for."""
        found: dict[Place, list[Sought]] = {}
        for call in self.told[1]:
            named = groups_named(call.text, self.groups, call.date)
            for group in named or groups_of_a_sort(call.text, self.groups, call.date):
                empty = [s for s in group.seats if not any(h.holds(call.date) for h in s.holders)]
                for seat in seats_named(call.text, group, self.archive.procedure, call.date):
                    if not seat.unclear and (seat in empty or len(group.seats) == 1):
                        own = Sought(call.decision, call.date, call.until, call.place)
                        found.setdefault(seat.place, []).append(own)
        return found


def sought_of(nomination: Nomination, procedure: Procedure) -> Sought:
    """Give a call as grupper.yaml tells it."""
    since = day_of(nomination.called, procedure)
    return Sought(nomination.called, since, nomination.until, nomination.place, nomination.received)


def day_of(decision: str, procedure: Procedure) -> dt.date | None:
    """Give the day of a decision; None where nobody can tell."""
    reference = reference_of(decision, procedure) if decision else None
    return reference.date if reference else None


def term_end(holder: Holder, seat: Seat) -> dt.date | None:
    """Give the last day of an appointment; None where it has none."""
    if holder.until is not None or seat.months is None:
        return holder.until
    start = holder.start
    years, month = divmod(start.month - 1 + seat.months, _MONTHS)
    year, month = start.year + years, month + 1
    last = monthrange(year, month)[1]
    # Six months from 31 August go to the last of February.
    return dt.date(year, month, last) if start.day > last else dt.date(year, month, start.day) - DAY
