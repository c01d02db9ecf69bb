"""A zip file from a stranger, and the XML in it: nothing is unpacked before its size is judged.

Word's and LibreOffice's files are zip files. What a part says of its size is judged first, and no
more than that is ever unpacked; a part that is larger than it says, packed in a way that office
programs do not use, or called what another is called, is none of theirs. XML that declares entities
is refused whole, since they write none.
"""

import copy
import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from lchnv_cli.unreadable import Bomb, Unreadable

_MOST_PARTS = 5_000
_MOST_IN_ALL = 400_000_000  # bytes, unpacked; only what is asked for ever is
_MOST_XML = 40_000_000
_MOST_BYTES = 30_000_000  # of a picture
# Text packs to a tenth; a thousandth is made to be unpacked.
_RATIO, _RATIO_FROM = 150, 2_000_000
_ENCRYPTED = 0x1
# Other ways to pack, that zipfile also knows, are unpacked without a limit.
_WAYS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BROKEN = "Filen är skadad. Öppna den i {program}, spara den på nytt och försök igen."
_TOO_LARGE = "Filen blir orimligt stor när den packas upp och läses inte."
_STRICT = b"http://purl.oclc.org/ooxml/"
# Word's strict format has other names for the same things.
_TRANSITIONAL = (
    ("wordprocessingml/main", "wordprocessingml/2006/main"),
    ("officeDocument/relationships", "officeDocument/2006/relationships"),
    ("officeDocument/math", "officeDocument/2006/math"),
    ("drawingml/main", "drawingml/2006/main"),
    ("drawingml/chart", "drawingml/2006/chart"),
    ("drawingml/diagram", "drawingml/2006/diagram"),
    ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
)


class Packed:
    """The parts of a zip file by name; ``program`` is what could mend it, for the messages.

    ``most`` is how many bytes all of it may be when it is unpacked.
    """

    def __init__(
        self, name: str, data: bytes, program: str = "Word", most: int = _MOST_IN_ALL
    ) -> None:
        self.name, self._broken = name, _BROKEN.format(program=program)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable(name, self._broken) from error
        self._parts = {info.filename.lower(): info for info in self._zip.infolist()}
        every = self._zip.infolist()  # a name may stand there several times
        if len(every) > _MOST_PARTS or sum(info.file_size for info in every) > most:
            raise Bomb(name, _TOO_LARGE)
        if any(info.flag_bits & _ENCRYPTED for info in self._parts.values()):
            raise Unreadable(name, f"Filen är låst med lösenord. Ta bort det i {program} först.")
        # Whoever opens the file by other means would see the one that is not looked at here.
        if len(every) > len(self._parts) or any(info.compress_type not in _WAYS for info in every):
            raise Unreadable(name, self._broken)

    def __contains__(self, part: str) -> bool:
        """Tell whether there is a part of that name; capitals are the same as small letters."""
        return part.lower() in self._parts

    def __iter__(self) -> Iterator[str]:
        """Give the names of the parts, in small letters."""
        return iter(self._parts)

    def read(self, part: str, most: int = _MOST_BYTES) -> bytes:
        """Unpack a part. Raises Unreadable, also when there is none."""
        info = self._parts.get(part.lower())
        if info is None:
            raise Unreadable(self.name, self._broken)
        if info.file_size > most or (
            info.file_size > _RATIO_FROM and info.file_size > _RATIO * max(info.compress_size, 1)
        ):
            raise Bomb(self.name, _TOO_LARGE)
        room = copy.copy(info)
        room.file_size += 1  # so that more than it says is seen
        try:
            with self._zip.open(room) as file:
                data = file.read(room.file_size)
        except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError) as error:
            raise Unreadable(self.name, self._broken) from error
        except (NotImplementedError, RuntimeError) as error:  # a packing that Python lacks
            raise Unreadable(self.name, self._broken) from error
        if len(data) > info.file_size:
            raise Unreadable(self.name, self._broken)
        return data

    def xml(self, part: str) -> etree._Element:
        """Parse a part; comments and processing instructions are left out. Raises Unreadable."""
        data = self.read(part, _MOST_XML)
        if _STRICT in data:
            for strict, usual in _TRANSITIONAL:
                usual_name = f"http://schemas.openxmlformats.org/{usual}".encode()
                data = data.replace(_STRICT + strict.encode(), usual_name)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            collect_ids=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Unreadable(self.name, self._broken) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Bomb(self.name, "Filen innehåller egna XML-entiteter och läses inte.")
        return root

    def relationships(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Give what a part of a Word file points to: id → last word of its type, target, outside.

        A target inside is the name of a part.
        """
        folder, file = posixpath.split(part)
        told = posixpath.join(folder, "_rels", f"{file}.rels")
        if told not in self:
            return {}
        found = {}
        for each in self.xml(told):
            outside = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip(
                    "/"
                )
            sort = each.get("Type", "").rpartition("/")[2]
            found[each.get("Id", "")] = (sort, target, outside)
        return found
