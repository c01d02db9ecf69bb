"""Characters that a terminal would obey instead of show, made visible."""

import unicodedata

# Controls, formatting (bidi, zero width, tags), half surrogate pairs, line and paragraph ends.
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_DELETE = 0x7F


def visible(text: str) -> str:
    """Return the text on one line, with a sign for every character that is not itself one.

    What comes out can be shown in a terminal, written as UTF-8 and put into XML.
    """
    if text.isprintable():
        return text
    return "".join(sign(character) if unseen(character) else character for character in text)


def visible_lines(*texts: str) -> list[str]:
    """Return the lines of the texts, each made visible; empty ones are left out.

    Line feeds are our own way to write a message of several lines, so they are kept as such.
    """
    return [
        visible(line) for text in texts for line in text.split("\n") if line and not line.isspace()
    ]


def unseen(character: str) -> bool:
    """Tell whether a character has no shape of its own, or is no character at all."""
    code = ord(character)
    no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004
    return no_character or unicodedata.category(character) in _UNSEEN


def sign(character: str) -> str:
    """Return Unicode's picture of an ASCII control, otherwise the code: ``<U+202E>``."""
    code = ord(character)
    if code < ord(" "):
        return chr(0x2400 + code)
    return "\u2421" if code == _DELETE else f"<U+{code:04X}>"
