"""The XHTML tree as paragraphs, lists and tables of a Word document."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from lchnv_cli.export.kept_ending import KEPT, ends_kept, is_short
from lchnv_cli.export.table_width import fit
from lchnv_cli.export.tree import Element, classes, name
from lchnv_cli.export.word_boxes import box_around, continue_rule
from lchnv_cli.export.word_frame import (
    CLAUSES,
    CONTENTS,
    TABBED,
    Frame,
    Mark,
    Pieces,
    Written,
    first_number,
    labelled,
    lines,
    list_style,
    paragraph_style,
    plain,
    tabbed,
    zone,
)
from lchnv_cli.export.word_inline import INLINE, Manner, Run, Writer, running
from lchnv_cli.export.word_lists import LEVELS, Numbering
from lchnv_cli.export.word_points import Points
from lchnv_cli.export.word_sections import Sections
from lchnv_cli.export.word_spacing import AIR, apart, keep_all, keep_rows, keep_with_next, let_go
from lchnv_cli.export.word_table import Cell, Table, shrink, table
from lchnv_cli.export.word_xml import Node, W, add, put

_QUOTED = 425  # twips a quotation stands in when it is inside a list
_POINTS = {"item", "sub-item"}
_FEW = 6  # clauses that are kept on one page
_HAIR = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}


@dataclass(slots=True)
class BlockWriter:
    """The writer of blocks; it knows what it wrote last and which ids wait for a paragraph."""

    writer: Writer
    numbering: Numbering
    width: int
    sections: Sections | None = None
    waiting: list[str] = field(default_factory=list)
    last: Written | None = None
    points: Points = field(init=False)
    heading: str = ""
    marks: Iterator[int] = field(default_factory=lambda: count(1))
    lists: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        """Begin to count the points."""
        self.points = Points(self.numbering)

    def blocks(self, parent: Element, frame: Frame, item: Mark | None = None) -> None:
        """Write the content of an element that holds blocks, text, or text and then blocks."""
        run = Run()
        run.add(parent.text)
        for child in parent:
            if name(child) in INLINE:
                run.enter(child)
            else:
                item = self._flush(run, frame, item)
                run = Run()
                item = self._block(child, frame, item)
            run.add(child.tail)
        item = self._flush(run, frame, item)
        if item is not None:
            self.paragraph([], frame, item.style, item)

    def _flush(self, run: Run, frame: Frame, item: Mark | None) -> Mark | None:
        """Write loose text, which takes the mark of the list item if it is first in it."""
        if not (pieces := run.done()):
            return item
        self.paragraph(pieces, frame, item.style if item else frame.style, item)
        return None

    def _block(self, element: Element, frame: Frame, item: Mark | None) -> Mark | None:
        """Write one block; return the list item's mark if no paragraph has taken it yet."""
        kind, start = name(element), len(frame.into)
        if (anchor := element.get("id", "")) in self.writer.bookmarks:
            self.waiting.append(self.writer.bookmarks[anchor])
        if item is not None and kind != "p":
            self.paragraph([], frame, item.style, item)
        if kind == "p":
            style = item.style if item else paragraph_style(element, frame)
            pieces = running(element)
            self.paragraph(tabbed(pieces) if style in TABBED else pieces, frame, style, item)
        elif kind in self.writer.styles.headings:
            self._heading(element, kind, frame)
        elif kind in {"ul", "ol"}:
            self._list(element, frame)
        elif kind == "table":
            self._table(element, frame)
        else:
            self._other(element, kind, frame)
        if "item" in classes(element):
            self.points.blocks += [frame.into[at] for at in range(start, len(frame.into))]
            self.points.inside = False
        if element.get(KEPT):
            keep_all(frame.into[at] for at in range(start, len(frame.into)))
        return None

    def _other(self, element: Element, kind: str, frame: Frame) -> None:
        match kind:
            case "dl":
                self._facts(element, frame)
            case "pre":
                content = "".join(element.itertext()).strip("\n")
                self.paragraph([(content, Manner())], frame, "HTML Preformatted")
            case "hr":
                self._rule()
            case "blockquote":
                left = frame.left and frame.left + _QUOTED
                quoted = replace(frame, left=left, depth=max(frame.depth, 1), style="Quote")
                self.blocks(element, quoted)
            case "footer":
                self.blocks(element, replace(frame, style="Kolofon"))
            case _:
                self.points.inside |= "item" in classes(element)
                whole = "annexes" in classes(element) and is_short(element)
                self.blocks(element, replace(frame, zone=zone(element, frame), whole=whole))
                if _POINTS & set(classes(element)) and not ends_kept(element):
                    let_go(self.last, self.writer.styles)

    def paragraph(self, pieces: Pieces, frame: Frame, style: str, item: Mark | None = None) -> Node:
        """Write a paragraph and return its properties."""
        paragraph = add(frame.into, "p")
        properties = add(paragraph, "pPr")
        put(properties, "pStyle", val=self.writer.styles.paragraph(style))
        if item is not None:
            self._mark(properties, item)
        elif frame.left:
            put(properties, "ind", left=str(frame.left), hanging="0")
        if frame.zone and item is not None and item.level:
            continue_rule(self.numbering, properties, frame, item)
        apart(self.last, Written(style, properties, item), self.writer.styles)
        names, self.waiting = self.waiting, []
        numbered = [(str(next(self.marks)), each) for each in names]
        for number, each in numbered:
            add(paragraph, "bookmarkStart", id=number, name=each)
        room = (frame.room or self.width) - frame.left
        self.writer.write(paragraph, pieces, room, "" if style in CONTENTS else "Hyperlink")
        for number, _ in numbered:
            add(paragraph, "bookmarkEnd", id=number)
        self.last = Written(style, properties, item)
        return properties

    def _mark(self, properties: Node, item: Mark) -> None:
        """Give a paragraph its place in a list; the style's own indent wins on the first level."""
        if not item.number:
            return
        number = put(properties, "numPr")
        add(number, "ilvl", val=str(item.level))
        add(number, "numId", val=item.number)
        styles = self.writer.styles
        own = styles.inherited(styles.paragraph(item.style), f"{W}pPr/{W}ind")
        if own is not None and item.level == 0:
            properties.append(own.makeelement(own.tag, dict(own.attrib)))

    def _heading(self, element: Element, kind: str, frame: Frame) -> None:
        proposal = "proposal-heading" in classes(element)
        styles = self.writer.styles
        style = "Förslagsrubrik" if proposal else styles.headings[kind]
        pieces = running(element)
        self.heading = plain(pieces)
        counted = self.points.counts(kind, pieces)
        properties = self.paragraph(
            counted[0] if counted else pieces, replace(frame, left=0), style
        )
        if counted:
            self._mark(properties, Mark(style, self.points.number, counted[1], 0))
        if proposal:  # one look on two levels
            put(properties, "outlineLvl", val=str(int(kind[1]) - 1 - styles.has_title))

    def _list(self, element: Element, frame: Frame) -> None:
        level = min(frame.depth, LEVELS - 1)
        style = list_style(element, frame)
        number = self._number(element, style, level)
        own = self.numbering.of_style(style)
        left = self.numbering.left(number or own, level)
        family = frame.family or next(self.lists)
        inner = replace(frame, depth=frame.depth + 1, left=left, style="Normal", family=family)
        if self.last is not None and self.last.item is None:
            keep_with_next(self.last)  # what leads to a list
        start = len(frame.into)
        together = style in CLAUSES.values() and len(element) <= _FEW
        for at, item in enumerate(element):
            if at and together:
                keep_with_next(self.last)
            self.blocks(item, inner, Mark(style, number, level, family))
        if style == CONTENTS[0] and self.writer.styles.has_title:
            deep = any(name(each) in {"ul", "ol"} for item in element for each in item)
            self.points.list_in(frame.into, start, 1 + deep)

    def _number(self, element: Element, style: str, level: int) -> str:
        """Return a list's numbering where it is not the style's own."""
        if style in CONTENTS:
            return ""
        if name(element) == "ol":
            letters = element.get("type", "") == "a"
            return self.numbering.ordered(style, level, first_number(element), letters=letters)
        return self.numbering.bulleted(style, level) if level else ""

    def _facts(self, element: Element, frame: Frame) -> None:
        """Write each term with its descriptions as one paragraph, a tab between them."""
        pairs: list[tuple[Pieces, list[Pieces]]] = []
        for each in element:
            if name(each) == "dt" or not pairs:
                pairs.append((labelled(running(each)), []))
            else:
                pairs[-1][1].append(running(each))
        for term, described in pairs:
            pieces = list(term)
            for number, description in enumerate(described):
                pieces += [("\n" if number else "\t", Manner()), *description]
            self.paragraph(pieces, replace(frame, left=0), "Fakta")
        if self.last is not None:
            put(self.last.properties, "spacing", after=AIR)

    def _table(self, element: Element, frame: Frame) -> None:
        """Write a table with its caption above it; one that repeats the heading is not seen."""
        caption = next((running(each) for each in element if name(each) == "caption"), [])
        if caption and plain(caption) != self.heading:
            self.paragraph(caption, replace(frame, left=0), "caption")
        elif self.last is not None and self.last.style == "table":
            self._hair(frame)  # else Word makes one table of two
        need = fit(element)
        turned = need.turned and self.sections is not None
        width = (frame.room or self.width) - frame.left
        if turned and self.sections is not None:
            self.sections.before(frame.into)
            width = self.sections.room(turned=True)
        name_of = plain(caption) or self.heading
        box = box_around(self.numbering, frame)
        if box:
            width += frame.left - box.left
            if self.last is not None and self.last.style in CLAUSES.values():
                put(self.last.properties, "spacing", after="0")
        content = Table(element, name_of, width, frame.left, need.size, box)
        for cell in table(content, frame.into, self.writer.styles):
            self._cell(cell)
        keep_rows(frame.into[-1], whole=is_short(element) or frame.whole)
        if need.size < 100:  # noqa: PLR2004 - percent
            shrink(frame.into[-1], need.size)
        if turned and self.sections is not None:
            self.sections.after(frame.into)
            self.last = None

    def _cell(self, cell: Cell) -> None:
        """Fill a cell."""
        self.last = None
        frame = Frame(cell.holder, style=cell.style, room=cell.width)
        if cell.element is not None and all(name(each) in INLINE for each in cell.element):
            for line in lines(running(cell.element)):
                self.paragraph(line, frame, cell.style)
        elif cell.element is not None:
            self.blocks(cell.element, frame)
        if self.last is None:
            self.paragraph([], Frame(cell.holder), cell.style)
        self.last = Written("table", cell.holder)

    def _rule(self) -> None:
        """Draw a line below what was written last; a paragraph of its own would be empty."""
        if self.last is None or self.last.style == "table":
            return
        border = put(self.last.properties, "pBdr")
        if len(border) == 0:
            add(border, "bottom", val="single", sz="4", space="8", color="auto")

    def close(self, into: Node) -> None:
        """End the document with a paragraph, as Word wants it after a table."""
        self.points.close(into, self.marks)
        if self.last is None or self.last.style == "table":
            self._hair(Frame(into))

    def _hair(self, frame: Frame) -> None:
        put(self.paragraph([], replace(frame, left=0), "Normal"), "spacing", **_HAIR)
