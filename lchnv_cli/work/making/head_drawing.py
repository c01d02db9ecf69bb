"""The page of a document's head: its fields as forms, with what is found in each."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lchnv_cli.load.fields import record_of
from lchnv_cli.load.groups import ListOf, Named
from lchnv_cli.load.head import head_of, read_head, told
from lchnv_cli.load.head_slots import Room, Slot, Spot, spot_at, spots_in
from lchnv_cli.load.people import Attendance
from lchnv_cli.load.records import Field
from lchnv_cli.model.document import Document, MeetingDocument
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.finding import Finding
from lchnv_cli.model.late_pattern import late
from lchnv_cli.preview.head_page import Asked, Form, Head, HeadField, head_page
from lchnv_cli.preview.html_page import Page, notice_page
from lchnv_cli.preview.panel import Remark, Ways
from lchnv_cli.report.visible import visible, visible_lines
from lchnv_cli.work.making.preview_page import own_findings
from lchnv_cli.work.opening.workplace import Workplace, open_workplace

HEAD = "huvud"
_OF_HEAD = late(r"([^\s#:-][^:]*):")  # a field that begins a line
_CANNOT = "Fälten går inte att visa just nu"
_BY_PROGRAM = "Fältet skrivs av programmet."
_OTHERWISE = "Det som står här går bara att ändra i filen."
_ONE_BY_ONE = "Ett värde på varje rad."


class Saved(NamedTuple):
    """What was saved last in a file: where, and what to tell of it."""

    key: str
    told: str


def ways_from(file: PurePosixPath) -> Ways:
    """Give the ways from a document's page to the first page and to its head."""
    return (("../" * len(file.parts), "Till startsidan"), (f"{HEAD}/", "Fyll i fälten"))


def key_of(spot: Spot) -> str:
    """Name a spot of a head."""
    return ".".join((*spot.names, "+") if isinstance(spot, Room) else spot.names)


def mark_of(spot: Spot) -> str:
    """Give what tells whether somebody has written another value in the file meanwhile."""
    text = spot.text if isinstance(spot, Slot) else ""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]


def spots_of(document: Document, text: str) -> list[Spot]:
    """Give where a document's head can be filled in; ``text`` is the document's own."""
    record = record_of(document.kind)
    own = {field.name for field in record.fields if field.by_hand}
    return [each for each in spots_in(record, told(read_head(text)[0])) if each.names[0] in own]


@dataclass(frozen=True, slots=True)
class HeadDrawing:
    """The head of one document, drawn as it is at the moment, with what was ``saved`` last."""

    root: Path
    file: PurePosixPath
    today: dt.date | None
    saved: dict[PurePosixPath, Saved] = field(default_factory=dict)

    def page(self) -> Page:
        """Read everything anew. Whatever is wrong, this gives a page that tells."""
        up = "../" * (len(self.file.parts) + 1)
        ways = ((up, "Till startsidan"), ("../", "Visa dokumentet"))
        try:
            here = open_workplace(self.root, self.today)
            found = own_findings(here, self.file)
            document = here.archive.document_at(self.file)
            if document is None:
                said = "Dokumentet går inte att läsa. Rätta det i filen."
                return notice_page(_CANNOT, (said,), [Remark(each) for each in found], ways)
            return head_page(self._head(here, document, found)._replace(up=up, ways=ways))
        except UserFault as fault:
            return notice_page(_CANNOT, visible_lines(str(fault)), (), ways)
        except Exception as fault:  # noqa: BLE001 - the page has to live on, and tells it
            lines = (f"Ett fel i programmet: {type(fault).__name__}.",)
            return notice_page(_CANNOT, lines, (), ways)

    def _head(self, here: Workplace, document: Document, found: Sequence[Finding]) -> Head:
        text = here.bytes_of(document).decode()
        head, spots = head_of(text), spots_of(document, text)
        end = text.count("\n", 0, len(text) - len(head.rest)) + 1
        lines = text.split("\n")
        placed: dict[str, list[Finding]] = {}
        for each in found:
            if each.place.line <= end:
                placed.setdefault(
                    _key_at(document, each, spots, lines[each.place.line - 1]), []
                ).append(each)
        saved = self.saved.get(self.file, Saved("", ""))
        day = str(document.date) if isinstance(document, MeetingDocument) else ""
        return Head(
            visible(f"Fälten i {document.kind.definite} {day}".rstrip()),
            str(self.file),
            tuple(_fields(document, spots, placed, saved)),
            tuple(placed.get("", ())),
        )


def _fields(
    document: Document, spots: Sequence[Spot], placed: Map[str, list[Finding]], saved: Saved
) -> Iterator[HeadField]:
    for own in record_of(document.kind).fields:
        there = [each for each in spots if each.names[0] == own.name]
        forms = tuple(_form(own, each, placed.get(key_of(each), ()), saved) for each in there)
        held = any(isinstance(each, Slot) and (each.text or each.names[1:]) for each in there)
        noted = any(each.found or each.saved for each in forms)
        alone = len(there) == 1 and isinstance(there[0], Slot) and len(there[0].names) == 1
        if there or own.name in document.places:
            text = "" if there else _BY_PROGRAM if not own.by_hand else _OTHERWISE
            filled = held or noted or not there
            yield HeadField(own.name, _help(own), forms, filled, alone, text)


def _form(own: Field, spot: Spot, found: Sequence[Finding], saved: Saved) -> Form:
    key = key_of(spot)
    inner = " ".join(str(int(n) + 1) if n.isdecimal() else n for n in spot.names[1:])
    told = saved.told if saved.key == key else ""
    if isinstance(spot, Room):
        label = f"En till i {' '.join((own.name, inner)).rstrip()}"
        asked = tuple(_asked(own, each, spot, "") for each in spot.asked)
        more = Form(key, visible(label), asked, mark_of(spot), more=True)
        return more._replace(found=tuple(found), saved=told)
    box = _asked(own, spot.field, spot, spot.text)
    return Form(
        key, visible(inner or own.name), (box,), mark_of(spot), found=tuple(found), saved=told
    )


def _asked(own: Field, field: Field, spot: Spot, text: str) -> Asked:
    """Tell what goes in a box, and what it means where its field has not told that already."""
    help_ = ""
    if field.name != own.name and len(spot.names) > 1:
        help_ = _help(field)
    elif len(spot.names) == 1 and isinstance(spot, Slot):
        help_ = _help(own._replace(type=field.type) if field is not own and not spot.many else own)
    words = spot.words if isinstance(spot, Slot) else ()
    if words and not spot.field.required:
        words = ("", *words)
    many = spot.many if isinstance(spot, Slot) else spot.by_name and field is spot.asked[-1]
    return Asked(field.name, f"{help_} {_ONE_BY_ONE if many else ''}".strip(), text, many, words)


def _help(field: Field) -> str:
    about = f"{field.about[0].upper()}{field.about[1:]}."
    plain = not isinstance(field.type, ListOf | Named | Attendance)
    example = f" Exempel: {field.example}." if plain else ""
    return f"{about} Form: {field.type.about}.{example}"


def _key_at(document: Document, finding: Finding, spots: Sequence[Spot], line: str) -> str:
    """Give the spot that a finding stands at; there is none for what no field of ours begins."""
    here = (finding.place.line, finding.place.column)
    before = [(at, path) for path, at in document.places.items() if at <= here]
    path = max(before)[1] if before else ""
    named = _OF_HEAD.match(line)
    if named and named[1].rstrip() != path.partition(".")[0]:
        return ""
    spot = spot_at(spots, path)
    return key_of(spot) if spot else ""
