"""Open data on the disk: what is public of chosen meetings, as a web server gives it out."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lchnv_cli.dispatch.package import annex_title
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.media_types import MEDIA_TYPES
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.oparl.endpoint import endpoint
from lchnv_cli.oparl.public_archive import is_public, public_archive
from lchnv_cli.oparl.source import FOLDER, OpenFile, Source, slugs
from lchnv_cli.save import LEFTOVER, content
from lchnv_cli.screen import terminal
from lchnv_cli.work.choosing.chosen import Wanted, chosen, stem, tell_unread, unread
from lchnv_cli.work.making.annex_files import Annexes, annexes_of, tell_missing
from lchnv_cli.work.making.print_ledger import Ledger, base_of, made_from
from lchnv_cli.work.making.print_pool import print_all
from lchnv_cli.work.making.writing import home_of
from lchnv_cli.work.opening.workplace import Stop, Workplace

_MOST = 5  # files that are told by name
_SOURCE = "öppna data"  # of what is quicker to make than to ask for


@dataclass
class OpenData:
    """The endpoint of a folder of output, written whole; counts what was written and was not.

    ``failed`` are the documents that could not be printed.
    """

    here: Workplace
    folder: Path
    dry_run: bool
    force: bool
    written: int = 0
    unchanged: int = 0
    failed: list[PurePosixPath] = field(default_factory=list)
    _paths: set[str] = field(default_factory=set)

    def run(self, wanted: Wanted) -> int:
        """Write the objects and their files, and give the exit code.

        Raises Stop where nothing is public, and for a file that is not ours.
        """
        if not self.here.procedure.address:
            raise Stop(_NO_ADDRESS)
        public = public_archive(self.here.archive)
        meetings = _meetings(self.here, public, wanted)
        _tell_withheld(self.here, meetings)
        self._ledger = Ledger(self.folder, home_of(self.here, self.folder))
        if not self.dry_run:
            self._ledger.tidy()
        source = Source(public)
        files = dict(self._printed(meetings, source))
        annexes = dict(self._annexes(meetings, source))
        for path, told in endpoint(meetings, Source(public, files, annexes)):
            whole = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
            self._write(path, whole.encode(), _SOURCE)
        terminal.say(str(self.folder / FOLDER / "system.json"))
        self._tell()
        documents = [document for each in meetings for document in each.documents]
        tell_unread(left := unread(self.here, wanted, [*documents]))
        return 1 if left or self.failed else 0

    def _printed(
        self, meetings: Iterable[Meeting], source: Source
    ) -> Iterator[tuple[PurePosixPath, OpenFile]]:
        """Print the documents that are not fresh, and tell of every file."""
        base, stale = base_of(self.here), []
        paths: dict[PurePosixPath, str] = {}
        for meeting in meetings:
            own = [each for each in meeting.documents if each.kind.printed]
            for each, name in zip(own, slugs(map(stem, own)), strict=True):
                paths[each.file] = path = f"{source.folder(meeting)}{name}.pdf"
                there = content(self.folder / FOLDER / path)
                key = made_from(self.here, each, base)
                if there is not None and self._ledger.is_fresh(f"{FOLDER}/{path}", key):
                    self._write(path, there, key)
                    yield each.file, self._told(each, path, there)
                else:
                    stale.append(each)
        for document, made in print_all(self.here, stale, ("pdf",)):
            for fault in made.faults:
                self.failed.append(document.file)
                terminal.tell(f"{fault} {document.file}")
            for _, data in made.files:
                self._write(paths[document.file], data, made_from(self.here, document, base))
                yield document.file, self._told(document, paths[document.file], data)

    def _told(self, document: object, path: str, data: bytes) -> OpenFile:
        assert isinstance(document, MeetingDocument)  # noqa: S101 - the others are not printed here
        kind = self.here.procedure.kind_of(document).title
        body = self.here.procedure.bodies[document.body_id].name
        return _file(path, f"{kind} {body} {document.date}", data)

    def _annexes(
        self, meetings: Iterable[Meeting], source: Source
    ) -> Iterator[tuple[tuple[PurePosixPath, str], OpenFile]]:
        """Copy the annexes, a meeting's at a time."""
        for meeting in meetings:
            found = annexes_of(self.here, *meeting.documents)
            tell_missing(Annexes((), tuple(each for each in found.missing if each.why)))
            names = slugs(PurePosixPath(each.name).stem for each in found.files)
            told = {}
            for each, name in zip(found.files, names, strict=True):
                ending = PurePosixPath(each.name).suffix
                path = f"{source.folder(meeting)}bilagor/{name}{ending}"
                self._write(path, each.data, _SOURCE)
                told[each.title] = _file(path, each.title, each.data)
            for document in meeting.documents:
                for annex in document.annexes:
                    if file := told.get(annex_title(annex)):
                        yield (document.file, annex.number), file

    def _write(self, path: str, data: bytes, made: str) -> None:
        self._paths.add(path)
        name = f"{FOLDER}/{path}"
        # Thousands of files that are as they were are not each to wait for the disk.
        same = self._ledger.is_fresh(name, made) and content(self.folder / name) == data
        if self.dry_run or same or not self._ledger.write(name, made, data, force=self.force):
            self.unchanged += 1
        else:
            self.written += 1

    def _tell(self) -> None:
        """Tell what was done, and what lies there that is no part of it any more."""
        if not self.dry_run:
            same = f"; {self.unchanged} oförändrade" if self.unchanged else ""
            what = "fil skriven" if self.written == 1 else "filer skrivna"
            terminal.tell(f"{self.written} {what}{same}.")
        there = (path for path in (self.folder / FOLDER).rglob("*") if path.is_file())
        names = {path.relative_to(self.folder / FOLDER).as_posix(): path for path in there}
        left = sorted(names.keys() - self._paths)
        if left := [name for name in left if not LEFTOVER.fullmatch(names[name].name)]:
            told = _listed([str(names[name]) for name in left])
            terminal.tell(
                f"Kvar från tidigare och inte längre med; ta bort det innan du lägger ut mappen:"
                f"{told}"
            )


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
            "Inget av det är publicerat, och öppna data är bara det som är det.\n"
            "Publicera det med lchnv publish, eller välj ett annat möte eller år."
        )
    return found


def _tell_withheld(here: Workplace, meetings: Iterable[Meeting]) -> None:
    """Tell which documents of the meetings are not published, and so are left out."""
    known = (here.archive.meeting(each.body_id, each.date) for each in meetings)
    every = (document for each in known if each for document in each.documents)
    left = [
        str(each.file)
        for each in every
        if each.kind.published and not is_public(each, here.archive)
    ]
    if left:
        terminal.tell(f"Inte publicerat som det står, och inte med:{_listed(left)}")


def _file(path: str, name: str, data: bytes) -> OpenFile:
    mime = MEDIA_TYPES.get(PurePosixPath(path).suffix, "")
    return OpenFile(path, name, len(data), hashlib.sha512(data).hexdigest(), mime)


def _listed(files: list[str]) -> str:
    more = f"\n    … och {len(files) - _MOST} till" if len(files) > _MOST else ""
    return "".join(f"\n    {file}" for file in files[:_MOST]) + more
