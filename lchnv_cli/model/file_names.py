"""File names that every system takes, and files made side by side: no name like another."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

# Letters that Unicode does not take apart into a Latin letter and a mark.
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
_LONGEST = 80


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
