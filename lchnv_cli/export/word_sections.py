"""Pages turned on their side within a Word document, for tables that are too wide otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass

from lchnv_cli.export.word_styles import Styles
from lchnv_cli.export.word_xml import Node, W, add, copied, put

_HAIR = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}


@dataclass(slots=True)
class Sections:
    """The sections of a document; `last` is the template's, which ends the document."""

    last: Node
    styles: Styles
    begun: bool = False
    lying: bool = False

    def lie_down(self, running: Iterable[Node]) -> None:
        """Turn every page of the document; what stands at a tab above and below goes along."""
        upright = self.room(turned=False)
        _turn(self.last)
        self.lying = True
        for tab in (each for part in running for each in part.iter(W + "tab")):
            if (at := tab.get(W + "pos")) is not None:
                tab.set(W + "pos", str(int(at) * self.room(turned=False) // upright))

    def room(self, *, turned: bool) -> int:
        """Give the width of the text on a page in twips."""
        size, margins = self.last.find(W + "pgSz"), self.last.find(W + "pgMar")
        if size is None or margins is None:
            return 13960 if turned else 9070  # A4 with 25 mm on either side
        beside = int(margins.get(W + "left")) + int(margins.get(W + "right"))
        return int(size.get(W + "h" if turned and not self.lying else W + "w")) - beside

    def before(self, into: Node) -> None:
        """End the pages that stand upright; headings right above go along to what follows."""
        if self.lying:
            return
        at = len(into)
        while at and self._is_heading(into[at - 1]):
            at -= 1
        if not at or into[at - 1].tag != W + "p":
            into.insert(at, self._hair(into))
            at += 1
        self._end(into[at - 1], turned=False)

    def after(self, into: Node) -> None:
        """End the page that is turned."""
        if self.lying:
            return
        hair = self._hair(into)
        into.append(hair)
        self._end(hair, turned=True)

    def _end(self, paragraph: Node, *, turned: bool) -> None:
        """End a section with a paragraph; only the first has a first page of its own."""
        own = copied(self.last)
        if self.begun:
            _without_first_page(own)
        self.begun = True
        if turned:
            _turn(own)
        properties = paragraph.find(W + "pPr")
        if properties is None:
            properties = paragraph.makeelement(W + "pPr", {})
            paragraph.insert(0, properties)
        put(properties, "sectPr")
        placed = properties.find(W + "sectPr")
        if placed is not None:
            at = properties.index(placed)
            properties.remove(placed)
            properties.insert(at, own)

    def close(self) -> None:
        """Let what ends the document go on from the sections before it."""
        if self.begun:
            _without_first_page(self.last)

    def _is_heading(self, block: Node) -> bool:
        style = block.find(f"{W}pPr/{W}pStyle")
        known = {self.styles.paragraph(each) for each in self.styles.headings.values()}
        return block.tag == W + "p" and style is not None and style.get(W + "val") in known

    def _hair(self, into: Node) -> Node:
        paragraph = into.makeelement(W + "p", {})
        put(add(paragraph, "pPr"), "spacing", **_HAIR)
        return paragraph


def _turn(section: Node) -> None:
    if (size := section.find(W + "pgSz")) is not None:
        width, height = size.get(W + "w"), size.get(W + "h")
        size.set(W + "w", height)
        size.set(W + "h", width)
        size.set(W + "orient", "landscape")


def _without_first_page(section: Node) -> None:
    if (first := section.find(W + "titlePg")) is not None:
        section.remove(first)
