"""The letters of a file that does not say, or says wrongly, how they are written."""

import codecs
import re

from lchnv_cli.intake.source_blocks import Remark
from lchnv_cli.model.late_pattern import late
from lchnv_cli.unreadable import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = late(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML = late(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4_096  # bytes: a page says how it is written before anything else
_OLD = "Filen är kodad i Windows-1252 och inte i UTF-8: kontrollera å, ä och ö."
_WIDE = "Filen är kodad i UTF-16 och inte i UTF-8."
_NO_TEXT = "Filen innehåller ingen text som går att läsa."
_MANY = 0.3  # of a UTF-16 file in Swedish, nearly every other byte is 0


def declared_encoding(data: bytes) -> str:
    """Give what a web page says of its own letters, empty where it says nothing that is known."""
    head = data[:_HEAD]
    found = _XML.search(head) or _CHARSET.search(head)
    try:
        return codecs.lookup(found[1].decode("ascii")).name if found else ""
    except (LookupError, UnicodeDecodeError, ValueError):
        return ""


def decoded(name: str, data: bytes, said: str = "") -> tuple[str, list[Remark]]:
    """Give a file's text, and tell how it was written where that is uncertain. Raises Unreadable.

    What is no letter in Windows-1252 either is kept as the character of that number.
    """
    text, remarks = _decoded(data, said)
    if "\0" in text.rstrip("\0"):
        raise Unreadable(name, _NO_TEXT)
    return text.rstrip("\0"), remarks


def _decoded(data: bytes, said: str) -> tuple[str, list[Remark]]:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    bare = data.rstrip(b"\0")
    if not marked and data.count(0) > _MANY * len(data) and len(bare) > 1:
        marked = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    for encoding in (marked, "utf-8", said):
        try:
            if encoding and not (encoding == "utf-8" and marked):
                wide = [Remark(_WIDE)] if encoding.startswith("utf-16") else []
                return data.decode(encoding), wide
        except (UnicodeError, LookupError):
            continue
    old = "".join(bytes([each]).decode("cp1252", "ignore") or chr(each) for each in range(256))
    return codecs.charmap_decode(data, "strict", old)[0], [Remark(_OLD)]
