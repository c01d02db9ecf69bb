"""Which characters the shipped fonts can show, and what stands in for the others.

PDF/A refuses a file in which a single character has no glyph, so nothing that the fonts lack
may reach Typst.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from lchnv_cli.export.font_cmap import covered
from lchnv_cli.export.tree import ExportFault
from lchnv_cli.guarded import look_inside, read_inside

_SUFFIXES = {".ttf", ".otf", ".ttc", ".otc"}
_SIGNS = "\ufffd□?"  # the first one that the fonts have stands for what they lack
_SHAPED = "\u00a0\u00ad"  # Typst shows these without a glyph of their own
_SOUGHT_ELSEWHERE = {"‐": "-", "‑": "-", "‒": "–", "―": "–", "−": "–", "…": "...", "⁃": "-"}
# These draw nothing. A byte-order mark or an emoji's variation selector is not worth a sign;
# the zero-width space stays, as it says where a line may break.
_INVISIBLE = set("\u200c\u200d\u2060\ufeff\u034f\ufe0e\ufe0f")
_LARGEST = 20_000_000  # bytes of a font
_MOST = 500  # files beside the fonts, and they
_NONCHARACTERS = range(0xFDD0, 0xFDF0)
_REFUSED = {"Cc", "Cf", "Co", "Cs"}  # controls, bidi controls, private use, half surrogates


@dataclass(frozen=True, slots=True)
class FontFolder:
    """Say which fonts a folder holds, and in which state: its files, their times and sizes."""

    path: Path
    files: tuple[tuple[Path, int, int], ...]


class Glyphs(dict[int, str]):
    """Map each character to what is printed for it; made for `str.translate`."""

    def __init__(self, covered: frozenset[int]) -> None:
        self.covered = covered
        self.sign = next((sign for sign in _SIGNS if ord(sign) in covered), "?")
        self.replaced: set[str] = set()

    def __missing__(self, code: int) -> str:
        """Decide on a character once; the answer is kept."""
        self[code] = self._shown(chr(code), code)
        return self[code]

    def _shown(self, char: str, code: int) -> str:
        category = unicodedata.category(char)
        if char in "\t\n\r\f\v\x85\u2028\u2029" or (category == "Zs" and code not in self.covered):
            return char if char in _SHAPED else " "
        if char in _INVISIBLE:
            return ""
        allowed = char == "\u200b" or (category not in _REFUSED and not _is_noncharacter(code))
        if char in _SHAPED or (allowed and (code in self.covered or char == "\u200b")):
            return char
        if char in _SOUGHT_ELSEWHERE:
            return _SOUGHT_ELSEWHERE[char]
        self.replaced.add(char)
        return self.sign

    def clean(self, text: str) -> str:
        """Return the text composed (NFC) and with a sign for what cannot be shown."""
        return unicodedata.normalize("NFC", text).translate(self)


def _is_noncharacter(code: int) -> bool:
    return code in _NONCHARACTERS or chr(code & 0xFFFF) in "\ufffe\uffff"


def font_folder(path: Path) -> FontFolder:
    """Return what is in the folder now.

    Typst searches the folder by itself, so everything in it is looked at first. Raises ExportFault
    when there is no font in it, Refused for what is no file of its own.
    """
    every = sorted(islice(path.rglob("*"), _MOST + 1))
    if len(every) > _MOST:
        raise ExportFault(f"Mappen {path} har mer än {_MOST} filer. Lämna bara typsnitten där.")
    found = [file for file in every if file.suffix.lower() in _SUFFIXES and not file.is_dir()]
    for file in every:
        if file in found or file.is_symlink():
            look_inside(file, _LARGEST, path)
    if not found:
        raise ExportFault(f"Det finns inga typsnitt (.ttf eller .otf) i mappen {path}.")
    states = [(file, file.stat()) for file in found]
    return FontFolder(path, tuple((file, at.st_mtime_ns, at.st_size) for file, at in states))


@lru_cache(maxsize=4)
def glyphs(fonts: FontFolder) -> Glyphs:
    """Return the table for the fonts; read once for each state of the folder."""
    files = (path for path, _, _ in fonts.files)
    return Glyphs(frozenset(code for file in files for code in _covered(file, fonts.path)))


def _covered(path: Path, folder: Path) -> set[int]:
    try:
        return covered(read_inside(path, _LARGEST, folder))
    except (ValueError, OSError) as fault:
        raise ExportFault(f"Typsnittet {path} går inte att läsa.") from fault


def unprintable(text: str, fonts: Path) -> set[str]:
    """Return the characters in the text that a PDF with these fonts shows as a sign instead."""
    table = glyphs(font_folder(fonts))
    table.clean(text)
    return table.replaced.intersection(unicodedata.normalize("NFC", text))
