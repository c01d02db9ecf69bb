"""A Word file that others have written in → its changes in the Markdown, and what is told of them.

What was sent is printed once more and compared with what came back, so that whatever the print
makes of a text is the same on both sides. What the comparison gives is then put together with
today's file as two people's changes of one text. The result is read by the reader of documents and
printed again, and what that print lacks of what came back is told as lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lchnv_cli.guarded import read_ordinary
from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.returned.change import Change
from lchnv_cli.intake.returned.origin import Origin, origin_of
from lchnv_cli.intake.returned.remarks import Said
from lchnv_cli.intake.returned.three_way import Clash, merged, paragraphs_of
from lchnv_cli.intake.source_blocks import Kind
from lchnv_cli.load.documents import read_document
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_names import as_word
from lchnv_cli.unreadable import Unreadable
from lchnv_cli.work.changing.rescheduling import is_out
from lchnv_cli.work.changing.review_compared import (
    UNREADABLE,
    Compared,
    Wishes,
    readable,
)
from lchnv_cli.work.choosing.one_document import one_document
from lchnv_cli.work.making.review_copy import kept_source
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import Stop, Workplace, not_read


@dataclass(frozen=True, slots=True)
class Conflict:
    """A paragraph that was changed both in the file and in Word."""

    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merging:
    """The file before and after, and all that is told.

    ``lost`` are changes that could not be written, as (what was, what came back); ``generated``
    those of the program's own text, with where it really stands. ``pictures`` are new files.
    """

    document: MeetingDocument
    before: bytes
    after: bytes
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...] = ()
    generated: tuple[tuple[str, str, str], ...] = ()
    lost: tuple[tuple[str, str], ...] = ()
    comments: tuple[Said, ...] = ()
    told: tuple[str, ...] = ()
    pictures: Mapping[PurePosixPath, bytes] = field(default_factory=dict)


def merging_file(here: Workplace, file: Path, into: str, wishes: Wishes) -> Merging:
    """Give what merging a file from the disk would write, and tell. Raises UserFault."""
    return merging(here, file.name, read_ordinary(file, _LARGEST), into, wishes)


def merging(here: Workplace, name: str, data: bytes, into: str, wishes: Wishes) -> Merging:
    """Give what merging a file would write, and tell. Raises UserFault."""
    source = read_source(name, data)
    if source.kind not in _KINDS:
        raise Unreadable(name, _NO_WORD)
    origin = origin_of(name, data)
    document = _document(here, origin, into)
    if is_out(document, here) and not wishes.revised:
        raise Stop(f"{document.file}\n    {_OUT}")
    today = here.bytes_of(document)
    base, told = _base(here, origin, today)
    then = with_files(here, {document.file: base})
    compared = Compared.of(then, readable(then, document.file, _NOT_SENT), source, base)
    whole, conflicts = _put_together(base, today, compared.after(wishes), wishes.theirs)
    after = readable(with_files(here, {document.file: whole}), document.file, UNREADABLE)
    if after.date != document.date:
        told += (f"Mötesdagen är ändrad. Flytta mötet med lchnv move {document.date} {after.date}",)
    if is_out(document, here) and whole != today:
        again = f'lchnv publish {as_word(document.file)} --revised "Vad som ändrades"'
        told += (f"Publicera ändringen: {again}",)
    if compared.accepted[0].resaved:
        told += (_RESAVED,)
    changes = sorted(compared.changes(wishes), key=lambda each: not each.weighty)
    margin = tuple(said for said, _ in compared.margin)
    return Merging(
        *(document, today, whole, tuple(changes), conflicts, compared.generated()),
        *(tuple(compared.lost), margin, told, compared.pictures(whole)),
    )


_LARGEST = 60_000_000  # bytes
_KINDS = frozenset({Kind.DOCX, Kind.ODT})
_OUT = (
    "Dokumentet är publicerat. Med --revised förs ändringarna in ändå;\n    publicera sedan med "
    "lchnv publish --revised och vad som ändrats."
)
_RESAVED = (
    "En bild är sparad om av programmet som filen har varit i. Har någon bytt den mot en annan:\n"
    "    byt den i mappen bilder."
)
_NOT_SENT = "Det som skickades går inte att läsa."
_NO_WORD = "Filen är inget Worddokument. Öppna den i Word och spara den som .docx."


def _document(here: Workplace, origin: Origin, into: str) -> MeetingDocument:
    """Give the document that a file is of. Raises Stop."""
    if into:
        file = one_document(here, into, "")
    elif origin.file:
        file = PurePosixPath(origin.file)
    elif (known := _kept(here, origin)) is not None:
        file = known
    else:
        raise Stop(
            "Filen säger inte vilket dokument den är av. Skriv det efter filen, till exempel\n"
            "lchnv merge GRANSKAD.docx meetings/lchnv/2026-03-20/dagordning.md"
        )
    found = here.archive.document_at(file)
    if file in here.archive.unread:
        raise not_read(file, here.found)
    if not isinstance(found, MeetingDocument):
        raise Stop(
            f"{file}\n    Dokumentet finns inte. Har det bytt plats: skriv dess fil efter "
            "Wordfilen."
        )
    return found


def _kept(here: Workplace, origin: Origin) -> PurePosixPath | None:
    """Give the file of the document that a kept source is of, by what its head says."""
    kept = kept_source(here, origin.number) if origin.number else None
    if kept is None:
        return None
    said = read_document(PurePosixPath("utskick.md"), kept, frozenset(here.procedure.bodies))
    own = [
        each.file
        for each in here.archive.documents
        if said.document
        and (each.kind, each.body_id, each.when)
        == (said.document.kind, said.document.body_id, said.document.when)
    ]
    return own[0] if len(own) == 1 else None


def _base(here: Workplace, origin: Origin, today: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Give what was sent: from the file, else what was kept here, else today's file, said aloud."""
    if origin.markdown is not None:
        return origin.markdown, ()
    if origin.number and (kept := kept_source(here, origin.number)) is not None:
        return kept, ("Filen har tappat sin källtext; den är hämtad ur .lchnv/granskning.",)
    why = "skadad" if origin.torn else "borta"
    return today, (
        f"Filens källtext är {why}. Den jämförs med dokumentet som det är i dag: det som har "
        "ändrats i dokumentet sedan filen skickades syns som ändringar i Word.",
    )


def _put_together(
    base: bytes, ours: bytes, theirs: bytes, wanted: frozenset[int]
) -> tuple[bytes, tuple[Conflict, ...]]:
    pieces = [paragraphs_of(each.decode()) for each in (base, ours, theirs)]
    made: list[str] = []
    conflicts: list[Conflict] = []
    for piece in merged(*pieces):
        if isinstance(piece, Clash):
            conflicts.append(Conflict(*("".join(each).strip() for each in piece)))
            made += piece.theirs if len(conflicts) in wanted else piece.ours
        else:
            made.append(piece)
    return "".join(made).encode(), tuple(conflicts)
