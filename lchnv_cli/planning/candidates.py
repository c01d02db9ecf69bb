"""Which days of a year a body can meet on, each with the days that prepare the meeting.

A proposal says why the usual day was passed over, so a day that cannot be answers with the reason
in words, and the rules on plans are kept here rather than tried on finished years.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import spoken
from lchnv_cli.model.deadline import Due
from lchnv_cli.workdays import Countdown, Workdays

_WEEK = 7  # days from the chair's preparation to the steering group, by habit
_PREPARED = (3, 10)  # and at least and at most so many


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day to meet on, with its preparation, steering-group meeting and last day to publish.

    ``coordinated`` is the nearest meeting of a political body, where its days are known.
    """

    date: dt.date
    preparation: dt.date
    steering: dt.date
    publish_by: Countdown
    coordinated: dt.date | None = None


@dataclass(frozen=True)
class Days:
    """The days of a body's year from ``first`` on, and what speaks against each.

    With ``coordinate`` a day far from every meeting of a political body is no candidate (4 §).
    """

    archive: Archive
    workdays: Workdays
    body_id: str
    year: int
    first: dt.date = dt.date.min
    coordinate: bool = True

    def cited(self, day: dt.date) -> str:
        """Give the paragraph on the steering group's meetings, as it is cited."""
        return self.archive.procedure.cited("ej-berett-möte", "5 §", self.body_id, day)

    def candidate(self, day: dt.date) -> Candidate | str:
        """Give the day as a candidate, or what speaks against it, in Swedish."""
        if against := self._against(day):
            return against
        edition = self.archive.procedure.edition_for(self.body_id, day)
        publish_by = self.workdays.before(day, edition.deadline(Due.AGENDA))
        if self.workdays.is_bridge_day(publish_by.date):
            return f"sista dagen att publicera, {spoken(publish_by.date)}, är en klämdag"
        near = min(self._political, key=lambda other: abs((other - day).days), default=None)
        if (
            self.coordinate
            and near is not None
            and abs((near - day).days) > edition.values["välfärdsrådet_dagar"]
        ):
            return f"{abs((near - day).days)} dagar till närmaste möte i ett politiskt organ"
        for steering in self._steering_days(day):
            for preparation in self._preparations(steering):
                return Candidate(day, preparation, steering, publish_by, near)
        return "styrgruppen och dess beredning får ingen arbetsdag i tid före"

    def all(self) -> Iterator[Candidate]:
        """Give every candidate of the year, in order."""
        day = dt.date(self.year, 1, 1)
        while day.year == self.year:
            if isinstance(found := self.candidate(day), Candidate):
                yield found
            day += dt.timedelta(days=1)

    def steering(self, day: dt.date, first: dt.date) -> dt.date | None:
        """Give the best day for the steering group before a meeting, from a day on."""
        found = (each for each in self._steering_days(day) if each >= first)
        return next((each for each in found if each.year == self.year), None)

    def preparation(self, steering: dt.date, first: dt.date) -> dt.date | None:
        """Give the best day for the chair's preparation of the steering group, from a day on."""
        found = (each for each in self._preparations(steering) if each >= first)
        return next((each for each in found if each.year == self.year), None)

    def _against(self, day: dt.date) -> str:
        """Tell why nothing can be held on a day; empty when it can."""
        if not self.archive.procedure.answers(self.body_id, day):
            return "före den dag från vilken mappen svarar"
        if day < self.first:
            return "dagen har varit"
        if not self.workdays.is_workday(day):
            return self.workdays.name(day) or "helg"
        if self.workdays.is_bridge_day(day):
            return "klämdag"
        if any(season.holds(day) for season in self.archive.procedure.breaks):
            return "uppehåll"
        return f"krockar med {self._taken[day]}" if day in self._taken else ""

    def _steering_days(self, day: dt.date) -> Iterator[dt.date]:
        """Give the days for the steering group that 5 § allows, the best first."""
        values = self.archive.procedure.edition_for(self.body_id, day).values
        best = values["styrgrupp_dagar"]
        window = range(values["styrgrupp_senast"], values["styrgrupp_tidigast"] + 1)
        for before in sorted(window, key=lambda days: (abs(days - best), days)):
            if not self._against(steering := day - dt.timedelta(days=before)):
                yield steering

    def _preparations(self, steering: dt.date) -> Iterator[dt.date]:
        """Give the days for the chair's preparation of a steering group, the best first."""
        least, most = _PREPARED
        for before in sorted(range(least, most + 1), key=lambda days: abs(days - _WEEK)):
            if not self._against(day := steering - dt.timedelta(days=before)):
                yield day

    @cached_property
    def _political(self) -> tuple[dt.date, ...]:
        """Give the days of political bodies, if any day of the year is known."""
        bodies = [body.id for body in self.archive.procedure.bodies.values() if body.political]
        days = [m.date for body in bodies for m in self.archive.all_for(body) if not m.off]
        return tuple(days) if any(day.year == self.year for day in days) else ()

    @cached_property
    def _taken(self) -> dict[dt.date, str]:
        """Give the days on which other bodies meet; its own steering group plans after it."""
        bodies = self.archive.procedure.bodies
        others = [body for body in bodies.values() if body.id != self.body_id]
        # A proposal would replace the year's own calendar.
        calendar = self.archive.calendar(self.body_id, self.year)
        replaced = calendar.occasions if calendar else ()
        return {
            meeting.date: body.short
            for body in others
            for meeting in self.archive.all_for(body.id)
            if not meeting.off and meeting.occasion not in replaced
        }
