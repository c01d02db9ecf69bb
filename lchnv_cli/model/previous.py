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
    r"\W*(?:\d+\W+)?(?:(?:genomgång|godkännande|uppföljning|fastställande|avstämning)\s+av\s+)?"
    rf"(?:(?:\w*nätverk|möt)ets\s+)?{_RECORD}\w*"
    r"(?:\s+(?:från|för|den|av|lchnv:?s?|\w*nätverkets?|ordinarie|möte\w*|sammanträde\w*))*\s+\d[^()]*(?:\(.*)?",
    re.IGNORECASE | re.DOTALL,
)


def says_previous(title: str) -> bool:
    """Tell whether a point says itself that it is on the last meeting, or on its notes."""
    quick = _is_record(title) or "öte" in title or "ammanträde" in title
    return quick and _PREVIOUS.search(title) is not None


def is_on_previous(title: str) -> bool:
    """Tell whether a point is the one on the last meeting, or on its notes by their day."""
    dated = _is_record(title) and _DATED.fullmatch(title) is not None
    return dated or says_previous(title)


def is_on_notes(title: str) -> bool:
    """Tell whether a point is the one on the last meeting's notes, whatever they are called."""
    return _is_record(title) and is_on_previous(title)


def _is_record(title: str) -> bool:
    return "nteckning" in title or "rotokoll" in title
