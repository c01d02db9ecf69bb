"""lchnv calendar: a year shown, proposed, saved and written for other calendars."""

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import Day, Season
from lchnv_cli.model.document import Calendar, Occasion
from lchnv_cli.model.finding import Severity
from lchnv_cli.planning.candidates import Days
from lchnv_cli.planning.propose import Impossible, propose
from lchnv_cli.planning.year import year_meetings
from lchnv_cli.render.calendar_draft import CalendarRow, calendar_text
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.work.making.year_events import year_events
from lchnv_cli.workdays import Workdays
from tests.judging import read_document, run
from tests.running import DAY, TEMPLATES, Program, archive, network
from tests.test_planning import calendar

Golden = Callable[[str, str], None]
WORKDAYS = Workdays()
TODAY = ("--today", "2026-06-01")
RADET = """\
  - id: radet
    namn: Provrådet
    kortnamn: Provrådet
    rubrik: Provrådet
    politiskt: ja
"""


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def _with_council(*documents: str) -> Archive:
    """Read the network with a political body."""
    rules = (Path(__file__).parent / "network/rules.yaml").read_text(encoding="utf-8")
    return archive(*documents, rules=rules.replace("lediga_aftnar", f"{RADET}lediga_aftnar"))


def test_the_year_is_shown_with_every_date(lchnv: Program, golden: Golden) -> None:
    golden("commands/calendar.txt", lchnv("calendar", "2026", "--today", "2026-02-01").transcript())


def test_a_proposal_is_shown_with_reasons_and_writes_nothing(
    lchnv: Program, golden: Golden
) -> None:
    before = lchnv.files()
    ran = lchnv("calendar", "2027", "--propose", "6", "--today", "2026-11-22")
    golden("commands/calendar-propose.txt", ran.transcript())
    assert lchnv.files() == before


def test_a_saved_proposal_reads_back_and_is_shown(lchnv: Program) -> None:
    saved = lchnv("calendar", "2027", "--propose", "5", "--save", *TODAY)
    assert (saved.code, saved.out) == (0, "meetings/lchnv/2027/kalendarium.md\n")
    told = json.loads(lchnv("calendar", "2027", "--json").out)
    offered = json.loads(lchnv("calendar", "2027", "--propose", "5", "--json", *TODAY).out)
    assert [m["date"] for m in told["meetings"]] == [m["date"] for m in offered["meetings"]]
    assert [m["steering"] for m in told["meetings"]] == [m["steering"] for m in offered["meetings"]]
    assert (told["adopted"], told["faults"]) == (None, [])


def test_nothing_is_overwritten_without_force(lchnv: Program) -> None:
    lchnv("calendar", "2027", "--propose", "5", "--save", *TODAY)
    again = lchnv("calendar", "2027", "--propose", "6", "--save", *TODAY)
    assert again.code == 2
    assert "--force" in again.err
    assert lchnv("calendar", "2027", "--propose", "6", "--save", "--force", *TODAY).code == 0


@pytest.mark.parametrize(
    "arguments",
    [("2027", "--propose", "5", "--save"), ("2026", "--ics")],
    ids=" ".join,
)
def test_a_dry_run_writes_nothing(lchnv: Program, arguments: tuple[str, ...]) -> None:
    before = lchnv.files()
    ran = lchnv("calendar", *arguments, "--dry-run", *TODAY)
    assert (ran.code, lchnv.files()) == (0, before)
    assert ran.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("2031",), "Inget möte i Länschefsnätverket är känt 2031."),
        (("2027", "--propose", "4"), "Minst 5 möten"),
        (("2027", "--propose", "40"), "40 möten går inte in på 2027."),
        (("2027", "--propose", "noll"), "”noll” är inte ett antal möten"),
        (("2027", "--propose", "0"), "”0” är inte ett antal möten"),
        (("1900",), "”1900” är inte ett år mellan 1954 och 2099."),
        (("2026", "--save"), "--propose ANTAL"),
        (("2026", "--body", "nämnden"), "Organet ”nämnden” finns inte"),
    ],
)
def test_what_cannot_be_done_is_told(lchnv: Program, arguments: tuple[str, ...], told: str) -> None:
    ran = lchnv("calendar", *arguments, *TODAY)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_a_calendar_with_a_fault_is_told_where(lchnv: Program) -> None:
    path = lchnv.folder / "meetings/lchnv/2028/kalendarium.md"
    path.parent.mkdir()
    path.write_text("---\ndokument: kalendarium\norgan: lchnv\nmöten: [2028-01-28]\n---\n")
    ran = lchnv("calendar", "2028")
    assert ran.code == 2
    assert "meetings/lchnv/2028/kalendarium.md" in ran.err


