"""PDF → blocks, by pdfium: what is drawn on each page, put together again."""

import ctypes
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from lchnv_cli.intake.looks import Look
from lchnv_cli.intake.pdf_blocks import Layout, PageBlocks
from lchnv_cli.intake.pdf_grid import Drawn, strike, tables
from lchnv_cli.intake.pdf_lines import Line, lines_of
from lchnv_cli.intake.pdf_notes import Corner, annotate
from lchnv_cli.intake.pdf_page import Page, Reading
from lchnv_cli.intake.pdf_pages import furniture, over_pages
from lchnv_cli.intake.pdf_paragraphs import joined
from lchnv_cli.intake.pdf_pictures import extracted, is_picture
from lchnv_cli.intake.pdf_tags import Tags
from lchnv_cli.intake.source_blocks import (
    Block,
    Comment,
    Kind,
    Paragraph,
    Picture,
    Place,
    Remark,
    Run,
    Source,
)
from lchnv_cli.model.late_pattern import late
from lchnv_cli.unreadable import Unreadable

_MOST_PAGES = 300
_BROKEN = "Filen är skadad och går inte att läsa. Öppna den i Word och spara den som .docx."
_LOCKED = "Filen är låst med lösenord. Spara den utan lösenord först."
_SCANNED = (
    "Filen är inläst (skannad) och innehåller bara bilder av text. Tolka texten först, "
    "till exempel med textigenkänning i Word eller Acrobat."
)
_EMPTY = "Filen innehåller ingen text."
_TOO_LONG = "Filen har {count} sidor; högst {most} går att läsa in. Dela upp den."
_PICTURE_ONLY = "Sidan är en bild utan text och läses inte in."
_NO_LETTERS = "{count} tecken på sidan går inte att tyda: typsnittet säger inte vilka de är."
_TIME = late(r"D:(\d{4})(\d\d)(\d\d)")
_PASSWORD = 4  # pdfium's error


