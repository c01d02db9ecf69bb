"""The agreements and documents that the principals have in common: days, parties and decisions."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NamedTuple

from lchnv_cli.model.data_names import AGREEMENTS_FILE
from lchnv_cli.model.days import Day, months_after
from lchnv_cli.model.document import Exemption
from lchnv_cli.model.finding import Edit, Place
from lchnv_cli.model.folding import folded


class AgreementKind(StrEnum):
    """What an agreement is; the value is the word in the file."""

    AGREEMENT = "överenskommelse"
    CONTRACT = "avtal"
    ROUTINE = "rutin"
    BRIEF = "uppdragsbeskrivning"
    PLAN = "handlingsplan"
    PROCEDURE = "arbetsordning"
    FUNDING = "finansiering"


class State(StrEnum):
    """How an agreement stands on a day; the value is what a reader is told."""

    PROPOSED = "förslag"
    COMING = "börjar gälla senare"
    IN_FORCE = "gäller"
    ENDED = "löpte ut"
    ENDED_ON_PURPOSE = "avslutad"
    REPLACED = "ersatt"


UNCLEAR = "oklart"  # a decision that was taken, and that nothing tells of
BINDING = frozenset({State.COMING, State.IN_FORCE})


class Party(NamedTuple):
    """A principal that an agreement is for, and the day it signed or that it stands aside.

    The day may be unknown.
    """

    principal: str
    place: Place
    signed: Day | None = None
    abstains: bool = False

    @property
    def waits(self) -> bool:
        """Whether it has neither signed nor stood aside."""
        return self.signed is None and not self.abstains


class Prolongation(NamedTuple):
    """A later last day of an agreement, and the decision that gave it, as written."""

    until: dt.date
    place: Place
    decided: str = ""


class Room(NamedTuple):
    """Where more fits in a file, in bytes, and what to write around each group of fields.

    ``pieces`` stand before, between and after the groups, ``between`` is what parts two fields.
    """

    file: PurePosixPath
    start: int
    end: int
    pieces: tuple[str, ...]
    between: str = ""

    def filled(self, groups: Sequence[Sequence[str]]) -> Edit:
        """Give what writes groups of fields, each as ``name: value``, in that room."""
        first, *others = self.pieces
        pairs = zip(groups, others, strict=True)
        written = "".join(f"{self.between.join(own)}{piece}" for own, piece in pairs)
        return Edit(self.file, self.start, self.end, f"{first}{written}")


class Agreement(NamedTuple):
    """An agreement, or another document that several stand behind.

    ``number`` is its place in the file. ``end`` is the last day that was first agreed on, and
    ``notice`` how many months before the last day it is to be given notice of. The parties sign by
    ``sign_by``. ``decided`` and ``closed`` are decisions, as written: the one that
    adopted it, and the one that it is not to go on.
    """

    title: str
    kind: AgreementKind
    place: Place
    number: int = 0
    short: str = ""
    proposed: bool = False
    parties: tuple[Party, ...] = ()
    counterpart: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    notice: int = 0
    sign_by: dt.date | None = None
    prolongations: tuple[Prolongation, ...] = ()
    decided: str = ""
    closed: str = ""
    responsible: str = ""
    replaces: tuple[str, ...] = ()
    matter: str = ""
    file: str = ""
    diary_numbers: Mapping[str, str] = {}
    remark: str = ""

    @property
    def last(self) -> dt.date | None:
        """The last day, after all prolongations; None where it goes on until further notice."""
        return max((each.until for each in self.prolongations), default=self.end)

    @property
    def notice_by(self) -> dt.date | None:
        """The last day to give notice."""
        return months_after(self.last, -self.notice) if self.last and self.notice else None

    def names(self) -> Iterator[str]:
        """Give what it is called."""
        return (name for name in (self.title, self.short) if name)

    def is_called(self, name: str) -> bool:
        """Tell whether a name is its own, whatever its case and spaces."""
        return folded(name) in map(folded, self.names())

    def waiting(self) -> tuple[str, ...]:
        """Give the parties that have neither signed nor stood aside."""
        return tuple(each.principal for each in self.parties if each.waits)

    @property
    def signed_by(self) -> dt.date | None:
        """The day after which everybody should have signed: its own, or else the first day."""
        return self.sign_by or self.start


@dataclass(frozen=True, slots=True)
class Agreements:
    """What meetings/överenskommelser.yaml says; nothing where there is no such file.

    A ``partial`` one has something that could not be read, so that an agreement may be lacking.
    Where there is a file it is ``kept``, and ``room`` gives where some groups fit in one of its
    lists, or with none a value, named as in the file: ``("överenskommelser", "3", "beslut")``.
    """

    file: PurePosixPath = AGREEMENTS_FILE
    agreements: tuple[Agreement, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    partial: bool = False
    kept: bool = False
    room: Callable[[tuple[str, ...], int], Room | None] = field(
        default=lambda *_: None, repr=False, compare=False
    )

    def replacing(self, one: Agreement) -> Agreement | None:
        """Give the agreement that comes instead of one, or None."""
        others = (each for each in self.agreements if each is not one and not each.proposed)
        return next((each for each in others if any(map(one.is_called, each.replaces))), None)

    def state(self, one: Agreement, day: dt.date) -> State:
        """Tell how an agreement stands on a day."""
        heir = self.replacing(one)
        if one.proposed:
            return State.PROPOSED
        if heir is not None and (heir.start is None or heir.start <= day):
            return State.REPLACED
        if one.last is not None and one.last < day:
            return State.ENDED_ON_PURPOSE if one.closed else State.ENDED
        return State.COMING if one.start is not None and one.start > day else State.IN_FORCE

    def running_out(self, day: dt.date, months: int) -> Iterator[Agreement]:
        """Give those in force whose last day comes within some months, the first to end first."""
        found = [
            (each.last, each.number, each)
            for each in self.agreements
            if each.last is not None
            and months_after(each.last, -months) <= day <= each.last
            and self.state(each, day) in BINDING
        ]
        return (each for *_, each in sorted(found, key=lambda own: own[:2]))