def test_what_is_wrong_with_the_plan_is_told_before_it_is_too_late(lchnv: Program) -> None:
    path = lchnv.folder / "meetings/lchnv/2027/kalendarium.md"
    path.parent.mkdir()
    path.write_text(calendar(2027, "2027-01-29", "2027-05-07"))
    out = lchnv("calendar", "2027", "--today", "2026-11-22").out
    assert re.findall(r"\(([\wåäö-]+),\s", out) == [
        "för-få-möten",
        "ej-berett-möte",
        "ej-berett-möte",
        "möte-på-ledig-dag",
    ]


def _as_calendar(text: str) -> Calendar:
    year = re.search(r"år: (\d+)", text)
    file = PurePosixPath(f"meetings/lchnv/{year and year[1]}/kalendarium.md")
    read = read_document(file, text.encode(), frozenset({"lchnv"}))
    assert read.faults == ()
    assert isinstance(read.document, Calendar)
    return read.document


def _proposed(known: Archive, year: int, count: int) -> Archive:
    """Give the folder with a proposed year written into it and adopted in time."""
    proposal = propose(Days(known, WORKDAYS, "lchnv", year), count)
    found = [each.candidate for each in proposal.meetings]
    rows = [CalendarRow(each.preparation, "beredning") for each in found]
    rows += [CalendarRow(each.steering, "styrgrupp") for each in found]
    rows += [CalendarRow(each.date) for each in found]
    made = _as_calendar(calendar_text(known.procedure.bodies["lchnv"], year, rows, TEMPLATES))
    adopted = replace(made, adopted=Day(dt.date(year - 1, 12, 1)))
    return Archive(known.root, known.procedure, known.register, (*known.documents, adopted))


_PLAN = {
    *("för-få-möten", "kalendarium-saknas", "sent-kalendarium", "utanför-kalendariet"),
    *("extra-utan-styrgrupp", "välfärdsrådet-ej-samordnat", "möte-på-ledig-dag"),
    *("ej-berett-möte", "ordförandeberedning-saknas"),
}


def _broken(known: Archive, year: int) -> list[str]:
    """Give the messages of the rules on plans, as of the year's end, and of all before it."""
    plan = [rule for rule in RULES if rule.id in _PLAN]
    assert len(plan) == len(_PLAN)
    end, start = dt.date(year, 12, 31), dt.date(year - 1, 12, 31)
    late = run(plan, Context(end, known, WORKDAYS), ())
    early = run(RULES, Context(start, known, WORKDAYS), ())
    every = [*late, *(f for f in early if f.severity is not Severity.INFO)]
    own = [f for f in every if f.file.parts[-2:] == (str(year), "kalendarium.md")]
    return [f.message for f in own if f"Kalendariet för {year + 1}" not in f.message]


@pytest.mark.slow
@pytest.mark.parametrize("year", range(2025, 2041))
@pytest.mark.parametrize("count", [5, 6, 8])
def test_a_proposed_year_breaks_no_rule(year: int, count: int) -> None:
    known = _proposed(archive(calendar(year - 1, f"{year - 1}-03-20")), year, count)
    assert _broken(known, year) == []


