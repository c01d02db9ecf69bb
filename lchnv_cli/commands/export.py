"""lchnv export: meetings and calendars to Word, PDF and HTML."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from lchnv_cli.commands import terminal
from lchnv_cli.commands.choosing import Wanted, chosen, unread
from lchnv_cli.commands.printing import printed
from lchnv_cli.commands.workplace import DryRun, Force, Root, open_workplace
from lchnv_cli.commands.writing import write
from lchnv_cli.export.formats import FORMATS
from lchnv_cli.render.pages import Printable


def _formats(text: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if unknown := [name for name in wanted if name not in FORMATS]:
        known = ", ".join(FORMATS)
        raise typer.BadParameter(f"Formatet ”{unknown[0]}” finns inte. Välj bland: {known}.")
    if not wanted:
        raise typer.BadParameter(f"Inget format är valt. Välj bland: {', '.join(FORMATS)}.")
    return wanted


Meetings = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="MÖTE", help="Mötesdag (2026-03-20), år (2026) eller ett dokuments fil."
    ),
]


def export(
    meetings: Meetings = None,
    *,
    to: Annotated[
        str,
        typer.Option("--to", metavar="FORMAT,…", help=f"Ett eller flera av {', '.join(FORMATS)}."),
    ] = "docx,pdf",
    output: Annotated[
        Path | None, typer.Option("--output", metavar="MAPP", help="Dit filerna skrivs.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Alla dokument.")] = False,
    body: Annotated[
        str, typer.Option("--body", metavar="ORGAN", help="Bara det här organets dokument.")
    ] = "",
    root: Root = None,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Skriv ut dokument som Word, PDF och HTML."""
    formats = _formats(to)
    place = open_workplace(root)
    if body:
        place.body(body)
    wanted = Wanted(tuple(meetings or ()), body, everything=everything)
    documents = chosen(place, wanted)
    folder = output or place.root / "export"
    made = 0
    for document in _shown(documents):
        for name, data in printed(document, place, formats):
            path = folder / name
            if not dry_run:
                made += write(path, data, force=force)
            terminal.say(str(path))
    if not dry_run:
        terminal.tell(f"{made} {'fil skriven' if made == 1 else 'filer skrivna'}.")
    if left := unread(place, wanted, documents):
        listed = "".join(f"\n    {file}" for file in left)
        terminal.tell(f"Går inte att läsa och är inte utskrivet; kör lchnv check:{listed}")
        raise typer.Exit(1)


def _shown(documents: list[Printable]) -> Iterator[Printable]:
    """Give the documents while a bar on stderr shows how far it has come."""
    if len(documents) < 4:  # noqa: PLR2004 - a few are done before a bar is seen
        yield from documents
        return
    from rich.console import Console  # noqa: PLC0415 - only a long run draws a bar
    from rich.progress import Progress  # noqa: PLC0415 - the same

    console = Console(stderr=True)
    # A bar that nobody sees would still leave an empty line.
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        yield from progress.track(documents, description="Skriver ut")
