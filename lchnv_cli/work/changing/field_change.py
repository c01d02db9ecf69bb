"""Saving one field of a document's head that was filled in on a page: its bytes and no others."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote

from lchnv_cli.load.head import changed_head
from lchnv_cli.load.head_slots import Room, Slot, Spot
from lchnv_cli.load.yaml_edits import More, Names, Value
from lchnv_cli.model.document import Document
from lchnv_cli.model.fault import UserFault
from lchnv_cli.preview.head_page import id_of
from lchnv_cli.preview.html_page import Page, sent_to
from lchnv_cli.preview.start_page import refused_page
from lchnv_cli.report.visible import visible, visible_lines
from lchnv_cli.save import replace
from lchnv_cli.work.making.head_drawing import HEAD, Saved, key_of, mark_of, spots_of
from lchnv_cli.work.making.start_drawing import StartDrawing
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import Stop, Workplace, open_workplace

_NOT_SAVED = "Det är inte sparat"
_GONE = "Dokumentet eller fältet finns inte längre. Gå till startsidan och öppna det igen."
_OTHER = "Någon har ändrat fältet i filen sedan sidan visades. Se efter vad som står där nu."
_Change = Mapping[Names, Value | More]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What the forms of the pages of heads ask for, one at a time."""

    drawing: StartDrawing
    _one: threading.Lock = field(default_factory=threading.Lock)

    def saved(self, fields: Mapping[str, str]) -> Page:
        """Save a value, and show it where it stands."""
        return self._with(fields, Slot, lambda spot: _set(spot, fields))

    def added(self, fields: Mapping[str, str]) -> Page:
        """Put one more where there is room for it, and show it."""
        return self._with(fields, Room, lambda spot: _more(spot, fields))

    def _with(
        self, fields: Mapping[str, str], kind: type[Spot], change: Callable[[Spot], _Change]
    ) -> Page:
        with self._one:
            try:
                return self._change(fields, kind, change)
            except UserFault as fault:
                told = [line.strip() for line in visible_lines(str(fault))]
                written = [visible(line) for line in _written(fields)]
                return refused_page(_NOT_SAVED, [*told, "Du skrev:", *written])

    def _change(
        self, fields: Mapping[str, str], kind: type[Spot], change: Callable[[Spot], _Change]
    ) -> Page:
        here = open_workplace(self.drawing.root, self.drawing.today)
        document = here.archive.document_at(PurePosixPath(fields.get("fil", "")))
        if document is None:
            raise Stop(_GONE)
        before = here.bytes_of(document)
        spots = spots_of(document, before.decode())
        key = fields.get("falt", "")
        spot = next((each for each in spots if key_of(each) == key), None)
        if spot is None or not isinstance(spot, kind):
            raise Stop(_GONE)
        if mark_of(spot) != fields.get("fore"):
            raise Stop(_OTHER)
        values = change(spot)
        after = changed_head(document.file, before.decode(), values).encode() if values else before
        if after != before:
            self._write(here, document, before, after, key)
        return sent_to(f"{quote(str(document.file))}/{HEAD}/#{quote(id_of(key))}")

    def _write(
        self, here: Workplace, document: Document, before: bytes, after: bytes, key: str
    ) -> None:
        """Write a head, unless nobody could read it then. Raises UserFault."""
        file = document.file
        there = with_files(here, {file: after})
        if there.archive.document_at(file) is None:
            own = [each for each in there.found if each.file == file]
            raise Stop("\n".join(f"{each.message} {each.remedy}" for each in own))
        # First: the page may be drawn as soon as the file is another.
        self.drawing.saved[file] = Saved(key, _told(before.decode(), after.decode()))
        try:
            replace(here.root / file, after, expected=before)
        except UserFault:
            del self.drawing.saved[file]
            raise


def _set(spot: Spot, fields: Mapping[str, str]) -> _Change:
    if not isinstance(spot, Slot):
        return {}
    value, old = spot.value(fields.get("varde", "")), spot.value(spot.text)
    return {} if value == old else {spot.names: value}


def _more(spot: Spot, fields: Mapping[str, str]) -> _Change:
    if not isinstance(spot, Room):
        return {}
    return spot.values({each.name: fields.get(f"v-{each.name}", "") for each in spot.asked})


def _written(fields: Mapping[str, str]) -> list[str]:
    own = (value for name, value in fields.items() if name == "varde" or name.startswith("v-"))
    return [line for value in own for line in value.splitlines() if line]


def _told(before: str, after: str) -> str:
    """Tell the first line that is another, as it stands in the file."""
    old, new = before.splitlines(), after.splitlines()
    pairs = enumerate(zip(old, new, strict=False), 1)
    number = next((at for at, (was, line) in pairs if was != line), min(len(old), len(new)) + 1)
    line = new[number - 1].strip() if number <= len(new) else ""
    return visible(f"Sparat i filen, rad {number}: {line}")
