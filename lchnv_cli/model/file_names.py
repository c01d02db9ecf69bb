"""File names that every system takes, and files made side by side: no name like another."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePath

from lchnv_cli.model.late_pattern import late

# Letters that Unicode does not take apart into a Latin letter and a mark.
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)
# What addresses hold of our own letters: not every system keeps others alike.
_PLAIN = str.maketrans("åäöÅÄÖ", "aaoAAO")
_RESERVED = late(r"con|prn|aux|nul|(com|lpt)[0-9]")
_WORD = late(r"[\w./:\\~-]+")
_LONGEST = 80
# Between numbers (3:2, A/B) and words; and what else Windows has no file names with.
_BETWEEN = str.maketrans(dict.fromkeys(":/\\|", "-"))
_FORBIDDEN = frozenset('<>"?*')


@lru_cache(maxsize=1024)
def safe_name(text: str) -> str:
    """Fold a text to a file name, without extension, that every system takes: ``[a-z0-9åäö-]``."""
    letters = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    folded = "".join(map(_fold, letters))
    name = re.sub("-+", "-", folded).strip("-")[:_LONGEST].rstrip("-")
    if _RESERVED.fullmatch(name):
        return f"fil-{name}"
    return name or "namnlös"


def _fold(character: str) -> str:
    if character in "åäö":
        return character
    plain = unicodedata.normalize("NFKD", character).lower()
    return "".join(
        "" if unicodedata.combining(part) else part if part.isascii() and part.isalnum() else "-"
        for part in plain
    )


def as_word(file: PurePath) -> str:
    """Give a path as one word of a command line, in every shell."""
    written = str(file)
    return written if _WORD.fullmatch(written) else f'"{written}"'


def readable_names(texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give file names to be read, of texts and endings, which every system takes.

    What a system forbids is left out, and a name that is taken gets a number, from 2.
    """
    taken: set[str] = set()
    for text, suffix in texts:
        ending = f".{suffix}" if suffix else ""
        name = first = _readable(text)
        count = 2
        while f"{name}{ending}".casefold() in taken:
            name = f"{first} ({count})"
            count += 1
        taken.add(f"{name}{ending}".casefold())
        yield f"{name}{ending}"


def _readable(text: str) -> str:
    shown = unicodedata.normalize("NFC", " ".join(text.split())).translate(_BETWEEN)
    words = "".join(
        sign for sign in shown if sign not in _FORBIDDEN and unicodedata.category(sign)[0] != "C"
    )
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition(" ")[0] or words[:_LONGEST]
    name = words.strip(" .-–,") or "namnlös"
    return f"fil {name}" if _RESERVED.fullmatch(name.casefold().split(".")[0].strip()) else name


def safe_names(texts: Iterable[str]) -> Iterator[str]:
    """Fold texts to file names without extension; one that is taken gets a number, from 2."""
    taken: set[str] = set()
    for text in texts:
        name = first = safe_name(text)
        count = 2
        while name in taken:
            name = f"{first}-{count}"
            count += 1
        taken.add(name)
        yield name


def slugs(texts: Iterable[str]) -> Iterator[str]:
    """Fold texts to names in addresses, none like another."""
    return safe_names(unicodedata.normalize("NFC", text).translate(_PLAIN) for text in texts)
