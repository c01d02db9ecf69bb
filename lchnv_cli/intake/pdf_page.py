"""One page of a PDF as it lies there: pieces of text with their looks, and what is drawn.

Places are points from the page's upper left corner. A piece is what the file draws in one go; the
space between words is measured, since many programs move on instead of writing it.
"""

import ctypes
import math
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from lchnv_cli.intake.counting import sign
from lchnv_cli.intake.looks import Look

_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
# pdfium gives a hyphen that ends a line as this, and in whole texts as U+FFFE.
_LINE_END_HYPHENS = {0x02, 0xFFFE}
_SPACE = 0.18  # of the size of the letters: a gap that wide is a space
_BOLD_FROM = 600
_FORCED_BOLD, _SLANTED = 1 << 18, 1 << 6  # flags of a font
_FILLED_AND_DRAWN = 2  # how a font without bold letters is made bold
_MOST_DEEP = 8  # drawings inside drawings
_INVISIBLE = {0, 0xFFFF}


class Rect(NamedTuple):
    """A place on the page, from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


class Letter(NamedTuple):
    """A character with where it begins and ends."""

    text: str
    left: float
    right: float


@dataclass(slots=True, eq=False)
class Piece:
    """Text drawn in one go; ``base`` is the line that the letters stand on.

    ``mark`` is the number that the file's own structure knows it by, -1 where there is none.
    """

    letters: list[Letter]
    base: float
    size: float
    look: Look
    mark: int = -1
    link: str = ""
    struck: list[tuple[float, float]] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Where the first letter begins."""
        return self.letters[0].left

    @property
    def right(self) -> float:
        """Where the last letter ends."""
        return self.letters[-1].right

    @property
    def text(self) -> str:
        """What it says."""
        return "".join([letter.text for letter in self.letters])

    def crossed(self, letter: Letter) -> bool:
        """Tell whether a line is drawn through a letter."""
        middle = (letter.left + letter.right) / 2
        return any(left <= middle <= right for left, right in self.struck)