@pytest.mark.slow
@settings(max_examples=40)
@given(
    year=st.integers(2026, 2040),
    council=st.sets(st.integers(10, 350), max_size=8),
    others=st.sets(st.integers(1, 364), max_size=30),
    count=st.integers(5, 7),
)
def test_a_proposal_keeps_clear_of_other_bodies_and_rests(
    year: int, council: set[int], others: set[int], count: int
) -> None:
    first = dt.date(year, 1, 1)
    days = {n: str(first + dt.timedelta(days=n)) for n in council | others}
    documents = [
        calendar(year, *(days[n] for n in sorted(own)), body=body)
        for body, own in (("radet", council), ("styrgrupp", others))
        if own
    ]
    found = [_other(text) for text in documents]
    base = _with_council()
    summer = Season((6, 20), (8, 15))
    known = Archive(
        base.root, replace(base.procedure, breaks=(summer,)), base.register, tuple(found)
    )
    try:
        proposal = propose(Days(known, WORKDAYS, "lchnv", year), count)
    except Impossible:
        return
    used = [
        day
        for each in proposal.meetings
        for day in (each.candidate.preparation, each.candidate.steering, each.candidate.date)
    ]
    assert used == sorted(set(used))
    assert {str(day) for day in used} & set(days.values()) == set()
    assert [day for day in used if summer.holds(day)] == []
    assert [day for day in used if not WORKDAYS.is_workday(day)] == []
    assert [day for day in used if WORKDAYS.is_bridge_day(day)] == []


def _other(text: str) -> Calendar:
    read = read_document(
        PurePosixPath("kalendarium.md"), text.encode(), frozenset({"radet", "styrgrupp"})
    )
    assert isinstance(read.document, Calendar)
    return read.document


def test_meetings_lie_near_the_political_bodys_days_when_they_are_known() -> None:
    council = calendar(2027, *(f"2027-{month:02}-10" for month in range(1, 13)), body="radet")
    found = propose(Days(_archive_of(council), WORKDAYS, "lchnv", 2027), 5)
    apart = [
        abs((each.candidate.coordinated - each.candidate.date).days)
        for each in found.meetings
        if each.candidate.coordinated
    ]
    assert len(apart) == 5
    assert max(apart) <= 21


def test_meetings_are_proposed_all_the_same_when_the_political_body_meets_once() -> None:
    found = propose(
        Days(_archive_of(calendar(2027, "2027-03-10", body="radet")), WORKDAYS, "lchnv", 2027), 5
    )
    assert len(found.meetings) == 5
    assert any("närmare gick det inte" in r for each in found.meetings for r in each.reasons)


def _archive_of(text: str) -> Archive:
    base = _with_council()
    return Archive(base.root, base.procedure, base.register, (_other(text),))


def test_what_speaks_against_a_day_is_told() -> None:
    days = Days(archive(), WORKDAYS, "lchnv", 2027)
    told = [days.candidate(dt.date(2027, *day)) for day in ((3, 26), (3, 27), (5, 7), (5, 14))]
    assert told == [
        "långfredagen",
        "helg",
        "klämdag",
        "sista dagen att publicera, fredag 7 maj, är en klämdag",
    ]


def _events(year: str) -> list[tuple[str, dt.date, bool, str]]:
    known = archive(year)
    body = known.procedure.bodies["lchnv"]
    meetings = year_meetings(known, WORKDAYS, "lchnv", 2026)
    found = year_events(Context(DAY, known, WORKDAYS), body, 2026, meetings)
    return [(event.uid, event.day, event.cancelled, event.summary) for event in found]


def test_the_events_are_meetings_what_prepares_them_and_last_days() -> None:
    actual = _events(
        calendar(
            2026,
            "{datum: 2026-03-20, tid: 09.30–12.00}",
            "{datum: 2026-03-06, möte: styrgrupp}",
            "{datum: 2026-06-12, inställt: styrgrupp 2026-05-20}",
        )
    )
    assert [(day, cancelled) for _, day, cancelled, _ in actual] == [
        (dt.date(2026, 3, 20), False),
        (dt.date(2026, 3, 13), False),
        (dt.date(2026, 4, 3), False),
        (dt.date(2026, 5, 3), False),
        (dt.date(2026, 6, 12), True),
        (dt.date(2026, 6, 5), True),
        (dt.date(2026, 6, 26), True),
        (dt.date(2026, 7, 26), True),
        (dt.date(2026, 3, 6), False),
    ]
    assert len({uid for uid, *_ in actual}) == 9


@pytest.mark.parametrize("days", ["2026-11-13", "[2026-11-13, 2026-11-16]"])
def test_a_moved_meeting_and_its_last_days_keep_their_uids(days: str) -> None:
    before = [uid for uid, *_ in _events(calendar(2026, "2026-11-13"))]
    moved = f"{{datum: 2026-11-17, flyttat_från: {days}, beslut: lchnv 2026-03-20}}"
    after = [uid for uid, *_ in _events(calendar(2026, moved))]
    assert (after, len(after)) == (before, 4)


