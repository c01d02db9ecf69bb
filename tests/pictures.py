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
