"""The file of every annex lies in the meeting's folder."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.guarded import why
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="En bilagas fil finns inte, går inte att läsa eller ligger utanför mötets mapp.",
    why="Bilagorna följer med till webbsidan och diarierna. En fil som bara finns på en dator, "
    "eller på en annan plats, kommer inte med. Fältet fil räknas från dokumentets mapp.",
    wrong=r"fil: C:\Mina dokument\budget.pdf",
    right="fil: bilagor/1-budget.pdf",
    mend="Lägg filen i mappen bilagor bredvid dokumentet och skriv fil: bilagor/filens namn.",
)
_ELSEWHERE = re.compile(r"[/\\]|[A-Za-z][A-Za-z0-9+.-]*:")
_REMEDY = "Lägg filen i mappen bilagor bredvid dokumentet och skriv fil: bilagor/filens namn."


@rule("bilagefil-saknas", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def annex_file_missing(document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find annex files that are not there, or that lie outside the meeting's folder.

    A document whose head names another folder than its own may have left them there.
    """
    folders = [document.file.parent]
    if any(document.file == other.file for other in context.archive.filed):
        folders.append(PurePosixPath("meetings", document.body_id, document.when))
    for annex in document.annexes:
        if annex.file:
            told = [_wrong(context.archive.root / folder, annex.file) for folder in folders]
            if (wrong := told[0]) and all(told):
                message = f"Filen till bilaga {annex.number}, ”{annex.file}”, {wrong}."
                yield Hit(annex.file_place or annex.place, message, _REMEDY)


def _wrong(folder: Path, file: str) -> str:
    if "\\" in file:
        return "har omvända snedstreck; skriv / mellan mapp och fil"
    parts = file.split("/")
    if _ELSEWHERE.match(file) or ".." in parts:
        return "ligger utanför mötets mapp"
    try:
        return _wrong_on_disk(folder, parts)
    except PermissionError as error:
        return f"går inte att läsa: {why(error)}"
    except (OSError, ValueError, RuntimeError):  # also a name no system takes, and looping links
        return "finns inte"


def _wrong_on_disk(folder: Path, parts: list[str]) -> str:
    """Follow the path part by part, so that a symbolic link is seen without resolving the rest."""
    path = folder.joinpath(*parts)
    linked = False
    step = folder
    for part in parts:
        step = step / part
        linked = linked or stat.S_ISLNK(os.lstat(step).st_mode)
    if linked and not path.resolve().is_relative_to(folder.resolve()):
        return "är en länk till en plats utanför mötets mapp"
    if not stat.S_ISREG(path.stat().st_mode):
        return "är ingen vanlig fil"
    return "" if os.access(path, os.R_OK) else "går inte att läsa: du har inte rätt att läsa den"
