"""The iCalendar file: read back by another library, and the same bytes every time."""

import datetime as dt
import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.timezone import IcsTimezoneInfo

from lchnv_cli.export.ics import Event, calendar_file
from lchnv_cli.model.days import Hours
from tests.running import ROOT

STAMP = dt.date(2026, 11, 22)
MORNING = Hours(dt.time(9, 30), dt.time(12))
MEETING = Event(
    "lchnv-2026-03-20@lchnv",
    "Länschefsnätverket",
    dt.date(2026, 3, 20),
    MORNING,
    "Demokraten, Gamla elverket, Ölandsvägen 8, Falun",
    "Dagordningen ligger på webbsidan senast fredag 13 mars.\nStyrgruppen möts måndag 2 mars.",
    reminder_days=3,
)
DEADLINE = Event("sista-dag@lchnv", "Publicera dagordningen", dt.date(2026, 3, 13), reminder_days=0)
STOCKHOLM = ZoneInfo("Europe/Stockholm")

DAYS = st.dates(dt.date(1954, 1, 1), dt.date(2099, 12, 31))
CLOCK = st.times().map(lambda time: time.replace(microsecond=0, fold=0))
HOURS = st.builds(Hours, CLOCK, st.none() | CLOCK)
TRICKY = r",;:\"'\N\n\,\; åÄö %0A^n=" + "\n\t\r\x00\x07\x0b\x1b\x85\u2028\ufeff\u202e\U0001f600"
TEXT = st.text(st.sampled_from(TRICKY) | st.characters(codec="utf-8"), max_size=120)
EVENTS = st.builds(
    Event,
    uid=st.uuids().map(str),
    summary=TEXT,
    day=DAYS,
    hours=st.none() | HOURS,
    venue=TEXT,
    description=TEXT,
    cancelled=st.booleans(),
    reminder_days=st.none() | st.integers(0, 60),
    url=st.sampled_from(["", "https://www.prov.example/a,b;c"]),
    sequence=st.integers(0, 9),
)


def _read(data: bytes) -> Calendar:
    """Read a file with a library that shares no code with the one that wrote it."""
    return IcsCalendarStream.calendar_from_ics(data.decode())


def _shown(text: str | None) -> str:
    """Give a text without white space, and without what no calendar can hold.

    The other library takes a byte order mark first in a text for one of the file's.
    """
    dropped = {"Cc", "Zl", "Zp", "Zs"}
    kept = (c for c in text or "" if unicodedata.category(c) not in dropped)
    return (
        "".join(kept)
        .replace("\ufffd", "")
        .replace("\ufffe", "")
        .replace("\uffff", "")
        .lstrip("\ufeff")
    )


def _when(event: Event) -> tuple[dt.date, dt.date | None]:
    """Give the first and the last moment that a reader should find."""
    if event.hours is None:
        return event.day, event.day + dt.timedelta(days=1)
    start, end = event.hours.start, event.hours.end
    ends = dt.datetime.combine(event.day, end, STOCKHOLM) if end and end > start else None
    return dt.datetime.combine(event.day, start, STOCKHOLM), ends


def _alarms(event: Event) -> list[tuple[str, Any]]:
    if event.cancelled or event.reminder_days is None:
        return []
    morning = dt.timedelta(hours=8 if event.hours is None else 0)
    return [("DISPLAY", morning - dt.timedelta(days=event.reminder_days))]


@pytest.mark.slow
@given(st.lists(EVENTS, max_size=4, unique_by=lambda event: event.uid), TEXT, DAYS)
@example([MEETING, DEADLINE], "Länschefsnätverket, 2026", STAMP)
def test_another_library_reads_the_same_events(
    events: list[Event], name: str, stamp: dt.date
) -> None:
    found = _read(calendar_file(events, name, stamp))
    assert [e.uid for e in found.events] == [e.uid for e in events]
    assert [(e.dtstart, e.dtend) for e in found.events] == [_when(e) for e in events]
    for read, event in zip(found.events, events, strict=True):
        assert _shown(read.summary) == _shown(event.summary)
        assert _shown(read.location) == _shown(event.venue)
        assert _shown(read.description) == _shown(event.description)
        assert (read.status == "CANCELLED") == event.cancelled
        assert str(read.url or "") == event.url
        assert [(a.action, a.trigger) for a in read.alarm] == _alarms(event)
        assert read.dtstamp == dt.datetime.combine(stamp, dt.time(), dt.UTC)
        assert read.sequence == event.sequence


@pytest.mark.slow
@given(st.lists(EVENTS, max_size=4), TEXT)
def test_every_line_is_at_most_75_octets_and_ends_with_crlf(events: list[Event], name: str) -> None:
    data = calendar_file(events, name, STAMP)
    *lines, last = data.split(b"\r\n")
    assert last == b""
    assert max(map(len, lines)) <= 75
    whole = "".join(line.decode() for line in lines)  # no character is cut in two
    assert re.findall("[\x00-\x08\x0a-\x1f\x7f-\x9f]", whole) == []


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_where_they_are_made() -> None:
    code = (
        "import sys; from tests.test_ics import *;"
        "sys.stdout.buffer.write(calendar_file([MEETING, DEADLINE], 'Möten', STAMP))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "TZ": zone, "LC_ALL": "C", "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for zone, seed in (("Asia/Tokyo", "1"), ("America/New_York", "2"))
    }
    assert made == {calendar_file([MEETING, DEADLINE], "Möten", STAMP)}


