"""The runs of a paragraph in an OpenDocument file."""

from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from lchnv_cli.intake.gathered import Gathered
from lchnv_cli.intake.looks import Look
from lchnv_cli.intake.odt_file import OdtFile
from lchnv_cli.intake.odt_styles import DRAW, OFFICE, SVG, TEXT, XLINK
from lchnv_cli.intake.source_blocks import Change, ChangeKind, Place, Remark, Run
from lchnv_cli.model.late_pattern import late
from lchnv_cli.unreadable import Unreadable

_DC = "{http://purl.org/dc/elements/1.1/}"
_SPACE = late(r"[ \t\n\r]+")
_KINDS = {f"{TEXT}insertion": ChangeKind.INSERTED, f"{TEXT}deletion": ChangeKind.DELETED}
_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_MARKS = {f"{TEXT}change-start", f"{TEXT}change-end", f"{TEXT}change"}
_COMMENTS = {f"{OFFICE}annotation", f"{OFFICE}annotation-end"}
_SILENT = {
    *(f"{TEXT}{name}" for name in ("tracked-changes", "hidden-text", "script", "note-citation")),
    *(f"{SVG}{name}" for name in ("title", "desc")),
    f"{OFFICE}event-listeners",
    f"{OFFICE}binary-data",
}
_MOST_SPACES = 1_000
_OBJECT = "Ett inbäddat objekt öppnas inte; det som syns av det är en bild."


class Beside(NamedTuple):
    """What stands beside the text and is read after the paragraph: a note or a comment."""

    name: str
    element: etree._Element
    place: Place


