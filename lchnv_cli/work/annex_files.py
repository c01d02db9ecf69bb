"""The files of a meeting's annexes: read where they lie in the meeting's folder, else told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.dispatch.package import annex_title
from lchnv_cli.guarded import read_inside
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_names import safe_name, safe_names
from lchnv_cli.model.finding import Place
from lchnv_cli.rules.annex_file_missing import annex_file_missing
from lchnv_cli.rules.run import run
from lchnv_cli.screen import terminal
from lchnv_cli.work.workplace import Workplace

_LARGEST = 500_000_000  # bytes; all of a meeting's annexes are in the memory at once


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """An annex with its file's content, under a name that every system takes."""

    title: str
    name: str
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


def annexes_of(here: Workplace, *documents: MeetingDocument) -> Annexes:
    """Read the annexes of a meeting's documents.

    One that several list, with number and title, is taken from the first that has its file, and
    each file is taken once. Raises Refused for one that is too large.
    """
    files: dict[PurePosixPath, str] = {}
    lacking: dict[str, Missing] = {}
    there: set[str] = set()
    for document in documents:
        wrong = _wrong(here, document)
        for annex in document.annexes:
            path = document.file.parent / annex.file
            title = annex_title(annex)
            why = wrong.get(annex.file_place or annex.place, "")
            if why or not annex.file:
                lacking.setdefault(title, Missing(title, why))
            else:
                there.add(title)
                files.setdefault(path, title)
    return Annexes(
        tuple(
            AnnexFile(title, name, read_inside(here.root / path, _LARGEST, here.root))
            for (path, title), name in zip(files.items(), _named(files), strict=True)
        ),
        tuple(told for title, told in lacking.items() if title not in there),
    )


def _wrong(here: Workplace, document: MeetingDocument) -> dict[Place, str]:
    """Give what the rule about annex files says of a document, by place."""
    alone = replace(here.archive, documents=(document,), filed=())
    found = run([annex_file_missing], Context(here.today, alone, here.workdays))
    return {each.place: each.message for each in found}


def _named(paths: Iterable[PurePosixPath]) -> Iterator[str]:
    """Give each file a name that every system takes, and none another's."""
    paths = tuple(paths)
    for path, name in zip(paths, safe_names(path.stem for path in paths), strict=True):
        suffix = safe_name(path.suffix[1:]) if path.suffix[1:] else ""
        yield f"{name}.{suffix}" if suffix else name
