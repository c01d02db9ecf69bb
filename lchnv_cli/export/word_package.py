"""The finished file: properties without people or machines, and the same bytes every time."""

import zipfile
from collections.abc import Mapping
from datetime import date
from html import escape
from io import BytesIO

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from lchnv_cli.export.word_template import LANGUAGE

_PROGRAM = "lchnv"
_EARLIEST = 1980  # year that a zip file can tell
_LONGEST = 255  # characters of a property that Word takes
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_APP = (
    f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    f'extended-properties"><Application>{_PROGRAM}</Application></Properties>'
).encode()


def packed(document: WordDocument, meta: Mapping[str, str]) -> bytes:
    """Return the file's bytes; `meta` is what the head of the document says."""
    package = document.part.package
    for key, rel in list(package.rels.items()):
        if rel.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
            del package.rels[key]
    core = Part(
        PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, _core(meta), package
    )
    app = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _APP, package)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    package.relate_to(app, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    written = BytesIO()
    package.save(written)
    return _settled(written, date.fromisoformat(meta["date"]))


def _core(meta: Mapping[str, str]) -> bytes:
    moment = f"{meta['date']}T00:00:00Z"
    said = {
        "dc:title": meta["title"],
        "dc:creator": meta.get("author", ""),
        "cp:keywords": meta.get("diary", ""),
        "cp:category": meta.get("kind", ""),
        "dc:language": LANGUAGE,
        "cp:lastModifiedBy": _PROGRAM,
        "cp:revision": "1",
    }
    lines = [f"<{tag}>{escape(_short(value))}</{tag}>" for tag, value in said.items() if value]
    lines += [
        f'<{tag} xsi:type="dcterms:W3CDTF">{escape(moment)}</{tag}>'
        for tag in ("dcterms:created", "dcterms:modified")
    ]
    return f"{_XML}{_CORE}{''.join(lines)}</cp:coreProperties>".encode()


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"


def _settled(written: BytesIO, day: date) -> bytes:
    """Pack anew of the document's day, uncompressed: compression differs between machines."""
    moment = (max(day.year, _EARLIEST), day.month, day.day, 0, 0, 0)
    settled = BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(settled, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return settled.getvalue()
