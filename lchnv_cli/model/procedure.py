"""The network, its bodies and its rules of procedure over time, as rules.yaml tells them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lchnv_cli.model.accessibility import Accessibility
from lchnv_cli.model.days import Hours, Season
from lchnv_cli.model.deadline import Deadline, Due
from lchnv_cli.model.document import Document, Exemption
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.finding import Place
from lchnv_cli.model.kinds import NOTES
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.sentences import NOWHERE, PRACTICE
from lchnv_cli.model.sides import LastingSide, Side, Sides
from lchnv_cli.model.wording import SEATS

_LONGEST_NAME = 200
_IN_PARENTHESES = late(r"\(([^()]+)\)")


class StandingItem(NamedTuple):
    """A point that every agenda has; ``carries`` tells what else is put under it."""

    title: str
    proposal: str = ""
    carries: tuple[str, ...] = ()


class Body(NamedTuple):
    """A body of the network. ``also`` are other ways to write its name in a text.

    ``steering`` is the id of the body that prepares its meetings; a ``political`` body takes
    what must be decided by elected assemblies (6 §). ``answers_from`` is the day from which the
    folder answers for the body; without it, it does for every day. ``sides`` are its own, where
    it has others than the network. ``web`` tells whether what it publishes may be on the web.
    """

    id: str
    name: str
    short: str
    title: str
    place: Place
    also: tuple[str, ...] = ()
    hours: Hours | None = None
    standing: tuple[StandingItem, ...] = ()
    steering: str = ""
    political: bool = False
    answers_from: dt.date | None = None
    sides: tuple[LastingSide, ...] = ()
    web: bool = False

    def names(self) -> tuple[str, ...]:
        """Give every way to name the body."""
        return (self.name, self.short, *self.also)

    def standing_titles(self) -> tuple[str, ...]:
        """Give the titles of the points that every agenda has, in their order."""
        return tuple(point.title for point in self.standing)


class Review(NamedTuple):
    """A day on which an arbetsordning was looked through anew (7 §), and the decision."""

    date: dt.date
    place: Place
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """One adopted arbetsordning for one body: from which day, with which values.

    A post of rules.yaml that names several bodies is an edition for each of them: what it leaves
    out follows from the body's own edition before, and those may differ. ``dropped`` are the
    rules that do not apply under it, ``added`` those that begin with it. ``end`` is the last day
    of force, where no later edition ends it. ``adopted`` is the day of the decision, where it is
    not the first day of force. ``sentences`` names the file, beside rules.yaml, that tells what it
    says sentence by sentence, and ``paragraphs`` where each rule stands by that file; None where no
    file was read. ``digital`` tells whether meetings may be held on screen alone.
    ``notes_called`` is the kind whose name the notes have. ``seats`` are each side's members in the
    steering group, where the sides do not have equally many. ``places`` are those of the fields and
    values that its post writes.
    """

    start: dt.date
    place: Place
    body_id: str
    values: Mapping[str, int] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    end: dt.date | None = None
    adopted: dt.date | None = None
    sentences: str = ""
    reviews: tuple[Review, ...] = ()
    digital: bool | None = None
    seats: Mapping[str, int] | None = None
    places: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)
    notes_called: DocumentKind | None = None
    paragraphs: Mapping[str, str] | None = None

    def told(self) -> Mapping[str, int]:
        """Give what texts tell (model/wording.py): the values, seats by side, and the protokoll."""
        seats = {f"{SEATS}{name}": n for name, n in (self.seats or {}).items()}
        notes = {kind.called: 1 for kind in (self.notes_called,) if kind and kind.called}
        return {**self.values, **seats, **notes}

    def place_of(self, name: str) -> Place:
        """Give where the post writes a field or a value, or else the post's own place."""
        return self.places.get(name, self.place)

    def deadline(self, due: Due) -> Deadline:
        """Give a deadline that the edition sets."""
        found = due.among(self.values)
        if found is None:
            raise LookupError(f"no deadline for {due} from {self.start}")
        return found


