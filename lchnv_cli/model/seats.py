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

    ``received`` are those whom principals have named, by principal.
    """

    place: Place
    called: str = ""
    until: dt.date | None = None
    received: tuple[tuple[str, tuple[str, ...]], ...] = ()
    decided: str = ""


class Seat(NamedTuple):
    """A place in a group, for a side or a principal (``whose``), with the competence sought.

    ``months`` is how long an appointment to it lasts, where nothing else is said of it.
    """

    place: Place
    name: str = ""
    whose: str = ""
    competence: str = ""
    months: int | None = None
    vacant_since: dt.date | None = None
    holders: tuple[Holder, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    remark: str = ""


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
    seats: tuple[Seat, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Groups:
    """What meetings/grupper.yaml says; nothing where there is no such file.

    A ``partial`` one has something that could not be read, so that a group may be lacking.
    """

    file: PurePosixPath = GROUPS_FILE
    groups: tuple[Group, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    partial: bool = False
