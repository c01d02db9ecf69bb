"""The groups that people are appointed to: their seats, who holds them, and who is sought."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NamedTuple

from lchnv_cli.model.data_names import GROUPS_FILE
from lchnv_cli.model.document import Exemption
from lchnv_cli.model.finding import Place


class Level(StrEnum):
    """Where a group works; the value is the word in the file."""

    NATIONAL = "nationell"
    REGIONAL = "sjukvårdsregional"
    LOCAL = "lokal"


class Status(StrEnum):
    """Whether a group is to begin, works or has ended; the value is the word in the file."""

    FORMING = "bildas"
    ONGOING = "pågår"
    ENDED = "avslutad"


class Holder(NamedTuple):
    """Somebody's time on a seat, both days included; no ``end`` is still running.

    ``until`` is the day that the appointment runs out, whether or not the seat was left then.
    ``decided`` is the decision that gave it, as written (``lchnv 2026-03-20 punkt 5 b``).
    """

    name: str
    start: dt.date
    place: Place
    end: dt.date | None = None
    until: dt.date | None = None
    principal: str = ""
    decided: str = ""
    remark: str = ""

    def holds(self, day: dt.date) -> bool:
        """Tell whether the person has the seat on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


class Nomination(NamedTuple):
    """A call for somebody to a seat: ``called`` and ``decided`` are decisions, as written.

    ``received`` are those whom principals have named, by principal; ``number`` is how many they
    were, where nothing more is known of them.
    """

    place: Place
    called: str = ""
    until: dt.date | None = None
    received: tuple[tuple[str, tuple[str, ...]], ...] = ()
    number: int | None = None
    decided: str = ""


class Seat(NamedTuple):
    """A place in a group, for a side or a principal (``whose``), with the competence sought.

    ``months`` is how long an appointment to it lasts, where nothing else is said of it.
    ``unclear`` is what the documents do not tell of it, such as who has it.
    """

    place: Place
    name: str = ""
    whose: str = ""
    competence: str = ""
    months: int | None = None
    vacant_since: dt.date | None = None
    holders: tuple[Holder, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    unclear: str = ""
    remark: str = ""

    @property
    def title(self) -> str:
        """What it is called: its name, the competence sought, or whose it is."""
        return self.name or self.competence or self.whose or "plats"


class Prolonged(NamedTuple):
    """That a group's time was prolonged until a day, and by which decision."""

    until: dt.date
    place: Place
    decided: str = ""


class Group(NamedTuple):
    """A group, an assignment or a network with its seats.

    ``decided_by`` is who decides about its seats: the id of a body, or anybody else in words.
    """

    name: str
    place: Place
    level: Level
    status: Status
    short: str = ""
    task: str = ""
    decided_by: str = ""
    decided: str = ""
    responsible: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    prolonged: tuple[Prolonged, ...] = ()
    seats: tuple[Seat, ...] = ()
    remark: str = ""

    @property
    def title(self) -> str:
        """What it is called in a word: its short name, or else its name."""
        return self.short or self.name

    def is_there(self, day: dt.date) -> bool:
        """Tell whether there is, or is to be, such a group on a day.

        When one that has ended did so is not always known; then it is not there any day.
        """
        last = self.last
        begun = self.start is None or self.start <= day
        return begun and (self.status is not Status.ENDED if last is None else day <= last)

    @property
    def last(self) -> dt.date | None:
        """The last day, prolonged or not."""
        return max((each.until for each in self.prolonged), default=self.end)


@dataclass(frozen=True, slots=True)
class Groups:
    """What meetings/grupper.yaml says; nothing where there is no such file.

    A ``partial`` one has something that could not be read, so that a group may be lacking.
    """

    file: PurePosixPath = GROUPS_FILE
    groups: tuple[Group, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    partial: bool = False
