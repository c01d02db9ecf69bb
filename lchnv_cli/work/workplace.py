"""The folder a command works in, read once."""

import datetime as dt
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.load.archive import load_archive
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.finding import Fault
from lchnv_cli.model.folding import folded
from lchnv_cli.model.procedure import Body
from lchnv_cli.workdays import Workdays


class Stop(UserFault):
    """A command cannot do its work; the message is for the user."""


@dataclass(frozen=True)
class Workplace(Context):
    """The folder on a day, with the faults that its reading found."""

    faults: tuple[Fault, ...] = ()

    @property
    def root(self) -> Path:
        """The folder that holds rules.yaml."""
        return self.archive.root

    def body(self, wanted: str) -> Body:
        """Give the body named on the command line, or the network's first. Raises Stop."""
        bodies = self.archive.procedure.bodies
        if not wanted:
            return next(iter(bodies.values()))
        known = folded(wanted)
        for body in bodies.values():
            if known in {body.id, *map(folded, body.names())}:
                return body
        raise Stop(f"Organet ”{wanted}” finns inte. Välj något av: {', '.join(bodies)}.")


def path_of(body: Body, day: dt.date, kind: str) -> PurePosixPath:
    """Give the place of a meeting's document of a kind, such as ``dagordning``."""
    return PurePosixPath("meetings", body.id, day.isoformat(), f"{kind}.md")


def refuse_unread(place: Workplace, file: PurePosixPath) -> None:
    """Stop where a document is there but could not be read, or lies where nobody could look."""
    _, body, when, name = file.parts
    where = place.archive.unread_at(body, when, PurePosixPath(name).stem)
    for fault in place.faults:
        if fault.hit.place.file == where:
            raise Stop(f"{fault.hit.place}\n    {fault.hit.message}\n    Kör: lchnv check")


def composed(path: PurePath) -> PurePosixPath:
    """Give a path to compare with others: a Mac takes the letters of a name apart."""
    return PurePosixPath(unicodedata.normalize("NFC", path.as_posix()))


def open_workplace(root: Path | None, today: dt.date | None = None) -> Workplace:
    """Read the folder. Raises Stop when there is none, Broken when rules.yaml cannot be used."""
    found = find_root(root)
    archive, faults = load_archive(found)
    try:
        workdays = Workdays(frozenset(archive.procedure.eves))
    except ValueError as error:
        raise Stop(f"rules.yaml\n    lediga_aftnar: {error}") from None
    day = today or dt.date.today()  # noqa: DTZ011 - the day is the user's own
    return Workplace(day, archive, workdays, faults=tuple(faults))


def find_root(root: Path | None) -> Path:
    """Find the folder that holds rules.yaml: the one named, or the nearest upwards. Raises Stop."""
    start = (root or Path.cwd()).resolve()
    places = [start] if root else [start, *start.parents]
    for place in places:
        if os.path.lexists(place / "rules.yaml"):  # one that is no file is told when it is read
            return place
    where = "i mappen" if root else "här eller i någon mapp ovanför"
    raise Stop(
        f"Det finns ingen rules.yaml {where} {start}.\nSkapa en ny mapp med lchnv init MAPP."
    )
