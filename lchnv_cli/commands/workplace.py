"""The folder a command works in, and the options that mean the same in every command."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from lchnv_cli.load.archive import load_archive
from lchnv_cli.load.types import parse_date
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.finding import Fault
from lchnv_cli.model.procedure import Body
from lchnv_cli.workdays import FIRST_YEAR, LAST_YEAR, Workdays


class Stop(UserFault):
    """A command cannot do its work; the message is for the user."""


def date_of(text: str) -> dt.date:
    """Read a date from the command line."""
    if (day := parse_date(text.strip())) is None:
        message = f"”{text}” är inte en dag i kalendern. Skriv ÅÅÅÅ-MM-DD, till exempel 2026-03-20."
        raise typer.BadParameter(message)
    if not FIRST_YEAR < day.year < LAST_YEAR:  # counting may cross a turn of the year
        known = f"{FIRST_YEAR + 1}–{LAST_YEAR - 1}"
        raise typer.BadParameter(f"”{text}” går inte att räkna med: helgdagarna är kända {known}.")
    return day


When = Annotated[
    dt.date | None,
    typer.Argument(parser=date_of, metavar="DATUM", help="Mötesdagen; annars kalendariets nästa."),
]
Root = Annotated[
    Path | None,
    typer.Option("--root", metavar="MAPP", help="Mappen med rules.yaml; annars söks den uppåt."),
]
Today = Annotated[
    dt.date | None,
    typer.Option(
        "--today", parser=date_of, metavar="DATUM", help="Räkna som om det vore den här dagen."
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Visa vad som skulle skrivas; skriv inget.")
]
Force = Annotated[bool, typer.Option("--force", help="Skriv över en fil som redan finns.")]
Json = Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON, för program.")]
BodyId = Annotated[
    str, typer.Option("--body", metavar="ORGAN", help="Organet; annars det första i rules.yaml.")
]


@dataclass(frozen=True, slots=True)
class Workplace:
    """Everything read from the folder, and what day it is."""

    archive: Archive
    faults: tuple[Fault, ...]
    today: dt.date
    workdays: Workdays

    @property
    def root(self) -> Path:
        """The folder that holds rules.yaml."""
        return self.archive.root

    def body(self, wanted: str) -> Body:
        """Give the body named on the command line, or the network's first. Raises Stop."""
        bodies = self.archive.procedure.bodies
        if not wanted:
            return next(iter(bodies.values()))
        folded = wanted.casefold()
        for body in bodies.values():
            if folded in {body.id, *(name.casefold() for name in body.names())}:
                return body
        raise Stop(f"Organet ”{wanted}” finns inte. Välj något av: {', '.join(bodies)}.")


def path_of(body: Body, day: dt.date, kind: str) -> PurePosixPath:
    """Give the place of a meeting's document of a kind, such as ``dagordning``."""
    return PurePosixPath("meetings", body.id, day.isoformat(), f"{kind}.md")


def refuse_unread(place: Workplace, file: PurePosixPath) -> None:
    """Stop where a document is there but could not be read."""
    read = {document.file for document in place.archive.documents}
    for fault in place.faults:
        if fault.hit.place.file == file not in read:
            raise Stop(f"{fault.hit.place}\n    Dokumentet går inte att läsa. Kör: lchnv check")


def open_workplace(root: Path | None, today: dt.date | None = None) -> Workplace:
    """Read the folder. Raises Stop when there is none, Broken when rules.yaml cannot be used."""
    found = find_root(root)
    archive, faults = load_archive(found)
    try:
        workdays = Workdays(frozenset(archive.procedure.eves))
    except ValueError as error:
        raise Stop(f"rules.yaml\n    lediga_aftnar: {error}") from None
    return Workplace(archive, tuple(faults), today or dt.date.today(), workdays)  # noqa: DTZ011


def find_root(root: Path | None) -> Path:
    """Find the folder that holds rules.yaml: the one named, or the nearest upwards. Raises Stop."""
    start = (root or Path.cwd()).resolve()
    places = [start] if root else [start, *start.parents]
    for place in places:
        if (place / "rules.yaml").is_file():
            return place
    where = "i mappen" if root else "här eller i någon mapp ovanför"
    raise Stop(
        f"Det finns ingen rules.yaml {where} {start}.\nSkapa en ny mapp med lchnv init MAPP."
    )