def test_the_file_for_other_calendars_is_the_same_every_time(lchnv: Program) -> None:
    ran = lchnv("calendar", "2026", "--ics", "--output", "ut", "--today", "2026-01-01")
    assert (ran.code, ran.out) == (0, f"{Path('ut/kalendarium-lchnv-2026.ics')}\n")
    first = (lchnv.folder / "ut/kalendarium-lchnv-2026.ics").read_bytes()
    lchnv("calendar", "2026", "--ics", "--output", "igen", "--today", "2029-07-07")
    assert (lchnv.folder / "igen/kalendarium-lchnv-2026.ics").read_bytes() == first
    assert first.count(b"BEGIN:VEVENT") == 18


def test_an_occasion_is_read_as_proposed() -> None:
    rows = [CalendarRow(dt.date(2027, 2, 5), hours="09.30–12.00")]
    body = archive().procedure.bodies["lchnv"]
    (occasion,) = _as_calendar(calendar_text(body, 2027, rows, TEMPLATES)).occasions
    assert occasion == Occasion(dt.date(2027, 2, 5), occasion.place, hours=occasion.hours)
    assert str(occasion.hours) == "09.30–12.00"


def test_what_prepares_the_meetings_to_come_is_written_in_the_calendar(lchnv: Program) -> None:
    path = lchnv.folder / "meetings/lchnv/2026/kalendarium.md"
    planned = "{datum: 2026-01-12, möte: beredning}"
    lines = ("2026-03-20", planned, "2026-09-25", "{datum: 2026-10-30, möte: extra}", "2026-11-20")
    path.write_text(calendar(2026, *lines), encoding="utf-8")
    before = path.read_text("utf-8")
    command = ("calendar", "2026", "--prepare", "--today", "2026-09-01")
    shown = lchnv(*command, "--dry-run")
    assert (path.read_text("utf-8") == before, "+" in shown.out) == (True, True)
    ran = lchnv(*command)
    assert ran.code == 0, ran.err
    told = [each.split()[2:] for each in ran.err.splitlines()]
    assert told == [
        ["styrgrupp", "fredag", "11", "september", "2026."],
        ["beredning", "fredag", "4", "september", "2026."],
        ["styrgrupp", "fredag", "6", "november", "2026."],
        ["beredning", "måndag", "2", "november", "2026."],
    ]
    text = path.read_text("utf-8")
    assert text.startswith(before.partition("---\n\n")[0][:-4])
    kinds = ("plan_steering", "plan_preparation")
    tasks = json.loads(lchnv("status", "--json", "--today", "2026-09-01").out)["tasks"]
    assert [each["what"] for each in tasks if each["kind"] in kinds] == []
    again = lchnv(*command)
    assert (again.code, path.read_text("utf-8")) == (0, text)
    assert "Inget möte som kommer saknar" in again.err
    assert lchnv("calendar", "2029", "--prepare").code == 2
    assert lchnv(*command, "--ics").code == 2


def test_where_no_day_is_left_for_the_steering_group_a_person_sees_to_it(lchnv: Program) -> None:
    path = lchnv.folder / "meetings/lchnv/2026/kalendarium.md"
    path.write_text(calendar(2026, "2026-09-25"), encoding="utf-8")

    def row(today: str) -> tuple[str, bool]:
        tasks = json.loads(lchnv("status", "--json", "--today", today).out)["tasks"]
        (own,) = (each for each in tasks if each["kind"] == "plan_steering")
        return own["command"], "möte: styrgrupp" in own["do"]

    # Ten days before 25 September 2026 is the 15th, a Tuesday.
    assert row("2026-09-15") == ("lchnv calendar 2026 --prepare", False)
    assert row("2026-09-16") == ("", True)


def test_nothing_is_proposed_for_a_day_gone_by(lchnv: Program) -> None:
    told = json.loads(
        lchnv("calendar", "2026", "--propose", "2", "--json", "--today=2026-08-20").out
    )
    days = [each[key] for each in told["meetings"] for key in ("preparation", "steering", "date")]
    assert (len(days), min(days) >= "2026-08-20") == (6, True)
    assert lchnv("calendar", "2027", "--propose", "2", "--today=2026-08-20").code == 2
