"""A Word file as a whole: its parts, and what is found on the way through all of them."""

import posixpath

from lxml import etree

from lchnv_cli.intake.docx_numbers import Numbers
from lchnv_cli.intake.docx_styles import Styles
from lchnv_cli.intake.source_blocks import Picture, Place, Remark
from lchnv_cli.packed import Packed
from lchnv_cli.unreadable import Unreadable

_MAIN = "officeDocument"
_ELSEWHERE = "Bilden {target} ligger utanför filen och hämtas inte; infoga den i filen."
_MISSING = "En bild saknas i filen."


class WordFile:
    """The package, and the pictures, notes and remarks gathered from it.

    ``mentioned`` are the footnotes (f) and endnotes (e) in the order that they are mentioned.
    """

    def __init__(self, packed: Packed) -> None:
        self.packed = packed
        main = [target for sort, target, _ in packed.relationships("").values() if sort == _MAIN]
        self.main = main[0] if main else "word/document.xml"
        self.relationships = packed.relationships(self.main)
        self.remarks: list[Remark] = []
        self.styles = Styles(self.optional("styles"))
        self.numbers = Numbers(self.optional("numbering"), self.styles)
        self.pictures: dict[tuple[str, str], Picture] = {}
        self.mentioned: list[tuple[str, str]] = []

    def part(self, sort: str) -> str | None:
        """Name the part that the document has of a sort, where it has one."""
        targets = (target for each, target, _ in self.relationships.values() if each == sort)
        return next((target for target in targets if target in self.packed), None)

    def optional(self, sort: str) -> etree._Element | None:
        """Parse the part of a sort; a broken one is as none, and told."""
        if (name := self.part(sort)) is None:
            return None
        try:
            return self.packed.xml(name)
        except Unreadable as fault:
            self.remarks.append(Remark(f"Delen {name} går inte att läsa: {fault.why}"))
            return None

    def note(self, sort: str, number: str) -> str:
        """Name a note in the order that notes are mentioned: 1, 2, 3; endnotes slut-1."""
        if (sort, number) not in self.mentioned:
            self.mentioned.append((sort, number))
        order = [each for each in self.mentioned if each[0] == sort].index((sort, number)) + 1
        return str(order) if sort == "footnote" else f"slut-{order}"

    def picture(self, target: tuple[str, str, bool] | None, alt: str, place: Place) -> str:
        """Keep a picture and give its name, empty where there is none."""
        _, path, outside = target or ("", "", False)
        if outside:
            self.remarks.append(Remark(_ELSEWHERE.format(target=path), place))
            return self._kept(path, alt, b"")
        try:
            return self._kept(path, alt, self.packed.read(path))
        except Unreadable as fault:
            why = _MISSING if path not in self.packed else f"En bild går inte att läsa: {fault.why}"
            self.remarks.append(Remark(why, place))
            return self._kept(path, alt, b"") if path else ""

    def _kept(self, path: str, alt: str, data: bytes) -> str:
        if (path, alt) not in self.pictures:
            stem, ending = posixpath.splitext(posixpath.basename(path))
            taken = {picture.name for picture in self.pictures.values()}
            name, again = stem + ending, 1
            while name in taken:
                again += 1
                name = f"{stem}-{again}{ending}"
            self.pictures[path, alt] = Picture(name, data, alt)
        return self.pictures[path, alt].name
