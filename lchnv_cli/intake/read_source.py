"""A file of somebody else's → its blocks, by what the file is and not by what it is called."""

import importlib
import io
import re
import zipfile
from dataclasses import replace

from lchnv_cli.intake.old_word import as_docx
from lchnv_cli.intake.source_blocks import Remark, Source
from lchnv_cli.model.late_pattern import late
from lchnv_cli.unreadable import Unreadable

_ZIP = b"PK\x03\x04"
# Parts that tell what a zip file is, and what reads it or what to say of it.
_IN_ZIP = (
    ("word/document.xml", "docx_reader", ""),
    ("xl/workbook.xml", "", "ett kalkylblad"),
    ("ppt/presentation.xml", "", "en presentation"),
    ("meta-inf/container.xml", "", "en e-bok"),
    ("content.xml", "odt_reader", ""),
    ("[content_types].xml", "docx_reader", ""),
)
_PDF = b"%PDF-"
_RTF = b"{\\rtf"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = late(rb"<(?:!doctype\s+html|html|head|body|p|div|table|h[1-6]|meta)\b", re.IGNORECASE)
_HEAD = 4_096  # bytes
_PAGES = (".html", ".htm", ".xhtml")
# Files that begin like this, and what they are.
_KNOWN = (
    (b"MIME-Version:", "en webbsida i en enda fil (.mht)"),
    (b"\x89PNG", "en bild"),
    (b"\xff\xd8\xff", "en bild"),
    (b"GIF8", "en bild"),
    (b"II*\0", "en inläst bild"),
    (b"MM\0*", "en inläst bild"),
    (b"\x1f\x8b", "en packad fil"),
    (b"Rar!", "en packad fil"),
    (b"7z\xbc\xaf", "en packad fil"),
    (b"MZ", "ett program"),
)
_OTHER = "Filen är {what} och går inte att läsa in. Öppna den i Word och spara den som .docx."
_BY_OFFICE = "Filen är läst genom LibreOffice; kontrollera att inget ser annorlunda ut."
_LOCKED = "Filen är låst med lösenord. Ta bort det i Word först."
_NESTED = "Filen är nästlad djupare än något program skriver och läses inte."
_EMPTY = "Filen är tom."
_LARGEST = 60_000_000  # bytes
_TOO_LARGE = "Filen är för stor, {size} MB; högst 60 MB går att läsa in."


def read_source(name: str, data: bytes) -> Source:
    """Read a document from its bytes; ``name`` is for messages and the ending. Raises Unreadable.

    Nothing outside the bytes is opened; old formats go through LibreOffice.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable(name, _EMPTY)
    if len(data) > _LARGEST:
        raise Unreadable(name, _TOO_LARGE.format(size=len(data) // 1_000_000))
    remarks: tuple[Remark, ...] = ()
    if data.startswith((_OLE, _RTF)) and _ENCRYPTED not in data:
        data, remarks = _renewed(name, data), (Remark(_BY_OFFICE),)
    # Each brings a heavy library, so only the one that is needed is loaded.
    module = importlib.import_module(f"lchnv_cli.intake.{_reader(name, data)}")
    try:
        source: Source = module.read(name, data)
    except RecursionError as error:
        raise Unreadable(name, _NESTED) from error
    return replace(source, remarks=(*remarks, *source.remarks))


def _renewed(name: str, data: bytes) -> bytes:
    """Turn an old Word file into a new one. Raises Unreadable."""
    if data.startswith(_RTF):
        return as_docx(name, data, "rtf", "i det gamla formatet .rtf")
    if _WORD not in data:
        raise Unreadable(name, _OTHER.format(what="ett gammalt Office-dokument"))
    return as_docx(name, data, "doc", "i det gamla formatet .doc")


def _reader(name: str, data: bytes) -> str:
    """Name the module that reads a file that begins like this one."""
    if data.startswith(_ZIP):
        return _in_zip(name, data)
    if _PDF in data[:_HEAD]:
        return "pdf_reader"
    if data.startswith(_OLE):
        raise Unreadable(name, _LOCKED)
    if known := next((what for begins, what in _KNOWN if data.startswith(begins)), None):
        raise Unreadable(name, _OTHER.format(what=known))
    head = data[:_HEAD].replace(b"\0", b"")
    page = name.lower().endswith(_PAGES) or _PAGE.search(head)
    if not page and head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<?xml"):
        raise Unreadable(name, _OTHER.format(what="en XML-fil"))
    return "html_reader" if page else "txt_reader"


def _in_zip(name: str, data: bytes) -> str:
    """Do the same for a zip file, by the names of its parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {each.lower() for each in file.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "docx_reader"  # which says what is wrong
    for part, reader, what in _IN_ZIP:
        if part in parts and reader:
            return reader
        if part in parts:
            raise Unreadable(name, _OTHER.format(what=what))
    raise Unreadable(name, _OTHER.format(what="en packad fil"))


_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
