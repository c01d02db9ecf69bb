"""4 §, by habit: meetings are held on ordinary working days."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.planning.last_day import said_off
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Ett möte ligger på en helg, helgdag eller klämdag.",
    why="Att möten hålls på arbetsdagar är nätverkets vana och står inte i arbetsordningen. En "
    "helg, en helgdag eller en ledig afton ger en varning, en klämdag en upplysning.",
    unseen="Lokala lediga dagar, lov och konferenser.",
    wrong="möten: [2026-06-06]",
    right="möten: [2026-06-05]",
    mend="Flytta mötet till en arbetsdag.",
)
_REMEDY = "Välj en annan dag; lchnv calendar visar året."


@rule("möte-på-ledig-dag", cites="4 §", severity=Severity.WARNING, texts=TEXTS)
def day_off(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find a meeting on a day off, or on a single working day between two days off."""
    if meeting.off:
        return
    day = meeting.date
    place = meeting.occasion.place if meeting.occasion else meeting.place
    if said := said_off(day, context.workdays):
        severity = Severity.INFO if context.workdays.is_workday(day) else None
        yield Hit(place, f"Mötesdagen {said}.", _REMEDY, severity)
