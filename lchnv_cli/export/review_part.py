"""What goes along in a Word file for review: the Markdown that it was printed from.

LibreOffice keeps a part of our own only where it has properties, a relationship and a content type
of its own. The number stands among the file's properties too, which outlive more programs.
"""

import base64
import zipfile
from hashlib import sha256
from html import escape
from io import BytesIO

NAMESPACE = "urn:lchnv:granskning"
PROPERTY = "lchnv-granskning"
_LONGEST = 24  # characters of the number
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_STORE = "{6C63686E-7600-4000-8000-677261736B6E}"
_TYPES = (
    '<Override PartName="/customXml/itemProps1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
    '<Override PartName="/docProps/custom.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
)


def number_of(markdown: bytes) -> str:
    """Give the number that a review copy of a text has."""
    return sha256(markdown).hexdigest()[:_LONGEST]


def with_source(word: bytes, file: str, markdown: bytes) -> bytes:
    """Give a Word file that carries the Markdown it was printed from, and where that lies."""
    added = _parts(file, markdown)
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(word)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            new.writestr(_like(entry, entry.filename), _grown(entry.filename, old.read(entry)))
        for name, data in added.items():
            new.writestr(_like(old.infolist()[0], name), data.encode())
    return made.getvalue()


def _like(entry: zipfile.ZipInfo, name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, entry.date_time)
    made.create_system = 0
    return made


def _parts(file: str, markdown: bytes) -> dict[str, str]:
    packed = base64.b64encode(markdown).decode()
    whole = sha256(markdown).hexdigest()
    item = (
        f'{_XML}<granskning xmlns="{NAMESPACE}"><fil>{escape(file)}</fil>'
        f"<sha256>{whole}</sha256><markdown>{packed}</markdown></granskning>"
    )
    properties = (
        f'{_XML}<ds:datastoreItem ds:itemID="{_STORE}" xmlns:ds="{_OFFICE}/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    custom = (
        f'{_XML}<Properties xmlns="{_OFFICE}/custom-properties" '
        f'xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{PROPERTY}">'
        f"<vt:lpwstr>{number_of(markdown)}</vt:lpwstr></property></Properties>"
    )
    relation = (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>'
    )
    return {
        "customXml/item1.xml": item,
        "customXml/itemProps1.xml": properties,
        "customXml/_rels/item1.xml.rels": relation,
        "docProps/custom.xml": custom,
    }


def _grown(name: str, data: bytes) -> bytes:
    """Name the new parts where the package does."""
    if name == "[Content_Types].xml":
        return data.replace(b"</Types>", f"{_TYPES}</Types>".encode())
    told = {
        "_rels/.rels": ("custom-properties", "docProps/custom.xml"),
        "word/_rels/document.xml.rels": ("customXml", "../customXml/item1.xml"),
    }
    if name not in told:
        return data
    sort, target = told[name]
    own = (
        f'<Relationship Id="granskning1" Type="{_OFFICE}/relationships/{sort}" Target="{target}"/>'
    )
    return data.replace(b"</Relationships>", f"{own}</Relationships>".encode())