def read(name: str, data: bytes) -> Source:
    """Read a PDF. Raises Unreadable."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) == _PASSWORD
        raise Unreadable(name, _LOCKED if locked else _BROKEN) from error
    try:
        if len(document) > _MOST_PAGES:
            raise Unreadable(name, _TOO_LONG.format(count=len(document), most=_MOST_PAGES))
        return _read(name, document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(name, _BROKEN) from error
    finally:
        document.close()


@dataclass(slots=True)
class _Found:
    """What was read of the document, page by page."""

    pages: list[Page] = field(default_factory=list)
    tags: list[Tags] = field(default_factory=list)
    drawn: list[list[Drawn]] = field(default_factory=list)
    shown: list[list[Paragraph]] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def _read(name: str, document: pypdfium2.PdfDocument) -> Source:
    tagged, fonts = bool(pdfium.FPDFCatalog_IsTagged(document.raw)), dict[int, Look]()
    found = _Found()
    for at in range(len(document)):
        raw = document[at]
        _page(document, raw, Reading(raw, at + 1, fonts).read(), found, tagged=tagged)
    if not any(page.pieces for page in found.pages):
        pictured = any(page.images for page in found.pages)
        raise Unreadable(name, _SCANNED if pictured else _EMPTY)
    heads, feet = furniture(found.pages, tagged=tagged)
    layout = _measured(found)
    pages = [_blocks(at, found, layout) for at in range(len(found.pages))]
    return Source(
        Kind.PDF,
        tuple(over_pages(pages, layout)),
        _furnished(heads, "sidhuvudet", layout),
        _furnished(feet, "sidfoten", layout),
        (),
        tuple(found.comments),
        tuple(found.pictures),
        tuple(found.remarks),
        _day(_said(document, b"ModDate") or _said(document, b"CreationDate")),
    )


def _page(
    document: pypdfium2.PdfDocument,
    raw: pypdfium2.PdfPage,
    page: Page,
    found: _Found,
    *,
    tagged: bool,
) -> None:
    """Read all that needs the page itself."""
    place = Place(page=page.number)
    left, _, _, top = raw.get_cropbox()
    found.comments += annotate(document.raw, raw.raw, page, Corner(left, top))
    used = strike(page.pieces, page.rects)
    found.pages.append(page)
    found.tags.append(Tags(raw.raw if tagged else None))
    found.drawn.append(tables(rect for rect in page.rects if rect not in used))
    found.shown.append(list(_shown(page, found)))
    if page.images and not page.pieces:
        found.remarks.append(Remark(_PICTURE_ONLY, place))
    if page.unreadable:
        found.remarks.append(Remark(_NO_LETTERS.format(count=page.unreadable), place))


def _shown(page: Page, found: _Found) -> list[Paragraph]:
    """Keep the pictures of a page, the same one once; each is a paragraph where it stands."""
    shown = []
    for image, box, mark in page.images:
        data, ending = extracted(image) if is_picture(box, page) else (b"", "")
        if data:
            alt = found.tags[-1].alts.get(mark, "")
            known = next((each for each in found.pictures if each.data == data), None)
            picture = known or Picture(f"bild{len(found.pictures) + 1}.{ending}", data, alt)
            found.pictures += [] if known else [picture]
            place = Place("", 0, page.number, 0, *box)
            shown.append(Paragraph((Run("", picture=picture.name),), place))
    return shown


def _measured(found: _Found) -> Layout:
    """Learn the margins, the distances between lines and the words of the document."""
    layout, columns, rights = Layout(), list[list[Line]](), list[float]()
    lefts: list[float] = []
    for page, drawn in zip(found.pages, found.drawn, strict=True):
        outside = [each for each in page.pieces if not any(table.holds(each) for table in drawn)]
        lines = lines_of(outside)
        columns.append(lines)
        layout.words.learn(line.text for line in lines)
        lefts += [line.left for line in lines]
        rights += [line.right for line in lines]
    layout.setting.measure(columns)
    layout.left = min(lefts, default=0.0)
    layout.right = max(rights, default=0.0)
    # Margins are often alike on both sides, and no line need reach all the way.
    width, layout.height = found.pages[0].width, found.pages[0].height
    if layout.right < width - layout.left < layout.right + _ALIKE or layout.right < width * _SHORT:
        layout.right = width - layout.left
    return layout


_ALIKE = 22.0  # points
_SHORT = 0.7  # of the page's width: lines so short tell nothing of the margin


def _blocks(at: int, found: _Found, layout: Layout) -> list[Block]:
    page, tags = found.pages[at], found.tags[at]
    reading = PageBlocks(page, layout)
    if tags.parts:
        blocks = reading.by_tags(tags, found.drawn[at])
    else:
        blocks = reading.by_place(page.pieces, found.drawn[at])
    for each in found.shown[at]:
        after = (nr for nr, block in enumerate(blocks) if block.place.top > each.place.top)
        blocks.insert(next(after, len(blocks)), each)
    return blocks


def _furnished(pages: list[list[Line]], told: str, layout: Layout) -> tuple[Block, ...]:
    """Give page heads or feet, the same text once."""
    lines = {
        line.text: (line, at + 1) for at, page in reversed([*enumerate(pages)]) for line in page
    }
    return tuple(
        Paragraph(joined([line], 0.0, layout.words), Place(told, page=at, top=line.top))
        for line, at in sorted(lines.values(), key=lambda each: (each[1], each[0].base))
    )


def _said(document: pypdfium2.PdfDocument, key: bytes) -> str:
    """Read what the file says of itself."""
    size = pdfium.FPDF_GetMetaText(document.raw, key, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    pdfium.FPDF_GetMetaText(document.raw, key, buffer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace").strip()


def _day(said: str) -> str:
    """Write the day of a PDF's time, D:20260320093000, as others write it."""
    found = _TIME.match(said)
    return "-".join(found.groups()) if found else ""
