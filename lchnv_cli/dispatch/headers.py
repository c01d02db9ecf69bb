"""Lines of a mail's head, in letters that every mail program takes (RFC 2047 and 2231).

Python's own writer takes ``=?utf-8?q?…?=`` in a name for an encoding and writes out what it says,
so that a name could add lines to the head; and how it folds long lists depends on its version.
Here everything that is not plain letters and figures is encoded, so nothing in it means anything.
"""

import base64
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from lchnv_cli.model.late_pattern import late

_PLAIN = late(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")
_PLAIN_FILE = late(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")
_LINE = 76  # the longest line that may hold an encoded word
_UNSEEN = {"Cc", "Cf", "Cs"}
_WORD = 39  # bytes in one encoded word, so that it fits beside the longest field name


def header(name: str, words: Iterable[str]) -> str:
    """Write a field; lines break between words, and only there."""
    lines, line = [], f"{name}:"
    for word in words:
        if len(line) + 1 + len(word) > _LINE and not line.endswith(":"):
            lines.append(line)
            line = ""
        line = f"{line} {word}"
    return "\r\n".join([*lines, line]) + "\r\n"


def words(text: str) -> Iterator[str]:
    """Give the words a text is written with in a head."""
    text = one_line(text)
    if _PLAIN.fullmatch(text):
        yield from text.split(" ")
        return
    for piece in _pieces(text):
        yield f"=?utf-8?B?{base64.b64encode(piece).decode()}?="


def file_name(name: str) -> str:
    """Write the parameter that names an attached file."""
    name = one_line(name)
    if _PLAIN_FILE.fullmatch(name):
        return f'filename="{name}"'
    return f"filename*=utf-8''{quote(name, safe='')}"


def one_line(text: str) -> str:
    """Give a text on one line, without the control and direction marks that could mislead."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(sign for sign in spaced if unicodedata.category(sign) not in _UNSEEN)


def _pieces(text: str) -> Iterator[bytes]:
    """Cut a text between characters, for each encoded word must be whole in itself."""
    piece = b""
    for sign in text:
        encoded = sign.encode()
        if len(piece) + len(encoded) > _WORD:
            yield piece
            piece = b""
        piece += encoded
    if piece:
        yield piece
