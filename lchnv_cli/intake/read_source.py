"""A file of somebody else's → its blocks, by what the file is and not by what it is called."""

import importlib

from lchnv_cli.intake.source_blocks import Source
from lchnv_cli.intake.unreadable import Unreadable

_ZIP = b"PK\x03\x04"
_OTHER = "Filens format går inte att läsa in. Öppna den i Word och spara den som .docx."
_NESTED = "Filen är nästlad djupare än något program skriver och läses inte."
_EMPTY = "Filen är tom."


def read_source(name: str, data: bytes) -> Source:
    """Read a document from its bytes; ``name`` is for messages and the ending. Raises Unreadable.

    Nothing outside the bytes is opened.
    """
    if not data:
        raise Unreadable(name, _EMPTY)
    try:
        return _read(name, data)
    except RecursionError as error:
        raise Unreadable(name, _NESTED) from error


def _read(name: str, data: bytes) -> Source:
    reader = _reader(name, data)
    # Each brings a heavy library, so only the one that is needed is loaded.
    module = importlib.import_module(f"lchnv_cli.intake.{reader}")
    source: Source = module.read(name, data)
    return source


def _reader(name: str, data: bytes) -> str:
    """Name the module that reads a file that begins like this one."""
    if data.startswith(_ZIP):
        return "docx_reader"
    raise Unreadable(name, _OTHER)
