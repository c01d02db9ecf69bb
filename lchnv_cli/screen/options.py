"""The arguments and options that mean the same in every command."""

import datetime as dt
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Annotated

import typer

from lchnv_cli.model.date_forms import date_of
from lchnv_cli.workdays import FIRST_YEAR, LAST_YEAR

# Of registers; named here, as the help of every command is made without what reads a folder.
FORMATS = ("csv", "xlsx", "json", "md", "docx", "pdf", "html")
DRAWN = ("svg", "png")  # of their charts


def date_option(text: str) -> dt.date:
    """Read a date from the command line."""
    if (day := date_of(text.strip())) is None:
        message = f"”{text}” är inte en dag i kalendern. Skriv ÅÅÅÅ-MM-DD, till exempel 2026-03-20."
        raise typer.BadParameter(message)
    if not FIRST_YEAR < day.year < LAST_YEAR:  # counting may cross a turn of the year
        known = f"{FIRST_YEAR + 1}–{LAST_YEAR - 1}"
        raise typer.BadParameter(f"”{text}” går inte att räkna med: helgdagarna är kända {known}.")
    return day


def number_option(numbers: range, no: str) -> Callable[[str], int]:
    """Give what reads a number from the command line; ``no`` says what another one is not."""

    def read(text: str) -> int:
        if text in map(str, numbers):
            return int(text)
        raise typer.BadParameter(f"”{text}” är {no}")

    return read


def formats_option(text: str, known: Collection[str]) -> tuple[str, ...]:
    """Read the names of formats from the command line, each once."""
    names = (part.strip().lower() for part in text.split(","))
    wanted = tuple(dict.fromkeys(name for name in names if name))
    listed = ", ".join(known)
    if unknown := [name for name in wanted if name not in known]:
        raise typer.BadParameter(f"Formatet ”{unknown[0]}” finns inte. Välj bland: {listed}.")
    if not wanted:
        raise typer.BadParameter(f"Inget format är valt. Välj bland: {listed}.")
    return wanted


_FIRST, _LAST = 1954, 2099  # as the documents' own years
_year = number_option(range(_FIRST, _LAST + 1), f"inte ett år mellan {_FIRST} och {_LAST}.")
Year = Annotated[
    int | None, typer.Argument(parser=_year, metavar="ÅR", help="Året; annars det pågående.")
]
When = Annotated[
    dt.date | None,
    typer.Argument(
        parser=date_option, metavar="DATUM", help="Mötesdagen; annars kalendariets nästa."
    ),
]
Root = Annotated[
    Path | None,
    typer.Option("--root", metavar="MAPP", help="Mappen med rules.yaml; annars söks den uppåt."),
]
Today = Annotated[
    dt.date | None,
    typer.Option(
        "--today", parser=date_option, metavar="DATUM", help="Räkna som om det vore den här dagen."
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", metavar="MAPP", help="Dit filerna skrivs; annars mappen export."),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Visa vad som skulle skrivas; skriv inget.")
]
Force = Annotated[
    bool, typer.Option("--force", help="Ersätt det som redan finns; en kopia sparas.")
]
Json = Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON, för program.")]
BodyId = Annotated[
    str, typer.Option("--body", metavar="ORGAN", help="Organet; annars det första i rules.yaml.")
]
To = Annotated[
    str, typer.Option("--to", metavar="FORMAT,…", help=f"Skriv filer: {', '.join(FORMATS)}.")
]
ToDrawn = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="FORMAT,…",
        help=f"Skriv filer: {', '.join(FORMATS)}; diagrammen som {' eller '.join(DRAWN)}.",
    ),
]
OfBodies = Annotated[
    str, typer.Option("--body", metavar="ORGAN", help="Bara det här organet; annars alla.")
]
Named = Annotated[
    str, typer.Argument(metavar="MÖTE", help="Mötesdag (2026-03-20) eller ett dokuments fil.")
]
OfBody = Annotated[
    str, typer.Option("--body", metavar="ORGAN", help="Organet, när flera möttes samma dag.")
]
Registered = Annotated[
    list[str] | None,
    typer.Option(
        "--registered",
        metavar="HUVUDMAN=NUMMER",
        help="Skriv in huvudmannens diarienummer i anteckningarna, i stället för att göra ett "
        "paket. Kan anges flera gånger.",
    ),
]
