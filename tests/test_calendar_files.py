"""Files for other calendars over time: an old one and a new one, read in turn.

Two libraries read them, that share no code with the one that writes, into a calendar that keeps of
each event what has the highest number, as calendars do.
"""

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream

from lchnv_cli.work.making.event_log import EVENTS
from lchnv_cli.workdays import Workdays
from tests.running import Program, network
from tests.sealing import seal

pytestmark = pytest.mark.slow


def _by_ical(data: bytes) -> Iterator[tuple[str, int, str, str, dt.date]]:
    for each in IcsCalendarStream.calendar_from_ics(data.decode()).events:
        last = each.last_modified or each.dtstamp
        assert each.uid
        assert each.dtstart
        yield each.uid, each.sequence or 0, str(each.status), str(last), each.dtstart


def _by_vobject(data: bytes) -> Iterator[tuple[str, int, str, str, dt.date]]:
    for each in vobject.readOne(data.decode()).vevent_list:
        start, status = each.dtstart.value, each.status.value
        uid, number = each.uid.value, int(each.sequence.value)
        yield uid, number, status, str(each.last_modified.value), start


def _as_kept(files: list[bytes], read: Callable[..., Any]) -> dict[str, tuple[str, dt.date]]:
    """Give what a calendar shows once the files are taken in, in their order."""
    kept: dict[str, tuple[int, str, str, dt.date]] = {}
    for data in files:
        for uid, *told in read(data):
            if uid not in kept or tuple(told[:1]) > kept[uid][:1]:
                kept[uid] = tuple(told)
    days = {uid: (told[1].split(".")[-1], told[3]) for uid, told in kept.items()}
    return {
        uid: (status, day.date() if isinstance(day, dt.datetime) else day)
        for uid, (status, day) in days.items()
    }


CALENDAR = Path("meetings/lchnv/2026/kalendarium.md")
STEERING = Path("meetings/styrgrupp/2026/kalendarium.md")
FILE = Path("export/kalendarium-lchnv-2026.ics")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "settings"))
    return network(tmp_path / "network", capsys, monkeypatch)


def _written(lchnv: Program, today: str) -> bytes:
    ran = lchnv("calendar", "2026", "--ics", "--today", today)
    assert ran.code == 0, ran.err
    return FILE.read_bytes()


@pytest.mark.parametrize("read", [_by_ical, _by_vobject])
def test_a_calendar_follows_moves_changes_and_cancellations(
    lchnv: Program, read: Callable[..., Any]
) -> None:
    files = [_written(lchnv, "2026-01-01")]
    lchnv("move", "2026-03-20", "2026-03-27", "--today", "2026-02-01")
    files.append(_written(lchnv, "2026-02-01"))
    text = STEERING.read_text(encoding="utf-8")
    changed = text.replace("2026-05-07", "2026-05-07, tid: 10.00–11.00")
    STEERING.write_text(changed, encoding="utf-8")
    lchnv("cancel", "2026-01-30", "--today", "2026-02-02")
    lchnv("cancel", "2026-03-27", "--today", "2026-02-02")
    files.append(_written(lchnv, "2026-02-02"))
    kept = _as_kept(files, read)
    day = dt.date
    assert kept["lchnv-2026-03-20-mote@lchnv"] == ("CANCELLED", day(2026, 3, 27))
    assert kept["lchnv-2026-03-20-publicera@lchnv"] == ("CANCELLED", day(2026, 3, 20))
    assert kept["lchnv-2026-05-22-mote@lchnv"] == ("CONFIRMED", day(2026, 5, 22))
    assert kept["lchnv-2026-01-30-mote@lchnv"] == ("CONFIRMED", day(2026, 1, 30))  # it was held
    after_move = _as_kept(files[:2], read)
    assert after_move["lchnv-2026-03-20-mote@lchnv"] == ("CONFIRMED", day(2026, 3, 27))
    assert after_move["lchnv-2026-03-20-publicera@lchnv"] == ("CONFIRMED", day(2026, 3, 20))
    assert after_move == _as_kept([*files[:2], files[0]], read)  # the old one again changes nothing
    numbers = {uid: number for uid, number, *_ in read(files[2])}
    assert numbers["lchnv-2026-03-20-mote@lchnv"] == 2
    assert numbers["styrgrupp-2026-05-07-mote@lchnv"] == 1
    assert numbers["lchnv-2026-05-22-mote@lchnv"] == 0
    assert numbers["lchnv-2026-05-22-publicera@lchnv"] == 0


@pytest.mark.parametrize("read", [_by_ical, _by_vobject])
def test_what_is_taken_out_of_the_calendar_is_cancelled_in_the_file(
    lchnv: Program, read: Callable[..., Any]
) -> None:
    files = [_written(lchnv, "2026-01-01")]
    text = CALENDAR.read_text(encoding="utf-8")
    gone = "  - {datum: 2026-09-25, inställt: styrgrupp 2026-09-01}\n"
    CALENDAR.write_text(text.replace(gone, "").replace("05-22", "05-29"), encoding="utf-8")
    shutil.rmtree("meetings/lchnv/2026-05-22")
    files += [_written(lchnv, "2026-01-02"), _written(lchnv, "2026-01-03")]
    assert files[1] == files[2]
    kept = _as_kept(files, read)
    assert kept["lchnv-2026-05-22-mote@lchnv"] == ("CANCELLED", dt.date(2026, 5, 22))
    assert kept["lchnv-2026-05-29-mote@lchnv"] == ("CONFIRMED", dt.date(2026, 5, 29))


