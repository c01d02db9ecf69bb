"""Pictures for the tests, made on the spot."""

import struct
import zlib


def png(width: int, height: int) -> bytes:
    """Make a picture of one colour, half transparent."""
    rows = (b"\0" + bytes((23, 64, 92, 128)) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, data) for name, data in parts)


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">'
    b'<rect width="200" height="60" fill="#17405c" opacity="0.8"/></svg>'
)


def jpeg(
    colours: int = 3, *more: bytes, size: tuple[int, int] = (8, 8), frame: int = 0xC0
) -> bytes:
    """Make a picture of eight by eight grey dots, with more segments after its first ones."""
    parts = b"".join(bytes((at, 0x11, 0)) for at in range(1, colours + 1))
    scans = b"".join(bytes((at, 0)) for at in range(1, colours + 1))
    dots = {1: b"\x3f", 3: b"\x03", 4: b"\x00"}[colours]
    height, width = size
    return b"".join(
        [
            b"\xff\xd8",
            segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
            *more,
            segment(0xDB, b"\0" + b"\x01" * 64),
            segment(frame, struct.pack(">BHHB", 8, height, width, colours) + parts),
            segment(0xC4, b"\0\x01" + b"\0" * 15 + b"\0"),
            segment(0xC4, b"\x10\x01" + b"\0" * 15 + b"\0"),
            segment(0xDA, bytes((colours,)) + scans + b"\0\x3f\0"),
            dots,
            b"\xff\xd9",
        ]
    )


def segment(marker: int, content: bytes) -> bytes:
    """Make a part of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def exif(turned: int) -> bytes:
    """Make what a telephone tells of a picture: how it was held, and where it was taken."""
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, turned, 0)
    return segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0\x01\0" + entry + b"\0\0\0\0 60.6N 15.6E")


def png_part(name: bytes, data: bytes) -> bytes:
    """Make a part of a PNG."""
    return _part(name, data)
