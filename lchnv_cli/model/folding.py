"""How two texts are compared, wherever names and titles are."""

import unicodedata

# What takes no room at all, and comes with what is pasted.
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_NOTHING = dict.fromkeys(map(ord, UNSEEN))


def seen(text: str) -> str:
    """Give a text without the characters that nobody sees."""
    return text if text.isascii() else text.translate(_NOTHING)


def composed(text: str) -> str:
    """Give a text with its letters composed, so that å typed on a Mac is the å of the register."""
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """Give a name or a title as it is compared: whatever its case, spaces and composition."""
    return " ".join(composed(text).casefold().split())
