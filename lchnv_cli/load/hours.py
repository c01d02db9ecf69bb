"""Clock times as people write them in the field tid, alone or with more beside them."""

import datetime as dt
import re

from lchnv_cli.model.days import Hours
from lchnv_cli.model.late_pattern import late

_CLOCK = r"(?:[Kk]l(?:ockan|\.)?\s*)?(\d{1,2})(?:[.:](\d{2}))?"
_SPAN = rf"{_CLOCK}(?:\s*(?:[-–—]|till\b)\s*{_CLOCK})?"
# What may be hours; for editors, that know no more of a field than a pattern.
LIKELY = rf"^(?:{_SPAN})$|\d[.:]\d\d|\d\s*[-–—]\s*\d|[Kk]l\.?\s*\d"

_WHOLE = late(_SPAN)
_AMONG = late(rf"(?<![\w.:-])(?<!\bdag ){_SPAN}(?![\w:]|\.\d|\s*[-–—]\s*\d)")
_WITH_MINUTES = late(r"\d[.:]\d\d(?!\d)")
_MARKED = late(r"[.:k]")  # a number alone is the day of a month, a room, a count
_ENDS = late(r"\s*(?:[,;(]|$)")
_BREAK = late(
    r"\b(?:fika|kaffe|lunch|frukost|middag|rast|paus|mingel|samling|registrering)\w*"
    r"(?:\s+(?:serveras|mellan|från))?[\s:(]*$",
    re.IGNORECASE,
)


def parse_hours(text: str) -> Hours | None:
    """Read 09.30–12.00, 9:30-12 or 09.30 alone; of more, kept as it is written, the first span.

    A break is not the meeting. Where a span ends before it begins, that is what is given.
    """
    if match := _WHOLE.fullmatch(text):
        return _hours(match)
    found = [
        match
        for match in _AMONG.finditer(text)
        if _MARKED.search(match[0]) or (match[3] and _ENDS.match(text, match.end()))
    ]
    times = [_hours(match, text) for match in found]
    wrong = [hours for hours in times if hours is None or hours.backwards]
    if wrong or _WITH_MINUTES.search(_AMONG.sub("", text)):
        return next(iter(wrong), None)
    own = [
        time
        for time, match in zip(times, found, strict=True)
        if not _BREAK.search(text[: match.start()])
    ]
    spans = [hours for hours in own if hours and hours.end]
    return next(iter(spans or own or times), None)


def _hours(match: re.Match[str], written: str = "") -> Hours | None:
    try:
        start = dt.time(int(match[1]), int(match[2] or 0))
        end = dt.time(int(match[3]), int(match[4] or 0)) if match[3] else None
    except ValueError:
        return None
    return Hours(start, end, written)
