"""Pictures in a Word file: each once in the package, and drawn where the text shows it."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from lchnv_cli.export.shown_pictures import Pictures, size_on_paper
from lchnv_cli.export.word_xml import Node, R, add

_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_POINT = 12700  # of Word's units for drawings
_TWIPS = 20  # to the point


class Holder(Protocol):
    """Show the part of a document's package that pictures need."""

    @property
    def package(self) -> Any:
        """Give the package."""

    def relate_to(self, target: Any, reltype: str) -> str:
        """Give the id of the relationship to a part, which is made if it is not there."""


@dataclass(slots=True)
class Drawings:
    """The pictures of a document, and how many times one has been drawn."""

    part: Holder
    pictures: Pictures
    parts: dict[str, str] = field(default_factory=dict)
    drawn: int = 0

    def draw(self, run: Node, path: str, alt: str, room: int) -> None:
        """Draw a picture with its alternative text, no wider than the room, which is in twips."""
        self.drawn += 1
        picture = self.pictures[path]
        width, height = (str(int(side * _POINT)) for side in size_on_paper(picture, room / _TWIPS))
        inline = _in(
            add(run, "drawing"), f"{_WP}inline", distT="0", distB="0", distL="0", distR="0"
        )
        _in(inline, f"{_WP}extent", cx=width, cy=height)
        name = f"Bild {self.drawn}"
        _in(inline, f"{_WP}docPr", id=str(self.drawn), name=name, descr=alt)
        _in(_in(inline, f"{_WP}cNvGraphicFramePr"), f"{_A}graphicFrameLocks", noChangeAspect="1")
        data = _in(_in(inline, f"{_A}graphic"), f"{_A}graphicData", uri=_PIC.strip("{}"))
        shown = _in(data, f"{_PIC}pic")
        told = _in(shown, f"{_PIC}nvPicPr")
        _in(told, f"{_PIC}cNvPr", id=str(self.drawn), name=name, descr=alt)
        _in(told, f"{_PIC}cNvPicPr")
        fill = _in(shown, f"{_PIC}blipFill")
        _in(fill, f"{_A}blip").set(f"{R}embed", self._embedded(path))
        _in(_in(fill, f"{_A}stretch"), f"{_A}fillRect")
        properties = _in(shown, f"{_PIC}spPr")
        place = _in(properties, f"{_A}xfrm")
        _in(place, f"{_A}off", x="0", y="0")
        _in(place, f"{_A}ext", cx=width, cy=height)
        _in(_in(properties, f"{_A}prstGeom", prst="rect"), f"{_A}avLst")

    def _embedded(self, path: str) -> str:
        """Give the id of a picture in the package, put there the first time it is drawn."""
        if path not in self.parts:
            picture = self.pictures[path]
            name = PackURI(f"/word/media/bild{len(self.parts) + 1}.{picture.suffix}")
            part = Part(name, picture.mime, picture.data, self.part.package)
            self.parts[path] = self.part.relate_to(part, _IMAGE)
        return self.parts[path]


def _in(parent: Node, tag: str, **values: str) -> Node:
    child = parent.makeelement(tag, values)
    parent.append(child)
    return child
