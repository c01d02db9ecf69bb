"""Packages for the diaries: what is printed and copied, and what tells of it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lchnv_cli import defaults
from lchnv_cli.dispatch.package import (
    METADATA,
    SLIP,
    Case,
    Origin,
    Piece,
    manifest,
    metadata,
    printed_title,
    sha256,
    slip,
)
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_names import safe_names
from lchnv_cli.model.file_stem import stem
from lchnv_cli.model.kinds import AGENDA
from lchnv_cli.render.templates import draw
from lchnv_cli.rules.changed_after_publishing import changed_after_publishing
from lchnv_cli.save import content
from lchnv_cli.work.choosing.called_off import refuse_called_off, refuse_withdrawn
from lchnv_cli.work.choosing.one_meeting import Documents
from lchnv_cli.work.making.annex_files import Annexes, annexes_of
from lchnv_cli.work.making.printing import printed
from lchnv_cli.work.opening.workplace import Stop, Workplace


@dataclass(frozen=True, slots=True)
class Package:
    """A package: its name without ending, whom it is for, and its files in order."""

    name: str
    case: Case
    pieces: tuple[Piece, ...]


def main_document(here: Workplace, documents: Documents) -> MeetingDocument:
    """Give what a package is of: the notes, or else the first that tells decisions. Raises Stop.

    An agenda goes with what came of the meeting, and is no package of its own.
    """
    meeting, day, only = documents.meeting, documents.meeting.date, documents.only
    if only is not None and not only.kind.goes_to_diaries:
        raise Stop(f"{only.file}\n    {only.kind.title} diarieförs inte.")
    filed = [
        each for each in meeting.documents if each.kind.goes_to_diaries and each.kind is not AGENDA
    ]
    found = meeting.notes or max(filed, key=lambda each: each.kind.decides, default=None)
    if found is None:
        refuse_called_off(meeting)
        kind = here.procedure.notes_kind(meeting.body_id, day)
        them = kind.agreeing("dem", "det")
        new = here.procedure.of_body(f"lchnv new-notes {day}", meeting.body_id)
        raise Stop(f"Mötet {day} har {kind.lacking}. Skapa {them}: {new}")
    return found


def packages(
    here: Workplace, documents: Documents, main: MeetingDocument, principals: tuple[str, ...]
) -> tuple[list[Package], Annexes]:
    """Make a package for each principal, or one for none in particular.

    Raises Stop where what it is of was taken back.
    """
    refuse_withdrawn(here, main)
    own = documents.meeting.documents
    others = tuple(each for each in own if each.kind.goes_to_diaries and each.file != main.file)
    annexes = annexes_of(here, main, *others)
    missing = tuple(each.title for each in annexes.missing)
    case = Case(
        main,
        others,
        here.archive,
        missing,
        sources=tuple(
            Origin(each, sha256(here.bytes_of(each)), _as_published(here, each))
            for each in (main, *others)
        ),
    )
    common = (
        *_printed(here, case),
        *(Piece(f"bilagor/{each.name}", each.title, each.data) for each in annexes.files),
    )
    first = f"diarieföring-{main.body_id}-{main.date}"
    whom = principals or ("",)
    names = safe_names(f"{first}-{principal}" if principal else first for principal in whom)
    made = [
        Package(name, each, _whole(here, each, common))
        for name, each in zip(names, (replace(case, principal=p) for p in whom), strict=True)
    ]
    return made, annexes


def files_of(package: Package, folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Give the files of a package that is a folder; the manifest last, as a seal."""
    for piece in package.pieces:
        yield folder / package.name / piece.name, piece.data


def strangers(package: Package, folder: Path) -> list[str]:
    """Give what lies in the package's folder and is no part of it."""
    whole = folder / package.name
    found = (path.relative_to(whole) for path in whole.rglob("*") if path.is_file())
    # Some systems take letters apart in the names of files.
    names = {unicodedata.normalize("NFC", path.as_posix()) for path in found}
    return sorted(names - {piece.name for piece in package.pieces})


def _whole(here: Workplace, case: Case, common: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Add what tells of the files, and last their sums."""
    folders = defaults.template_folders(here.root)
    text = draw("foljesedel.txt.j2", folders, slip=slip(case, common))
    lines = "".join(f"{line}\r\n" for line in text.splitlines())
    pieces = (
        *common,
        Piece(SLIP, "Följesedel", lines.encode()),
        Piece(METADATA, "Metadata", metadata(case, common)),
    )
    return (*pieces, manifest(pieces))


def _printed(here: Workplace, case: Case) -> Iterator[Piece]:
    yield from _numbered(here, case.main, 1, ("pdf", "docx"))
    for number, document in enumerate(case.others, 2):
        yield from _numbered(here, document, number, ("pdf",))


def _numbered(
    here: Workplace, document: MeetingDocument, number: int, formats: tuple[str, ...]
) -> Iterator[Piece]:
    pairs = zip(formats, printed(document, here, formats), strict=True)
    for suffix, (name, printed_anew) in pairs:
        data = _published_print(here, document, name) or printed_anew
        title = printed_title(here.procedure.kind_of(document).title, document, suffix)
        yield Piece(f"{number:02}-{stem(document)}.{suffix}", title, data)


def _as_published(here: Workplace, document: MeetingDocument) -> bool:
    return bool(document.checksum) and not any(changed_after_publishing.hits(document, here))


def _published_print(here: Workplace, document: MeetingDocument, name: str) -> bytes | None:
    """Give the very file that was printed when the document was published, where it still lies."""
    publication = here.archive.publication(document.file)
    if publication is None or not _as_published(here, document):
        return None
    data = content(here.root / "export" / name)
    return data if data and sha256(data) == publication.prints.get(name) else None
