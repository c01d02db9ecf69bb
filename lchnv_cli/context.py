"""The folder as it stands on a day: the one carrier for rules, planning and commands."""

import datetime as dt
from dataclasses import dataclass

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Register
from lchnv_cli.workdays import Workdays


@dataclass(frozen=True)
class Context:
    """The day it is, everything that was read, and the working days.

    ``rule_ids`` are the names an exemption may use; the runner adds those of the rules it runs.
    """

    today: dt.date
    archive: Archive
    workdays: Workdays
    rule_ids: frozenset[str] = frozenset()

    @property
    def procedure(self) -> Procedure:
        """The network and its rules of procedure."""
        return self.archive.procedure

    @property
    def register(self) -> Register:
        """The people."""
        return self.archive.register

    def value(self, name: str, body_id: str, on: dt.date) -> int:
        """Give what applied to a body on a day; only where an edition was in force for it."""
        edition = self.procedure.edition(body_id, on)
        if edition is None:
            raise LookupError(f"no edition in force for {body_id} on {on}")
        return edition.values[name]
