"""What a Word file says of the Markdown that it was printed from."""

import base64
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from lchnv_cli.unreadable import Unreadable

_OWN = "{urn:lchnv:granskning}"
_PROPERTY = "lchnv-granskning"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_PARTS = 40  # of other programs' own data that are looked through


@dataclass(frozen=True, slots=True)
class Origin:
    """The document's file, the number of the copy, and the Markdown; each may be lost.

    ``torn`` tells that the Markdown is not what its checksum says.
    """

    file: str = ""
    number: str = ""
    markdown: bytes | None = None
    torn: bool = False


def origin_of(name: str, data: bytes) -> Origin:
    """Read what the file tells of its origin; nothing where it tells nothing."""
    from lchnv_cli.packed import Packed  # noqa: PLC0415 - heavy, as all that reads files

    if not data.startswith(b"PK"):
        return Origin()
    packed = Packed(name, data)
    number = _number(packed)
    for place in range(1, _PARTS):
        part = f"customXml/item{place}.xml"
        if part not in packed:
            continue
        try:
            root = packed.xml(part)
        except Unreadable:
            continue
        if root.tag != f"{_OWN}granskning":
            continue
        own = ("fil", "sha256", "markdown")
        file, told, packed_text = (root.findtext(f"{_OWN}{each}") or "" for each in own)
        try:
            markdown = base64.b64decode(packed_text)
        except ValueError:
            markdown = b""
        whole = sha256(markdown).hexdigest() == told.strip()
        return Origin(file, number, markdown if whole else None, torn=not whole)
    return Origin("", number)


def _number(packed: Any) -> str:
    """Read the number among the file's properties, also as OpenDocument has them."""
    part = next((name for name in ("docProps/custom.xml", "meta.xml") if name in packed), "")
    try:
        every = packed.xml(part).iter() if part else ()
    except Unreadable:
        return ""
    named = ("name", f"{_META}name")
    own = [each for each in every if _PROPERTY in map(each.get, named)]
    return "".join("".join(map(str, each.itertext())).strip() for each in own)
