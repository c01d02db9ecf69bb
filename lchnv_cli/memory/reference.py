"""A pointer to a decision, as the register and the calendars write it."""

import datetime as dt
import re
from dataclasses import dataclass

from lchnv_cli.model.procedure import Procedure

_REFERENCE = re.compile(
    r"(?P<body>.*?)[\s,]+(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[\s,]+(?:punkt|p\.?|§)\s*(?P<point>\d+)(?:\s*(?P<sub>[a-zåäö])\b\)?)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A body's meeting on a day, and perhaps the point: ``lchnv 2026-03-20 punkt 5 e``."""

    body_id: str
    date: dt.date
    point: str = ""
    sub_point: str = ""


def reference_of(text: str, procedure: Procedure) -> Reference | None:
    """Read a pointer; None when it names no body of the network or no day of the calendar."""
    match = _REFERENCE.match(text.strip())
    if match is None:
        return None
    name = match["body"].strip()
    body = procedure.bodies.get(name.casefold()) or procedure.body_named_first(name)
    try:
        date = dt.date.fromisoformat(match["day"])
    except ValueError:
        return None
    if body is None:
        return None
    return Reference(body.id, date, match["point"] or "", (match["sub"] or "").lower())
