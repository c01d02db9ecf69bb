"""The point that takes up the notes of the meeting before."""

import re

from lchnv_cli.model.late_pattern import late

_RECORD = r"\w*(?:anteckning|protokoll)"
# "Föregående års möten" are other meetings, and "senaste nytt från mötet" is no record.
_PREVIOUS = late(
    rf"\b(?:föregående|förra|senaste)\s+(?:(?!års)\w+s\s+)?(?:{_RECORD}|\w*(?:möte|sammanträde)"
    r"(?:t|ts|s)?\b)",
    re.IGNORECASE,
)
# "Minnesanteckningar 270528": they are of some meeting before.
_DATED = late(
    rf"\W*(?:\d+\W+)?(?:genomgång\s+av\s+)?(?:(?:nätverk|möt)ets\s+)?{_RECORD}\w*"
    r"(?:\s+(?:från|för|den|av|möte\w*|sammanträde\w*))*\s+\d[^()]*(?:\(.*)?",
    re.IGNORECASE | re.DOTALL,
)


def is_on_previous(title: str) -> bool:
    """Tell whether a point is the one on the last meeting, or on its notes."""
    quick = _is_record(title) or "öte" in title or "ammanträde" in title
    return quick and _PREVIOUS.search(title) is not None


def is_on_notes(title: str) -> bool:
    """Tell whether a point is the one on the last meeting's notes, whatever they are called."""
    return _is_record(title) and (is_on_previous(title) or _DATED.fullmatch(title) is not None)


def _is_record(title: str) -> bool:
    return "nteckning" in title or "rotokoll" in title
