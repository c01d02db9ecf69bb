"""A day's lines in the calendars: changed where they stand, or put there where there is none."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lchnv_cli.load import frontmatter, nodes
from lchnv_cli.load.head import changed_head
from lchnv_cli.load.yaml_edits import More, Names, Value
from lchnv_cli.model.days import spoken
from lchnv_cli.model.document import Calendar, Occasion
from lchnv_cli.model.folding import composed
from lchnv_cli.model.kinds import CALENDAR
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body
from lchnv_cli.work.changing.mend import Change
from lchnv_cli.work.opening.workplace import Stop, Workplace, path_of

Map = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class DayInCalendars:
    """A day of a body in the calendars: a meeting, or without one the chair's preparation."""

    here: Workplace
    body: Body
    date: dt.date
    meeting: Meeting | None

    def changed(
        self, fields: Callable[[Occasion], Map], row: Map, to: dt.date | None = None
    ) -> list[Change]:
        """Change the day's lines, or give the body's calendar one where there is none."""
        found = [self._in(calendar, fields, to) for calendar in self._calendars]
        return [each for each in found if each] or [self.with_row(row)]

    @property
    def _calendars(self) -> list[Calendar]:
        """The calendars that may have the body's meetings, its own first."""
        bodies, every = self.here.procedure.bodies, [*self.here.archive.calendars()]
        own = [each for each in every if each.body_id == self.body.id]
        return [*own, *(each for each in every if bodies[each.body_id].steering == self.body.id)]

    def _is_meant(self, occasion: Occasion, calendar: Calendar) -> bool:
        """Tell whether a line is the day's; of two on a day, one that is called off is not."""
        off = self.meeting is not None and self.meeting.cancelled
        if occasion.date != self.date or bool(occasion.cancelled) != off:
            return False
        if self.meeting is None:
            return occasion.kind == "beredning"
        return self.here.archive.meets_on(occasion, calendar) == self.body.id

    def _in(
        self, calendar: Calendar, fields: Callable[[Occasion], Map], to: dt.date | None
    ) -> Change | None:
        own = [each for each in calendar.occasions if self._is_meant(each, calendar)]
        if not own:
            return None
        before = self.here.bytes_of(calendar)
        values: dict[Names, Value | More] = {}
        for occasion in own:
            values |= _values(calendar, before.decode(), occasion, fields(occasion))
        after = changed_head(calendar.file, before.decode(), values)
        if to is not None:
            after = with_day_said(after, self.date, to)
        return Change(calendar.file, before, after.encode())

    def with_row(self, row: Map) -> Change:
        """Give the body's calendar of the year a line. Raises Stop where it has none."""
        own = next((each for each in self._calendars if each.year == self.date.year), None)
        if own is None:
            year = self.date.year
            raise Stop(
                f"{self.body.name} har inget kalendarium för {year} att skriva in det i.\n"
                f"Skriv ett i {path_of(self.body, year, CALENDAR)}"
            )
        if own.body_id != self.body.id:
            row = {**row, "möte": "styrgrupp"}
        before = self.here.bytes_of(own)
        after = changed_head(own.file, before.decode(), {("möten",): More([row])})
        return Change(own.file, before, after.encode())


def with_day_said(text: str, old: dt.date, new: dt.date) -> str:
    """Let a comment that says the weekday of a field's day say that of the new one."""
    said = rf"(datum: *[\"']?{new}[\"']?[ \t,}}]*# *){re.escape(spoken(old))}(?=[ \t\r]*$)"
    return re.sub(said, rf"\g<1>{spoken(new)}", text, flags=re.MULTILINE)


def _values(
    calendar: Calendar, text: str, occasion: Occasion, fields: Map
) -> dict[Names, Value | More]:
    """Give what to set in the head: fields of a line, or the whole line where it is just a day."""
    at = (occasion.place.line, occasion.place.column)
    lines = (name.split(".") for name, place in calendar.places.items() if place == at)
    name, place = next((name[0], name[1]) for name in lines if len(name) > 1)
    head = frontmatter.split(text.removeprefix("\ufeff")).head
    entries = head.entries if isinstance(head, nodes.Mapping) else ()
    node = next(value for key, value in entries if composed(key.text) == name)
    if isinstance(node, nodes.Sequence) and isinstance(node.nodes[int(place)], nodes.Scalar):
        return {(name, place): {"datum": str(occasion.date), **fields}}
    return {(name, place, field): value for field, value in fields.items()}