def test_the_number_rises_from_what_any_computer_noted(lchnv: Program) -> None:
    _written(lchnv, "2026-01-01")
    lines = Path(EVENTS).read_text(encoding="utf-8").splitlines()
    (line,) = (each for each in lines if "2026-05-22-mote" in each)
    theirs = json.dumps(json.loads(line) | {"sequence": 7, "content": "other"})
    Path(EVENTS).write_text("\n".join([theirs, "{torn", *lines]), encoding="utf-8")
    numbers = {uid: number for uid, number, *_ in _by_ical(_written(lchnv, "2026-01-02"))}
    assert numbers["lchnv-2026-05-22-mote@lchnv"] == 8
    assert max(n for uid, n in numbers.items() if "2026-05-22-mote" not in uid) == 1


def test_alarms_of_last_days_ring_on_working_days(lchnv: Program) -> None:
    for uid, _, status, _, day in _by_vobject(data := _written(lchnv, "2026-01-01")):
        if status == "CONFIRMED" and not uid.endswith(("mote@lchnv", "beredning@lchnv")):
            (event,) = (e for e in vobject.readOne(data.decode()).vevent_list if e.uid.value == uid)
            rings = dt.datetime.combine(day, dt.time()) + event.valarm.trigger.value
            assert (Workdays().is_workday(rings.date()), rings.hour) == (True, 8)
            assert rings.date() < day


def test_the_agenda_that_is_published_has_its_address_in_the_event(lchnv: Program) -> None:
    rules = Path("rules.yaml").read_text(encoding="utf-8")
    added = rules.replace("format: 2\n", "format: 2\nwebbadress: https://www.prov.example/n/\n")
    added = added.replace("  - id: lchnv\n", "  - id: lchnv\n    webb: ja\n")
    Path("rules.yaml").write_text(added, encoding="utf-8")
    seal(lchnv.folder)
    told = {
        e.uid: e
        for e in IcsCalendarStream.calendar_from_ics(_written(lchnv, "2026-01-01").decode()).events
    }
    address = "https://www.prov.example/n/lchnv/2026-03-20/dagordning/"
    meeting = told["lchnv-2026-03-20-mote@lchnv"]
    assert (str(meeting.url), meeting.description) == (address, f"Dagordning: {address}")
    assert told["lchnv-2026-05-22-mote@lchnv"].url is None
    assert lchnv("site", "--output", "webb").code == 0
    page = address.removeprefix("https://www.prov.example/n/")
    assert Path("webb", page, "index.html").is_file()


def _with_mail(*, secretary: bool) -> None:
    path = Path("meetings/register.yaml")
    text = path.read_text(encoding="utf-8")
    for name in ("Asta Almgren", *(["Hedvig Hallmark"] if secretary else [])):
        address = f"{name.split()[0].lower()}@prov.example"
        text = text.replace(f"namn: {name}\n", f"namn: {name}\n    epost: {address}\n")
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("secretary", "command", "method"),
    [
        ("hedvig", ("move", "2026-03-20", "2026-03-27"), "REQUEST"),
        ("hedvig", ("cancel", "2026-03-20"), "CANCEL"),
        ("", ("move", "2026-03-20", "2026-03-27"), "PUBLISH"),
    ],
)
def test_the_update_for_the_invited_lies_ready_with_its_mail(
    lchnv: Program, secretary: str, command: tuple[str, ...], method: str
) -> None:
    _with_mail(secretary=bool(secretary))
    _written(lchnv, "2026-01-01")
    ran = lchnv(*command, "--decided", "lchnv 2026-01-30", "--today", "2026-02-01")
    assert ran.code == 0
    (path,) = Path("export").glob("*-lchnv-2026-03-2?.ics")
    (mail,) = Path("export").glob("mejl-*.eml")
    data = path.read_bytes()
    read = vobject.readOne(data.decode())
    (event,) = read.vevent_list
    assert (read.method.value, event.sequence.value) == (method, "1")
    organizer = f"mailto:{secretary}@prov.example" if secretary else None
    assert getattr(event, "organizer", None) is None or event.organizer.value == organizer
    assert [each.value for each in event.contents.get("attendee", [])] == (
        ["mailto:asta@prov.example"] if secretary else []
    )
    sent = message_from_bytes(mail.read_bytes(), policy=default)
    assert isinstance(sent, EmailMessage)
    assert sent["To"] == "Asta Almgren <asta@prov.example>"
    (attached,) = sent.iter_attachments()
    assert (attached.get_content_type(), attached.get_payload(decode=True)) == (
        "text/calendar",
        data,
    )
    text = sent.get_body().get_content()  # type: ignore[union-attr]
    what = "är inställt" if method == "CANCEL" else "är flyttat till fredag 27 mars 2026"
    assert (
        f"Mötet i Länschefsnätverket fredag 20 mars 2026 {what}. Beslut: LCHNV 2026-01-30." in text
    )
    assert sent["Subject"].startswith("Mötet är ")
    again = lchnv(*command, "--today", "2026-02-01")  # as after a run that was killed
    assert (again.code, path.read_bytes()) == (0, data)


def test_no_draft_is_made_when_none_is_wanted_or_nobody_can_get_it(lchnv: Program) -> None:
    ran = lchnv("move", "2026-03-20", "2026-03-27", "--today", "2026-02-01")
    assert (ran.code, "Inget mejlutkast" in ran.err) == (0, True)
    _with_mail(secretary=True)
    lchnv("cancel", "2026-03-27", "--no-mail", "--today", "2026-02-01")
    assert not Path("export").exists()
