"""Running text for the Typst template: white space, and where a long word may break."""

import re
from collections.abc import Callable

Inline = list[object]  # its parts are described in pdf_nodes.py

_ADDRESS = 25  # characters from which on an address may need more than one line
_LONG_WORD = re.compile(r"\S{12,}")
_COMPOUND = re.compile(r"[^\W\d_]{12,}")
_AFTER_MARK = re.compile(r"(?<=[/.,;:?&=@_+\-])(?=[^/])")
# A soft hyphen that no letter follows hyphenates nothing, and at the end of a link Typst fails.
_LOOSE_HYPHEN = re.compile(r"(?<!\w)\u00ad+|\u00ad+(?!\w)")
_TOO_LONG = 40  # characters: longer than any word that hyphenation could help
_PIECE = re.compile(rf"[^\u200b]{{{_TOO_LONG + 1},}}")


def foldable(text: str) -> str:
    """Return the text with places to break, without a hyphen, inside addresses and the like."""
    return _LONG_WORD.sub(lambda word: _with_breaks(word[0]), text)


def fitted(text: str) -> str:
    """Return the text foldable, and with U+0001 around the words that are hyphenated.

    Only long ones: that reads better where the right edge is ragged.
    """
    return _LONG_WORD.sub(_fitted, text)


def _fitted(found: re.Match[str]) -> str:
    broken = _with_breaks(found[0])
    return broken if "\u200b" in broken else _COMPOUND.sub("\1\\g<0>\1", broken)


def _with_breaks(word: str) -> str:
    is_address = len(word) >= _ADDRESS and re.search("[/@=_]", word)
    if not is_address and len(word) <= _TOO_LONG:
        return word
    return _PIECE.sub(_pieces, _AFTER_MARK.sub("\u200b", word))


def _pieces(found: re.Match[str]) -> str:
    return "\u200b".join(found[0][at : at + 4] for at in range(0, len(found[0]), 4))


class Run:
    """Running text under construction; white space collapses as it does in HTML."""

    def __init__(self, clean: Callable[[str], str], fit: Callable[[str], str] = fitted) -> None:
        self.clean = clean
        self.fit = fit
        self.parts: Inline = []
        self.open = False  # whether the next space may show

    def text(self, text: str, styles: list[str], into: Inline) -> None:
        """Add text with its styles, innermost first."""
        text = _LOOSE_HYPHEN.sub("", re.sub(" +", " ", self.clean(text)))
        if not self.open:
            text = text.removeprefix(" ")
        if text:
            self.open = not text.endswith(" ")
            fit = foldable if "code" in styles else self.fit
            into.append({"s": styles, "t": fit(text)} if styles else fit(text))

    def line_break(self, into: Inline) -> None:
        """Add a forced line break."""
        self.open = False
        into.append({"br": True})

    def put(self, part: object, into: Inline) -> None:
        """Add what is no text, but stands in a line as a word does."""
        self.open = True
        into.append(part)

    def done(self) -> Inline:
        """Return the parts without empty space and line breaks at the end."""
        while self.parts and (self.parts[-1] == {"br": True} or self.parts[-1] == " "):
            self.parts.pop()
        if self.parts and isinstance(self.parts[-1], str):
            self.parts[-1] = self.parts[-1].rstrip(" ")
        return self.parts
