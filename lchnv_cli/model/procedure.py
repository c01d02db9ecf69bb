"""The network, its bodies and its rules of procedure over time, as rules.yaml tells them."""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lchnv_cli.model.days import Hours, Season
from lchnv_cli.model.document import Exemption
from lchnv_cli.model.finding import Place

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Side:
    """One of the parties that share the chair and the steering group.

    ``areas`` are the parts of the county with their principals, where they are told.
    """

    name: str
    principals: tuple[str, ...]
    areas: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class StandingItem:
    """A point that every agenda has; ``carries`` tells what else is put under it."""

    title: str
    proposal: str = ""
    carries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the network. ``also`` are other ways to write its name in a text.

    ``steering`` is the id of the body that prepares its meetings; a ``political`` body takes
    what must be decided by elected assemblies (6 §).
    """

    id: str
    name: str
    short: str
    title: str
    also: tuple[str, ...] = ()
    hours: Hours | None = None
    standing: tuple[StandingItem, ...] = ()
    steering: str = ""
    political: bool = False

    def names(self) -> tuple[str, ...]:
        """Give every way to name the body."""
        return (self.name, self.short, *self.also)


@dataclass(frozen=True, slots=True)
class Review:
    """A day on which an arbetsordning was looked through anew (7 §), and the decision."""

    date: dt.date
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """One adopted arbetsordning: from which day, for which bodies, with which values.

    ``dropped`` are the rules that do not apply under it, ``added`` those that begin with it.
    ``adopted`` is the day of the decision, where it is not the first day of force.
    """

    start: dt.date
    place: Place
    bodies: tuple[str, ...]
    values: Mapping[str, int] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    adopted: dt.date | None = None
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True)
class Procedure:
    """Everything in rules.yaml."""

    network: str
    sides: tuple[Side, ...]
    bodies: Mapping[str, Body]
    editions: tuple[Edition, ...]
    senders: tuple[str, ...] = ()
    eves: tuple[str, ...] = ()
    breaks: tuple[Season, ...] = ()
    issuer: str = ""
    diary_forms: Mapping[str, str] = field(default_factory=dict)
    exemptions: tuple[Exemption, ...] = ()

    def edition(self, day: dt.date) -> Edition | None:
        """Give the edition in force on a day, or None before the first."""
        inforce = [edition for edition in self.editions if edition.start <= day]
        return max(inforce, key=lambda edition: edition.start, default=None)

    def edition_for(self, day: dt.date) -> Edition:
        """Give the edition to count a day by: the one in force, or before all the first."""
        return self.edition(day) or min(self.editions, key=lambda edition: edition.start)

    def governs(self, body_id: str, day: dt.date, rule: str = "") -> bool:
        """Tell whether the rules of procedure apply to a body on a day."""
        edition = self.edition(day)
        return edition is not None and body_id in edition.bodies and rule not in edition.dropped

    def steered_by(self, body_id: str) -> Body | None:
        """Give the body that prepares a body's meetings."""
        return self.bodies.get(self.bodies[body_id].steering)

    def side_of(self, principal: str) -> Side | None:
        """Give the side a principal belongs to."""
        return next((side for side in self.sides if principal in side.principals), None)

    def principals(self) -> tuple[str, ...]:
        """Give every principal, side by side."""
        return tuple(name for side in self.sides for name in side.principals)

    def body_named_first(self, text: str) -> Body | None:
        """Give the body whose name a text begins with; the longest name wins."""
        start = unicodedata.normalize("NFC", text[:_LONGEST_NAME]).lstrip().casefold()
        return next((body for name, body in self._names if start.startswith(name)), None)

    @cached_property
    def _names(self) -> list[tuple[str, Body]]:
        """Every name of every body, the longest first."""
        named = [
            (name.casefold(), body)
            for body in self.bodies.values()
            for name in body.names()
            if name
        ]
        return sorted(named, key=lambda pair: len(pair[0]), reverse=True)
