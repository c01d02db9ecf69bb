"""A diary's package: the files, what they are, and their sums."""

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lchnv_cli.dispatch.letters import registering
from lchnv_cli.model.annexes import Annex
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.procedure import Body

SLIP, METADATA, MANIFEST = "följesedel.txt", "metadata.json", "manifest-sha256.txt"
_EARLIEST = 1980  # year that a zip file can tell
_PLAIN_FILE = 0o100644
_NOT_ASSESSED = "ej bedömd"
_WORDS = {"pdf": "PDF/A, arkivexemplar", "docx": "Word"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the package: its name there, with folder, and what it is."""

    name: str
    title: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Origin:
    """A document that is printed, the sum of its file, and whether it is as it was published."""

    document: MeetingDocument
    sum: str
    as_published: bool


@dataclass(frozen=True, slots=True)
class Case:
    """What is handed over: a document, what else of the meeting is filed, and what is not there.

    The document is the meeting's notes wherever it has any. ``principal`` is empty in a package for
    no principal in particular; ``sources`` are the documents that are printed.
    """

    main: MeetingDocument
    others: tuple[MeetingDocument, ...]
    archive: Archive
    missing: tuple[str, ...] = ()
    principal: str = ""
    sources: tuple[Origin, ...] = ()

    @property
    def notes(self) -> Notes | None:
        """The notes, where they are what is handed over."""
        return self.main if isinstance(self.main, Notes) else None

    @property
    def body(self) -> Body:
        """The body that met."""
        return self.archive.procedure.bodies[self.main.body_id]

    @property
    def number(self) -> str:
        """The principal's own diary number, where it is known."""
        return self.notes.registered.get(self.principal, "") if self.notes else ""

    @property
    def title(self) -> str:
        """The title of what is handed over."""
        kind = self.archive.procedure.kind_of(self.main)
        return f"{kind.title} {self.body.title} {self.main.date}"

    @property
    def sender(self) -> str:
        """Who hands it over."""
        return self.main.issued_by or self.archive.procedure.issuer

    @property
    def confidentiality(self) -> str:
        """What was found of the documents' confidentiality, apart where they differ."""
        kind_of = self.archive.procedure.kind_of
        every = (self.main, *self.others)
        told = [(confidentiality(each), kind_of(each).definite) for each in every]
        if len({found for found, _ in told}) == 1:
            return told[0][0]
        return "; ".join(f"{found} ({document})" for found, document in told)


@dataclass(frozen=True, slots=True)
class Slip:
    """What ``foljesedel.txt.j2`` gets."""

    facts: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]
    missing: tuple[str, ...]
    governed: bool
    notes: str
    registering: str

    @property
    def width(self) -> int:
        """The width of the column with the facts' names."""
        return max(len(name) for name, _ in self.facts) + 1


def slip(case: Case, pieces: Iterable[Piece]) -> Slip:
    """Gather what the diary clerk is told."""
    main, notes = case.main, case.notes
    facts = (
        ("Handling", case.title),
        ("Organ", case.body.name),
        ("Möte", _flat(f"{'extra möte ' * main.extra}{spoken_with_year(main.date)}")),
        ("Upprättad", _iso(notes.dated if notes else None)),
        ("Avsändare", case.sender),
        ("Avsändarens diarienummer", main.diary_number),
        ("Huvudman", case.principal),
        ("Huvudmannens diarienummer", case.number),
        ("Sekretess", case.confidentiality),
    )
    told = tuple((name, _flat(value)) for name, value in facts if value)
    governed = notes is not None and case.archive.procedure.governs(notes.body_id, notes.date)
    named = case.archive.procedure.kind_of(main).definite
    where = registering(main, case.archive.procedure)
    return Slip(told, tuple(pieces), case.missing, governed, named, where)


def metadata(case: Case, pieces: Iterable[Piece]) -> bytes:
    """Write the same for programs, with the names that the documents' own fields have."""
    main, notes = case.main, case.notes
    told: dict[str, Any] = {
        "dokument": main.kind.word,
        "titel": case.title,
        "organ": case.body.id,
        "organets_namn": case.body.name,
        "datum": _iso(main.date),
        "möte": "extra" if main.extra else "ordinarie",
        "upprättad": _iso(notes.dated if notes else None),
        "utfärdad_av": case.sender,
        "diarienummer": main.diary_number,
        "huvudman": case.principal,
        "huvudmannens_diarienummer": case.number,
        "sekretess": case.confidentiality,
        "handlingar": [{"fil": piece.name, "titel": piece.title} for piece in pieces],
        "saknade_bilagor": list(case.missing),
        "källor": [
            {
                "fil": each.document.file.as_posix(),
                "sha256": each.sum,
                "kontrollsumma": each.document.checksum,
                "som_publicerat": each.as_published,
                "sekretess": confidentiality(each.document),
            }
            for each in case.sources
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def confidentiality(document: MeetingDocument) -> str:
    """Tell what someone decided; nobody is taken to have decided where nothing is written."""
    return document.confidentiality or _NOT_ASSESSED


def manifest(pieces: Iterable[Piece]) -> Piece:
    """Write the sums as ``sha256sum -c`` reads them."""
    lines = "".join(f"{sha256(piece.data)}  {piece.name}\n" for piece in pieces)
    return Piece(MANIFEST, "Kontrollsummor", lines.encode())


def printed_title(kind: str, document: MeetingDocument, suffix: str) -> str:
    """Tell what a printed document is."""
    return f"{kind} {document.date}, {_WORDS[suffix]}"


def annex_title(annex: Annex) -> str:
    """Tell what an annex is."""
    return _flat(f"Bilaga {annex.number}: {annex.title}")


def zipped(pieces: Iterable[Piece], day: dt.date) -> bytes:
    """Pack a package, uncompressed and of the document's day: the same bytes on every machine."""
    moment = (max(day.year, _EARLIEST), day.month, day.day, 0, 0, 0)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for piece in pieces:
            entry = zipfile.ZipInfo(piece.name, moment)
            # As from Unix: only then do all programs take å, ä and ö in a name for what they are.
            entry.create_system = 3
            entry.external_attr = _PLAIN_FILE << 16
            target.writestr(entry, piece.data)
    return packed.getvalue()


def sha256(data: bytes) -> str:
    """Give the sum of some bytes."""
    return hashlib.sha256(data).hexdigest()


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _flat(text: str) -> str:
    return " ".join(text.split())