@dataclass(slots=True)
class Page:
    """What is on a page."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    rects: list[Rect] = field(default_factory=list)
    images: list[tuple[Any, Rect, int]] = field(default_factory=list)
    unreadable: int = 0


class Reading:
    """The reading of a page; fonts are looked at once in a document."""

    def __init__(self, page: pypdfium2.PdfPage, number: int, fonts: dict[int, Look]) -> None:
        self._page, self._fonts = page, fonts
        # The box that is shown need not begin in the corner.
        left, bottom, right, top = page.get_cropbox()
        self._left, self._top = left, top
        self.page = Page(number, right - left, top - bottom)

    def read(self) -> Page:
        """Read what is on the page."""
        textpage = self._page.get_textpage()
        try:
            self._letters(textpage.raw, pdfium.FPDFText_CountChars(textpage.raw))
        finally:
            textpage.close()
        self._objects(self._page.raw, pypdfium2.PdfMatrix(), 0)
        return self.page

    def _letters(self, text: Any, count: int) -> None:
        box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        matrix = pdfium.FS_MATRIX()
        begun: int | None = None
        piece: Piece | None = None
        for at in range(count):
            drawn = pdfium.FPDFText_GetTextObject(text, at)
            code = pdfium.FPDFText_GetUnicode(text, at)
            if not drawn or code in _INVISIBLE:  # what pdfium itself makes up, and nothing at all
                self.page.unreadable += bool(drawn) and code in _INVISIBLE
                continue
            pdfium.FPDFText_GetLooseCharBox(text, at, box)
            left, right = box.left - self._left, box.right - self._left
            address = ctypes.addressof(drawn.contents)
            if piece is None or address != begun or left < piece.right - piece.size:
                pdfium.FPDFText_GetCharOrigin(text, at, x, y)
                pdfium.FPDFText_GetMatrix(text, at, matrix)
                scale = math.hypot(matrix.c, matrix.d) or 1.0
                size = pdfium.FPDFText_GetFontSize(text, at) * scale or 1.0
                look, mark = self._look(drawn), pdfium.FPDFPageObj_GetMarkedContentID(drawn)
                piece = Piece([], self._top - y.value, size, look, mark)
                self.page.pieces.append(piece)
                begun = address
            elif left - piece.right > _SPACE * piece.size and piece.letters[-1].text != " ":
                piece.letters.append(Letter(" ", piece.right, left))
            piece.letters.append(Letter(_character(code), left, max(right, left)))
        self.page.pieces = [each for each in self.page.pieces if _is_seen(each)]

    def _look(self, drawn: Any) -> Look:
        font = pdfium.FPDFTextObj_GetFont(drawn)
        key = ctypes.addressof(font.contents) if font else 0
        if key not in self._fonts:
            self._fonts[key] = _font_look(font) if font else Look()
        mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
        look = self._fonts[key]
        return look._replace(bold=True) if mode == _FILLED_AND_DRAWN else look

    def _objects(self, parent: Any, around: pypdfium2.PdfMatrix, depth: int) -> None:
        """Gather lines, boxes and pictures, also those in drawings that stand in a drawing."""
        inside = depth > 0
        count = pdfium.FPDFFormObj_CountObjects if inside else pdfium.FPDFPage_CountObjects
        give = pdfium.FPDFFormObj_GetObject if inside else pdfium.FPDFPage_GetObject
        for at in range(max(count(parent), 0)):
            each = give(parent, at)
            if not each:
                continue
            sort = pdfium.FPDFPageObj_GetType(each)
            if sort == pdfium.FPDF_PAGEOBJ_FORM and depth < _MOST_DEEP:
                self._objects(each, _matrix(each).multiply(around), depth + 1)
            elif sort == pdfium.FPDF_PAGEOBJ_PATH:
                self.page.rects.extend(self._rect(box, around) for box in _drawn(each))
            elif sort == pdfium.FPDF_PAGEOBJ_IMAGE:
                mark = pdfium.FPDFPageObj_GetMarkedContentID(each)
                self.page.images += [(each, self._rect(box, around), mark) for box in _bounds(each)]

    def _rect(self, box: tuple[float, float, float, float], around: pypdfium2.PdfMatrix) -> Rect:
        left, bottom, right, top = around.on_rect(*box)
        return Rect(left - self._left, self._top - top, right - self._left, self._top - bottom)


@cache
def _character(code: int) -> str:
    if code in _LINE_END_HYPHENS:
        return "-"
    letter = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004
    return _LIGATURES.get(letter) or sign(letter.replace("\xa0", " "))


def _is_seen(piece: Piece) -> bool:
    while piece.letters and piece.letters[-1].text.isspace():
        piece.letters.pop()
    while piece.letters and piece.letters[0].text.isspace():
        piece.letters.pop(0)
    return bool(piece.letters)


def _font_look(font: Any) -> Look:
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    name = buffer.value.decode("utf-8", "replace").lower()
    flags, angle = pdfium.FPDFFont_GetFlags(font), ctypes.c_int()
    pdfium.FPDFFont_GetItalicAngle(font, angle)
    heavy = any(each in name for each in ("bold", "black", "heavy", "fet"))
    slanted = any(each in name for each in ("italic", "oblique", "kursiv"))
    return Look(
        bold=heavy
        or bool(flags > 0 and flags & _FORCED_BOLD)
        or pdfium.FPDFFont_GetWeight(font) >= _BOLD_FROM,
        italic=slanted or bool(flags > 0 and flags & _SLANTED) or angle.value != 0,
    )


def _matrix(each: Any) -> pypdfium2.PdfMatrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(each, found)
    return pypdfium2.PdfMatrix.from_raw(found)


def _bounds(each: Any) -> list[tuple[float, float, float, float]]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    found = pdfium.FPDFPageObj_GetBounds(each, left, bottom, right, top)
    return [(left.value, bottom.value, right.value, top.value)] if found else []


def _drawn(path: Any) -> list[tuple[float, float, float, float]]:
    """Give what a path draws; one that draws many lines gives each of them."""
    count, most = pdfium.FPDFPath_CountSegments(path), 5_000
    if not 5 < count <= most:  # noqa: PLR2004 - a rectangle
        return _bounds(path)
    boxes, points = [], list[tuple[float, float]]()
    x, y, matrix = ctypes.c_float(), ctypes.c_float(), _matrix(path)
    for at in range(count + 1):
        segment = pdfium.FPDFPath_GetPathSegment(path, at) if at < count else None
        begins = segment and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO
        if (begins or not segment) and len(points) > 1:
            across, along = zip(*points, strict=True)
            boxes.append((min(across), min(along), max(across), max(along)))
        points = [] if begins else points
        if segment and pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            points.append(matrix.on_point(x.value, y.value))
    return boxes
