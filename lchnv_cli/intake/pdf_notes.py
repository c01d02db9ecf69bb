"""What has been laid on a page of a PDF: links, forms that are filled in, lines, comments."""

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from lchnv_cli.intake.looks import Look
from lchnv_cli.intake.pdf_page import Letter, Page, Piece, Rect
from lchnv_cli.intake.source_blocks import Comment, Paragraph, Place, Run

_TEXTS = {pdfium.FPDF_ANNOT_WIDGET: b"V", pdfium.FPDF_ANNOT_FREETEXT: b"Contents"}
_COMMENTS = {
    *(pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_CARET),
    *(pdfium.FPDF_ANNOT_STRIKEOUT, pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_SQUIGGLY),
}
_SIZE = 10.0  # points: what is filled in says in another way how large it is
_WIDE = 0.5  # of the size: a letter
_HIDDEN = 0x2
_MOST = 2_000  # on a page


class Corner(NamedTuple):
    """The upper left corner of a page in its own measure."""

    left: float
    top: float


def annotate(document: Any, raw: Any, page: Page, corner: Corner) -> list[Comment]:
    """Lay links, strikes and what is filled in on the pieces of a page; give its comments."""
    comments: list[Comment] = []
    for at in range(min(max(pdfium.FPDFPage_GetAnnotCount(raw), 0), _MOST)):
        note = pdfium.FPDFPage_GetAnnot(raw, at)
        if not note:
            continue
        sort, place = pdfium.FPDFAnnot_GetSubtype(note), _place(note, corner)
        seen = not pdfium.FPDFAnnot_GetFlags(note) & _HIDDEN
        if seen and sort == pdfium.FPDF_ANNOT_LINK and (address := _address(document, note)):
            for piece in _under(page, place):
                piece.link = address
        elif seen and sort in _TEXTS:
            _fill(page, place, _said(note, _TEXTS[sort]))
        elif seen and sort in _COMMENTS:
            comments += _comment(note, page, place, f"{page.number}-{at}")
            if sort == pdfium.FPDF_ANNOT_STRIKEOUT:
                for piece in _under(page, place):
                    piece.struck.append((place.left, place.right))
        pdfium.FPDFPage_CloseAnnot(note)
    return comments


def _comment(note: Any, page: Page, place: Rect, name: str) -> list[Comment]:
    said, where = _said(note, b"Contents"), Place(page=page.number, left=place.left, top=place.top)
    about = " ".join(piece.text for piece in _under(page, place))
    blocks = (Paragraph((Run(said),), where),)
    return [Comment(name, _said(note, b"T"), blocks, about, where)] if said else []


def _place(note: Any, corner: Corner) -> Rect:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, box)
    left, right = sorted((box.left, box.right))
    low, high = sorted((box.bottom, box.top))
    return Rect(left - corner.left, corner.top - high, right - corner.left, corner.top - low)


def _under(page: Page, place: Rect) -> list[Piece]:
    """Give the pieces that stand in a place, by the middle of their height."""
    return [
        piece
        for piece in page.pieces
        if place.top <= piece.base - piece.size * 0.3 <= place.bottom
        and min(piece.right, place.right) - max(piece.left, place.left) > 1
    ]


def _fill(page: Page, place: Rect, said: str) -> None:
    """Put in what is filled in, line by line, where its field is."""
    for at, line in enumerate(said.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        text, base = line.strip(), place.top + _SIZE * (1 + at * 1.2)
        if text and text != "Off":
            letters = [
                Letter(each, place.left + nr * _SIZE * _WIDE, place.left + (nr + 1) * _SIZE * _WIDE)
                for nr, each in enumerate(text)
            ]
            page.pieces.append(Piece(letters, base, _SIZE, Look()))


def _said(note: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2:  # noqa: PLR2004 - only the end of the text
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace").strip("\0 \r\n")


def _address(document: Any, note: Any) -> str:
    link = pdfium.FPDFAnnot_GetLink(note)
    action = pdfium.FPDFLink_GetAction(link) if link else None
    if not action:
        return ""
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if size <= 1:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.raw[: size - 1].decode("utf-8", "replace")
