"""The files of a meeting's annexes: read where they lie in the meeting's folder, else told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import NamedTuple, TypeVar

from lchnv_cli.context import Context
from lchnv_cli.dispatch.package import annex_title
from lchnv_cli.guarded import read_inside
from lchnv_cli.model.annexes import Annex
from lchnv_cli.model.date_forms import dates_in
from lchnv_cli.model.document import Agenda, MeetingDocument, Notes
from lchnv_cli.model.file_names import readable_names, safe_name, safe_names
from lchnv_cli.model.file_stem import stem
from lchnv_cli.model.finding import Place
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.previous import is_on_notes
from lchnv_cli.render.pages import is_draft
from lchnv_cli.rules.annex_file_missing import annex_file_missing
from lchnv_cli.screen import terminal
from lchnv_cli.work.making.printing import printed
from lchnv_cli.work.opening.workplace import Workplace

T = TypeVar("T")
_LARGEST = 500_000_000  # bytes; all of a meeting's annexes are in the memory at once


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """An annex with its file's content, under a name in small letters and one to be read.

    Every system takes either.
    """

    title: str
    name: str
    shown: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Missing:
    """An annex without a file that can be used; ``why`` is empty where none is named."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Annexes:
    """The annexes that have files, and those that have not."""

    files: tuple[AnnexFile, ...]
    missing: tuple[Missing, ...]


def tell_missing(annexes: Annexes) -> None:
    """Tell of the annexes that do not come with the documents."""
    for each in annexes.missing:
        why = f"\n    {each.why}" if each.why else " (ingen fil är angiven)"
        terminal.tell(f"Följer inte med: {each.title}{why}")


class Found(NamedTuple):
    """An annex whose file is not read yet: where it lies, and the names that its copy may have.

    ``notes`` are those that are to be printed for it, where no file is named.
    """

    title: str
    name: str
    shown: str
    path: PurePosixPath
    notes: Notes | None

    @property
    def linked(self) -> str:
        """How a link to it reads: Bilaga 6 – Redovisning."""
        return self.title.replace(":", " –", 1)


def by_annex(
    meeting: Meeting, told: Mapping[str, T]
) -> Iterator[tuple[tuple[PurePosixPath, str], T]]:
    """Give what is told of a meeting's annexes by document and number, of that by their titles."""
    for document in meeting.documents:
        for annex in document.annexes:
            if own := told.get(annex_title(annex)):
                yield (document.file, annex.number), own


def annexes_of(here: Workplace, *documents: MeetingDocument) -> Annexes:
    """Read the annexes of a meeting's documents. Raises Refused for one that is too large."""
    found, missing = found_annexes(here, *documents)
    return Annexes(
        tuple(
            AnnexFile(each.title, each.name, each.shown, read_annex(here, each)) for each in found
        ),
        missing,
    )


def read_annex(here: Workplace, annex: Found) -> bytes:
    """Give what an annex's file holds. Raises Refused and NotPrinted."""
    if annex.notes is None:
        return read_inside(here.root / annex.path, _LARGEST, here.root)
    [(_, data)] = printed(annex.notes, here, ("pdf",))
    return data


def found_annexes(
    here: Workplace, *documents: MeetingDocument
) -> tuple[tuple[Found, ...], tuple[Missing, ...]]:
    """Find the annexes of a meeting's documents: those with a file, and those without.

    One that several list, with number and title, is taken from the first that has its file, and
    each file is taken once. The notes of the meeting before are printed anew where an agenda lists
    them without a file, once they are published.
    """
    files: dict[PurePosixPath, Annex] = {}
    prints: dict[PurePosixPath, Notes] = {}
    lacking: dict[str, Missing] = {}
    there: set[str] = set()
    for document in documents:
        wrong = _wrong(here, document) if document.annexes else {}
        for annex in document.annexes:
            path = document.file.parent / annex.file
            title = annex_title(annex)
            why = wrong.get(annex.file_place or annex.place, "")
            notes = None if why or annex.file else _notes_before(here, document, annex)
            if notes is not None:
                path = notes.file.with_name(f"{stem(notes)}.pdf")
                prints[path] = notes
            if why or not (annex.file or notes):
                lacking.setdefault(title, Missing(title, why))
            else:
                there.add(title)
                files.setdefault(path, annex)
    said = (f"Bilaga {each.number} – {each.title}" for each in files.values())
    shown = readable_names(zip(said, map(_suffix, files), strict=True))
    named = zip(files.items(), _named(files), shown, strict=True)
    return (
        tuple(
            Found(annex_title(annex), name, seen, path, prints.get(path))
            for (path, annex), name, seen in named
        ),
        tuple(told for title, told in lacking.items() if title not in there),
    )


def _notes_before(here: Workplace, document: MeetingDocument, annex: Annex) -> Notes | None:
    """Give the published notes of the meeting before, if that is what an annex to an agenda is."""
    if not isinstance(document, Agenda) or not is_on_notes(annex.title):
        return None
    previous = here.archive.previous(document.body_id, document.date)
    notes = previous.notes if previous else None
    if notes is None or is_draft(notes, here.archive):
        return None
    day = notes.date
    named = [(each.year or day.year, each.month, each.day) for each in dates_in(annex.title)]
    return notes if all(each == (day.year, day.month, day.day) for each in named) else None


def _wrong(here: Workplace, document: MeetingDocument) -> dict[Place, str]:
    """Give what the rule about annex files says of a document, by place."""
    context = Context(here.today, replace(here.archive, filed=()), here.workdays)
    return {hit.place: hit.message for hit in annex_file_missing.hits(document, context)}


def _suffix(path: PurePosixPath) -> str:
    return safe_name(path.suffix[1:]) if path.suffix[1:] else ""


def _named(paths: Iterable[PurePosixPath]) -> Iterator[str]:
    """Give each file a name that every system takes, and none another's."""
    paths = tuple(paths)
    for path, name in zip(paths, safe_names(path.stem for path in paths), strict=True):
        yield f"{name}.{_suffix(path)}".rstrip(".")
