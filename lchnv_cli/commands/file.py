"""lchnv file: a package for the diaries, and the diary numbers back into the notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from lchnv_cli.dispatch.package import sha256, zipped
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.kinds import NOTES
from lchnv_cli.render.pages import document_day, is_draft
from lchnv_cli.save import replace
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import DryRun, Json, Named, OfBody, Output, Registered, Root, Today
from lchnv_cli.work.changing.diary_numbers import numbers_of, registered
from lchnv_cli.work.changing.mend import diff
from lchnv_cli.work.choosing.one_meeting import Documents, documents_of
from lchnv_cli.work.choosing.principals import principal_named
from lchnv_cli.work.making.annex_files import tell_missing
from lchnv_cli.work.making.writing import home_of, refuse_others, replace_keeping, write
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop, Workplace
from lchnv_cli.work.sending.diary_package import (
    Package,
    files_of,
    main_document,
    packages,
    strangers,
)

Principals = Annotated[
    list[str] | None,
    typer.Option(
        "--principal", metavar="HUVUDMAN", help="Ett paket för huvudmannen. Kan anges flera gånger."
    ),
]
Replace = Annotated[
    bool,
    typer.Option("--force", help="Ersätt filer som redan finns (kopior sparas), eller ett nummer."),
]


@dataclass(frozen=True, slots=True)
class _Ways:
    """Where and how the command is to answer."""

    folder: Path
    home: Path
    as_zip: bool
    dry_run: bool
    force: bool
    as_json: bool


def file(
    meeting: Named = "",
    *,
    as_zip: Annotated[bool, typer.Option("--zip", help="Gör en zip-fil, inte en mapp.")] = False,
    principal: Principals = None,
    everyone: Annotated[bool, typer.Option("--all", help="Ett paket för varje huvudman.")] = False,
    numbers: Registered = None,
    output: Output = None,
    body: OfBody = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Replace = False,
    as_json: Json = False,
) -> None:
    """Gör ett paket för diariet.

    Paketet har anteckningarna som PDF/A och Word, dagordningen, bilagorna, en följesedel, metadata
    och kontrollsummor. Diarienumren skrivs sedan in i anteckningarna, alla på en gång eller inga:
    är något av dem oklart sägs det.

    Exempel:
    lchnv file 16/10
    lchnv file 16/10 --zip --all
    lchnv file 16/10 --registered Granköping=2026/123 "Ekmossa=VON 2026-25"
    """
    here = opened(root, today)
    # What else the meeting has may be unread: only the notes are written in.
    documents = documents_of(here, meeting, body, NOTES if numbers else None)
    main = main_document(here, documents)
    folder = output or here.root / "export"
    ways = _Ways(folder, home_of(here, folder), as_zip, dry_run, force, as_json)
    if numbers:
        if as_zip or principal or everyone or output:
            raise Stop("--registered gör inget paket; kör det för sig.")
        if not isinstance(main, Notes):
            lacking = here.procedure.notes_kind(main.body_id, main.date).lacking
            raise Stop(f"Mötet {main.date} har {lacking} att skriva diarienummer i.")
        _register(here, main, numbers_of(here, main, numbers), ways)
        return
    named = _principals(here, main, principal or (), everyone=everyone)
    made, annexes = packages(here, documents, main, named)
    tell_missing(annexes)
    _warn(here, documents, main)
    _write(made, ways)


def _warn(here: Workplace, documents: Documents, main: MeetingDocument) -> None:
    if not isinstance(main, Notes) and documents.meeting.agenda is not None:
        lacking = here.procedure.notes_kind(main.body_id, main.date).lacking
        terminal.tell(f"Obs: mötet har {lacking} som kan vara med i paketet.")
    if is_draft(main, here.archive):
        terminal.tell(f"Obs: {_undone(main, here.procedure.kind_of(main))}: Utkast.")


def _principals(
    here: Workplace, main: MeetingDocument, wanted: Iterable[str], *, everyone: bool
) -> tuple[str, ...]:
    """Give whom a package is made for, by their names on the meeting's day. Raises Stop."""
    names = tuple(wanted)
    if names and everyone:
        raise Stop("Skriv antingen --principal eller --all, inte båda.")
    if everyone:
        return here.procedure.principals_of(main.body_id, main.date)
    asked = (principal_named(here, name, main.body_id, main.date) for name in names)
    return tuple(dict.fromkeys(each.on(main.date) for each in asked))


