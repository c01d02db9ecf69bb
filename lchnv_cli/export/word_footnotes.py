"""Footnotes as Word has them: in a part of their own, with links of its own."""

from dataclasses import dataclass, replace
from typing import cast

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml

from lchnv_cli.export.numbered_notes import noted
from lchnv_cli.export.tree import Element
from lchnv_cli.export.word_drawings import Drawings
from lchnv_cli.export.word_inline import Writer, running
from lchnv_cli.export.word_xml import Node, W, add, put, verbatim

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_ROOM = 8000  # twips for a picture in a footnote
_SIZE = "18"  # half points, where the template has no style for footnotes
_LINES = {"-1": ("separator", "separator"), "0": ("continuationSeparator", "continuationSeparator")}


@dataclass(slots=True)
class Notes:
    """The footnotes of a document; the part is made when there is one."""

    document: WordDocument
    writer: Writer
    root: Node | None = None
    inner: Writer | None = None

    def add(self, paragraph: Node, note: Element) -> None:
        """Add a footnote, and its mark to the paragraph that mentions it."""
        number = noted(note)
        add(self._raised(paragraph, "footnote reference"), "footnoteReference", id=number)
        root, writer = self._opened()
        written = add(add(root, "footnote", id=number), "p")
        properties, style = add(written, "pPr"), self._found("paragraph", "footnote text")
        if style:
            put(properties, "pStyle", val=style)
        else:
            put(properties, "spacing", after="40")
        add(self._raised(written, "footnote reference"), "footnoteRef")
        verbatim(add(add(written, "r"), "t"), " ")
        writer.write(written, running(note, of_note=True), _ROOM)
        if not style:
            for run in written.iter(W + "r"):
                _small(run)

    def _raised(self, paragraph: Node, style: str) -> Node:
        run = add(paragraph, "r")
        properties = add(run, "rPr")
        if found := self._found("character", style):
            add(properties, "rStyle", val=found)
        add(properties, "vertAlign", val="superscript")
        return run

    def _found(self, kind: str, name: str) -> str:
        """Give the id of a style that the template may have."""
        style = self.writer.styles.found.get((kind, name))
        return "" if style is None else style.get(W + "styleId")

    def _opened(self) -> tuple[Node, Writer]:
        """Give the part and its writer, in place of the template's own footnotes."""
        if self.root is None or self.inner is None:
            part = self.document.part
            for key, rel in list(part.rels.items()):
                if rel.reltype == _RELATION:
                    del part.rels[key]
            space = W.strip("{}")
            element = parse_xml(f'<w:footnotes xmlns:w="{space}"/>')
            own = XmlPart(PackURI("/word/footnotes.xml"), _TYPE, element, part.package)
            part.relate_to(own, _RELATION)
            self.root = cast("Node", element)
            for at, (kind, mark) in _LINES.items():
                line = add(add(self.root, "footnote", type=kind, id=at), "p")
                add(add(line, "r"), mark)
            drawings = Drawings(own, self.writer.drawings.pictures, drawn=1000)
            self.inner = replace(self.writer, part=own, drawings=drawings, footnotes=None, seen={})
        return self.root, self.inner


def _small(run: Node) -> None:
    properties = run.find(W + "rPr")
    if properties is None:
        properties = run.makeelement(W + "rPr", {})
        run.insert(0, properties)
    size = properties.makeelement(W + "sz", {W + "val": _SIZE})
    raised = properties.find(W + "vertAlign")
    properties.insert(len(properties) if raised is None else properties.index(raised), size)
