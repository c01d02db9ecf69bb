"""The folder a command works in, read once."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.load.folder import Seen, bytes_of, look
from lchnv_cli.model.document import Document
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.folding import folded
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.kinds import kind_named
from lchnv_cli.model.procedure import Body, Procedure
from lchnv_cli.on_disk import OnDisk
from lchnv_cli.rules.run import findings_of
from lchnv_cli.screen.nearest import no_such
from lchnv_cli.work.keeping.file_sums import FileSums
from lchnv_cli.work.opening.begun import finished
from lchnv_cli.work.opening.find_root import find_root
from lchnv_cli.work.opening.one_pass import read_folder


class Stop(UserFault):
    """A command cannot do its work; the message is for the user."""


@dataclass(frozen=True)
class Workplace(Context):
    """The folder on a day, with what was found while its files were read one by one.

    ``digests`` are the checksums of the documents' files as they were read; a file that could not
    be read has none. ``unsaved`` are files that are read as other than they are on the disk.
    """

    found: tuple[Finding, ...] = ()
    digests: Mapping[PurePosixPath, str] = field(default_factory=dict, repr=False, compare=False)
    unsaved: Mapping[PurePosixPath, bytes] = field(default_factory=dict, repr=False, compare=False)

    @property
    def root(self) -> Path:
        """The folder that holds rules.yaml."""
        return self.archive.root

    def body(self, wanted: str) -> Body:
        """Give the body named on the command line, or the network's first. Raises Stop."""
        return body_named(self.archive.procedure, wanted)

    def bytes_of(self, document: Document) -> bytes:
        """Read a document's file. Raises Refused where it can no longer be read."""
        unsaved = self.unsaved.get(document.file)
        return bytes_of(self.root, document.file) if unsaved is None else unsaved

    def text_of(self, document: Document) -> FullText:
        """Read a document's whole text. Raises Stop where it has become unreadable since."""
        from lchnv_cli.load.documents import read_document  # noqa: PLC0415 - many commands need none

        bodies = frozenset(self.procedure.bodies)
        read = read_document(document.file, self.bytes_of(document), bodies)
        if read.text is None:
            raise not_read(document.file, findings_of(read.faults))
        return read.text


def body_named(procedure: Procedure, wanted: str) -> Body:
    """Give the body with a name or an id, or without any the network's first. Raises Stop."""
    bodies = procedure.bodies
    if not wanted:
        return next(iter(bodies.values()))
    known = folded(wanted)
    for body in bodies.values():
        if known in {body.id, *map(folded, body.names())}:
            return body
    called = {body.id: f"{body.name} {body.short}" for body in bodies.values()}
    raise Stop(no_such("Organet", wanted, called))


def path_of(body: Body, when: dt.date | int, kind: DocumentKind) -> PurePosixPath:
    """Give the place of a document of a kind, of a meeting on a day or of a year."""
    return PurePosixPath("meetings", body.id, str(when), f"{kind.word}.md")


def refuse_unread(here: Workplace, file: PurePosixPath) -> None:
    """Stop where a document is there but could not be read, or lies where nobody could look."""
    _, body, when, name = file.parts
    kind = kind_named(PurePosixPath(name).stem)
    if kind and (where := here.archive.unread_at(body, when, kind)):
        raise not_read(where, here.found)


def not_read(file: PurePosixPath, found: Iterable[Finding]) -> Stop:
    """Give the refusal of a file or a folder that could not be read: where, why and what to do."""
    told = [each for each in found if each.file == file]
    first = min(told, key=lambda each: each.severity is not Severity.ERROR, default=None)
    said = f"{first.place}\n    {first.message}" if first else f"{file}\n    Går inte att läsa."
    return Stop(f"{said}\n    Kör: lchnv check {as_word(file)}")


def open_workplace(
    root: Path | None, today: dt.date | None = None, *, cached: bool = True
) -> Workplace:
    """Find the folder and read it. Raises UserFault when there is none, and as open_seen."""
    day = today or dt.date.today()  # noqa: DTZ011 - the day is the user's own
    return open_seen(look(finished(find_root(root))), day, cached=cached)


def open_seen(
    seen: Seen, day: dt.date, *, cached: bool = True, sums: FileSums | None = None
) -> Workplace:
    """Read a folder that was looked through. Raises Broken when rules.yaml cannot be used."""
    archive, workdays, found, digests = read_folder(seen, day, cached=cached)
    disk = OnDisk((sums or FileSums(seen.root if cached else None)).of)
    return Workplace(day, archive, workdays, found=found, digests=digests, on_disk=disk)
