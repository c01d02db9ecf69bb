"""Form: what lies under meetings/ is read, or has a known use."""

import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="En fil under meetings är varken ett dokument eller en bilaga.",
    why="Bara filer som slutar på .md läses. Det som någon har skrivit i en annan fil granskas "
    "inte, skrivs inte ut och kommer inte med till diarierna, och ingen annan vet att det finns.",
    unseen="Vad som står i filen, och filer bland bilagor, bilder och original.",
    wrong="meetings/lchnv/2026-05-22/anteckningar från mötet.docx",
    right="meetings/lchnv/2026-05-22/minnesanteckningar.md\n"
    "meetings/lchnv/2026-05-22/original/anteckningar från mötet.docx",
    mend="Skriv det som ska gälla i mötets dokument. Lägg sedan filen i en mapp som heter bilagor, "
    "bilder eller original bredvid dokumentet, eller flytta den från meetings.",
)
_SHOWN = 3


@rule("okänd-fil", cites=FORM, severity=Severity.INFO, texts=TEXTS)
def unknown_file(archive: Archive, _: Context) -> Iterator[Hit]:
    """Find files that nothing reads and no document lists; of a folder with no others, the folder.

    Annexes, and what the text shows or links to, may lie anywhere in the meeting's folder.
    """
    if not archive.strangers:
        return
    documents = (document.file for document in archive.documents)
    known = {_plain(file) for file in (*documents, *archive.unread, *_used(archive))}
    used = {folder for file in known for folder in file.parents}
    folders: dict[PurePosixPath, list[PurePosixPath]] = {}
    for file in archive.strangers:
        if _plain(file) not in known:
            unused = [folder for folder in file.parents[:-2] if _plain(folder) not in used]
            folders.setdefault(unused[-1] if unused else file, []).append(file)
    for where, files in folders.items():
        yield Hit(Place(where), _message(where, files), TEXTS.mend)


def _used(archive: Archive) -> Iterator[PurePosixPath]:
    for document in archive.documents:
        yield from (document.file.parent / each.path for each in document.file_uses)
        if isinstance(document, MeetingDocument):
            yield from (document.file.parent / each.file for each in document.annexes if each.file)


def _plain(file: PurePosixPath) -> PurePosixPath:
    return PurePosixPath(unicodedata.normalize("NFC", str(file)))


def _message(where: PurePosixPath, files: list[PurePosixPath]) -> str:
    if files == [where]:
        return f"Filen {where.name} läses inte."
    names = ", ".join(str(file.relative_to(where)) for file in files[:_SHOWN])
    more = f" och {len(files) - _SHOWN} till" if len(files) > _SHOWN else ""
    return f"Mappen {where.name} har inget dokument, men filer som inte läses: {names}{more}."
