"""How two texts are compared, wherever names and titles are."""

import unicodedata


def composed(text: str) -> str:
    """Give a text with its letters composed, so that å typed on a Mac is the å of the register."""
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """Give a name or a title as it is compared: whatever its case, spaces and composition."""
    return " ".join(composed(text).casefold().split())