@pytest.mark.parametrize(
    "text",
    [
        "a,b;c:d",
        r"C:\Nytt\nu",
        r"\N\n\\,\;",
        'citat "x"; ^n ^^',
        "rad ett\nrad två\n\nrad fyra",
        "åäö ÅÄÖ é " * 30,
        "\U0001f600" * 40,
        "BEGIN:VEVENT\nEND:VCALENDAR",
        "  två mellanslag\n i början",
        "tabb\tinne i",
    ],
)
def test_a_description_is_read_back_to_the_letter(text: str) -> None:
    (found,) = _read(calendar_file([replace(MEETING, description=text)], "x", STAMP)).events
    assert found.description == text


@pytest.mark.parametrize(
    ("text", "line", "lines"),
    [
        ("a\r\nb", "a b", "a\nb"),
        ("a\rb", "a b", "a\nb"),
        ("a\u2028b\x85c", "a b c", "a\nb\nc"),
        ("a\x00b\x1bc\x7f", "a\ufffdb\ufffdc\ufffd", "a\ufffdb\ufffdc\ufffd"),
        ("a\ud800b", "a\ufffdb", "a\ufffdb"),
        (" a ", "a", " a "),
    ],
)
def test_what_no_calendar_can_hold_is_told_apart_or_marked(
    text: str, line: str, lines: str
) -> None:
    event = replace(MEETING, summary=text, venue=text, description=text)
    found = _read(calendar_file([event], text, STAMP))
    (read,) = found.events
    assert (read.summary, read.location, read.description) == (line, line, lines)
    assert found.extras[0].value == line


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (dt.date(2026, 1, 29), 8),
        (dt.date(2026, 3, 28), 8),
        (dt.date(2026, 3, 29), 7),
        (dt.date(2026, 6, 12), 7),
        (dt.date(2026, 10, 24), 7),
        (dt.date(2026, 10, 25), 8),
    ],
)
def test_a_meeting_keeps_its_local_hours_all_year(day: dt.date, utc: int) -> None:
    (found,) = _read(calendar_file([replace(MEETING, day=day)], "x", STAMP)).events
    assert isinstance(found.dtstart, dt.datetime)
    assert isinstance(found.dtend, dt.datetime)
    assert (found.dtstart.time(), found.dtend.time()) == (dt.time(9, 30), dt.time(12))
    assert found.dtstart.astimezone(dt.UTC).time() == dt.time(utc, 30)


def test_the_time_zone_of_the_file_is_that_of_sweden() -> None:
    """As the rules in the file tell it, not as the reader's own tables would."""
    (zone,) = _read(calendar_file([MEETING], "x", STAMP)).timezones
    told = IcsTimezoneInfo.from_timezone(zone)
    noons = [dt.datetime(2020, 1, 1, 12) + dt.timedelta(days=n) for n in range(2500)]  # noqa: DTZ001
    offsets = {noon.date(): noon.replace(tzinfo=told).utcoffset() for noon in noons}
    assert offsets == {noon.date(): noon.replace(tzinfo=STOCKHOLM).utcoffset() for noon in noons}


def test_the_time_zone_is_told_by_rules_that_outlook_follows() -> None:
    text = calendar_file([], "x", STAMP).decode()
    zone = text.partition("BEGIN:VTIMEZONE\r\n")[2].partition("END:VTIMEZONE\r\n")[0]
    assert zone.startswith("TZID:Europe/Stockholm\r\n")
    assert (zone.count("\r\nRRULE:FREQ=YEARLY;"), zone.count("RDATE")) == (2, 0)


def test_a_whole_day_takes_up_no_time_and_a_meeting_does() -> None:
    data = calendar_file([DEADLINE, MEETING], "x", STAMP)
    whole, timed = _read(data).events
    assert (whole.transparency, timed.transparency) == ("TRANSPARENT", None)
    assert b"\r\nDTSTART;VALUE=DATE:20260313\r\nDTEND;VALUE=DATE:20260314\r\n" in data
    assert b"\r\nDTSTART;TZID=Europe/Stockholm:20260320T093000\r\n" in data


@pytest.mark.parametrize("end", [None, dt.time(9, 30), dt.time(9)])
def test_a_meeting_never_ends_before_it_starts(end: dt.time | None) -> None:
    event = replace(MEETING, hours=Hours(dt.time(9, 30), end))
    (found,) = _read(calendar_file([event], "x", STAMP)).events
    assert found.dtend is None


def test_an_empty_text_is_left_out() -> None:
    data = calendar_file([Event("a", "", dt.date(2026, 3, 20))], "", STAMP)
    assert [f for f in (b"SUMMARY", b"LOCATION", b"DESCRIPTION", b"NAME:") if f in data] == [
        b"NAME:"  # TZNAME
    ]
    assert b"\r\nNAME:" not in data


def test_the_file_is_as_agreed(golden: Any) -> None:
    cancelled = replace(MEETING, uid="inställt@lchnv", summary="Inställt: möte", cancelled=True)
    data = calendar_file([MEETING, DEADLINE, cancelled], "Länschefsnätverket 2026", STAMP)
    golden("ics/kalender.ics", data.decode())
