"""One file to a document, with a fault for everything that could not be read."""

from collections.abc import Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from lchnv_cli import markdown
from lchnv_cli.load import frontmatter
from lchnv_cli.load.annex_uses import annex_uses
from lchnv_cli.load.digest import digest_of, first_digest_of
from lchnv_cli.load.fields import record_of
from lchnv_cli.load.file_uses import file_uses
from lchnv_cli.load.filed import Filed, filed_as
from lchnv_cli.load.grammar import read_points
from lchnv_cli.load.mention_search import mentions
from lchnv_cli.load.nodes import Mapping, Scalar, Unreadable
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.records import read_fields
from lchnv_cli.load.telling_sentences import telling_sentences
from lchnv_cli.load.text import NotText, decode_document
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Fault, Hit, Place
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Item
from lchnv_cli.model.kinds import KINDS, NOTES, PROTOKOLL, kind_named
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.previous import is_on_previous, says_previous
from lchnv_cli.model.publication import version_of
from lchnv_cli.model.source_text import SourceText

_CONTROL = late(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_ORDINARY = bytes({*range(256)} - {*range(9), 11, 12, *range(14, 32), 127})
_SUSPECT = "\u2028\u2029\ufffe\uffff"  # and those of two bytes, which begin with C2
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a file: the document in brief, its whole text, and what is wrong.

    A file that is no document has no text either. ``filed`` is the document that its place says
    it is, with its text, where the head says otherwise or nothing that can be read.
    """

    document: Document | None
    faults: tuple[Fault, ...]
    text: FullText | None = None
    filed: tuple[tuple[Document, FullText], ...] = ()

    @property
    def texts(self) -> tuple[tuple[Document, FullText], ...]:
        """The document with its text, or nothing."""
        return ((self.document, self.text),) if self.document and self.text else ()


def read_document(file: PurePosixPath, data: bytes, bodies: frozenset[str]) -> Read:
    """Read one document's bytes. ``bodies`` are the bodies that rules.yaml knows.

    Without its kind, body and date a file is no document; what is wrong with it is told. Where
    its place says that it is another document than its head does, nobody knows which is right:
    it is read as either, and what is wrong with only one of them is left untold.
    """
    read = _read(file, data, bodies, None)
    place = filed_as(file, bodies)
    if place is None or (read.document is not None and place.is_of(read.document)):
        return read
    other = _read(file, data, bodies, place)
    if other.document is None:
        return read
    faults = tuple(fault for fault in read.faults if fault in other.faults)
    if read.document is None and not faults:
        faults = (_as_another_kind(file, other.document),)
    return Read(read.document, faults, read.text, other.texts)


def _as_another_kind(file: PurePosixPath, document: Document) -> Fault:
    """Tell of a head that can only be read as the kind its file's name says."""
    name = document.kind.word
    message = f"Fältet dokument säger något annat än filens namn, {file.name}."
    hit = Hit(document.place_of("dokument"), message, f"Skriv dokument: {name}, eller byt namn.")
    return Fault("fel-mapp", hit)


def _read(file: PurePosixPath, data: bytes, bodies: frozenset[str], place: Filed | None) -> Read:
    written = decode_document(data)
    if isinstance(written, NotText):
        hit = Hit(Place(file, written.line, written.column), written.message, written.remedy)
        return Read(None, (Fault("oläsbar-fil", hit),))
    reading = Reading(file, written)
    beyond = b"\xc2" in data or any(each in written.text for each in _SUSPECT)
    if beyond or data.translate(None, _ORDINARY):
        _tell_control_characters(written.text.removeprefix(_BOM), reading)
    found = _read_text(written, reading, bodies, place)
    document, whole = found or (None, None)
    return Read(document, tuple(reading.faults), whole)


def _read_text(
    written: SourceText, reading: Reading, bodies: frozenset[str], filed: Filed | None
) -> tuple[Document, FullText] | None:
    text = written.text
    bare = text.removeprefix(_BOM)
    try:
        parts = frontmatter.split(bare)
    except Unreadable as error:
        place = reading.at(error.line, error.column)
        message = f"Huvudet går inte att läsa: {error.message}."
        reading.fault("oläsbar-fil", place, message, error.remedy)
        return None
    if not isinstance(parts.head, Mapping):
        message = "Huvudet är tomt." if parts.head is None else "Huvudet har inga fält."
        reading.fault("oläsbar-fil", reading.at(2), message, frontmatter.NoHead.remedy)
        return None
    values = _values(parts.head, reading, bodies, filed)
    if values is None:
        return None
    source = text.encode()
    start = len(text[: len(text) - len(bare) + parts.start].encode())
    blocks = markdown.read(parts.body, start, parts.line)
    points = read_points(blocks, source, decides=values["kind"].decides)
    whole = FullText(
        *(reading.file, written, source, start, blocks),
        *(points.preamble, points.contents),
    )
    document = values["kind"].of(
        **values,
        file=reading.file,
        places={name: (place.line, place.column) for name, place in reading.places.items()},
        unusable=frozenset(reading.unusable),
        read_items=lambda: points.items,
        opening=points.preamble[0].line if points.preamble else 0,
        preface=tuple(telling_sentences(points.preamble)) if values["kind"].decides else (),
        digest=_digest(bare, values.get("checksum", "")),
        annex_uses=annex_uses(whole),
        file_uses=file_uses(whole),
        on_previous=_on_previous(points.items),
        mentions=mentions(whole, values.get("annexes", ()), values.get("date")),
    )
    return document, whole


def _digest(text: str, checksum: str) -> str:
    """Give the checksum of the content, made as the one in the head was."""
    if not checksum:
        return ""
    return first_digest_of(text, checksum) if version_of(checksum) == 1 else digest_of(text)


def _on_previous(items: Iterable[Item]) -> tuple[tuple[int, str], ...]:
    """Give the points on the notes before; where one says so, notes named by a day are others."""
    points = (point for item in items for point in (item, *item.sub_items))
    every = [(p.line, p.heading.title) for p in points if is_on_previous(p.heading.title)]
    return tuple([each for each in every if says_previous(each[1])] or every)


def _values(
    head: Mapping, reading: Reading, bodies: frozenset[str], filed: Filed | None
) -> Map[str, Any] | None:
    """Read the fields; None when those that make it a document are missing or unusable.

    With ``filed`` the place tells those, whatever the head says.
    """
    word = next(
        (v.text for k, v in head.entries if k.text == "dokument" and isinstance(v, Scalar)), ""
    )
    kind = kind_named(word.strip())
    if kind is None:
        _unknown_kind(head, word, reading)
    if word.strip().casefold() == PROTOKOLL.called:
        kind, head = NOTES, _as_notes(head)
    if filed is not None:
        kind = filed.kind or kind
    if kind is None:
        return None
    record = record_of(kind)
    values = read_fields(record, head, reading, "").found
    body = values.get("body_id")
    if body is not None and body not in bodies:
        message = f"Organet ”{body}” finns inte i rules.yaml."
        remedy = f"Skriv något av: {', '.join(sorted(bodies))}."
        place = reading.places["organ"]
        reading.fault("ogiltigt-värde", place, message, remedy)
        if filed is None:
            return None
    if filed is not None:
        told = filed.values(kind)
        if told is None:
            return None
        values |= told
    needed = {field.attribute for field in record.fields if field.required}
    return values if needed <= values.keys() else None


def _as_notes(head: Mapping) -> Mapping:
    """Read a protokoll as the notes that it is; whether it may call itself so its edition says."""
    return head._replace(
        entries=tuple(
            (key, value._replace(text=NOTES.word))
            if key.text == "dokument" and isinstance(value, Scalar)
            else (key, value)
            for key, value in head.entries
        )
    )


def _unknown_kind(head: Mapping, word: str, reading: Reading) -> None:
    node = next((value for key, value in head.entries if key.text == "dokument"), None)
    remedy = f"Skriv dokument: {' eller '.join(KINDS)}."
    if node is None or (isinstance(node, Scalar) and node.empty):
        place = reading.place(node or head)
        reading.fault("saknat-fält", place, "Fältet dokument saknas.", remedy)
    elif "protokoll" in word.casefold():
        message = "Dokumentet kallar sig protokoll; nätverket för minnesanteckningar."
        remedy = "Skriv dokument: minnesanteckningar."
        reading.fault("kallat-protokoll", reading.place(node), message, remedy)
    else:
        message = f"Fältet dokument har värdet ”{word}”, som inte är ett slags dokument."
        reading.bad_value("dokument", node, message, remedy)


def _tell_control_characters(text: str, reading: Reading) -> None:
    """Tell of characters that no document can show; Word and PDF get a replacement mark."""
    if match := _CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        message = f"Ett tecken som inte går att skriva ut: U+{ord(match[0]):04X}."
        reading.fault("ogiltigt-värde", reading.at(line, column), message, "Ta bort tecknet.")
