"""A file's bytes to text in NFC, or the reason why not."""

import codecs
import unicodedata
from dataclasses import dataclass
from itertools import groupby

from lchnv_cli.load.folder import MAX_BYTES
from lchnv_cli.model.source_text import SourceText

MAX_DOCUMENT, MAX_LINES = 500_000, 20_000  # bytes and lines: some four hundred pages
# Signs of Markdown that begin or end a piece of text or a cell: each takes work of its own.
MAX_SIGNS, _SIGNS = 50_000, b"*_~|]"
_MARKS = 30  # on one letter: Unicode's own limit for text, and putting more together takes hours
_AS_UTF8 = "Spara om filen med kodningen UTF-8 (i Anteckningar: Spara som, Kodning: UTF-8)."


@dataclass(frozen=True, slots=True)
class NotText:
    """Why a file is no text of ours: what is wrong, what to do, and on which line."""

    message: str
    remedy: str
    line: int = 1
    column: int = 1


def decode(data: bytes, most: int = MAX_BYTES) -> SourceText | NotText:
    """Decode UTF-8, with or without a byte-order mark, or say what the file seems to be."""
    if len(data) > most:
        size, limit = _spaced(-(-len(data) // 1000)), _spaced(most // 1000)
        message = f"Filen är för stor: {size} kB; högst {limit} kB går att läsa."
        return NotText(message, "Dela upp den.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _every_other_is_nil(data):
        return NotText("Filen är sparad som UTF-16, inte UTF-8.", _AS_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start)
    if 0 in data:
        line = text.count("\n", 0, text.index("\0")) + 1
        return NotText("Filen innehåller nolltecken och är ingen textfil.", _AS_UTF8, line)
    return _checked(text)


def decode_document(data: bytes) -> SourceText | NotText:
    """Do the same for a document, which may be less long: more is asked of each of its lines."""
    written = decode(data, MAX_DOCUMENT)
    if isinstance(written, NotText):
        return written
    if (many := data.count(b"\n") + 1) > MAX_LINES:
        message = (
            f"Filen är för lång: {_spaced(many)} rader; högst {_spaced(MAX_LINES)} går att läsa."
        )
        return NotText(message, "Dela upp den.", MAX_LINES + 1)
    if (many := len(data) - len(data.translate(None, _SIGNS))) > MAX_SIGNS:
        told = f"{_spaced(many)} av tecknen {' '.join(_SIGNS.decode())}"
        message = f"Filen har för mycket märkning: {told}; högst {_spaced(MAX_SIGNS)} går att läsa."
        return NotText(message, "Dela upp den.")
    return written


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def _every_other_is_nil(data: bytes) -> bool:
    """Tell whether bytes look like Western text in UTF-16 without a byte-order mark."""
    return 0 in data and data.count(0) * 3 > len(data)


def _checked(text: str) -> SourceText | NotText:
    if "\r" in text and (at := text.replace("\r\n", "  ").find("\r")) >= 0:
        line = text.count("\n", 0, at) + 1
        message = "Filen har radslut från gamla Macar (bara CR)."
        return NotText(message, "Spara om filen med vanliga radslut.", line)
    if unicodedata.is_normalized("NFC", text):
        return SourceText(text, text)
    if (at := _piled_marks(text)) >= 0:
        line = text.count("\n", 0, at) + 1
        return NotText(f"En bokstav bär fler än {_MARKS} accenter.", "Ta bort dem.", line)
    return SourceText.of(text)


def _piled_marks(text: str) -> int:
    """Give where more marks stand on one letter than any language puts there, or -1."""
    at = 0
    for marks, group in groupby(text, lambda character: unicodedata.combining(character) > 0):
        size = sum(1 for _ in group)
        if marks and size > _MARKS:
            return at
        at += size
    return -1


def _not_utf8(data: bytes, at: int) -> NotText:
    before = data[:at]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
    byte = data[at : at + 1]
    guess = byte.decode("cp1252", errors="replace")
    seems = f" Den verkar vara sparad som Windows-1252, där tecknet är ”{guess}”."
    message = f"Filen är inte UTF-8: byte {byte.hex().upper()} på rad {line}."
    known = guess.isprintable() and guess != "\ufffd"
    return NotText(message + (seems if known else ""), _AS_UTF8, line, column)
