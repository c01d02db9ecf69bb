"""A day that is said to be a meeting's is that of one that the folder knows."""

import datetime as dt
import re
from bisect import bisect
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.body_meant import body_meant
from lchnv_cli.memory.reference import POINT, points_at
from lchnv_cli.model.days import short, spoken_with_year
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.model.items import Address
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.mentions import Mention
from lchnv_cli.rules.rule import FORM, Texts, rule
from lchnv_cli.rules.shared.meeting_named import names_meeting

TEXTS = Texts(
    summary="Ett datum som pekar ut ett möte är inget möte som mappen känner, eller mötet har inte "
    "punkten.",
    why="Nätverket skriver sina möten med sex siffror: 260129. Stämmer inte datumet med något möte "
    "i mappen hittar läsaren inte dit. Datum i andra former prövas där orden säger att det är ett "
    "hållet möte med ett av nätverkets organ (nätverkets möte den 29 januari, LCHNV beslutade "
    "29/1); utan årtal är det dagen samma år. Står en punkt efter datumet (260129 punkt 7) ska "
    "mötets dagordning eller {anteckningar} ha den, där mappen har dem. Regeln tiger om tiden före "
    "organets första möte i mappen, om kommande möten i år utan kalendarium, om andra organs möten "
    "om sex siffror med veckodag och om raden Beredd: (ej-berett-ärende).",
    unseen="Möten som nämns utan datum (förra mötet i Mora), kommande möten i andra former än "
    "sex siffror, och om det som sägs om mötet stämmer.",
    wrong="Länschefsnätverket beslutade 260128 om inriktningen.",
    right="Länschefsnätverket beslutade 260129 om inriktningen.",
    mend="Rätta datumet, eller skriv in mötet i organets kalendarium.",
)
# "punkt 7 i minnesanteckningarna 270409": the day stands after the point.
_POINT_BEFORE = late(
    r"(?:\b(?:punkt(?:en)?|p\.)|§)\s*(?P<point>\d{1,3})(?:\s*(?P<sub>a[a-uw-z]|[a-zåäö])\b\)?)?"
    r"\s+(?:i|på|vid|från|av|den)\s+(?:[\w:-]+\s+){0,5}$",
    re.IGNORECASE,
)
_NEAR = dt.timedelta(days=31)  # a slip of the pen is seldom farther off


@rule("okänd-möteshänvisning", cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def unknown_meeting_date(document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find dates in the text and in the annexes' titles that are no meeting of any body."""
    bodies = context.procedure.bodies
    named = [each for each in document.mentions if names_meeting(each, context.procedure)]
    found = [
        mention
        for mention in named
        if not any(context.archive.meeting(body, mention.day) for body in bodies)
    ]
    for mention in named:
        yield from _without_point(mention, document, context)
    planned = _planned(context) if found else set()
    unknown = [
        (body_meant(mention, document.body_id, context.procedure), mention)
        for mention in found
        if mention.day not in planned
    ]
    days = {body_id: _days(body_id, context) for body_id, _ in unknown if body_id}
    for body_id, mention in unknown:
        if body_id and _is_wrong(mention.day, body_id, days[body_id], context):
            place = document.at(mention.line, mention.column, mention.written)
            yield _hit(mention, days[body_id], place)


def _without_point(mention: Mention, document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find a point, named right after its meeting's day, that no document of the meeting has."""
    match = POINT.match(mention.after) or _POINT_BEFORE.search(mention.before)
    body_id = body_meant(mention, document.body_id, context.procedure) if match else ""
    meeting = context.archive.meeting(body_id, mention.day) if body_id else None
    if match is None or meeting is None or not meeting.documents:
        return
    address = Address(match["point"], (match["sub"] or "").lower())
    if not any(points_at(each, address) for each in meeting.documents):
        message = f"Mötet {short(mention.day)} har ingen punkt {address} i de dokument som finns."
        remedy = "Rätta punkten eller datumet."
        yield Hit(document.at(mention.line, mention.column, mention.written), message, remedy)


def _planned(context: Context) -> set[dt.date]:
    """Give every day in the calendars: of preparations too, and of what was moved or called off."""
    occasions = [o for calendar in context.archive.calendars() for o in calendar.occasions]
    return {day for occasion in occasions for day in (occasion.date, *occasion.moved_from)}


def _is_wrong(day: dt.date, body_id: str, days: list[dt.date], context: Context) -> bool:
    """Tell whether the folder would know a body's meeting on a day, had there been one."""
    answers = context.procedure.answers(body_id, day)
    if not days or day < days[0] or not answers or context.archive.may_lack(body_id, day.year):
        return False
    calendars = (body_id, *_steered(body_id, context))
    return day <= context.today or any(context.archive.calendar(own, day.year) for own in calendars)


def _hit(mention: Mention, days: list[dt.date], place: Place) -> Hit:
    day = mention.day
    at = bisect(days, day)
    nearest = min(days[max(at - 1, 0) : at + 1], key=lambda known: abs(known - day))
    message = f"{mention.written or short(day)}, {spoken_with_year(day)}, "
    message += "är inget möte som mappen känner."
    remedy = "Rätta datumet, eller skriv in mötet i organets kalendarium."
    if abs(nearest - day) <= _NEAR:
        remedy = f"Menade du {short(nearest)}? {remedy}"
    return Hit(place, message, remedy)


def _days(body_id: str, context: Context) -> list[dt.date]:
    """Give the days of a body's meetings, for a steering group also those of its preparations."""
    days = {meeting.date for meeting in context.archive.all_for(body_id)}
    for other in _steered(body_id, context):
        days.update(context.archive.steering_days(other))
    return sorted(days)


def _steered(body_id: str, context: Context) -> list[str]:
    return [body.id for body in context.procedure.bodies.values() if body.steering == body_id]
