"""An OpenDocument file as a whole, and what is found on the way through it."""

import posixpath

from lxml import etree

from lchnv_cli.intake.odt_lists import OdtLists
from lchnv_cli.intake.odt_styles import TEXT, XLINK, OdtStyles
from lchnv_cli.intake.source_blocks import Comment, Note, Picture, Place, Remark
from lchnv_cli.packed import Packed
from lchnv_cli.unreadable import Unreadable

_ELSEWHERE = "Bilden {target} ligger utanför filen och hämtas inte; infoga den i filen."
_MISSING = "En bild saknas i filen eller går inte att läsa."


class OdtFile:
    """The package with its styles, and the notes, comments, pictures and remarks gathered."""

    def __init__(self, packed: Packed, body: etree._Element, roots: list[etree._Element]) -> None:
        self.packed, self.styles, self.lists = packed, OdtStyles(roots), OdtLists(roots)
        self.notes: list[Note] = []
        self.comments: list[Comment] = []
        self.pictures: list[Picture] = []
        self.remarks: list[Remark] = []
        self.told, self.count = "", 0
        self.page = int(next(body.iter(f"{TEXT}soft-page-break"), None) is not None)

    @property
    def place(self) -> Place:
        """Where the reading has come."""
        return Place(self.told, self.count, self.page)

    def named(self, styles: etree._Element) -> None:
        """Go over to the page heads, where names given by hand may be those of the text."""
        self.styles, self.lists = OdtStyles([styles]), OdtLists([styles])
        self.count = self.page = 0

    def picture(self, image: etree._Element, alt: str) -> str:
        """Keep a picture and give its name, empty where there is none."""
        target = (image.get(XLINK) or "").removeprefix("./")
        if not target:
            return ""
        name = posixpath.basename(target) or "bild"
        if target in self.packed:
            try:
                data = self.packed.read(target)
            except Unreadable:
                data = b""
                self.remarks.append(Remark(_MISSING, self.place))
        else:
            outside = "://" in target or target.startswith(("/", ".."))
            data, said = b"", _ELSEWHERE.format(target=target) if outside else _MISSING
            self.remarks.append(Remark(said, self.place))
        picture = Picture(name, data, alt)
        if picture not in self.pictures:
            taken = {each.name for each in self.pictures}
            stem, ending = posixpath.splitext(name)
            while picture.name in taken:
                picture = Picture(f"{stem}-{len(taken) + 1}{ending}", data, alt)
                taken.add("")
            self.pictures.append(picture)
        return picture.name
