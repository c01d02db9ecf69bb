"""lchnv verify: whether a printed file is the published document."""

from pathlib import Path
from typing import Annotated

import typer

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.file_names import as_word
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import Json, Root, Today
from lchnv_cli.work.making.verifying import Answer, Verified, verified
from lchnv_cli.work.opening.seen import opened

Files = Annotated[list[Path], typer.Argument(metavar="FIL", help="Utskriften: PDF, Word, HTML.")]


def verify(files: Files, *, root: Root = None, today: Today = None, as_json: Json = False) -> None:
    """Svara på om en fil är den publicerade.

    Utskriftens kontrollsumma jämförs med dem som lchnv publish skrev in. Heter filen som sin
    utskrift jämförs den också med en ny.

    Exempel:
    lchnv verify export/minnesanteckningar-lchnv-2026-10-16.pdf

    Slutkod 0: den är det. 1: den är det inte, eller inte längre. 2: det gick inte att göra.
    """
    here = opened(root, today)
    found = {file: verified(here, file) for file in files}
    if as_json:
        told = [_as_dict(file, each) for file, each in found.items()]
        terminal.show_json({"files": told})
    else:
        terminal.say("\n".join(f"{file}\n    {_told(each)}" for file, each in found.items()))
    if any(each.answer is not Answer.PUBLISHED for each in found.values()):
        raise typer.Exit(1)


def _told(each: Verified) -> str:
    if each.of is None:
        return "Nej: filen är ingen utskrift av något som är publicerat i den här mappen."
    of = f"{each.of.file}, som det publicerades {spoken_with_year(each.of.day)}"
    if each.newer is not None:
        day = spoken_with_year(each.newer.day)
        then = f"Reviderat {day}: {each.newer.what}"
        if each.answer is Answer.WITHDRAWN_SINCE:
            then = f"Återkallat {day}: {each.newer.withdrawn}"
        return f"Inte längre: {of}.\n    {then.rstrip('.')}."
    if each.answer is Answer.CHANGED_SINCE:
        again = f"lchnv check {as_word(each.of.file)}"
        return f"Ja: {of}.\n    Men dokumentet har ändrats sedan dess: {again}"
    return f"Ja: {of}."


def _as_dict(file: Path, each: Verified) -> dict[str, str | None]:
    return {
        "file": str(file),
        "answer": each.answer,
        "document": str(each.of.file) if each.of else None,
        "published": each.of.day.isoformat() if each.of else None,
        "revised": each.newer.day.isoformat() if each.newer and each.newer.what else None,
    }