class OdtRuns:
    """The reading of paragraphs; boxes, notes and comments met are left for whoever asked."""

    def __init__(self, file: OdtFile, body: etree._Element) -> None:
        self.file = file
        self.boxes: list[etree._Element] = []
        self.notes: list[Beside] = []
        self.comments: list[Beside] = []
        self._changes = {
            each.get(f"{TEXT}id", ""): each for each in body.iter(f"{TEXT}changed-region")
        }
        self._gathered = Gathered()
        self._open: tuple[Change, ...] = ()
        self._commented: tuple[str, ...] = ()
        self._counts = {"footnote": 0, "endnote": 0}

    def of(self, paragraph: etree._Element, look: Look) -> tuple[Run, ...]:
        """Read what stands in a paragraph that looks like that."""
        around, self._gathered = self._gathered, Gathered()
        self._walk(paragraph, look, "")
        runs, self._gathered = self._gathered.taken(), around
        return runs

    def passed(self, element: etree._Element) -> bool:
        """Pass what may stand between paragraphs too; tell whether it was that."""
        if element.tag in _MARKS | _COMMENTS or element.tag.startswith(DRAW):
            self._inline(element, Look(), "")
            return True
        return element.tag in _SILENT

    def _walk(self, parent: etree._Element, look: Look, link: str) -> None:
        self._text(parent.text, look, link)
        for each in parent:
            self._inline(each, look, link)
            self._text(each.tail, look, link)

    def _text(self, text: str | None, look: Look, link: str) -> None:
        if text:
            text = _SPACE.sub(" ", text)
            text = text.lstrip(" ") if self._gathered.ends_in_space else text
            self._gathered.add(text, self._run(look, link))

    def _run(self, look: Look, link: str) -> Run:
        return look.run(link, next(reversed(self._open), None), self._commented)

    def _inline(self, each: etree._Element, look: Look, link: str) -> None:
        tag = each.tag
        if tag == f"{TEXT}span":
            style = self.file.styles.get("text", each.get(f"{TEXT}style-name"))
            self._walk(each, style.look.over(look), link)
        elif tag == f"{TEXT}a":
            self._walk(each, look, each.get(XLINK) or link)
        elif tag in _SIGNS:
            self._gathered.add(_SIGNS[tag], self._run(look, link))
        elif tag == f"{TEXT}s":
            count = each.get(f"{TEXT}c", "1")
            times = int(count) if count.isascii() and count.isdigit() else 1
            self._gathered.add(" " * min(times, _MOST_SPACES), self._run(look, link))
        elif tag == f"{TEXT}note":
            self._note(each, look, link)
        elif tag in _MARKS:
            self._changed(each, look, link)
        elif tag in _COMMENTS:
            self._comment(each)
        elif tag.startswith(DRAW):
            self._drawn(each, look, link)
        elif tag not in _SILENT:
            self.file.page += tag == f"{TEXT}soft-page-break"
            self._walk(each, look, link)

    def _note(self, note: etree._Element, look: Look, link: str) -> None:
        sort = "endnote" if note.get(f"{TEXT}note-class") == "endnote" else "footnote"
        self._counts[sort] += 1
        name = f"{'slut-' if sort == 'endnote' else ''}{self._counts[sort]}"
        self._gathered.put(replace(self._run(look, link), note=name))
        if (body := note.find(f"{TEXT}note-body")) is not None:
            self.notes.append(Beside(name, body, self.file.place))

    def _changed(self, mark: etree._Element, look: Look, link: str) -> None:
        """Begin or end what was inserted, or read what was deleted here."""
        region = self._changes.get(mark.get(f"{TEXT}change-id", ""))
        told = next(
            (each for each in ([] if region is None else region) if each.tag in _KINDS), None
        )
        if told is None:
            return
        who = told.findtext(f".//{_DC}creator") or ""
        change = Change(_KINDS[told.tag], who, told.findtext(f".//{_DC}date") or "")
        others = tuple(each for each in self._open if each != change)
        if mark.tag == f"{TEXT}change-start":
            self._open = (*others, change)
        elif mark.tag == f"{TEXT}change-end":
            self._open = others
        else:
            before, self._open = self._open, (*others, change)
            gone = [each for each in told if each.tag in {f"{TEXT}p", f"{TEXT}h"}]
            for at, paragraph in enumerate(gone):
                self._gathered.add("\n" if at else "", self._run(look, link))
                self._walk(paragraph, look, link)
            self._open = before

    def _comment(self, each: etree._Element) -> None:
        name = each.get(f"{OFFICE}name") or ""
        others = tuple(other for other in self._commented if other != name)
        if each.tag == f"{OFFICE}annotation":
            name = name or f"k{len(self.comments) + len(self.file.comments) + 1}"
            self.comments.append(Beside(name, each, self.file.place))
            ends = bool(each.get(f"{OFFICE}name"))
            self._commented = (*others, name) if ends else others
        else:
            self._commented = others

    def _drawn(self, element: etree._Element, look: Look, link: str) -> None:
        """Leave a text box, or keep a picture."""
        if element.tag == f"{DRAW}g":
            for each in element:
                if each.tag.startswith(DRAW):
                    self._drawn(each, look, link)
            return
        alt = element.findtext(f"{SVG}desc") or element.findtext(f"{SVG}title") or ""
        for each in [element, *element]:
            if each.tag == f"{DRAW}text-box" or (each is element and _holds_text(each)):
                self.boxes.append(each)
            elif each.tag in {f"{DRAW}object", f"{DRAW}object-ole"}:
                self._object(each)
        if (image := element.find(f"{DRAW}image")) is not None and (
            name := self.file.picture(image, alt)
        ):
            self._gathered.put(replace(self._run(look, link), picture=name))

    def _object(self, element: etree._Element) -> None:
        """Read the words of a chart or a formula; other objects are only told."""
        part = f"{(element.get(XLINK) or '').removeprefix('./').rstrip('/')}/content.xml"
        self.file.remarks.append(Remark(_OBJECT, self.file.place))
        if part in self.file.packed:
            try:
                self.boxes.append(self.file.packed.xml(part))
            except Unreadable as fault:
                self.file.remarks.append(Remark(fault.why, self.file.place))


def _holds_text(shape: etree._Element) -> bool:
    return any(each.tag in {f"{TEXT}p", f"{TEXT}list"} for each in shape)
