"""What is asked when documents are judged: what holds for all of them, and the whole folder."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.left_out import LeftOut
from lchnv_cli.memory.seating import Seating
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Register
from lchnv_cli.on_disk import OnDisk
from lchnv_cli.workdays import Workdays


class Ground(Protocol):
    """What every document stands on: the rules of procedure, the people and the working days."""

    @property
    def procedure(self) -> Procedure:
        """The network and its rules of procedure."""

    @property
    def register(self) -> Register:
        """The people."""

    @property
    def workdays(self) -> Workdays:
        """The working days."""


@dataclass(frozen=True)
class Context:
    """The folder as it stands on a day, its documents in brief: the carrier for all commands."""

    today: dt.date
    archive: Archive
    workdays: Workdays
    on_disk: OnDisk = field(default_factory=OnDisk, repr=False, compare=False, kw_only=True)

    @property
    def procedure(self) -> Procedure:
        """The network and its rules of procedure."""
        return self.archive.procedure

    @property
    def register(self) -> Register:
        """The people."""
        return self.archive.register

    @cached_property
    def ledger(self) -> Ledger:
        """What all notes say became of their matters."""
        return Ledger(self.archive, self.today)

    @cached_property
    def seating(self) -> Seating:
        """How the seats of groups stand."""
        return self.ledger.seating

    @cached_property
    def left_out(self) -> LeftOut:
        """What the agendas of meetings to come lack."""
        return LeftOut(self.ledger)

    def value(self, name: str, body_id: str, on: dt.date) -> int:
        """Give what applied to a body on a day; see Procedure.value."""
        return self.procedure.value(name, body_id, on)
