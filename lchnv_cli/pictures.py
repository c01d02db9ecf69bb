"""A picture from the meeting's folder, looked through before any format gets it.

Only what every format shows alike is taken: PNG and JPEG, in grey or RGB. What is kept of a file is
what draws the picture; the place, the camera and the person that a telephone writes into it are
left out. A drawing (SVG) is a program of its own, which Word takes only beside a picture of dots.
"""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lchnv_cli.guarded import Refused, read_inside

LARGEST = 5_000_000  # bytes: the picture goes along in every format, and in every mail
_READ = 50_000_000  # bytes; no larger file is even looked into
_MOST = 25_000_000  # dots
_PNG = b"\x89PNG\r\n\x1a\n"
_DRAWS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
# How many values a dot has in each sort of PNG, and how many bits a value may have.
_VALUES = {0: (1, {1, 2, 4, 8, 16}), 2: (3, {8, 16}), 3: (1, {1, 2, 4, 8}), 4: (2, {8, 16})}
_VALUES[6] = (4, {8, 16})
# Where the passes of a woven PNG begin, and their steps: x, y, x, y.
_WOVEN = (
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)),
    *((0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)),
)
_FRAMES = {0xC0, 0xC1, 0xC2}  # of JPEG: baseline, extended, progressive
_OTHER_FRAMES = {*range(0xC3, 0xD0)} - {0xC4, 0xC8, 0xCC}
_BARE = {0x01, *range(0xD0, 0xD8)}  # markers with nothing after them
_SCAN, _END, _CAMERA, _ORIENTATION = 0xDA, 0xD9, 0xE1, 0x0112
_KEPT = {
    0xC4,
    0xDB,
    0xDD,
    0xE0,
    0xEE,
    _SCAN,
    _END,
    *_FRAMES,
}  # tables, frames, scans, JFIF, Adobe's
_OTHERS = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
)
_SAVE = "spara den som PNG eller JPEG"
_BROKEN = "är skadad"


_MIMES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


class Picture(NamedTuple):
    """A picture that the formats can show; ``suffix`` is png or jpg, sizes are in dots.

    One that the program drew itself may be svg, which Word gets as png.
    """

    suffix: str
    width: int
    height: int
    data: bytes

    @property
    def mime(self) -> str:
        """The media type."""
        return _MIMES[self.suffix]


class Unusable(Exception):
    """A picture cannot be printed; ``why`` is the predicate of a Swedish sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def read_picture(folder: Path, path: str) -> Picture:
    """Read the picture at a path that is counted from a folder, and leads nowhere else.

    Raises Unusable.
    """
    if ":" in path or path.startswith(("/", "\\")) or ".." in path.split("/"):
        raise Unusable("ligger inte i mötets mapp")
    try:
        data = read_inside(folder / path, _READ, folder)
    except Refused as refused:
        said = "finns inte" if refused.missing else f"går inte att läsa: {refused.why}"
        raise Unusable(said) from refused
    picture = picture_of(data)
    if len(picture.data) > LARGEST:
        raise Unusable(f"är för stor; spara den mindre, högst {LARGEST // 1_000_000} MB")
    return picture


def picture_of(data: bytes) -> Picture:
    """Take a picture's bytes apart, and keep what draws it. Raises Unusable."""
    if data.startswith(_PNG):
        picture = _png(data)
    elif data.startswith(b"\xff\xd8\xff"):
        picture = _jpeg(data)
    else:
        raise Unusable(_other(data))
    if picture.width * picture.height > _MOST:
        raise Unusable(f"har för många bildpunkter; spara den mindre, högst {_MOST // 1_000_000} M")
    return picture


def _other(data: bytes) -> str:
    """Name what is no PNG or JPEG by how it begins."""
    name = next((name for begins, name in _OTHERS if data.startswith(begins)), "")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        name = "WebP"
    elif data[4:8] == b"ftyp":
        name = "AVIF" if data[8:11] == b"avi" else "HEIC"
    elif b"<svg" in data[:4096].lower():
        name = "SVG"
    return f"är sparad som {name}; {_SAVE}" if name else f"är ingen bild som går att läsa; {_SAVE}"


