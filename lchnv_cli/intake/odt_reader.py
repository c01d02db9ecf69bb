"""OpenDocument text (LibreOffice) → blocks."""

from collections.abc import Iterator

from lxml import etree

from lchnv_cli.intake.odt_blocks import OdtBlocks
from lchnv_cli.intake.odt_file import OdtFile
from lchnv_cli.intake.odt_styles import OFFICE, STYLE
from lchnv_cli.intake.source_blocks import Block, Kind, Source, commented, paragraphs
from lchnv_cli.packed import Packed
from lchnv_cli.unreadable import Unreadable

_DC = "{http://purl.org/dc/elements/1.1/}"
_LOCKED = "Filen är låst med lösenord. Ta bort det i LibreOffice först."
_NO_TEXT = "Filen är inget textdokument. Öppna den i LibreOffice och spara den som .docx."
_SHOWN = ("header-first", "header", "header-left"), ("footer-first", "footer", "footer-left")


def read(name: str, data: bytes) -> Source:
    """Read an OpenDocument text. Raises Unreadable."""
    packed = Packed(name, data, "LibreOffice")
    if "META-INF/manifest.xml" in packed and b"encryption-data" in packed.read(
        "META-INF/manifest.xml"
    ):
        raise Unreadable(name, _LOCKED)
    content = packed.xml("content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Unreadable(name, _NO_TEXT)
    styles = packed.xml("styles.xml") if "styles.xml" in packed else None
    file = OdtFile(packed, body, [content] if styles is None else [styles, content])
    blocks = OdtBlocks(file, body).of(body)
    headers: tuple[Block, ...] = ()
    footers: tuple[Block, ...] = ()
    if styles is not None:
        file.named(styles)
        masters = list(_masters(content, styles))
        headers, footers = (_furniture(file, masters, sorts) for sorts in _SHOWN)
    return Source(
        Kind.ODT,
        blocks,
        headers,
        footers,
        tuple(file.notes),
        commented(file.comments, blocks),
        tuple(file.pictures),
        tuple(dict.fromkeys(file.remarks)),
        _saved(packed),
    )


def _masters(content: etree._Element, styles: etree._Element) -> Iterator[etree._Element]:
    """Give the pages that the document has: the first, those that a style asks for, the next."""
    known = {each.get(f"{STYLE}name"): each for each in styles.iter(f"{STYLE}master-page")}
    asked = [each.get(f"{STYLE}master-page-name") for each in content.iter(f"{STYLE}style")]
    left = [*asked, *(["Standard"] if "Standard" in known else list(known)[:1])]
    seen = set[str | None]()
    while left:
        name = left.pop(0)
        if name in known and name not in seen:
            seen.add(name)
            left.append(known[name].get(f"{STYLE}next-style-name"))
            yield known[name]


def _furniture(
    file: OdtFile, masters: list[etree._Element], sorts: tuple[str, ...]
) -> tuple[Block, ...]:
    read: dict[str, tuple[Block, ...]] = {}
    for master in masters:
        for sort in sorts:
            part = master.find(f"{STYLE}{sort}")
            if part is None or part.get(f"{STYLE}display") == "false":
                continue
            file.told = "sidhuvudet" if sort.startswith("header") else "sidfoten"
            blocks = OdtBlocks(file, part).of(part)
            read.setdefault("\n".join(each.printed for each in paragraphs(blocks)), blocks)
    return tuple(block for each in read.values() for block in each)


def _saved(packed: Packed) -> str:
    try:
        meta = packed.xml("meta.xml")
    except Unreadable:
        return ""
    return (meta.findtext(f".//{_DC}date") or "").strip()