@dataclass(frozen=True)
class Procedure:
    """Everything in rules.yaml; ``format`` is the folder's, as model/folder_formats.py tells.

    ``address`` is that of the web site, and ``license`` that of what open data may be used under.
    """

    network: str
    sides: tuple[LastingSide, ...]
    bodies: Mapping[str, Body]
    editions: tuple[Edition, ...]
    senders: tuple[str, ...] = ()
    eves: tuple[str, ...] = ()
    breaks: tuple[Season, ...] = ()
    issuer: str = ""
    address: str = ""
    license: str = ""
    accessibility: Accessibility | None = None
    diary_forms: Mapping[str, str] = field(default_factory=dict)
    exemptions: tuple[Exemption, ...] = ()
    format: int = 1

    def __hash__(self) -> int:
        """Give a number by which what was read by it is found again; mappings have none."""
        return hash((self.network, self.format))

    def issuer_names(self) -> tuple[str, ...]:
        """Give the issuer's names: the letterhead's line with it has another in parentheses."""
        own = [line for line in self.senders if self.issuer and line.startswith(self.issuer)]
        return (self.issuer, *(other for line in own for other in _IN_PARENTHESES.findall(line)))

    def editions_of(self, body_id: str) -> tuple[Edition, ...]:
        """Give a body's own editions, oldest first; none where no arbetsordning governs it."""
        return self._editions.get(body_id, ())

    def edition(self, body_id: str, day: dt.date) -> Edition | None:
        """Give the edition in force for a body on a day, or None where none is."""
        begun = [edition for edition in self.editions_of(body_id) if edition.start <= day]
        last = begun[-1] if begun else None
        return None if last is None or (last.end is not None and last.end < day) else last

    def edition_for(self, body_id: str, day: dt.date) -> Edition:
        """Give the edition to count a body's day by: the last that has begun, or else the first.

        A body that none governs is counted by the edition of the first body that has one.
        """
        own = next(
            self._editions[body] for body in (body_id, *self.bodies) if body in self._editions
        )
        return next((e for e in reversed(own) if e.start <= day), own[0])

    def paragraph(self, rule: str, cites: str, body_id: str, day: dt.date) -> str:
        """Give where a rule, that the program ``cites``, stands in the edition of a body's day."""
        own = self.edition_for(body_id, day).paragraphs
        return cites if own is None else own.get(rule, NOWHERE)

    def cited(self, rule: str, cites: str, body_id: str, day: dt.date, form: str = " ({})") -> str:
        """Give a paragraph as it is cited in a text; nothing where no paragraph says it."""
        found = self.paragraph(rule, cites, body_id, day)
        return "" if found in {NOWHERE, PRACTICE} else form.format(found)

    def value(self, name: str, body_id: str, on: dt.date) -> int:
        """Give what applied to a body on a day; only where an edition was in force for it."""
        edition = self.edition(body_id, on)
        if edition is None:
            raise LookupError(f"no edition in force for {body_id} on {on}")
        return edition.values[name]

    def deadline(self, due: Due, body_id: str, on: dt.date) -> Deadline:
        """Give the deadline to count a body's day by; see edition_for."""
        return self.edition_for(body_id, on).deadline(due)

    def notes_kind(self, body_id: str, day: dt.date) -> DocumentKind:
        """Give the kind of a meeting's notes, with the name that they have under its edition."""
        edition = self.edition(body_id, day)
        return (edition.notes_called if edition else None) or NOTES

    def kind_of(self, document: Document) -> DocumentKind:
        """Give a document's kind, with the name that it has under its edition."""
        if document.kind is NOTES:
            return self.notes_kind(document.body_id, document.last_day)
        return document.kind

    def governs(self, body_id: str, day: dt.date, rule: str = "") -> bool:
        """Tell whether the rules of procedure apply to a body on a day."""
        edition = self.edition(body_id, day)
        return edition is not None and rule not in edition.dropped

    def answers(self, body_id: str, day: dt.date) -> bool:
        """Tell whether the folder answers for a body on a day.

        What it does not hold of the time before may be elsewhere, so nothing is missed there.
        """
        first = self.bodies[body_id].answers_from
        return first is None or day >= first

    def demands(self, body_id: str, day: dt.date, rule: str = "") -> bool:
        """Tell whether the rules of procedure apply on a day that the folder answers for."""
        return self.governs(body_id, day, rule) and self.answers(body_id, day)

    def turns_of(self, body_id: str) -> tuple[dt.date, ...]:
        """Give the days on which more begins to be asked of a body, or other principals do."""
        first = self.bodies[body_id].answers_from
        own = () if first is None else (first,)
        starts = (edition.start for edition in self.editions_of(body_id))
        return (*starts, *own, *self.sides_over_time(body_id).turns())

    def is_transcript(self, document: Document) -> bool:
        """Tell whether a document transcribes an old one, which only its form is judged of.

        It says so itself, and is of a day (a year, to its last day) before the folder answers.
        """
        return document.transcribes and not self.answers(document.body_id, document.last_day)

    def of_body(self, command: str, body_id: str) -> str:
        """Give a command with the body that it is for, where it would take another."""
        return command if body_id == next(iter(self.bodies)) else f"{command} --body {body_id}"

    def steered_by(self, body_id: str) -> Body | None:
        """Give the body that prepares a body's meetings."""
        return self.bodies.get(self.bodies[body_id].steering)

    def sides_over_time(self, body_id: str) -> Sides:
        """Give a body's own sides, or those of a body that it steers, or the network's."""
        return self._sides.get(body_id, self._sides[""])

    def every_sides(self) -> tuple[Sides, ...]:
        """Give the network's sides, and those that some bodies have of their own."""
        return tuple(self._sides.values())

    def sides_of(self, body_id: str, day: dt.date) -> tuple[Side, ...]:
        """Give the sides that share a body on a day, in the order they follow each other."""
        return self.sides_over_time(body_id).on(day)

    def steering_seats(self, body_id: str, day: dt.date) -> Mapping[Side, tuple[int, int]]:
        """Give the least and the most members that a side has in the group that steers a body.

        Seats beyond the sides' own may go to any.
        """
        edition, sides = self.edition_for(body_id, day), self.sides_of(body_id, day)
        if edition.seats is not None:
            own = ((side, edition.seats.get(side.name, 0)) for side in sides)
            return {side: (number, number) for side, number in own}
        least = edition.values.get("styrgrupp_per_part", 0)
        spare = max(0, edition.values["styrgrupp_antal"] - least * len(sides))
        return dict.fromkeys(sides, (least, least + spare))

    def side_of(self, principal: str, body_id: str, day: dt.date) -> Side | None:
        """Give the side of a body that a principal belongs to on a day."""
        sides = self.sides_of(body_id, day)
        return next((side for side in sides if principal in side.principals), None)

    def principals_of(self, body_id: str, day: dt.date) -> tuple[str, ...]:
        """Give a body's principals on a day, side by side."""
        return tuple(name for side in self.sides_of(body_id, day) for name in side.principals)

    def diary_form(self, principal: str, body_id: str, day: dt.date) -> str:
        """Give the form of a principal's diary numbers, that of its last name to have one."""
        known = self.sides_over_time(body_id).named(principal, day)
        names = [name.text for name in known.names] if known else [principal]
        own = names[: names.index(principal) + 1]
        return next(
            (self.diary_forms[name] for name in reversed(own) if name in self.diary_forms), ""
        )

    def body_named_first(self, text: str) -> Body | None:
        """Give the body whose name a text begins with; the longest name wins."""
        start = text[:_LONGEST_NAME].lstrip().casefold()
        return next((body for name, body in self._names if start.startswith(name)), None)

    @cached_property
    def has_paragraphs(self) -> bool:
        """Whether some edition tells where its rules stand."""
        return any(edition.paragraphs is not None for edition in self.editions)

    @cached_property
    def _sides(self) -> dict[str, Sides]:
        found = {"": Sides(self.sides)}
        own = {body.id: Sides(body.sides) for body in self.bodies.values() if body.sides}
        for body in self.bodies.values():
            if body.steering and body.id in own:
                found[body.steering] = own[body.id]
        return {**found, **own}

    @cached_property
    def _editions(self) -> dict[str, tuple[Edition, ...]]:
        bodies: dict[str, list[Edition]] = {}
        for edition in sorted(self.editions, key=lambda edition: edition.start):
            bodies.setdefault(edition.body_id, []).append(edition)
        return {body: tuple(own) for body, own in bodies.items()}

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
