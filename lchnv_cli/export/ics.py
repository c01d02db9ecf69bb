"""Events as an iCalendar file (RFC 5545), for Outlook and every other calendar."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from lchnv_cli.model.days import Hours

_ZONE = "Europe/Stockholm"
# The rules since 1996, told as if since 1970. They are rules and not lists of days (RDATE),
# which Outlook passes over; and they stand here, so that no machine's own tables play a part.
_VTIMEZONE = f"""\
BEGIN:VTIMEZONE
TZID:{_ZONE}
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
# What a text may not hold, once its lines are told apart: control characters but the tab, half
# characters, and what no character will ever be.
_FORBIDDEN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_QUOTE = re.compile('["^]')  # never in the value of a parameter
_MORNING = dt.timedelta(hours=8)
_VEVENT = re.compile(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)
_UID = re.compile(rb"^UID:(.*(?:\r\n .*)*)", re.MULTILINE)
_SEQUENCE = re.compile(rb"^SEQUENCE:(\d{1,9})\r\n", re.MULTILINE)
_STAMP = re.compile(rb"^((?:DTSTAMP|LAST-MODIFIED):)\d{8}", re.MULTILINE)
_BY_CHANGE = re.compile(rb"^(?:SEQUENCE|DTSTAMP|LAST-MODIFIED):.*\r\n", re.MULTILINE)
_SPECIAL = re.compile(r"[\\;,]")


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting, or a day to remember (``hours`` None), as a calendar shows it.

    ``uid`` stays the same for the same event in every file, so that a calendar mends the event
    it has and adds no second one; ``sequence`` rises with each change of it, and ``changed`` is the
    day of the last. A cancelled event reminds nobody; of a whole day the reminder comes in the
    morning, so many days before.
    """

    uid: str
    summary: str
    day: dt.date
    hours: Hours | None = None
    venue: str = ""
    description: str = ""
    cancelled: bool = False
    reminder_days: int | None = None
    url: str = ""
    sequence: int = 0
    changed: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """What makes a file an update for those who are invited: who calls them, and their addresses.

    Where nobody is told to call them the file just tells (PUBLISH): an answer would reach nobody.
    """

    organizer: str = ""
    attendees: tuple[tuple[str, str], ...] = ()
    cancelled: bool = False

    @property
    def method(self) -> str:
        """What the calendar is to do with the events."""
        if not self.organizer:
            return "PUBLISH"
        return "CANCEL" if self.cancelled else "REQUEST"


def calendar_file(
    events: Sequence[Event], name: str, stamp: dt.date, invitation: Invitation | None = None
) -> bytes:
    """Return the file: the same bytes for the same events, on every machine and at any time.

    ``stamp`` is the day that events are told to be as they are (DTSTAMP), where they do not say
    when they were changed.
    """
    from icalendar import Calendar  # noqa: PLC0415 - heavy

    calendar = Calendar()
    calendar.add("prodid", "-//lchnv//lchnv//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if invitation is not None:
        calendar.add("method", invitation.method)
    for field in ("name", "x-wr-calname"):  # the standard's, and what Outlook and Apple read
        _add_text(calendar, field, _line(name))
    calendar.add_component(_zone())
    for event in events:
        made = _vevent(event, stamp)
        if invitation is not None and invitation.organizer:
            _invite(made, invitation)
        calendar.add_component(made)
    return bytes(calendar.to_ical())


def renumbered(data: bytes, before: bytes, today: dt.date) -> bytes:
    """Give a file with each event as the one ``before`` it has it, where both say the same.

    One that says something else gets a number above the one it had there, and that day as the day
    of its change, if its own number is no higher.
    """
    known: dict[bytes, bytes] = {_value(_UID, each): each for each in _VEVENT.findall(before)}

    def numbered(found: re.Match[bytes]) -> bytes:
        own: bytes = found[0]
        was = known.get(_value(_UID, own))
        if was is None:
            return own
        if _BY_CHANGE.sub(b"", was) == _BY_CHANGE.sub(b"", own):
            return was
        had, has = (int(_value(_SEQUENCE, each) or 0) for each in (was, own))
        if has > had:
            return own
        stamped = _STAMP.sub(rb"\g<1>" + today.strftime("%Y%m%d").encode(), own)
        return _SEQUENCE.sub(b"SEQUENCE:%d\r\n" % (had + 1), stamped)

    return _VEVENT.sub(numbered, data)


def _value(field: re.Pattern[bytes], event: bytes) -> bytes:
    found = field.search(event)
    return found[1] if found else b""


@cache
def _zone() -> Any:
    """Give the zone, the same in every file: it is never changed."""
    from icalendar import Timezone  # noqa: PLC0415 - heavy

    return Timezone.from_ical(_VTIMEZONE)


def _vevent(event: Event, stamp: dt.date) -> Any:
    from icalendar import Event as VEvent  # noqa: PLC0415 - heavy

    made = VEvent()
    _add_text(made, "uid", _line(event.uid))
    changed = dt.datetime.combine(event.changed or stamp, dt.time(), dt.UTC)
    made.add("dtstamp", changed)
    if event.changed is not None:
        made.add("last-modified", changed)
    made.add("sequence", event.sequence)
    _add_time(made, event)
    _add_text(made, "summary", _line(event.summary))
    _add_text(made, "location", _line(event.venue))
    _add_text(made, "description", "\n".join(_lines(event.description)))
    if event.url:
        made.add("url", event.url)
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    if event.reminder_days is not None and not event.cancelled:
        made.add_component(_alarm(event, event.reminder_days))
    return made


def _invite(made: Any, invitation: Invitation) -> None:
    """Say who calls the meeting and whom; nobody is asked to answer what is cancelled."""
    from icalendar import vCalAddress  # noqa: PLC0415 - heavy

    made.add("organizer", vCalAddress(f"mailto:{invitation.organizer}"))
    for name, address in invitation.attendees:
        attendee = vCalAddress(f"mailto:{address}")
        attendee.params["cn"] = _QUOTE.sub("", _line(name))
        if not invitation.cancelled:
            attendee.params["partstat"] = "NEEDS-ACTION"
            attendee.params["rsvp"] = "TRUE"
        made.add("attendee", attendee)


def _add_time(made: Any, event: Event) -> None:
    """Say when it is; a whole day takes up nobody's time."""
    if event.hours is None:
        made.add("dtstart", event.day)
        made.add("dtend", event.day + dt.timedelta(days=1))  # the first day that is not part of it
        made.add("transp", "TRANSPARENT")
        return
    start, end = event.hours.start, event.hours.end
    made.add("dtstart", dt.datetime.combine(event.day, start), {"TZID": _ZONE})
    if end is not None and end > start:  # else it would end before it starts
        made.add("dtend", dt.datetime.combine(event.day, end), {"TZID": _ZONE})


def _alarm(event: Event, days: int) -> Any:
    from icalendar import Alarm  # noqa: PLC0415 - heavy

    made = Alarm()
    made.add("action", "DISPLAY")
    _add_text(made, "description", _line(event.summary) or "Påminnelse")  # it must say something
    morning = _MORNING if event.hours is None else dt.timedelta()
    made.add("trigger", morning - dt.timedelta(days=days))
    return made


def _add_text(made: Any, field: str, text: str) -> None:
    r"""Add a text, escaped here: icalendar takes \N in a text, as in C:\Nytt, for a new line."""
    from icalendar.prop import vInline  # noqa: PLC0415 - heavy

    if text:
        escaped = _SPECIAL.sub(r"\\\g<0>", text).replace("\n", r"\n")
        made.add(field, vInline(escaped))


def _line(text: str) -> str:
    return " ".join(_lines(text)).strip()


def _lines(text: str) -> Iterable[str]:
    r"""Give the lines of a text; every kind of line end is one, also those that are not \n."""
    return (_FORBIDDEN.sub("\ufffd", line) for line in text.splitlines())
