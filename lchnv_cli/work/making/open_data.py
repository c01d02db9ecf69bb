"""Open data on the disk: what is public of chosen meetings, as a web server gives it out."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_names import slugs
from lchnv_cli.model.file_stem import stem
from lchnv_cli.model.media_types import MEDIA_TYPES
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.oparl.endpoint import endpoint
from lchnv_cli.oparl.source import FOLDER, Json, OpenFile, Source
from lchnv_cli.screen import terminal
from lchnv_cli.work.choosing.chosen import Wanted, chosen, tell_unread, unread
from lchnv_cli.work.making.annex_files import Annexes, annexes_of, by_annex, tell_missing
from lchnv_cli.work.making.public_files import (
    PublicFiles,
    listed,
    public_place,
    tell_withheld,
)
from lchnv_cli.work.opening.workplace import Stop, Workplace


@dataclass
class OpenData:
    """The endpoint of a folder of output, written whole.

    ``failed`` are the documents that could not be printed.
    """

    whole: Workplace
    folder: Path
    dry_run: bool
    force: bool
    failed: list[PurePosixPath] = field(default_factory=list)

    def run(self, wanted: Wanted) -> int:
        """Write the objects and their files, and give the exit code.

        Raises Stop where nothing is public, and for a file that is not ours.
        """
        if not self.whole.procedure.address:
            raise Stop(_NO_ADDRESS)
        here = public_place(self.whole)
        meetings = _meetings(self.whole, here.archive, wanted)
        tell_withheld(self.whole, meetings)
        files = PublicFiles(here, self.folder, dry_run=self.dry_run, force=self.force)
        source = Source(here.archive)
        prints = dict(self._printed(meetings, source, files))
        annexes = dict(_annexes(meetings, source, files))
        for path, told in endpoint(meetings, Source(here.archive, prints, annexes)):
            files.add(f"{FOLDER}/{path}", written(told))
        files.write()
        terminal.say(str(self.folder / FOLDER / "system.json"))
        files.tell()
        if left := files.others(FOLDER):
            terminal.tell(
                "Kvar från tidigare och inte längre med; ta bort det innan du lägger ut mappen:"
                f"{listed(left)}"
            )
        documents = [document for each in meetings for document in each.documents]
        tell_unread(left_unread := unread(self.whole, wanted, [*documents]))
        return 1 if left_unread or self.failed else 0

    def _printed(
        self, meetings: Iterable[Meeting], source: Source, files: PublicFiles
    ) -> Iterator[tuple[PurePosixPath, OpenFile]]:
        """Print the documents that are not fresh, and tell of every file."""
        paths: dict[PurePosixPath, str] = {}
        documents = []
        for meeting in meetings:
            documents += [each for each in meeting.documents if each.kind.printed]
            paths |= print_paths(meeting, source)
        named = {file: f"{FOLDER}/{path}" for file, path in paths.items()}
        for document, made in files.prints(documents, ("pdf",), lambda each, _: named[each.file]):
            for fault in made.faults:
                self.failed.append(document.file)
                terminal.tell(f"{fault} {document.file}")
            for _, data in made.files:
                yield document.file, told_print(files.here, document, paths[document.file], data)


def written(told: Json) -> bytes:
    """Give an object as its file holds it."""
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()


def print_paths(meeting: Meeting, source: Source) -> dict[PurePosixPath, str]:
    """Give where the prints of a meeting's documents lie under the root, by the document's file."""
    own = [each for each in meeting.documents if each.kind.printed]
    named = zip(own, slugs(map(stem, own)), strict=True)
    return {each.file: f"{source.folder(meeting)}{name}.pdf" for each, name in named}


def annex_paths(names: Iterable[str], meeting: Meeting, source: Source) -> list[str]:
    """Give where the annexes of a meeting lie under the root, by the names of their files."""
    paths = [PurePosixPath(each) for each in names]
    named = zip(paths, slugs(each.stem for each in paths), strict=True)
    return [f"{source.folder(meeting)}bilagor/{name}{path.suffix}" for path, name in named]


def told_print(here: Workplace, document: object, path: str, data: bytes) -> OpenFile:
    """Tell of the print of a document."""
    assert isinstance(document, MeetingDocument)  # noqa: S101 - the others are not printed here
    kind = here.procedure.kind_of(document).title
    body = here.procedure.bodies[document.body_id].name
    return open_file(path, f"{kind} {body} {document.date}", data)


def _annexes(
    meetings: Iterable[Meeting], source: Source, files: PublicFiles
) -> Iterator[tuple[tuple[PurePosixPath, str], OpenFile]]:
    """Copy the annexes, a meeting's at a time."""
    for meeting in meetings:
        found = annexes_of(files.here, *meeting.documents)
        tell_missing(Annexes((), tuple(each for each in found.missing if each.why)))
        paths = annex_paths((each.name for each in found.files), meeting, source)
        told = {}
        for each, path in zip(found.files, paths, strict=True):
            files.add(f"{FOLDER}/{path}", each.data)
            told[each.title] = open_file(path, each.title, each.data)
        yield from by_annex(meeting, told)


_NO_ADDRESS = (
    "Öppna data enligt OParl behöver en webbadress, som varje objekts id börjar med.\n"
    "Skriv i rules.yaml var det som exporteras kommer att ligga, till exempel:\n"
    "    webbadress: https://www.exempel.se/lchnv"
)


def _meetings(here: Workplace, public: Archive, wanted: Wanted) -> list[Meeting]:
    """Give the meetings asked for of which something is public. Raises Stop where none is."""
    named = Wanted(
        tuple(name for name in wanted.names if name not in wanted.years),
        wanted.body,
        everything=wanted.everything,
    )
    whole = wanted.everything or (wanted.body and not wanted.names)
    documents = chosen(here, wanted if wanted.everything else named) if named.names else []
    if not (whole or wanted.names):
        chosen(here, wanted)  # says what is to be written
    keys = {(each.body_id, each.when) for each in documents}
    found = [
        each
        for each in public.meetings
        if wanted.body in {"", each.body_id}
        and (
            whole
            or {(each.body_id, str(each.date)), (each.body_id, str(each.date.year))} & keys
            or str(each.date.year) in wanted.years
        )
    ]
    if not found:
        raise Stop(
            "Inget av det är publicerat av ett organ med webb: ja i rules.yaml, och öppna data är\n"
            "bara det som är det. "
            "Publicera det med lchnv publish, eller välj ett annat möte eller år."
        )
    return found


def open_file(path: str, name: str, data: bytes, address: str = "") -> OpenFile:
    """Tell of a file; ``address`` is where it is to be found, where that is elsewhere."""
    mime = MEDIA_TYPES.get(PurePosixPath(path).suffix, "")
    return OpenFile(path, name, len(data), hashlib.sha512(data).hexdigest(), mime, address)
