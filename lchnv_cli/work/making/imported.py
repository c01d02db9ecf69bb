"""A file of somebody else's made a document of the folder, with all that goes along with it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lchnv_cli.guarded import read_ordinary
from lchnv_cli.intake.as_document import everything_in, write
from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.recognise.draft import Draft
from lchnv_cli.intake.recognise.recognise import recognise
from lchnv_cli.intake.written import Told
from lchnv_cli.load.documents import read_document
from lchnv_cli.model.document import Document
from lchnv_cli.model.file_names import safe_name
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.procedure import Body
from lchnv_cli.work.opening.workplace import Stop, Workplace, path_of

LARGEST = 200_000_000  # bytes: scanned papers are large, and say that they cannot be read
SUFFIXES = (".docx", ".odt", ".html", ".htm", ".txt", ".pdf", ".doc")


class Imported(NamedTuple):
    """What a file becomes: the document, its doubts, and the files that lie beside it.

    ``remarks`` are what its reader says of how it was read.
    """

    source: Path
    file: PurePosixPath
    text: str
    doubts: tuple[Told, ...]
    kept: Mapping[PurePosixPath, bytes]
    draft: Draft
    read: Document
    whole: FullText
    remarks: tuple[str, ...]


def sources_in(paths: Sequence[Path]) -> Iterator[Path]:
    """Give the files that are named, and those in the folders that are, in order."""
    for path in paths:
        if path.is_dir():
            inside = (each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES)
            yield from sorted(
                e for e in inside if e.is_file() and not e.name.startswith((".", "~"))
            )
        else:
            yield path


def imported(here: Workplace, path: Path, *, body: Body | None, date: dt.date | None) -> Imported:
    """Read a file and make a document of it; nothing is written.

    Raises Unreadable, Refused, or Stop where body, day or kind cannot be known.
    """
    data = read_ordinary(path, LARGEST)
    source = read_source(path.name, data)
    people = tuple(here.archive.register.names())
    draft = recognise(source, here.procedure, people, body=body, date=date)
    kind, own, day = draft.kind, draft.body, draft.date
    if kind is None:
        raise Stop(
            f"{path}\n    Det syns inte om filen är en dagordning eller anteckningar. Skriv det i "
            "dess rubrik och spara den."
        )
    if own is None:
        named = ", ".join(f"{each.id} ({each.name})" for each in here.procedure.bodies.values())
        raise Stop(
            f"{path}\n    Källan nämner inget av mappens organ. Skriv vilket den hör till med "
            f"--body:\n    {named}"
        )
    if day is None:
        raise Stop(f"{path}\n    Mötets dag går inte att läsa. Skriv den: --date 2024-02-23")
    transcript = "" if here.procedure.answers(own.id, day) else path.name
    written = write(draft, transcript=transcript, everything=list(everything_in(source)))
    file = path_of(own, day, kind)
    read = read_document(file, written.text.encode(), frozenset(here.procedure.bodies))
    if read.document is None or read.text is None:
        why = read.faults[0].hit.message if read.faults else ""
        raise Stop(f"{path}\n    Det som lästes blir inget dokument som går att läsa. {why}")
    folder = file.parent
    name = f"{safe_name(path.stem)}{path.suffix.lower()}"
    kept = {folder / "original" / name: data}
    kept |= {folder / "bilder" / name: data for name, data in draft.pictures.items()}
    remarks = tuple(
        f"{each.said}{f' ({each.place})' if str(each.place) else ''}" for each in source.remarks
    )
    return Imported(
        *(path, file, written.text, tuple(written.doubts), kept, draft, read.document, read.text),
        remarks,
    )
