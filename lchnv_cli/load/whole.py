"""Files that are YAML from end to end, and on which everything else rests."""

from pathlib import PurePosixPath
from typing import Self

from lchnv_cli.load.nodes import Mapping, Unreadable, read
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.text import NotText, decode
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.finding import Fault, Hit, Place

_BOM = "\ufeff"


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


def fields_of(file: PurePosixPath, data: bytes) -> tuple[Mapping | None, Reading]:
    """Read a file into its fields; None when it is empty. Raises Broken."""
    source = decode(data)
    if isinstance(source, NotText):
        raise Broken(Place(file, source.line, source.column), source.message, source.remedy)
    reading = Reading(file, source)
    try:
        node = read(source.text.removeprefix(_BOM))
    except Unreadable as error:
        place = reading.at(error.line, error.column)
        message = f"Filen går inte att läsa: {error.message}."
        raise Broken(place, message, error.remedy) from None
    if node is not None and not isinstance(node, Mapping):
        raise Broken(file, "Filen har inga fält. Den ska ha rader med fält: värde.")
    return node, reading
