"""Events as an iCalendar file (RFC 5545), for Outlook and every other calendar."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
_SPECIAL = re.compile(r"[\\;,]")


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting, or a day to remember (``hours`` None), as a calendar shows it.

    ``uid`` stays the same for the same event in every file, so that a calendar mends the event
    it has and adds no second one. A cancelled event reminds nobody.
    """

    uid: str
    summary: str
    day: dt.date
    hours: Hours | None = None
    venue: str = ""
    description: str = ""
    cancelled: bool = False
    reminder_days: int | None = None


def calendar_file(events: Sequence[Event], name: str, stamp: dt.date) -> bytes:
    """Return the file: the same bytes for the same events, on every machine and at any time.

    ``stamp`` is the day that the events are told to be as they are (DTSTAMP).
    """
    from icalendar import Calendar, Timezone  # noqa: PLC0415 - heavy

    calendar = Calendar()
    calendar.add("prodid", "-//lchnv//lchnv//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for field in ("name", "x-wr-calname"):  # the standard's, and what Outlook and Apple read
        _add_text(calendar, field, _line(name))
    calendar.add_component(Timezone.from_ical(_VTIMEZONE))
    for event in events:
        calendar.add_component(_vevent(event, stamp))
    return bytes(calendar.to_ical())


def _vevent(event: Event, stamp: dt.date) -> Any:
    from icalendar import Event as VEvent  # noqa: PLC0415 - heavy

    made = VEvent()
    _add_text(made, "uid", _line(event.uid))
    made.add("dtstamp", dt.datetime.combine(stamp, dt.time(), dt.UTC))
    made.add("sequence", 0)
    _add_time(made, event)
    _add_text(made, "summary", _line(event.summary))
    _add_text(made, "location", _line(event.venue))
    _add_text(made, "description", "\n".join(_lines(event.description)))
    if event.cancelled:
        made.add("status", "CANCELLED")
    elif event.reminder_days is not None:
        made.add_component(_alarm(event, event.reminder_days))
    return made


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
    made.add("trigger", dt.timedelta(days=-days))
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
