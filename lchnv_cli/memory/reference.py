"""A pointer to a decision, as the register and the calendars write it, and whether it is there."""

import datetime as dt
import re
from typing import NamedTuple

from lchnv_cli.model.archive import Archive, Meeting
from lchnv_cli.model.date_forms import ISO, date_of
from lchnv_cli.model.items import Address
from lchnv_cli.model.procedure import Procedure

_REFERENCE = re.compile(
    rf"(?P<body>.*?)[\s,]+(?P<day>{ISO})"
    r"(?:[\s,]+(?:punkt|p\.?|§)\s*(?P<point>\d+)(?:\s*(?P<sub>[a-zåäö])\b\)?)?)?",
    re.IGNORECASE,
)
_EXAMPLE = "lchnv 2025-12-12 punkt 6"


class Reference(NamedTuple):
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
    date = date_of(match["day"])
    if body is None or date is None:
        return None
    return Reference(body.id, date, match["point"] or "", (match["sub"] or "").lower())


def missing(written: str, body_id: str, before: dt.date, archive: Archive, today: dt.date) -> str:
    """Tell why a decision of a body, taken before a day, is not there; empty when it is.

    The meeting must be known, where the folder knows any of the body's that year, and its notes
    be in the folder if it was held and other notes of the body from the same year are.
    """
    if not written:
        return "beslutet är inte angivet"
    reference = reference_of(written, archive.procedure)
    if reference is None:
        return f"”{written}” pekar inte ut något möte; skriv som {_EXAMPLE}"
    if reference.body_id != body_id:
        body = archive.procedure.bodies[body_id]
        return f"”{written}” är inte ett beslut av {body.name}"
    if reference.date >= before:
        return f"beslutet {reference.date} är inte fattat före {before}"
    return _unfounded(reference, archive, today)


def _unfounded(reference: Reference, archive: Archive, today: dt.date) -> str:
    meeting = archive.meeting(reference.body_id, reference.date)
    years = {known.date.year for known in archive.all_for(reference.body_id)}
    if meeting is None and reference.date.year not in years:
        return ""  # the folder knows nothing of that year
    if meeting is None:
        return f"mötet {reference.date} finns varken i mappen eller i kalendariet"
    if not meeting.deciding:
        return _unwritten(meeting, archive, today)
    point = str(Address(reference.point, reference.sub_point))
    items = (item for document in meeting.deciding for item in document.points())
    if point and point not in {str(item.address).lower() for item in items}:
        return f"anteckningarna från {reference.date} har ingen punkt {point}"
    return ""


def _unwritten(meeting: Meeting, archive: Archive, today: dt.date) -> str:
    """Tell that the notes are missing, where their time has passed and the year has others."""
    values = archive.procedure.edition_for(meeting.body_id, meeting.date).values
    due = meeting.date + dt.timedelta(days=values["utskick_dagar"])
    others = (
        other
        for other in archive.all_for(meeting.body_id)
        if other.date.year == meeting.date.year and other.notes is not None
    )
    if today > due and any(others):
        return f"anteckningarna från mötet {meeting.date} finns inte i mappen"
    return ""
