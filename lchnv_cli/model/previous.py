"""The point that takes up the notes of the meeting before."""

import re

_RECORD = r"\w*(?:anteckning|protokoll)"
# "Föregående års möten" are other meetings, and "senaste nytt från mötet" is no record.
_PREVIOUS = re.compile(
    rf"\b(?:föregående|förra|senaste)\s+(?:(?!års)\w+s\s+)?(?:{_RECORD}|\w*(?:möte|sammanträde)"
    r"(?:t|ts|s)?\b)",
    re.IGNORECASE,
)
# "Minnesanteckningar 270528": they are of some meeting before.
_DATED = re.compile(
    rf"\W*(?:\d+\W+)?(?:genomgång\s+av\s+)?(?:(?:nätverk|möt)ets\s+)?{_RECORD}\w*"
    r"(?:\s+(?:från|för|den|av|möte\w*|sammanträde\w*))*\s+\d[^()]*(?:\(.*)?",
    re.IGNORECASE | re.DOTALL,
)
_QUICK = ("nteckning", "rotokoll", "öte", "ammanträde")


def is_on_previous(title: str) -> bool:
    """Tell whether a point is the one on the last meeting, or on its notes."""
    if not any(word in title for word in _QUICK):
        return False
    return _PREVIOUS.search(title) is not None


def is_on_notes(title: str) -> bool:
    """Tell whether a point is the one on the last meeting's notes, whatever they are called."""
    recorded = any(word in title for word in _QUICK[:2])
    return recorded and (is_on_previous(title) or _DATED.fullmatch(title) is not None)
