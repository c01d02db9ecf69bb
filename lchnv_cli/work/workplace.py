"""The folder a command works in, read once."""

import datetime as dt
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.load.folder import bytes_of
from lchnv_cli.model.document import Document, DocumentKind
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.finding import Finding
from lchnv_cli.model.folding import folded
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.kinds import kind_named
from lchnv_cli.model.procedure import Body, Procedure
from lchnv_cli.work.one_pass import read_folder


class Stop(UserFault):
    """A command cannot do its work; the message is for the user."""


@dataclass(frozen=True)
class Workplace(Context):
    """The folder on a day, with what was found while its files were read one by one."""

    found: tuple[Finding, ...] = ()

    @property
    def root(self) -> Path:
        """The folder that holds rules.yaml."""
        return self.archive.root

    def body(self, wanted: str) -> Body:
        """Give the body named on the command line, or the network's first. Raises Stop."""
        return body_named(self.archive.procedure, wanted)

    def bytes_of(self, document: Document) -> bytes:
        """Read a document's file. Raises Refused where it can no longer be read."""
        return bytes_of(self.root, document.file)

    def text_of(self, document: Document) -> FullText:
        """Read a document's whole text. Raises Stop where it has become unreadable since."""
        from lchnv_cli.load.documents import read_document  # noqa: PLC0415 - many commands need none

        bodies = frozenset(self.procedure.bodies)
        read = read_document(document.file, self.bytes_of(document), bodies)
        if read.text is None:
            raise Stop(f"{document.file}\n    Dokumentet går inte att läsa. Kör: lchnv check")
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
    raise Stop(f"Organet ”{wanted}” finns inte. Välj något av: {', '.join(bodies)}.")


def path_of(body: Body, when: dt.date | int, kind: DocumentKind) -> PurePosixPath:
    """Give the place of a document of a kind, of a meeting on a day or of a year."""
    return PurePosixPath("meetings", body.id, str(when), f"{kind.word}.md")


def refuse_unread(here: Workplace, file: PurePosixPath) -> None:
    """Stop where a document is there but could not be read, or lies where nobody could look."""
    _, body, when, name = file.parts
    kind = kind_named(PurePosixPath(name).stem)
    where = here.archive.unread_at(body, when, kind) if kind else None
    for finding in here.found:
        if finding.file == where:
            raise Stop(f"{finding.place}\n    {finding.message}\n    Kör: lchnv check {where}")


def composed(path: PurePath) -> PurePosixPath:
    """Give a path to compare with others: a Mac takes the letters of a name apart."""
    return PurePosixPath(unicodedata.normalize("NFC", path.as_posix()))


def open_workplace(
    root: Path | None, today: dt.date | None = None, *, cached: bool = True
) -> Workplace:
    """Read the folder. Raises Stop when there is none, Broken when rules.yaml cannot be used."""
    archive, workdays, found = read_folder(find_root(root), cached=cached)
    day = today or dt.date.today()  # noqa: DTZ011 - the day is the user's own
    return Workplace(day, archive, workdays, found=found)


def find_root(root: Path | None) -> Path:
    """Find the folder that holds rules.yaml: the one named, or the nearest upwards. Raises Stop."""
    start = (root or Path.cwd()).resolve()
    folders = [start] if root else [start, *start.parents]
    for folder in folders:
        if os.path.lexists(folder / "rules.yaml"):  # one that is no file is told when it is read
            return folder
    where = "i mappen" if root else "här eller i någon mapp ovanför"
    raise Stop(
        f"Det finns ingen rules.yaml {where} {start}.\nSkapa en ny mapp med lchnv init MAPP."
    )
