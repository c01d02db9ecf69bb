"""lchnv import: old documents of other programs, made documents of the folder."""

import datetime as dt
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.procedure import Body
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import DryRun, Force, Json, Root, Today, the_day
from lchnv_cli.work.making.import_files import refuse_there, write_imported
from lchnv_cli.work.making.import_report import as_json_of, tell_findings, tell_imported
from lchnv_cli.work.making.imported import Imported, imported, sources_in
from lchnv_cli.work.making.ways import Ways
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop, Workplace

CANNOT = 2
Files = Annotated[
    list[Path],
    typer.Argument(metavar="FIL", help="Filer eller mappar: docx, odt, html, txt, pdf eller doc."),
]
Whose = Annotated[
    str,
    typer.Option(
        "--body",
        metavar="ORGAN",
        help="Organet; annars det som filen nämner.",
    ),
]
Day = Annotated[
    str, typer.Option("--date", metavar="DATUM", help="Mötesdagen; annars den som filen säger.")
]


class _Wanted(NamedTuple):
    """The files to read in, and what is said of them."""

    paths: tuple[Path, ...]
    body: Body | None
    date: dt.date | None


def import_(
    files: Files,
    *,
    body: Whose = "",
    date: Day = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Läs in äldre handlingar från Word.

    Det går också med PDF, OpenDocument, webbsidor och text: filer, eller hela mappar.

    Varje fil blir ett dokument i mötets mapp, med originalet bredvid. Det som inte säkert gick att
    läsa sägs, och står som kommentar i dokumentet tills den tas bort.

    Exempel:
    lchnv import gamla/minnesanteckningar-240223.docx --dry-run

    Slutkod 0: allt är inläst. 1: någon fil gick inte. 2: ingen gick.
    """
    here = opened(root, today)
    wanted = _wanted(here, files, body, date)
    done, failed = _read_in(here, wanted, Ways(dry_run, force, as_json))
    for why in failed:
        terminal.tell(why)
    if as_json:
        terminal.show_json(as_json_of(done, failed))
    elif done:
        tell_findings(here, done, dry_run=dry_run)
    if failed:
        raise typer.Exit(1 if done else CANNOT)


def _read_in(here: Workplace, wanted: _Wanted, ways: Ways) -> tuple[list[Imported], list[str]]:
    """Read the files in, one by one; give what they became, and why the others did not."""
    done: list[Imported] = []
    failed: list[str] = []
    for path in wanted.paths:
        try:
            found = imported(here, path, body=wanted.body, date=wanted.date)
            refuse_there(here, found, done, force=ways.force)
        except UserFault as fault:
            failed.append(str(fault))
            continue
        if not ways.dry_run:
            write_imported(here, found, force=ways.force)
        done.append(found)
        if not ways.as_json:
            tell_imported(found, dry_run=ways.dry_run)
    return done, failed


def _wanted(here: Workplace, files: list[Path], body: str, date: str) -> _Wanted:
    """Look after what is asked for. Raises Stop."""
    paths = tuple(sources_in(files))
    if not paths:
        raise Stop("Där finns ingen fil att läsa in: docx, odt, html, txt, pdf eller doc.")
    if date and len(paths) > 1:
        raise Stop("--date gäller ett möte. Läs in en fil i taget.")
    day = the_day(date, here.today) if date else None
    return _Wanted(paths, here.body(body) if body else None, day)
