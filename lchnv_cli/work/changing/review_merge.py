"""A Word file that others have written in → its changes in the Markdown, and what is told of them.

What was sent is printed once more and compared with what came back, so that whatever the print
makes of a text is the same on both sides. What the comparison gives is then put together with
today's file as two people's changes of one text. The result is read by the reader of documents and
printed again, and what that print lacks of what came back is told as lost.
"""

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from lchnv_cli.guarded import read_ordinary
from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.returned.carrying import carry
from lchnv_cli.intake.returned.change import Change, TextEdit
from lchnv_cli.intake.returned.heads import head_changes, running_heads
from lchnv_cli.intake.returned.lines import Lines, lines_of
from lchnv_cli.intake.returned.origin import Origin, origin_of
from lchnv_cli.intake.returned.three_way import Clash, merged, paragraphs_of
from lchnv_cli.intake.returned.units import body_units
from lchnv_cli.intake.source_blocks import Kind, Source
from lchnv_cli.intake.unreadable import Unreadable
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.full_text import FullText
from lchnv_cli.work.changing.rescheduling import is_out
from lchnv_cli.work.changing.review_head import labels_of, with_head
from lchnv_cli.work.choosing.one_document import one_document
from lchnv_cli.work.making.review_copy import kept_source, review_print
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import Stop, Workplace


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
    those of the program's own text, with where it really stands.
    """

    document: MeetingDocument
    before: bytes
    after: bytes
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...] = ()
    generated: tuple[tuple[str, str, str], ...] = ()
    lost: tuple[tuple[str, str], ...] = ()
    comments: tuple[tuple[str, str, str], ...] = ()
    told: tuple[str, ...] = ()


def merging_file(
    here: Workplace, file: Path, into: str, *, theirs: frozenset[int], revised: bool
) -> Merging:
    """Give what merging a file from the disk would write, and tell. Raises UserFault."""
    data = read_ordinary(file, _LARGEST)
    return merging(here, file.name, data, into, theirs=theirs, revised=revised)


def merging(  # noqa: PLR0913 - what was sent back, and what to do with it
    here: Workplace, name: str, data: bytes, into: str, *, theirs: frozenset[int], revised: bool
) -> Merging:
    """Give what merging a file would write, and tell. Raises UserFault."""
    source = read_source(name, data)
    if source.kind not in _KINDS:
        raise Unreadable(name, _NO_WORD)
    origin = origin_of(name, data)
    document = _document(here, origin, into)
    if is_out(document, here) and not revised:
        raise Stop(
            f"{document.file}\n    Dokumentet är publicerat. Med --revised förs ändringarna in "
            "ändå;\n    publicera sedan med lchnv publish --revised och vad som ändrats."
        )
    today = here.bytes_of(document)
    base, told = _base(here, origin, today)
    then = _as_if(here, document.file, base)
    sent_document = _readable(then, document.file, "Det som skickades går inte att läsa.")
    sent, back = _sent(then, sent_document), lines_of(source.blocks)
    text = then.text_of(sent_document)
    done = carry(text.source, body_units(text, sent_document.items), sent[0], back)
    head = head_changes(
        done.unplaced, sent_document, labels_of(sent_document), sent[0].lines, back.lines
    )
    changed = _edited(text, base, done.edits).decode()
    changed, unwritten = with_head(changed, sent_document, head)
    after = changed.encode()
    _readable(_as_if(here, document.file, after), document.file, _UNREADABLE)
    whole, conflicts = _put_together(base, today, after, theirs)
    _readable(_as_if(here, document.file, whole), document.file, _UNREADABLE)
    furniture = running_heads(sent[1].lines, lines_of((*source.headers, *source.footers)).lines)
    changes = sorted([*head.changes, *done.changes], key=lambda each: not each.weighty)
    return Merging(
        document,
        today,
        whole,
        tuple(changes),
        conflicts,
        (*head.remarks, *furniture),
        (*done.lost, *(("", each) for each in unwritten)),
        tuple(_comments(source)),
        told,
    )


_LARGEST = 60_000_000  # bytes
_KINDS = frozenset({Kind.DOCX, Kind.ODT})
_NO_WORD = "Filen är inget Worddokument. Öppna den i Word och spara den som .docx."
_UNREADABLE = "Med ändringarna skulle dokumentet inte gå att läsa. Inget är skrivet."


def _document(here: Workplace, origin: Origin, into: str) -> MeetingDocument:
    """Give the document that a file is of. Raises Stop."""
    file = PurePosixPath(origin.file) if origin.file and not into else None
    known = {each.file: each for each in here.archive.documents}
    if file is None:
        if not into:
            raise Stop(
                "Filen säger inte vilket dokument den är av. Skriv det efter filen, till exempel\n"
                "lchnv merge GRANSKAD.docx meetings/lchnv/2026-03-20/dagordning.md"
            )
        file = one_document(here, into, "")
    found = known.get(file)
    if not isinstance(found, MeetingDocument):
        raise Stop(
            f"{file}\n    Dokumentet finns inte, eller går inte att läsa. Har det bytt plats: "
            "skriv dess fil efter Wordfilen."
        )
    return found


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


def _as_if(here: Workplace, file: PurePosixPath, data: bytes) -> Workplace:
    """Give the folder as it is with other bytes in a file."""
    return replace(with_files(here, {file: data}), unsaved={file: data})


def _readable(here: Workplace, file: PurePosixPath, why: str) -> MeetingDocument:
    found = next((each for each in here.archive.documents if each.file == file), None)
    if not isinstance(found, MeetingDocument):
        raise Stop(f"{file}\n    {why}")
    return found


def _sent(here: Workplace, document: MeetingDocument) -> tuple[Lines, Lines]:
    """Print what was sent once more, and read it: the text, and the pages' heads and feet."""
    source = read_source("utskriften", review_print(document, here))
    return lines_of(source.blocks), lines_of((*source.headers, *source.footers))


def _edited(text: FullText, base: bytes, edits: list[TextEdit]) -> bytes:
    """Give the file with the edits carried out, in its own bytes and line ends."""
    ends = "\r\n" if b"\r\n" in base else "\n"
    placed = []
    for order, edit in enumerate(edits):
        own = text.edit(edit.start, edit.end, edit.new.replace("\n", ends))
        placed.append((own.start, own.end, order, own.text.encode()))
    made, at = [], 0
    for start, end, _, new in sorted(placed):
        if start < at:
            continue
        made += [base[at:start], new]
        at = end
    return b"".join([*made, base[at:]])


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


def _comments(source: Source) -> list[tuple[str, str, str]]:
    """Give who commented, on what, and what they said."""
    return [
        (
            each.who,
            " ".join(each.about.split()) or str(each.place),
            " ".join(p.text for p in each.blocks if hasattr(p, "text")),
        )
        for each in source.comments
    ]