def _undone(document: MeetingDocument, kind: DocumentKind) -> str:
    if isinstance(document, Notes):
        done = kind.agreeing("utskickade eller publicerade", "utskickat eller publicerat")
        return f"{kind.brief} är varken {done}"
    return f"{kind.definite} har ingen dag i fältet publicerad"


def _write(made: list[Package], ways: _Ways) -> None:
    if not ways.force and not ways.dry_run:
        refuse_others(pair for each in made for pair in _files(each, ways))
    if ways.as_json:
        told = [_package_dict(each, ways) for each in made]
        terminal.show_json({"packages": told})
    for each in made:
        if not ways.as_json:
            terminal.say(str(_path(each, ways)))
        if ways.dry_run and not ways.as_json:
            terminal.say("\n".join(f"    {piece.name}" for piece in each.pieces))
        if ways.dry_run:
            continue
        for path, data in _files(each, ways):
            write(path, data, home=ways.home, force=ways.force)
        for name in () if ways.as_zip else strangers(each, ways.folder):
            terminal.tell(f"Obs: {each.name}/{name} hör inte till paketet.")
    if not ways.dry_run:
        notes = made[0].case.notes
        back = (
            f'lchnv file {notes.date} --registered {_example(made, notes)}="2026/123"'
            if notes
            else ""
        )
        terminal.tell(f"{len(made)} paket." + (f" När ett nummer är känt: {back}" if back else ""))


def _example(made: list[Package], notes: Notes) -> str:
    """Give a principal to show how its number is written back."""
    case = made[0].case
    name = case.principal or case.archive.procedure.principals_of(notes.body_id, notes.date)[0]
    return f'"{name}"' if " " in name else name


def _files(package: Package, ways: _Ways) -> Iterator[tuple[Path, bytes]]:
    if ways.as_zip:
        yield _path(package, ways), zipped(package.pieces, document_day(package.case.main))
    else:
        yield from files_of(package, ways.folder)


def _path(package: Package, ways: _Ways) -> Path:
    return ways.folder / (f"{package.name}.zip" if ways.as_zip else package.name)


def _register(here: Workplace, notes: Notes, numbers: dict[str, str], ways: _Ways) -> None:
    change = registered(notes, here.bytes_of(notes), numbers, force=ways.force)
    if ways.dry_run:
        terminal.show(diff([change]) or "Inget skulle ändras.")
        return
    if change.after != change.before:
        path = here.root / change.file
        if ways.force:
            replace_keeping(path, change.after, change.before, here.root)
        else:
            replace(path, change.after, expected=change.before)
    known = {**notes.registered, **numbers}
    every = here.procedure.principals_of(notes.body_id, notes.date)
    if ways.as_json:
        told = {"file": str(change.file), "registered": known}
        terminal.show_json(told)
    else:
        terminal.say(str(change.file))
    renewed = notes.reopened.registered if notes.reopened else every
    done = sum(bool(known.get(name)) and name in {*renewed, *numbers} for name in every)
    said = ", ".join(f"{name} {number}" for name, number in numbers.items())
    terminal.tell(f"Diarieförd: {said}. {done} av {len(every)} huvudmän.")


def _package_dict(package: Package, ways: _Ways) -> dict[str, Any]:
    return {
        "package": str(_path(package, ways)),
        "principal": package.case.principal or None,
        "diary_number": package.case.number or None,
        "files": [
            {"name": piece.name, "bytes": len(piece.data), "sha256": sha256(piece.data)}
            for piece in package.pieces
        ],
        "missing_annexes": list(package.case.missing),
    }
