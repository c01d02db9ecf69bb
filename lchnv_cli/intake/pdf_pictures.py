"""The pictures of a PDF, as files of their own."""

import ctypes
import struct
import zlib
from typing import Any

import pypdfium2.raw as pdfium

from lchnv_cli.intake.pdf_page import Page, Rect

_SMALLEST = 12.0  # points: what is smaller is a line or a dot
_MOST_DOTS = 25_000_000
_MOST_BYTES = 30_000_000
_CHANNELS = {
    pdfium.FPDFBitmap_Gray: (1, (0,), 0),
    pdfium.FPDFBitmap_BGR: (3, (2, 1, 0), 2),
    pdfium.FPDFBitmap_BGRx: (4, (2, 1, 0), 2),
    pdfium.FPDFBitmap_BGRA: (4, (2, 1, 0, 3), 6),
}


def is_picture(place: Rect, page: Page) -> bool:
    """Tell a picture from a line, and from a page that was read in as a picture."""
    wide, high = place.right - place.left, place.height
    whole = wide > page.width * 0.9 and high > page.height * 0.9
    return min(wide, high) >= _SMALLEST and not whole


def extracted(image: Any) -> tuple[bytes, str]:
    """Give a picture's bytes and the ending of its name; nothing where it cannot be read."""
    if pdfium.FPDFImageObj_GetImageFilterCount(image) == 1:
        name = ctypes.create_string_buffer(32)
        pdfium.FPDFImageObj_GetImageFilter(image, 0, name, 32)
        size = pdfium.FPDFImageObj_GetImageDataRaw(image, None, 0)
        if name.value == b"DCTDecode" and 0 < size <= _MOST_BYTES:
            data = ctypes.create_string_buffer(size)
            pdfium.FPDFImageObj_GetImageDataRaw(image, data, size)
            return data.raw[:size], "jpg"
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(image, wide, high)
    if not 0 < wide.value * high.value <= _MOST_DOTS:
        return b"", ""
    bitmap = pdfium.FPDFImageObj_GetBitmap(image)
    if not bitmap:
        return b"", ""
    try:
        return _png(bitmap), "png"
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _png(bitmap: Any) -> bytes:
    sort = pdfium.FPDFBitmap_GetFormat(bitmap)
    if sort not in _CHANNELS:
        return b""
    step, order, kind = _CHANNELS[sort]
    wide, high = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    buffer = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * high)
    rows = bytearray()
    for row in range(high):
        line = buffer[row * stride : row * stride + wide * step]
        made = bytearray(wide * len(order))
        for at, channel in enumerate(order):
            made[at :: len(order)] = line[channel::step]
        rows += b"\0" + made
    header = struct.pack(">IIBBBBB", wide, high, 8, kind, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
