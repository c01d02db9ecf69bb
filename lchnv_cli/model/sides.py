"""The sides that share a body, and their principals over time: new names, mergers, newcomers.

What was written on a day is judged by the names of that day, for ever.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Place
from lchnv_cli.model.listing import listed

DAY = dt.timedelta(days=1)


class Name(NamedTuple):
    """What a principal is called from ``start`` to ``end``; without them, as far as is known."""

    text: str
    start: dt.date | None = None
    end: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        """Tell whether it is the name on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Principal(NamedTuple):
    """A principal, by its names one after the other.

    ``joins`` is the one it went up in, ``leaves`` the one that it was a part of before.
    """

    names: tuple[Name, ...]
    place: Place
    joins: str = ""
    leaves: str = ""

    @property
    def start(self) -> dt.date | None:
        """The first day there is such a principal."""
        return self.names[0].start

    @property
    def end(self) -> dt.date | None:
        """The last day there is such a principal."""
        return self.names[-1].end

    def on(self, day: dt.date) -> str:
        """Give the name on a day, or an empty string where there is no such principal then."""
        return next((name.text for name in self.names if name.holds(day)), "")

    def has_left(self, name: str, day: dt.date) -> bool:
        """Tell whether a name of its own was given up before a day."""
        own = next(each for each in self.names if each.text == name)
        return own.end is not None and own.end < day

    def is_called(self, name: str) -> bool:
        """Tell whether a name is its own on some day."""
        return any(name == own.text for own in self.names)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the parties that share the chair and the steering group, as it is on a day.

    It is the same side on another day, whoever its principals are then. ``areas`` are the parts
    of the county with their principals, where they are told.
    """

    name: str
    principals: tuple[str, ...] = field(compare=False)
    areas: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)


class LastingSide(NamedTuple):
    """A side with everyone who is, was or will be its principal."""

    name: str
    principals: tuple[Principal, ...]
    place: Place
    areas: Mapping[str, tuple[str, ...]] = {}

    def on(self, day: dt.date) -> Side:
        """Give the side as it is on a day."""
        now = [(each, name) for each in self.principals if (name := each.on(day))]
        areas = {
            area: tuple(name for each, name in now if any(map(each.is_called, named)))
            for area, named in self.areas.items()
        }
        return Side(self.name, tuple(name for _, name in now), areas)


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of a body over time, with questions that any day can be asked."""

    every: tuple[LastingSide, ...]
    _on: dict[dt.date, tuple[Side, ...]] = field(default_factory=dict, repr=False, compare=False)

    def on(self, day: dt.date) -> tuple[Side, ...]:
        """Give the sides that have a principal on a day."""
        if day not in self._on:
            sides = (side.on(day) for side in self.every)
            self._on[day] = tuple(side for side in sides if side.principals)
        return self._on[day]

    def principals(self) -> Iterator[Principal]:
        """Give everyone who is, was or will be a principal."""
        return (principal for side in self.every for principal in side.principals)

    def named(self, name: str, day: dt.date) -> Principal | None:
        """Give the principal with a name: on the day, or else on some other."""
        own = [principal for principal in self.principals() if principal.is_called(name)]
        return next((each for each in own if each.on(day) == name), own[0] if own else None)

    def turns(self) -> Iterator[dt.date]:
        """Give the days on which a principal or its name is new, or has just gone."""
        for name in (name for principal in self.principals() for name in principal.names):
            yield from (day for day in (name.start, name.end and name.end + DAY) if day)

    def heirs(self, name: str, then: dt.date, day: dt.date) -> tuple[str, ...]:
        """Give what a principal with a name has become on a later day; itself where it is gone."""
        principal = self.named(name, then)
        return (self._heirs(principal, day) if principal else ()) or (name,)

    def _heirs(self, principal: Principal, day: dt.date) -> tuple[str, ...]:
        last = principal.end
        if last is None or day <= last:
            return tuple(filter(None, (principal.on(day),)))
        after = [*self.parts_of(principal), self.named(principal.joins, last + DAY)]
        found = (heir for each in after if each for heir in self._heirs(each, day))
        return tuple(dict.fromkeys(found))

    def parts_of(self, principal: Principal) -> tuple[Principal, ...]:
        """Give those that a principal was divided into when it ended."""
        begins = principal.end and principal.end + DAY
        parts = (each for each in self.principals() if principal.is_called(each.leaves))
        return tuple(each for each in parts if each.start == begins)

    def strayed(self, name: str, day: dt.date) -> tuple[str, str]:
        """Tell why a name is no principal's on a day, and whose it is; nothing for a stranger."""
        principal = self.named(name, day)
        if principal is None or principal.on(day) == name:
            return "", ""
        names, now, start, end = principal.names, principal.on(day), principal.start, principal.end
        if end is not None and end < day:
            heirs = self._heirs(principal, day)
            if not heirs:
                return f"fanns till och med {spoken_with_year(end)}", ""
            word = "ingår" if principal.joins else "delas"
            since = spoken_with_year(end + DAY)
            return f"{word} i {listed(heirs)} från och med {since}", listed(heirs)
        if start is not None and day < start:
            parts = [each.names[-1].text for each in self.principals() if each.joins == name]
            before = parts or [principal.leaves]
            return f"finns från och med {spoken_with_year(start)}", listed(before)
        current = next(each for each in names if each.text == now)
        if principal.has_left(name, day):
            return f"heter {now} från och med {spoken_with_year(current.start or day)}", now
        return f"hette {now} till och med {spoken_with_year(current.end or day)}", now
