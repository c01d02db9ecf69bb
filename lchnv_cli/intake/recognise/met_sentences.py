"""A sentence that tells when and where people met, or are to meet."""

import re
from typing import NamedTuple

from lchnv_cli.intake.recognise.dates import dates_of
from lchnv_cli.intake.recognise.field_names import HOURS, ends_in_body
from lchnv_cli.load.hours import parse_hours
from lchnv_cli.model.date_forms import WrittenDate
from lchnv_cli.model.days import Hours
from lchnv_cli.model.late_pattern import late

_LONGEST = 220  # characters
_MET = late(
    r"\b(?:\w*möte[ts]?|\w*sammanträde[ts]?|\w*träff\w*|sammanträdde|möttes)\b", re.IGNORECASE
)
_AT = late(r"\b(?:i|på|vid|via)\s+([A-ZÅÄÖ][^\n.;]*?),?\s*(?:$|[\n.;]|\bkl\b)")
_BEFORE = late(r"\b(?:i|på|vid)\s+([A-ZÅÄÖ][^\n.;:]{1,60}?),?(?:\s+den)?\s*$")
_RIGHT_AFTER = late(r"[\s,–-]*([A-ZÅÄÖ][^\n.;]*)")
_ABOUT = late(r"\b(?:ca|cirka)\b\.?\s*", re.IGNORECASE)


class Met(NamedTuple):
    """The day of a sentence on a meeting, its hours, and where; empty where it says none."""

    date: WrittenDate | None
    hours: Hours | None
    place: str


def met_in(text: str) -> Met | None:
    """Read a sentence that tells one day, or hours alone, when people meet; else None."""
    if len(text) > _LONGEST or not _MET.search(text):
        return None
    days = [each for each in dates_of(text) if each.date]
    if len(days) > 1 or not (days or HOURS.search(text)):
        return None
    after = text[days[0].end :] if days else text
    match = HOURS.search(after)
    hours = hours_of(match[0]) if match else None
    if match is None or hours is None:
        place = _AT.search(after)
    else:
        beside = after[match.end() :]
        place = _AT.search(f"{after[: match.start()]}\n{beside}") or _RIGHT_AFTER.match(beside)
    if place is None and days and (before := _BEFORE.search(text[: days[0].start])):
        place = None if ends_in_body(before[1]) else before
    return Met(days[0] if days else None, hours, place[1].strip(" ,;") if place else "")


def hours_of(text: str) -> Hours | None:
    """Read hours, also where somebody wrote about when it ends: 13.00–ca 15.30."""
    return parse_hours(_ABOUT.sub("", text))