def _png(data: bytes) -> Picture:
    kept, packed, at = [_PNG], [], len(_PNG)
    header = b""
    while at < len(data):
        size = int.from_bytes(data[at : at + 4])
        name, end = data[at + 4 : at + 8], at + 12 + size
        content = data[at + 8 : end - 4]
        if end > len(data) or zlib.crc32(name + content) != int.from_bytes(data[end - 4 : end]):
            raise Unusable(_BROKEN)
        if name == b"IHDR":
            header = content
        elif name == b"IDAT":
            packed.append(content)
        if name in _DRAWS:
            kept.append(data[at:end])
        at = end
        if name == b"IEND":
            break
    else:
        raise Unusable(_BROKEN)
    width, height = _checked_png(header, packed)
    return Picture("png", width, height, b"".join(kept))


def _checked_png(header: bytes, packed: list[bytes]) -> tuple[int, int]:
    """Give the size, once the dots are known to be all there."""
    if len(header) != struct.calcsize(">IIBBBBB"):
        raise Unusable(_BROKEN)
    width, height, bits, sort, _, _, woven = struct.unpack(">IIBBBBB", header)
    values, allowed = _VALUES.get(sort, (0, set()))
    if not (width and height and bits in allowed and woven in {0, 1}):
        raise Unusable(_BROKEN)
    if width * height > _MOST:
        return width, height  # too large, as whoever asked tells
    passes = _WOVEN if woven else ((0, 0, 1, 1),)
    wanted = 0
    for left, top, across, down in passes:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            wanted += rows * (1 + -(-columns * bits * values // 8))
    if _unpacked(packed, wanted) != wanted:
        raise Unusable(_BROKEN)
    return width, height


def _unpacked(packed: list[bytes], most: int) -> int:
    """Count the bytes that are packed, but no further than one more than there should be."""
    unpacker, count = zlib.decompressobj(), 0
    try:
        for piece in packed:
            left = piece
            while left and count <= most:
                count += len(unpacker.decompress(left, 1_000_000))
                left = unpacker.unconsumed_tail
    except zlib.error:
        return -1
    return count if unpacker.eof else -1


def _jpeg(data: bytes) -> Picture:
    kept, size, scanned = [data[:2]], (0, 0), False
    for marker, start, end in _segments(data):
        content = data[start + 4 : end]
        if marker in _FRAMES | _OTHER_FRAMES:
            size = _frame(marker, content)
        elif marker == _CAMERA and content.startswith(b"Exif\0\0") and _turned(content[6:]):
            raise Unusable("är tagen på sidan; vrid den rätt och spara den på nytt")
        scanned = scanned or marker == _SCAN
        if marker in _KEPT:
            kept.append(data[start:end])
    if not (scanned and size[0]):
        raise Unusable(_BROKEN)
    return Picture("jpg", *size, b"".join(kept))


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Give each part of a JPEG, up to its end: the marker, where it begins and where it ends."""
    at, marker = 2, 0
    while marker != _END:
        while data[at : at + 2] == b"\xff\xff":  # fill
            at += 1
        if data[at : at + 1] != b"\xff" or at + 1 >= len(data):
            raise Unusable(_BROKEN)
        marker, end = data[at + 1], at + 2
        if marker not in _BARE | {_END}:
            end += max(int.from_bytes(data[end : end + 2]), 2)
        if marker == _SCAN:
            end = _after_scan(data, end)
        if end > len(data):
            raise Unusable(_BROKEN)
        yield marker, at, end
        at = end


def _frame(marker: int, content: bytes) -> tuple[int, int]:
    if marker not in _FRAMES or len(content) < 6 or content[0] != 8:  # noqa: PLR2004 - bits a value
        raise Unusable(f"är en ovanlig sorts JPEG; {_SAVE} på nytt")
    height, width, colours = struct.unpack(">HHB", content[1:6])
    if colours not in {1, 3}:
        raise Unusable("har färger för tryckeri (CMYK); spara den i RGB")
    if not (width and height):
        raise Unusable(_BROKEN)
    return width, height


def _after_scan(data: bytes, at: int) -> int:
    """Give where the next marker is, that does not belong to the dots."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:  # noqa: PLR2004 - part of the dots
            at += 2
        elif data[at + 1] == 0xFF:  # noqa: PLR2004 - fill
            at += 1
        else:
            return at
    raise Unusable(_BROKEN)


def _turned(tiff: bytes) -> bool:
    """Tell whether a telephone says that the picture is to be turned before it is shown."""
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for entry in range(start + 2, start + 2 + 12 * count, 12):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, entry)
            if tag == _ORIENTATION:
                return bool(2 <= value <= 8)  # noqa: PLR2004 - 1 is upright
    except struct.error:
        pass
    return False
