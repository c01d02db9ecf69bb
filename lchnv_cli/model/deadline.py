"""The deadlines that an arbetsordning sets, each in working days or in calendar days."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Deadline(NamedTuple):
    """So many days before or after something, which is not counted itself."""

    days: int
    working: bool

    def __str__(self) -> str:
        """Say it in figures: ``5 arbetsdagar``, ``1 dag``."""
        return f"{self.days} {self.unit}{'' if self.days == 1 else 'ar'}"

    @property
    def unit(self) -> str:
        """The word for one of the days that are counted."""
        return "arbetsdag" if self.working else "dag"


class Due(StrEnum):
    """What has a deadline; rule texts name it so."""

    AGENDA = "dagordning"
    ANNEXES = "bilagor"
    MAIL = "utskick"
    WEB = "publicering"
    DIARY = "diarieföring"

    @property
    def names(self) -> tuple[str, str]:
        """The two values of which an edition has one: in working days, and in calendar days."""
        start = "" if self is Due.AGENDA else f"{self}_"
        return f"{start}arbetsdagar", f"{start}dagar"

    def among(self, values: Mapping[str, int]) -> Deadline | None:
        """Give the deadline that some values set; annexes without one, or 0, have the agenda's."""
        for name, working in zip(self.names, (True, False), strict=True):
            if values.get(name):
                return Deadline(values[name], working)
        return Due.AGENDA.among(values) if self is Due.ANNEXES else None
