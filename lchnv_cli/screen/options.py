"""The arguments and options that mean the same in every command."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Annotated

import typer

from lchnv_cli.model.days import COUNTABLE, COUNTABLE_SAID, spoken_with_year, weekday_names
from lchnv_cli.model.said_day import days_meant, unclear
from lchnv_cli.screen import terminal
from lchnv_cli.screen.completing import among
from lchnv_cli.screen.nearest import no_such

# Of registers; named here, as the help of every command is made without what reads a folder.
FORMATS = ("csv", "xlsx", "json", "md", "docx", "pdf", "html")
DRAWN = ("svg", "png")  # of their charts
NAMES = (*FORMATS, *DRAWN, "oparl")  # of every format that --to knows somewhere
_CALLED = {"xlsx": "Excel", "md": "Markdown", "docx": "Word", "html": "webbsida"}
_FORMS = "2026-03-20, 260320, 20/3, 20 mars, fredag eller i morgon"


def the_day(
    text: str, today: dt.date, known: Iterable[dt.date] = (), *, ahead: bool = False
) -> dt.date:
    """Read a day from the command line, in any form; ``known`` and ``ahead`` as in days_meant."""
    days = days_meant(text, today, known, ahead=ahead)
    if not days:
        first, _, date = text.strip().partition(" ")
        others = days_meant(date, today, known, ahead=ahead)
        if others and not first.casefold().startswith(weekday_names()):
            raise typer.BadParameter(f"”{text}” är mer än en dag. Skriv bara dagen: {date}.")
        why = "är inte en dag i kalendern."
        why = f"stämmer inte: det är {spoken_with_year(others[0])}." if others else why
        raise typer.BadParameter(f"”{text}” {why}\nSkriv som {_FORMS}.")
    if len(days) > 1:
        raise typer.BadParameter(unclear(text, days))
    if days[0].year not in COUNTABLE:
        raise typer.BadParameter(f"”{text}” går inte att räkna med: {COUNTABLE_SAID}.")
    return days[0]


def day_option(text: str) -> dt.date:
    """Read the day from which others are counted."""
    return the_day(text, dt.date.today())  # noqa: DTZ011 - the day is the user's own


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
    if unknown := [name for name in wanted if name not in known]:
        called = {name: _CALLED.get(name, "") for name in known}
        raise typer.BadParameter(no_such("Formatet", unknown[0], called))
    if not wanted:
        raise typer.BadParameter(f"Inget format är valt. Välj bland: {', '.join(known)}.")
    return wanted


_year = number_option(COUNTABLE, f"inte ett år mellan {COUNTABLE[0]} och {COUNTABLE[-1]}.")
Year = Annotated[
    int | None, typer.Argument(parser=_year, metavar="ÅR", help="Året; annars det pågående.")
]
When = Annotated[
    str | None, typer.Argument(metavar="DATUM", help="Mötesdagen; annars kalendariets nästa.")
]
Root = Annotated[
    Path | None,
    typer.Option("--root", metavar="MAPP", help="Mappen med rules.yaml; annars söks den uppåt."),
]
Today = Annotated[
    dt.date | None,
    typer.Option(
        "--today", parser=day_option, metavar="DATUM", help="Räkna som om det vore den här dagen."
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="MAPP", help="Dit filerna skrivs; annars mappen export."
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Visa vad som skulle skrivas; skriv inget.")
]
Force = Annotated[
    bool, typer.Option("--force", help="Ersätt det som redan finns; en kopia sparas.")
]
FromToday = Annotated[
    str | None, typer.Option("--date", metavar="DATUM", help="Dagen; annars i dag.")
]
# Of every command, which is why none has it among its own.
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        callback=lambda wanted: terminal.keep_back() if wanted else None,
        expose_value=False,
        help="Säg inget utöver svaret, om det går bra.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON, för program.")]
BodyId = Annotated[
    str,
    typer.Option(
        "--body",
        metavar="ORGAN",
        help="Organet; annars det första i rules.yaml.",
    ),
]
To = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="FORMAT,…",
        autocompletion=among(FORMATS),
        help=f"Skriv filer: {', '.join(FORMATS)}.",
    ),
]
ToDrawn = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="FORMAT,…",
        autocompletion=among((*FORMATS, *DRAWN)),
        help=f"Skriv filer: {', '.join(FORMATS)}; diagrammen som {' eller '.join(DRAWN)}.",
    ),
]
OfBodies = Annotated[
    str, typer.Option("--body", metavar="ORGAN", help="Bara det här organet; annars alla.")
]
Named = Annotated[
    str,
    typer.Argument(
        metavar="MÖTE",
        help="Mötesdag (20/3, 2026-03-20) eller ett dokuments fil.",
    ),
]
Planned = Annotated[
    str,
    typer.Argument(
        metavar="MÖTE",
        help="Mötesdag (20/3, 2026-03-20) eller mötets mapp.",
    ),
]
Decided = Annotated[
    str,
    typer.Option("--decided", metavar="BESLUT", help="Beslutet, som styrgrupp 2026-03-01 punkt 2."),
]
NoMail = Annotated[
    bool, typer.Option("--no-mail", help="Skriv inget mejlutkast och ingen kalenderfil.")
]
OfBody = Annotated[
    str, typer.Option("--body", metavar="ORGAN", help="Organet, när flera möttes samma dag.")
]
Registered = Annotated[
    list[str] | None,
    typer.Option(
        "--registered",
        metavar="HUVUDMAN=NUMMER",
        help="Skriv in diarienummer i anteckningarna, i stället för att göra ett paket: flera i "
        "rad, en csv-fil, eller - för svar som klistras in.",
    ),
]
_PORTS = range(1024, 65536)
_port = number_option(_PORTS, f"ingen port. Skriv ett tal från {_PORTS[0]} till {_PORTS[-1]}.")
Port = Annotated[
    int | None,
    typer.Option("--port", parser=_port, metavar="TAL", help="Porten; annars en ledig."),
]
Open = Annotated[
    bool,
    typer.Option(
        "--open/--no-open",
        show_default=False,
        help="Öppna webbläsaren (förvalet), eller visa bara adressen.",
    ),
]
Poll = Annotated[
    bool,
    typer.Option("--poll", help="Leta själv efter ändringar, också där systemet meddelar dem."),
]
