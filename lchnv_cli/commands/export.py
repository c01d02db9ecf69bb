"""lchnv export: meetings to Word, PDF and HTML."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from lchnv_cli import defaults
from lchnv_cli.commands import terminal
from lchnv_cli.commands.workplace import (
    BodyId,
    DryRun,
    Force,
    Root,
    Stop,
    Workplace,
    open_workplace,
)
from lchnv_cli.commands.writing import write
from lchnv_cli.export.formats import FORMATS, Source
from lchnv_cli.export.pdf_glyphs import unprintable
from lchnv_cli.load.archive import document_files
from lchnv_cli.load.types import parse_date
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.render.pages import kind_of, page
from lchnv_cli.render.templates import xhtml
from lchnv_cli.save import safe_name


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
    typer.Argument(metavar="MÖTE", help="Mötesdag (2026-03-20) eller ett dokuments fil."),
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
    body: BodyId = "",
    root: Root = None,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Skriv ut dokument som Word, PDF och HTML."""
    formats = _formats(to)
    place = open_workplace(root)
    if body:
        place.body(body)
    if everything:
        chosen = _everything(place, meetings, body)
    else:
        named = _chosen(place, meetings or [], body)
        chosen = list({document.file: document for document in named}.values())
    _refuse_twins(chosen)
    folder = output or place.root / "export"
    made = 0
    for document in _shown(chosen):
        for name, data in _files(document, place, formats):
            path = folder / name
            if not dry_run:
                made += write(path, data, force=force)
            terminal.say(str(path))
    if not dry_run:
        terminal.tell(f"{made} {'fil skriven' if made == 1 else 'filer skrivna'}.")
    if left := _unread(place, chosen, everything=everything):
        listed = "".join(f"\n    {file}" for file in left)
        terminal.tell(f"Går inte att läsa och är inte utskrivet; kör lchnv check:{listed}")
        raise typer.Exit(1)


def _files(
    document: MeetingDocument, place: Workplace, formats: tuple[str, ...]
) -> Iterator[tuple[str, bytes]]:
    """Draw the document once and give each format's file name and bytes."""
    kind = kind_of(document).lower()
    drawn = xhtml(page(document, place.archive), defaults.template_folders(place.root))
    source = Source(
        drawn, kind, document.text.encode(), lambda name: defaults.template(place.root, name)
    )
    for name in formats:
        yield f"{_stem(document)}.{name}", FORMATS[name](source)
    if "pdf" in formats and (missing := unprintable(drawn, source.template("fonts"))):
        shown = " ".join(f"{sign} (U+{ord(sign):04X})" for sign in sorted(missing))
        terminal.tell(f"{document.file}\n    Typsnittet saknar tecken; i PDF står □ för: {shown}")


def _stem(document: MeetingDocument) -> str:
    return safe_name(f"{kind_of(document).lower()}-{document.body_id}-{document.date}")


def _all(place: Workplace, body: str = "") -> Iterator[MeetingDocument]:
    documents = (doc for doc in place.archive.documents if isinstance(doc, MeetingDocument))
    return (doc for doc in documents if body in {"", doc.body_id})


def _everything(place: Workplace, meetings: list[str] | None, body: str) -> list[MeetingDocument]:
    """Give every document. Raises Stop when there is none, or when single ones are named too."""
    if meetings:
        raise Stop("Skriv antingen vilka möten eller --all, inte båda.")
    if chosen := list(_all(place, body)):
        return chosen
    raise Stop("Det finns inget att skriva ut. Skapa en dagordning med lchnv new-agenda.")


def _refuse_twins(documents: list[MeetingDocument]) -> None:
    """Stop where two documents would get the same file name, so neither hides the other."""
    seen: dict[str, MeetingDocument] = {}
    for document in documents:
        twin = seen.setdefault(_stem(document), document)
        if twin is not document:
            raise Stop(
                f"{twin.file} och\n{document.file} är samma slags dokument från samma möte.\n"
                "Ta bort det ena, eller skriv vilken fil som ska skrivas ut."
            )


def _unread(
    place: Workplace, printed: list[MeetingDocument], *, everything: bool
) -> list[PurePosixPath]:
    """Give the documents that could not be read and lie beside those that are printed."""
    read = {document.file for document in place.archive.documents}
    folders = {document.file.parent for document in printed}
    left = [file for file in document_files(place.root) if file not in read]
    return [f for f in left if f.parent in folders or (everything and f.stem != "kalendarium")]


def _chosen(place: Workplace, meetings: list[str], body: str) -> Iterator[MeetingDocument]:
    """Give the documents that the command line names. Raises Stop when one cannot be found."""
    if not meetings:
        raise Stop("Skriv vilket möte: lchnv export 2026-03-20, eller lchnv export --all.")
    for wanted in meetings:
        found = [doc for doc in _all(place) if _is_named(doc, wanted, body, place.root)]
        if not found:
            raise Stop(_not_found(place, wanted))
        yield from found


def _is_named(document: MeetingDocument, wanted: str, body: str, root: Path) -> bool:
    if (day := parse_date(wanted)) is not None:
        return document.date == day and body in {"", document.body_id}
    path = Path(wanted).resolve()
    return path == root / document.file or path == (root / document.file).parent


def _not_found(place: Workplace, wanted: str) -> str:
    faulty = sorted(
        {str(fault.hit.place) for fault in place.faults if wanted in str(fault.hit.place)}
    )
    if faulty:
        return f"{faulty[0]}\n    Dokumentet går inte att läsa. Kör lchnv check."
    days = sorted({str(document.date) for document in _all(place)}, reverse=True)[:5]
    known = f"De senaste är {', '.join(days)}." if days else "Skapa ett med lchnv new-agenda."
    return f"Det finns inget dokument för ”{wanted}”. {known}"


def _shown(documents: list[MeetingDocument]) -> Iterator[MeetingDocument]:
    """Give the documents while a bar on stderr shows how far it has come."""
    if len(documents) < 4:  # noqa: PLR2004 - a few are done before a bar is seen
        yield from documents
        return
    from rich.console import Console  # noqa: PLC0415 - only a long run draws a bar
    from rich.progress import Progress  # noqa: PLC0415 - the same

    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(documents, description="Skriver ut")
