"""Which characters a TrueType or OpenType font has a glyph for, as its table cmap says.

The table has one map for each way of numbering characters; the best one that numbers them as
Unicode does is read, in the two formats that fonts have it in.
"""

import struct
from collections.abc import Iterator

_BEST = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))  # platform and encoding
_FONTS = {b"\0\1\0\0", b"OTTO", b"true"}
_UNICODE = 0x110000
_MISSING = 0  # the glyph that is drawn for what a font lacks


def covered(data: bytes) -> set[int]:
    """Give the characters of a font, the first one of a collection.

    Raises ValueError for what is no font, or has no such map.
    """
    try:
        return {code for code, glyph in _mapped(data) if glyph != _MISSING}
    except (struct.error, IndexError) as fault:
        raise ValueError("the font ends too early") from fault


def _mapped(data: bytes) -> Iterator[tuple[int, int]]:
    table = _table(data, b"cmap")
    (number,) = struct.unpack_from(">2xH", table)
    found = {
        (own[0], own[1]): own[2] for own in struct.iter_unpack(">HHL", table[4 : 4 + 8 * number])
    }
    best = next((found[each] for each in _BEST if each in found), None)
    kind = None if best is None else struct.unpack_from(">H", table, best)[0]
    if best is None or kind not in (4, 12):
        raise ValueError("the font has no map of Unicode that is read here")
    return (_runs if kind == 4 else _groups)(table[best:])  # noqa: PLR2004 - the format's number


def _table(data: bytes, wanted: bytes) -> bytes:
    at = struct.unpack_from(">L", data, 12)[0] if data[:4] == b"ttcf" else 0
    if data[at : at + 4] not in _FONTS:
        raise ValueError("it is no font")
    (number,) = struct.unpack_from(">H", data, at + 4)
    for own in struct.iter_unpack(">4s4xLL", data[at + 12 : at + 12 + 16 * number]):
        if own[0] == wanted:
            return data[own[1] : own[1] + own[2]]
    raise ValueError("the font maps no characters")


def _runs(table: bytes) -> Iterator[tuple[int, int]]:
    """Read format 4: runs of characters whose glyphs follow each other, or stand in a list."""
    (twice,) = struct.unpack_from(">6xH", table)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + twice)
    steps = struct.unpack_from(f">{count}H", table, 16 + 2 * twice)
    places = struct.unpack_from(f">{count}H", table, 16 + 3 * twice)
    before = -1  # no character is asked for twice, whatever the runs say
    for index, (start, end, step, place) in enumerate(
        zip(starts, ends, steps, places, strict=True)
    ):
        listed = 16 + 3 * twice + 2 * index + place  # a place is counted from where it stands
        codes = range(max(start, before + 1), end + 1)
        before = max(before, end)
        for code in codes:
            glyph = code
            if place:
                if code == 0xFFFF:  # noqa: PLR2004 - ends the table, and is no character
                    break
                (glyph,) = struct.unpack_from(">H", table, listed + 2 * (code - start))
                if glyph == _MISSING:
                    continue
            yield code, (glyph + step) & 0xFFFF


def _groups(table: bytes) -> Iterator[tuple[int, int]]:
    """Read format 12: groups of characters whose glyphs follow each other."""
    (count,) = struct.unpack_from(">12xL", table)
    before = -1
    for start, end, glyph in struct.iter_unpack(">LLL", table[16 : 16 + 12 * count]):
        codes = range(max(start, before + 1), min(end + 1, _UNICODE))
        before = max(before, end)
        yield from ((code, glyph + code - start) for code in codes)
