"""That rules.yaml, or another file that everything rests on, cannot be used."""

from pathlib import PurePosixPath
from typing import Self

from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.finding import Fault, Hit, Place


class Broken(UserFault):
    """A file that everything else rests on cannot be used; ``fault`` is why, as data.

    ``place`` is the file alone where no line of it is to blame.
    """

    def __init__(
        self,
        place: Place | PurePosixPath,
        message: str,
        remedy: str = "",
        rule: str = "oläsbar-fil",
    ) -> None:
        super().__init__("\n    ".join(filter(None, (str(place), message, remedy))))
        where = place if isinstance(place, Place) else Place(place)
        self.fault = Fault(rule, Hit(where, message, remedy))

    @classmethod
    def by(cls, fault: Fault) -> Self:
        """Make one of a fault that was found in the fields."""
        return cls(fault.hit.place, fault.hit.message, fault.hit.remedy, fault.rule)
