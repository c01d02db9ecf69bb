"""Which characters a font has, read without a library: as fontTools reads it, and in one go."""

import struct
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.export.font_cmap import covered
from tests.running import ROOT

FONTS = sorted((ROOT / "templates" / "fonts").glob("*.ttf"))


def font(*characters: int) -> bytes:
    """Make a font that has some characters, each with its own glyph."""
    names = {code: f"u{code:X}" for code in characters}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    made = BytesIO()
    builder.font.save(made)
    return made.getvalue()


def bare(table: bytes, first: bytes = b"\0\1\0\0", at: int = 0) -> bytes:
    """Make a font that has nothing but a table of characters."""
    head = first + struct.pack(">HHHH", 1, 0, 0, 0)
    return head + struct.pack(">4sLLL", b"cmap", 0, at + 28, len(table)) + table


def runs(*each: tuple[int, int, int, int]) -> bytes:
    """Make a table in format 4 of runs: first, last, step and place of the list."""
    twice = 2 * len(each)
    columns = [struct.pack(f">{len(each)}H", *column) for column in zip(*each, strict=True)]
    starts, ends, steps, places = columns
    head = struct.pack(">HHHHHHH", 4, 0, 0, twice, 0, 0, 0)
    own = head + ends + b"\0\0" + starts + steps + places
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + own


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_our_fonts_have_the_characters_that_fonttools_reads(path: Path) -> None:
    read = TTFont(path)
    expected = {code for code, name in read.getBestCmap().items() if read.getGlyphID(name)}
    assert covered(path.read_bytes()) == expected
    assert ord("å") in expected


@given(st.sets(st.integers(0x21, 0xD7FF) | st.integers(0x10000, 0x10FFFF), min_size=1, max_size=40))
def test_a_font_has_the_characters_it_was_given(characters: set[int]) -> None:
    assert covered(font(*sorted(characters))) == characters


def test_a_character_without_a_glyph_is_none_that_the_font_has() -> None:
    assert covered(bare(runs((0x41, 0x43, 0x10000 - 0x42, 0), (0xFFFF, 0xFFFF, 1, 0)))) == {
        0x41,
        0x43,
    }


def test_a_collection_is_read_as_its_first_font() -> None:
    own = bare(runs((0x41, 0x42, 0, 0)), at=16)
    assert covered(b"ttcf" + struct.pack(">HHLL", 1, 0, 1, 16) + own) == {0x41, 0x42}


def test_runs_that_say_the_same_again_and_again_are_read_once() -> None:
    many = bare(runs(*[(1, 0xFFFE, 0, 0)] * 8000))
    assert len(covered(many)) == 0xFFFE


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"wOFF" + bytes(60),
        b"\0\1\0\0" + bytes(20),
        bare(bytes(4)),
        bare(runs((1, 9, 0, 0))[:20]),
    ],
)
def test_what_is_no_font_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(ValueError, match="font"):
        covered(data)


@given(st.data())
def test_a_damaged_font_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(font(0x41, 0x42, 0x1F600))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        covered(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    except ValueError as fault:
        assert "font" in str(fault)  # noqa: PT017 - both ends are right
