"""What Word keeps up by itself in a document that is edited: numbers of points, and their list.

The list is a field whose entries are there already, so Word asks nothing when the file is opened.
They have no page numbers until it is updated: where Word breaks the pages nobody knows but Word,
and LibreOffice breaks them elsewhere than the PDF does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lchnv_cli.export.word_frame import Pieces
from lchnv_cli.export.word_lists import Numbering
from lchnv_cli.export.word_spacing import keep_all
from lchnv_cli.export.word_xml import Node, add, verbatim

_LABELS = {"h2": re.compile(r"(\d{1,4})\.\s+"), "h3": re.compile(r"([a-z])\)\s+")}
_POINTS = "Punkter"  # the bookmark around all points: the list has no other headings
_FULL = 40  # entries that may have room on a page


@dataclass(slots=True)
class Points:
    """The points of a document: how far Word has counted, and where they stand."""

    numbering: Numbering
    inside: bool = False
    number: str = ""
    counted: list[int] = field(default_factory=lambda: [0, 0])
    blocks: list[Node] = field(default_factory=list)
    listed: bool = False

    def counts(self, kind: str, pieces: Pieces) -> tuple[Pieces, int] | None:
        """Take the number from a heading where Word would count to the same; give its level too."""
        label = _LABELS[kind].match(pieces[0][0]) if self.inside and kind in _LABELS else None
        if label is None:
            return None
        level = 0 if kind == "h2" else 1
        value = ord(label[1]) - ord("a") + 1 if level else int(label[1])
        if value != self.counted[level] + 1 or (level and not self.counted[0]):
            return None
        self.counted[level:] = [value, 0][: 2 - level]
        self.number = self.number or self.numbering.of_points()
        (first, look), *rest = pieces
        left = first[label.end() :]
        return ([(left, look)] if left else []) + rest, level

    def list_in(self, into: Node, start: int, levels: int) -> None:
        """Make a field of the entries written since; they keep to one page if they may fit."""
        entries = [into[at] for at in range(start, len(into))]
        if len(entries) <= _FULL:
            keep_all(entries[:-1])
        holder = add(into, "sdt")
        part = add(add(holder, "sdtPr"), "docPartObj")
        add(part, "docPartGallery", val="Table of Contents")
        add(part, "docPartUnique")
        content = add(holder, "sdtContent")
        for entry in entries:
            content.append(entry)  # moves it
        opening = add(into, "p")
        _field_character(opening, "begin")
        code = f' TOC \\o "1-{levels}" \\h \\z \\b {_POINTS} '
        verbatim(add(add(opening, "r"), "instrText"), code)
        _field_character(opening, "separate")
        for at, run in enumerate(list(opening), 1):  # after the paragraph's properties
            entries[0].insert(at, run)
        into.remove(opening)
        _field_character(entries[-1], "end")
        self.listed = True

    def close(self, into: Node, marks: Iterator[int]) -> None:
        """Put the bookmark that the list is of around the points."""
        if not (self.listed and self.blocks):
            return
        number = str(next(marks))
        add(into, "bookmarkStart", id=number, name=_POINTS)
        into.insert(into.index(self.blocks[0]), into[-1])
        add(into, "bookmarkEnd", id=number)
        into.insert(into.index(self.blocks[-1]) + 1, into[-1])


def _field_character(paragraph: Node, kind: str) -> None:
    add(add(paragraph, "r"), "fldChar", fldCharType=kind)
