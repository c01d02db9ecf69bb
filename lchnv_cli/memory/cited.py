"""Whether a decision that the register or a calendar points at is there."""

import datetime as dt

from lchnv_cli.memory.reference import Reference, reference_of
from lchnv_cli.model.archive import Archive, Meeting
from lchnv_cli.model.document import Notes

_EXAMPLE = "lchnv 2025-12-12 punkt 6"


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
    if meeting.notes is None:
        return _unwritten(meeting, archive, today)
    if reference.point and not _has_point(meeting.notes, reference):
        point = f"{reference.point} {reference.sub_point}".rstrip()
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


def _has_point(notes: Notes, reference: Reference) -> bool:
    for place, item in enumerate(notes.items, 1):
        if reference.point in {item.heading.label, str(place)}:
            letters = {sub.heading.label.lower() for sub in item.sub_items}
            return not reference.sub_point or reference.sub_point in letters
    return False
