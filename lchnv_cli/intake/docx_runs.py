"""The runs of a Word paragraph: every character that is seen, and what is said of it.

What Word adds over the years (new wrappers around runs) is walked through rather than listed:
only what is known to print nothing is passed over.
"""

from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from lchnv_cli.intake.counting import is_font_of_signs, sign
from lchnv_cli.intake.docx_drawings import ALTERNATIVES, R, alternative, drawn
from lchnv_cli.intake.docx_fields import Fields
from lchnv_cli.intake.docx_file import WordFile
from lchnv_cli.intake.docx_styles import VAL, W, look_of
from lchnv_cli.intake.looks import Look
from lchnv_cli.intake.source_blocks import Change, ChangeKind, Place, Remark, Run

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CHANGES = {
    f"{W}ins": ChangeKind.INSERTED,
    f"{W}del": ChangeKind.DELETED,
    f"{W}moveTo": ChangeKind.MOVED_HERE,
    f"{W}moveFrom": ChangeKind.MOVED_AWAY,
}
_TEXTS = {f"{W}t", f"{W}delText", f"{_M}t"}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_LINKS = {f"{W}hyperlink", f"{W}fldSimple"}
COMMENTED = {f"{W}commentRangeStart", f"{W}commentRangeEnd"}
_MARKS = {*COMMENTED, f"{W}fldChar", f"{W}sym", f"{W}lastRenderedPageBreak"}
_DRAWINGS = {f"{W}drawing", f"{W}pict", f"{W}object"}
# They say how something looks or what a field asks for, and print nothing.
_SILENT = {
    *(f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText")),
    *(f"{W}{name}" for name in ("rubyPr", "smartTagPr", "customXmlPr", "sectPr", "fldData")),
    f"{_M}rPr",
}
_OBJECT = "Ett inbäddat objekt öppnas inte; det som syns av det är en bild."
_EQUATION = "En formel skrivs som löpande text."


class Anchored(NamedTuple):
    """A text box met among the runs: its element or its lines, and the change it stands in."""

    element: etree._Element | None
    lines: tuple[str, ...]
    changes: tuple[Change, ...]


class Story:
    """One part of the document (the running text, a page head) on the way through it.

    Fields, comments and tracked changes may go on over paragraphs, so they are kept here.
    """

    def __init__(self, file: WordFile, part: str, root: etree._Element, told: str = "") -> None:
        self.file, self.told = file, told
        self.relationships = file.packed.relationships(part)
        self.fields = Fields(root)
        self.changes: tuple[Change, ...] = ()
        self.comments: tuple[str, ...] = ()
        self.boxes: list[Anchored] = []
        self.count = 0
        paged = next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None
        self.page = 1 if paged else 0
        self._base, self._runs = Look(), list[Run]()

    @property
    def place(self) -> Place:
        """Where the story has come."""
        return Place(self.told, self.count, self.page)

    def runs(self, paragraph: etree._Element, base: Look) -> tuple[Run, ...]:
        """Read what stands in a paragraph whose style looks like ``base``."""
        self._base, self._runs = base, []
        self._walk(paragraph, Run(""))
        return tuple(self._runs)

    def _walk(self, parent: etree._Element, like: Run) -> None:
        for each in parent:
            tag = each.tag
            if tag == f"{W}r":
                self._walk(each, self._looked(each, like.link))
            elif tag in _TEXTS:
                self._add(like, _written(each))
            elif (said := _SIGNS.get(tag)) is not None:
                self._add(like, said)
            elif tag not in _SILENT:
                self._other(each, like)

    def _other(self, each: etree._Element, like: Run) -> None:
        """Read what is rarer than a run and its text."""
        tag = each.tag
        if (kind := CHANGES.get(tag)) is not None:
            before, self.changes = self.changes, (*self.changes, change_of(each, kind))
            self._walk(each, like)
            self.changes = before
        elif tag in _LINKS:
            self._walk(each, replace(like, link=self._target(each)))
        elif tag in _MARKS:
            self._add(like, self._mark(each))
        elif tag in _NOTES:
            name = self.file.note(_NOTES[tag], each.get(f"{W}id", ""))
            self._runs.append(replace(self._marked(like), note=name))
        elif tag in _DRAWINGS:
            self._drawing(each, like)
        elif tag == ALTERNATIVES:
            if (chosen := alternative(each)) is not None:
                self._walk(chosen, like)
        else:
            if tag == f"{_M}oMath":
                self.file.remarks.append(Remark(_EQUATION, self.place))
            self._walk(each, like)

    def _mark(self, each: etree._Element) -> str:
        """Pass what holds nothing inside, and give what it prints."""
        if each.tag == f"{W}fldChar":
            return self.fields.met(each)
        if each.tag == f"{W}sym":
            return _symbol(each)
        if each.tag == f"{W}lastRenderedPageBreak":
            self.page += 1
        else:
            self.comment(each)
        return ""

    def comment(self, each: etree._Element) -> None:
        """Begin or end what a comment is about."""
        name = each.get(f"{W}id", "")
        others = tuple(other for other in self.comments if other != name)
        self.comments = (*others, name) if each.tag == f"{W}commentRangeStart" else others

    def _drawing(self, element: etree._Element, like: Run) -> None:
        if element.tag == f"{W}object":
            self.file.remarks.append(Remark(_OBJECT, self.place))
        for each in drawn(element, self.file.packed, self.relationships):
            if each.picture:
                target = self.relationships.get(each.picture)
                if name := self.file.picture(target, each.alt, self.place):
                    self._runs.append(replace(self._marked(like), picture=name))
            elif each.box is not None or any(each.lines):
                self.boxes.append(Anchored(each.box, each.lines, self.changes))

    def _looked(self, run: etree._Element, link: str) -> Run:
        properties, look = run.find(f"{W}rPr"), self._base
        if properties is not None and len(properties):
            if (style := properties.find(f"{W}rStyle")) is not None:
                look = self.file.styles.get(style.get(VAL)).look.toggled(look)
            look = look_of(properties).over(look)
        return look.run(link or self.fields.inside)

    def _marked(self, like: Run) -> Run:
        away = [change for change in self.changes if change.kind.takes_away]
        change = next(iter([*reversed(away), *reversed(self.changes)]), None)
        return replace(like, text="", change=change, comments=self.comments)

    def _add(self, like: Run, text: str) -> None:
        if not text or self.fields.hides:
            return
        run = self._marked(like)
        if self._runs and replace(self._runs[-1], text="") == run:
            text = self._runs.pop().text + text
        self._runs.append(replace(run, text=text))

    def _target(self, each: etree._Element) -> str:
        if each.tag == f"{W}fldSimple":
            return self.fields.link(each.get(f"{W}instr", ""))
        _, target, outside = self.relationships.get(each.get(f"{R}id", ""), ("", "", False))
        anchor = each.get(f"{W}anchor", "")
        return (target if outside else "") + (f"#{anchor}" if anchor else "")


def change_of(element: etree._Element, kind: ChangeKind) -> Change:
    """Read who changed something, and when."""
    return Change(kind, element.get(f"{W}author", ""), element.get(f"{W}date", ""))


def _written(element: etree._Element) -> str:
    text = (element.text or "").replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    if element.get(_SPACE) != "preserve" and not element.tag.startswith(_M):
        return text.strip(" \t")
    return text


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return "\ufffd"
    if not 0 < code < 0x10000 or 0xD800 <= code < 0xE000:  # noqa: PLR2004 - no character
        return "\ufffd"
    return sign(chr(code), symbols=is_font_of_signs(element.get(f"{W}font", "")))
