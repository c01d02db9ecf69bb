"""The paragraphs, tables, pictures and notes of a web page, as a browser shows them."""

from dataclasses import dataclass, replace

from lxml import etree

from lchnv_cli.intake.gathered import Gathered
from lchnv_cli.intake.html_fields import filled_in
from lchnv_cli.intake.html_lists import ListAt, written_label
from lchnv_cli.intake.html_looks import Declarations, Look, StyleSheet, length, looked
from lchnv_cli.intake.html_notes import Mentions, note_in
from lchnv_cli.intake.html_pictures import picture_of
from lchnv_cli.intake.html_tables import Grid
from lchnv_cli.intake.source_blocks import (
    Block,
    Change,
    ChangeKind,
    Label,
    Note,
    Paragraph,
    Picture,
    Place,
    Remark,
    Run,
)
from lchnv_cli.model.late_pattern import late

_SKIPPED = {
    *("script", "style", "head", "title", "meta", "link", "template", "object", "embed", "iframe"),
    *("col", "colgroup", "datalist", "audio", "video", "canvas", "base", "xml", "noframes", "area"),
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    *("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "center", "section"),
    *("article", "header", "footer", "main", "nav", "aside", "address", "figure", "figcaption"),
    *("form", "fieldset", "legend", "body", "html", "hr", "td", "th", "tr", "caption", "dir"),
    *("menu", "tbody", "thead", "tfoot", "details", "summary", "hgroup", "option", "optgroup"),
    *_HEADINGS,
}
# An empty one of these takes up a line.
_SEEN_EMPTY = {"p", *_HEADINGS}
# What no class names is called by its element.
_NAMED = {*_SEEN_EMPTY, "dt", "dd", "blockquote", "pre", "figcaption", "caption"}
_SPACE = late(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class _Setting:
    """How the paragraphs of an element are set."""

    style: str = ""
    level: int = 0
    indent: float = 0.0
    verbatim: bool = False


class Page:
    """The reading of a page; ``read`` gives its blocks, and the rest is gathered beside them."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._sheet = StyleSheet([each.text or "" for each in root.iter("style")])
        self.headers: list[Block] = []
        self.footers: list[Block] = []
        self.notes: list[Note] = []
        self.pictures: list[Picture] = []
        self.remarks: list[Remark] = []
        self._into: list[Block] = []
        self._gathered = Gathered()
        self._setting = _Setting()
        self._label: Label | None = None
        self._lists: list[ListAt] = []
        self._count = self._lists_begun = 0
        self._change: Change | None = None
        self._mentioned = Mentions(root)

    def read(self) -> tuple[Block, ...]:
        """Give the blocks of the whole page."""
        self._element(self._root, Look())
        self._end_paragraph()
        return tuple(self._into)

    def _children(self, element: etree._Element, look: Look) -> None:
        self._text(element.text, look)
        for each in element:
            if isinstance(each.tag, str):
                self._element(each, look)
            self._text(each.tail, look)

    def _text(self, text: str | None, look: Look) -> None:
        if not text:
            return
        if not self._setting.verbatim:
            text = _SPACE.sub(lambda each: "\t" if _is_tab(each[0]) else " ", text)
            if self._gathered.ends_in_space:
                text = text.lstrip(" \t")
        self._gathered.add(text, self._run(look))

    def _run(self, look: Look) -> Run:
        return Run("", *look[:-1], link=look.link, change=self._change)

    def _element(self, element: etree._Element, around: Look) -> None:
        tag = str(element.tag).lower()
        if tag in _SKIPPED:
            return
        said = self._sheet.of(element)
        look = looked(element, said, around)
        if tag == "table":
            self._table(element, look)
        elif tag in _BLOCKS or said.get("display", "") == "block":
            self._block(element, said, look)
        elif tag in {"ins", "del"}:
            self._changed(element, look)
        elif not (self._single(element, look) or self._worded(element, said, around)):
            self._children(element, look)

    def _single(self, element: etree._Element, look: Look) -> bool:
        """Read what holds nothing inside that is read by itself; tell whether it was that."""
        if element.tag == "br":
            self._gathered.add("\n", self._run(look))
        elif element.tag == "img":
            self._picture(element, look)
        elif element.tag in {"input", "select", "textarea"}:
            self._gathered.add(filled_in(element), self._run(look))
        else:
            return False
        return True

    def _worded(self, element: etree._Element, said: Declarations, around: Look) -> bool:
        """Read a label or the mark of a note that was written out; tell whether it was one."""
        if "ignore" in said.get("mso-list", "").lower() and self._gathered.is_empty:
            parents = (each for each in element.iterancestors() if each.tag in _BLOCKS)
            parent = next(parents, element)
            words = "".join(map(str, element.itertext()))
            self._label = written_label(words, self._sheet.of(parent))
            return True
        name = self._mentioned.by(element)
        if name:
            self._gathered.put(replace(self._run(around), note=name))
        return name is not None

    def _block(self, element: etree._Element, said: Declarations, look: Look) -> None:
        tag = str(element.tag)
        self._end_paragraph()
        setting, lists, into, count = self._setting, list(self._lists), self._into, self._count
        self._setting = _set(element, said, setting)
        note = note_in(element)
        if note or element.get("title") in {"header", "footer"}:
            self._into = []
        if tag in {"ul", "ol", "dir", "menu"}:
            self._lists_begun += 1
            self._lists.append(ListAt(element, said, len(lists), str(self._lists_begun)))
        elif tag == "li":
            self._end_label()
            self._label = self._lists[-1].next(element, said) if self._lists else None
        self._children(element, look)
        self._end_paragraph(seen=tag in _SEEN_EMPTY and self._count == count)
        if tag == "li":
            self._end_label()
        if note:
            self.notes.append(Note(note, tuple(self._into)))
        elif self._into is not into:
            (self.headers if element.get("title") == "header" else self.footers).extend(self._into)
        self._setting, self._lists, self._into = setting, lists, into

    def _end_label(self) -> None:
        """Print the label of an item that holds no text of its own."""
        if self._label:
            self._end_paragraph(seen=True)

    def _end_paragraph(self, *, seen: bool = False) -> None:
        runs = self._gathered.taken()
        if not (runs or seen):
            return
        self._count += 1
        setting, place = self._setting, Place(paragraph=self._count)
        look = (setting.style, setting.level, self._label, setting.indent)
        self._into.append(Paragraph(runs, place, *look))
        self._label = None

    def _changed(self, element: etree._Element, look: Look) -> None:
        """Read what Word and LibreOffice mark as changed; without who or when it is only drawn."""
        before, tag = self._change, element.tag
        who, when = element.get("cite") or "", element.get("datetime") or ""
        if who or when:
            kind = ChangeKind.INSERTED if tag == "ins" else ChangeKind.DELETED
            self._change = Change(kind, who.removeprefix("mailto:").replace("%20", " "), when)
        else:
            struck, under = look.struck or tag == "del", look.underlined or tag == "ins"
            look = look._replace(struck=struck, underlined=under)
        self._children(element, look)
        self._change = before

    def _picture(self, element: etree._Element, look: Look) -> None:
        picture, remark = picture_of(element, len(self.pictures) + 1)
        self.pictures.append(picture)
        self._gathered.put(replace(self._run(look), picture=picture.name))
        if remark:
            self.remarks.append(Remark(remark, Place(paragraph=self._count + 1)))

    def _table(self, element: etree._Element, look: Look) -> None:
        self._end_paragraph()
        self._end_label()
        into, setting, lists, place = self._into, self._setting, self._lists, self._count + 1
        grid = Grid()

        def rows(parent: etree._Element) -> None:
            self._text(parent.text, look)
            for each in parent:
                tag = str(each.tag)
                if tag == "tr":
                    grid.row()
                    rows(each)
                elif tag in {"tbody", "thead", "tfoot"}:
                    rows(each)
                elif tag in {"td", "th"}:
                    self._end_paragraph()
                    self._into, self._lists = [], []
                    self._setting = _Setting()
                    self._element(each, look)
                    grid.put(each, tuple(self._into), Place(paragraph=self._count))
                    self._into, self._setting, self._lists = into, setting, lists
                elif isinstance(each.tag, str):
                    self._element(each, look)
                self._text(each.tail, look)

        rows(element)
        self._end_paragraph()
        self._into.append(grid.table(Place(paragraph=place)))


def _set(element: etree._Element, said: Declarations, around: _Setting) -> _Setting:
    tag = str(element.tag)
    inset = length(said.get("margin-left")) + (36 if tag in {"blockquote", "dd"} else 0)
    return _Setting(
        element.get("class") or (tag if tag in _NAMED else around.style),
        _HEADINGS.get(tag, around.level),
        around.indent + inset + (18 if tag in {"ul", "ol"} else 0),
        around.verbatim or tag == "pre" or said.get("white-space", "").startswith("pre"),
    )


def _is_tab(space: str) -> bool:
    """Tell a tab, as LibreOffice writes it, from a line of the file that is indented."""
    return "\t" in space and "\n" not in space and "\r" not in space
