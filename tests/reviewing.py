"""Edit a review copy as people do in Word: directly or tracked, with the noise Word adds."""

import copy
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "word/document.xml"
_DRAWING = (
    '<w:drawing xmlns:w="{w}" xmlns:r="{r}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<wp:inline><wp:extent cx="952500" cy="476250"/><wp:docPr id="77" name="Bild" descr="{alt}"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="77" name="Bild" descr="{alt}"/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip r:embed="{name}"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="952500" cy="476250"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing>"
)
_WHO, _WHEN = "Siv Alm", "2026-03-09T10:00:00Z"


class Returned:
    """A Word file that somebody has; ``tracked`` tells whether it keeps track of their changes."""

    def __init__(self, data: bytes, *, tracked: bool = False, who: str = _WHO) -> None:
        with zipfile.ZipFile(BytesIO(data)) as file:
            self.parts = {info.filename: file.read(info) for info in file.infolist()}
        self.root: Any = etree.fromstring(self.parts[_MAIN])
        self.tracked, self.who, self._ids = tracked, who, 900
        self._comments: list[Any] = []

    def saved(self) -> bytes:
        """Give the file's bytes."""
        self.parts[_MAIN] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")
        if self._comments:
            self._write_comments()
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in self.parts.items():
                file.writestr(name, data)
        return made.getvalue()

    def paragraph(self, text: str, nth: int = 0) -> Any:
        """Give the paragraph that says something, else the first that holds it."""
        every = list(self.root.iter(f"{W}p"))
        whole = [p for p in every if _text(p) == text]
        return (whole or [p for p in every if text in _text(p)])[nth]

    def replace(self, old: str, new: str, *, within: str = "", nth: int = 0) -> None:
        """Write something else for some words of a paragraph."""
        paragraph = self.paragraph(within or old, nth)
        runs = self._cut(paragraph, old)
        first = runs[0]
        for run in runs[1:]:
            self._take(run)
        added = copy.deepcopy(first)
        self._say(added, new)
        if new:
            first.addnext(added)
            if self.tracked:
                self._wrap(added, "ins")
        self._take(first)

    def add(
        self, text: str, after: str, *, like: str = "", nth: int = 0, before: bool = False
    ) -> Any:
        """Put in a paragraph after (or before) another, that looks as one does."""
        anchor = self.paragraph(after, nth)
        model = self.paragraph(like) if like else anchor
        made = etree.SubElement(anchor.getparent(), f"{W}p")
        if (look := model.find(f"{W}pPr")) is not None:
            made.append(copy.deepcopy(look))
        for place, line in enumerate(text.split("\n")):
            run = etree.SubElement(made, f"{W}r")
            if place:
                etree.SubElement(run, f"{W}br")
            self._append(run, line)
        if before:
            anchor.addprevious(made)
        else:
            anchor.addnext(made)
        if self.tracked:
            self._track_whole(made, "ins")
        return made

    def remove(self, text: str, nth: int = 0) -> None:
        """Take away a paragraph."""
        self.remove_paragraph(self.paragraph(text, nth))

    def remove_paragraph(self, paragraph: Any) -> None:
        """Take away a paragraph that was found."""
        if self.tracked:
            self._track_whole(paragraph, "del")
        else:
            paragraph.getparent().remove(paragraph)

    def move(self, first: str, last: str, after: str, *, before: bool = False) -> None:
        """Move the paragraphs from one to another to after a third, or before it."""
        body = list(self.root.find(f"{W}body"))
        start, end = (body.index(self.paragraph(each)) for each in (first, last))
        anchor = self.paragraph(after)
        moved = body[start : end + 1]
        for each in moved if before else reversed(moved):
            placed = copy.deepcopy(each)
            (anchor.addprevious if before else anchor.addnext)(placed)
            if self.tracked:
                self._track_whole(placed, "moveTo")
                self._track_whole(each, "moveFrom")
            else:
                each.getparent().remove(each)

    def split(self, text: str, at: int) -> None:
        """Break a paragraph in two."""
        paragraph = self.paragraph(text)
        after = self._cut(paragraph, text[at:])
        made = copy.deepcopy(paragraph)
        for run in list(_runs(made)):
            run.getparent().remove(run)
        made.extend(after)
        paragraph.addnext(made)

    def join(self, first: str, second: str) -> None:
        """Make one paragraph of two."""
        paragraph, after = self.paragraph(first), self.paragraph(second)
        if self.tracked:
            properties = paragraph.find(f"{W}pPr")
            if properties is None:
                properties = etree.Element(f"{W}pPr")
                paragraph.insert(0, properties)
            etree.SubElement(properties, f"{W}rPr").append(self._change("del"))
            return
        for run in list(_runs(after)):
            paragraph.append(run)
        after.getparent().remove(after)

    def relink(self, old: str, new: str) -> None:
        """Let a link lead elsewhere."""
        rels = "word/_rels/document.xml.rels"
        self.parts[rels] = self.parts[rels].replace(old.encode(), new.encode())

    def look(self, words: str, *, within: str = "", **looks: bool) -> None:
        """Give words another look: b, i, strike; false takes it away."""
        for run in self._cut(self.paragraph(within or words), words):
            properties = run.find(f"{W}rPr")
            if properties is None:
                properties = etree.Element(f"{W}rPr")
                run.insert(0, properties)
            for name, on in looks.items():
                for old in properties.findall(f"{W}{name}"):
                    properties.remove(old)
                etree.SubElement(properties, f"{W}{name}", {f"{W}val": "1" if on else "0"})

    def link(self, words: str, address: str, *, within: str = "") -> None:
        """Let words lead somewhere."""
        rels = "word/_rels/document.xml.rels"
        key = f"ny{len(self.parts[rels])}"
        own = (
            f'<Relationship Id="{key}" Type="{_R}/hyperlink" Target="{address}" '
            'TargetMode="External"/>'
        )
        self.parts[rels] = self.parts[rels].replace(
            b"</Relationships>", f"{own}</Relationships>".encode()
        )
        runs = self._cut(self.paragraph(within or words), words)
        holder = etree.Element(f"{W}hyperlink", {f"{{{_R}}}id": key})
        runs[0].addprevious(holder)
        for run in runs:
            holder.append(run)

    def row(self, cells: list[str], after: str) -> None:
        """Put in a row after the one that holds something."""
        old = self._row_of(after)
        new = copy.deepcopy(old)
        for cell, text in zip(new.findall(f"{W}tc"), cells, strict=True):
            first, *rest = cell.findall(f"{W}p")
            for each in rest:
                cell.remove(each)
            for run in first.findall(f"{W}r"):
                first.remove(run)
            if text:
                self._append(etree.SubElement(first, f"{W}r"), text)
            if self.tracked:
                for run in first.findall(f"{W}r"):
                    self._wrap(run, "ins")
        old.addnext(new)

    def remove_row(self, holding: str) -> None:
        """Take away a row."""
        row = self._row_of(holding)
        if not self.tracked:
            row.getparent().remove(row)
            return
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        properties.append(self._change("del"))
        for paragraph in row.iter(f"{W}p"):
            self._track_whole(paragraph, "del")

    def set_cell(self, holding: str, column: int, lines: list[str]) -> None:
        """Write other lines in a cell of the row that holds something."""
        cell = self._row_of(holding).findall(f"{W}tc")[column]
        old = cell.findall(f"{W}p")
        model = old[0]
        said = [_text(each) for each in old]
        last = old[-1]
        for line in reversed(lines):
            if line in said:
                continue
            made = etree.Element(f"{W}p")
            if (look := model.find(f"{W}pPr")) is not None:
                made.append(copy.deepcopy(look))
            self._append(etree.SubElement(made, f"{W}r"), line)
            last.addnext(made)
            if self.tracked:
                self._track_whole(made, "ins")
        for each, text in zip(old, said, strict=True):
            if text and text not in lines:
                for run in each.findall(f"{W}r"):
                    self._take(run)

    def comment(self, words: str, said: str) -> None:
        """Comment words in the margin."""
        number = str(len(self._comments))
        runs = self._cut(self.paragraph(words), words)
        runs[0].addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": number}))
        end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": number})
        runs[-1].addnext(end)
        made = etree.Element(
            f"{W}comment", {f"{W}id": number, f"{W}author": self.who, f"{W}date": _WHEN}
        )
        self._append(etree.SubElement(etree.SubElement(made, f"{W}p"), f"{W}r"), said)
        self._comments.append(made)

    def footnote(self, words: str, said: str, *, within: str = "") -> None:
        """Put in a footnote right after some words."""
        root = etree.fromstring(self.parts["word/footnotes.xml"])
        number = str(max(int(each.get(f"{W}id") or 0) for each in root) + 1)
        note = etree.SubElement(root, f"{W}footnote", {f"{W}id": number})
        self._append(etree.SubElement(etree.SubElement(note, f"{W}p"), f"{W}r"), said)
        self.parts["word/footnotes.xml"] = etree.tostring(root)
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}footnoteReference", {f"{W}id": number})
        self._cut(self.paragraph(within or words), words)[-1].addnext(run)
        if self.tracked:
            self._wrap(run, "ins")

    def remove_note(self, within: str) -> None:
        """Take away the mark of a footnote in a paragraph."""
        mark = next(self.paragraph(within).iter(f"{W}footnoteReference"))
        self._take(mark.getparent())

    def picture(self, data: bytes, alt: str, after: str) -> None:
        """Put in a picture in a paragraph of its own."""
        rels = "word/_rels/document.xml.rels"
        name = f"image{len(self.parts)}.png"
        own = f'<Relationship Id="{name}" Type="{_R}/image" Target="media/{name}"/>'
        self.parts[rels] = self.parts[rels].replace(
            b"</Relationships>", f"{own}</Relationships>".encode()
        )
        self.parts[f"word/media/{name}"] = data
        types = "[Content_Types].xml"
        if b'Extension="png"' not in self.parts[types]:
            told = b'<Default Extension="png" ContentType="image/png"/></Types>'
            self.parts[types] = self.parts[types].replace(b"</Types>", told)
        made = self.add("", after)
        run = made.find(f"{W}r")
        if run is None:
            run = next(made.iter(f"{W}r"))
        run.append(etree.fromstring(_DRAWING.format(w=W.strip("{}"), r=_R, name=name, alt=alt)))

    def columns(self, holding: str, cells: list[str], at: int) -> None:
        """Put in a column of a table; without cells take the one there away."""
        row = self._row_of(holding)
        for place, each in enumerate(row.getparent().findall(f"{W}tr")):
            own = each.findall(f"{W}tc")
            if not cells:
                each.remove(own[at])
                continue
            new = copy.deepcopy(own[min(at, len(own) - 1)])
            paragraph = new.find(f"{W}p")
            for run in list(_runs(paragraph)):
                run.getparent().remove(run)
            self._append(etree.SubElement(paragraph, f"{W}r"), cells[place])
            own[at - 1].addnext(new) if at else own[0].addprevious(new)

    def bare(self) -> None:
        """Lose every style and the source, as some programs do."""
        for each in list(self.root.iter(f"{W}pStyle")):
            each.getparent().remove(each)
        for name in [n for n in self.parts if n.startswith(("customXml", "docProps/custom"))]:
            self.parts.pop(name)
        for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"):
            told = rb"<\w+ [^>]*(?:customXml|custom.xml)[^>]*/>"
            self.parts[name] = re.sub(told, b"", self.parts[name])

    def noise(self) -> None:
        """Do what Word does when it saves: split runs, revision numbers, marks of the proofing."""
        for number, run in enumerate(list(self.root.iter(f"{W}r"))):
            run.set(f"{W}rsidR", f"00AB{number:04X}")
            text = run.find(f"{W}t")
            if text is not None and len(text.text or "") > 3 and len(run) <= 2:
                at = (number * 7) % (len(text.text) - 2) + 1
                second = copy.deepcopy(run)
                for each in second.findall(f"{W}tab"):
                    second.remove(each)
                second.find(f"{W}t").text = text.text[at:]
                text.text = text.text[:at]
                for each in (text, second.find(f"{W}t")):
                    each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                run.addnext(second)
                run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
        for number, paragraph in enumerate(self.root.iter(f"{W}p")):
            paragraph.set(f"{W}rsidR", f"00CD{number:04X}")
        first = next(self.root.iter(f"{W}p"))
        first.append(etree.Element(f"{W}bookmarkStart", {f"{W}id": "990", f"{W}name": "_GoBack"}))
        first.append(etree.Element(f"{W}bookmarkEnd", {f"{W}id": "990"}))

    def _row_of(self, holding: str) -> Any:
        return next(
            row
            for row in self.root.iter(f"{W}tr")
            if any(_text(p) == holding for p in row.iter(f"{W}p"))
        )

    def _cut(self, paragraph: Any, words: str) -> list[Any]:
        """Split the runs so that the words are runs of their own, and give these."""
        start = _text(paragraph).index(words)
        end, at, found = start + len(words), 0, []
        for run in list(_runs(paragraph)):
            size = len(_said(run))
            first, last = max(start - at, 0), min(end - at, size)
            if first < last:
                found.append(self._part(run, first, last))
            at += size
        return found

    def _part(self, run: Any, first: int, last: int) -> Any:
        said = _said(run)
        if first > 0:
            lead = copy.deepcopy(run)
            self._say(lead, said[:first])
            run.addprevious(lead)
        if last < len(said):
            tail = copy.deepcopy(run)
            self._say(tail, said[last:])
            run.addnext(tail)
        self._say(run, said[first:last])
        return run

    def _say(self, run: Any, text: str) -> None:
        for each in list(run):
            if each.tag != f"{W}rPr":
                run.remove(each)
        self._append(run, text)

    def _append(self, run: Any, text: str) -> None:
        for place, part in enumerate(text.split("\t")):
            if place:
                etree.SubElement(run, f"{W}tab")
            for number, line in enumerate(part.split("\n")):
                if number:
                    etree.SubElement(run, f"{W}br")
                own = etree.SubElement(run, f"{W}t")
                own.text = line
                own.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _take(self, run: Any) -> None:
        if not self.tracked:
            run.getparent().remove(run)
            return
        for text in run.findall(f"{W}t"):
            text.tag = f"{W}delText"
        self._wrap(run, "del")

    def _wrap(self, run: Any, sort: str) -> None:
        mark = self._change(sort)
        run.addprevious(mark)
        mark.append(run)

    def _change(self, sort: str) -> Any:
        self._ids += 1
        return etree.Element(
            f"{W}{sort}", {f"{W}id": str(self._ids), f"{W}author": self.who, f"{W}date": _WHEN}
        )

    def _track_whole(self, paragraph: Any, sort: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        look = properties.find(f"{W}rPr")
        if look is None:
            look = etree.SubElement(properties, f"{W}rPr")
        look.insert(0, self._change(sort))
        for run in list(_runs(paragraph)):
            if sort == "del":
                for text in run.findall(f"{W}t"):
                    text.tag = f"{W}delText"
            self._wrap(run, sort)

    def _write_comments(self) -> None:
        root = etree.Element(f"{W}comments", nsmap={"w": W.strip("{}")})
        root.extend(self._comments)
        self.parts["word/comments.xml"] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8"
        )
        rels = "word/_rels/document.xml.rels"
        own = f'<Relationship Id="kommentarer" Type="{_R}/comments" Target="comments.xml"/>'
        self.parts[rels] = self.parts[rels].replace(
            b"</Relationships>", f"{own}</Relationships>".encode()
        )
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        told = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'
        types = "[Content_Types].xml"
        self.parts[types] = self.parts[types].replace(b"</Types>", told.encode())


def _runs(paragraph: Any) -> Iterator[Any]:
    return (run for run in paragraph.iter(f"{W}r") if run.getparent().tag != f"{W}del")


def _said(run: Any) -> str:
    pieces = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(
        (each.text or "") if each.tag == f"{W}t" else pieces.get(each.tag, "") for each in run
    )


def _text(paragraph: Any) -> str:
    """Give what a paragraph says, whichever spaces keep its words on a line."""
    return "".join(_said(run) for run in _runs(paragraph)).replace("\u00a0", " ")
