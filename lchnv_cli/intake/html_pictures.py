"""Pictures on a web page: what stands in the page itself is kept, nothing else is opened."""

import base64
import binascii
import posixpath
import re
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from lxml import etree

from lchnv_cli.intake.source_blocks import Picture
from lchnv_cli.model.late_pattern import late

_DATA = late(r"data:image/([a-z0-9.+-]+)((?:;[^,;]*)*),(.*)", re.IGNORECASE | re.DOTALL)
_ENDINGS = {"jpeg": "jpg", "svg+xml": "svg", "x-png": "png"}
_BROKEN = "En bild i sidan är skadad."
_ELSEWHERE = "Bilden {address} ligger utanför filen och hämtas inte."


def picture_of(element: etree._Element, number: int) -> tuple[Picture, str]:
    """Give the picture, and what there is to say of it."""
    address, alt = (element.get("src") or "").strip(), element.get("alt") or ""
    if found := _DATA.fullmatch(address):
        name = f"bild{number}.{_ENDINGS.get(found[1].lower(), found[1].lower())}"
        try:
            data = unquote_to_bytes(found[3])
            if ";base64" in found[2].lower():
                data = base64.b64decode(re.sub(rb"\s", b"", data), validate=True)
        except (binascii.Error, ValueError):
            return Picture(name, b"", alt), _BROKEN
        return Picture(name, data, alt), ""
    try:
        file = posixpath.basename(unquote(urlsplit(address.replace("\\", "/")).path))
    except ValueError:
        file = ""
    return Picture(file or f"bild{number}", b"", alt), _ELSEWHERE.format(address=address[:200])
