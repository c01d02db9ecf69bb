"""The network's own documents, printed in every format."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from lchnv_cli.export.export_formats import FORMATS, Source
from lchnv_cli.model.archive import Archive
from lchnv_cli.render.pages import Printable, page
from lchnv_cli.render.templates import xhtml
from tests.judging import load_archive, text_of
from tests.running import ROOT, TEMPLATES

MEETINGS = [
    "lchnv/2020-09-25/minnesanteckningar.md",
    "lchnv/2024-02-23/minnesanteckningar.md",
    "lchnv/2026-03-20/dagordning.md",
    "schnv/2025-10-17/minnesanteckningar.md",
]
CALENDARS = sorted(
    path.relative_to(ROOT / "meetings").as_posix()
    for path in (ROOT / "meetings").glob("*/*/kalendarium.md")
)
REAL = [*MEETINGS, *CALENDARS]
# Calendars are much alike: what is asked of each document alone, is asked of the fullest and the
# barest of them.
_BY_LENGTH = sorted(CALENDARS, key=lambda name: (ROOT / "meetings" / name).stat().st_size)
SOME = [*MEETINGS, _BY_LENGTH[-1], _BY_LENGTH[0]]


@dataclass(frozen=True)
class Printed:
    """A document as XHTML, and as the bytes of every format."""

    xhtml: Any
    made: dict[str, bytes]


def template(name: str) -> Path:
    """Give the place of a file of the project's own templates."""
    return TEMPLATES[0] / name


def drawn(document: Printable, known: Archive) -> str:
    """Draw a document through the project's own templates."""
    return xhtml(page(document, text_of(document), known), TEMPLATES)


def printed(text: str, markdown: bytes, where: Callable[[str], Path] = template) -> Printed:
    """Print a drawn document in every format."""
    source = Source(text, "x", markdown, where)
    made = {name: make(source) for name, make in FORMATS.items()}
    return Printed(etree.fromstring(text.encode()), made)


@lru_cache
def known() -> dict[str, tuple[Printable, Archive]]:
    """Read the network's own documents."""
    archive, _ = load_archive(ROOT)
    documents = [doc for doc in archive.documents if isinstance(doc, Printable)]
    return {doc.file.relative_to("meetings").as_posix(): (doc, archive) for doc in documents}


@lru_cache
def real(name: str) -> Printed:
    """Print one of the network's own documents."""
    document, archive = known()[name]
    return printed(drawn(document, archive), text_of(document).encoded)
