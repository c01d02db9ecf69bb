"""What a meeting decided is written where it is kept, once its notes are seen to say so."""

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.exemplary import FOLDER
from tests.running import Program

pytestmark = pytest.mark.slow

CALENDAR = Path("meetings/lchnv/2027/kalendarium.md")
NOTES = Path("meetings/lchnv/2026-12-11/minnesanteckningar.md")
TODAY = ("--today", "2026-12-18")
POINT = "lchnv 2026-12-11 punkt 5 c"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    _edit(CALENDAR, f"fastställt: 2026-12-11\nfastställt_av: {POINT}\n", "")
    return Program(tmp_path.resolve(), capsys)


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_bytes(text.replace(old, new).encode())


@pytest.mark.parametrize(
    "written",
    [POINT, "LCHNV 11/12 punkt 5c", "11 december 2026, § 5 c", "mötet fredag den 11 dec punkt 5 c"],
)
def test_the_adoption_of_a_calendar_is_written_as_the_notes_have_it(
    lchnv: Program, written: str
) -> None:
    before = CALENDAR.read_text(encoding="utf-8")
    ran = lchnv("calendar", "2027", "--adopted", written, *TODAY)
    assert (ran.code, ran.out) == (0, f"{CALENDAR.as_posix()}\n")
    assert ran.err == f"Fastställt 2026-12-11 ({POINT}).\n"
    new = f"fastställt: 2026-12-11\nfastställt_av: {POINT}\n---\n"
    assert CALENDAR.read_text(encoding="utf-8") == before.replace("\n---\n", f"\n{new}", 1)
    done = CALENDAR.read_bytes()
    assert lchnv("calendar", "2027", "--adopted", written, *TODAY).code == 0
    assert CALENDAR.read_bytes() == done


def test_a_dry_run_shows_the_adoption_and_writes_nothing(lchnv: Program) -> None:
    before = lchnv.files()
    ran = lchnv("calendar", "2027", "--adopted", POINT, "--dry-run", *TODAY)
    assert f"+fastställt_av: {POINT}" in ran.out
    assert lchnv.files() == before


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("lchnv 2026-12-11 punkt 5 b", "handlar inte om något kalendarium"),
        ("lchnv 2026-12-11 punkt 9", "har ingen punkt 9"),
        ("lchnv 2026-12-12 punkt 5 c", "mötet 2026-12-12 finns varken"),
        ("lchnv 2026-12-19 punkt 5 c", "mötet 2026-12-19 är inte hållet än"),
        ("schnv 2026-12-11 punkt 5 c", "är inte ett beslut av Länschefsnätverket"),
        ("på mötet", "pekar inte ut något möte"),
        ("kommunchefsrådet 2026-12-11 punkt 5 c", "pekar inte ut något möte"),
    ],
)
def test_what_decided_no_calendar_is_refused(lchnv: Program, written: str, why: str) -> None:
    before = lchnv.files()
    ran = lchnv("calendar", "2027", "--adopted", written, *TODAY)
    assert ran.code == 2
    assert why in " ".join(ran.err.split())
    assert lchnv.files() == before


@pytest.mark.parametrize("outcome", ["bordlagd till nästa möte", "avslag", "att bekräfta"])
def test_what_was_put_to_the_meeting_but_not_adopted_is_refused(
    lchnv: Program, outcome: str
) -> None:
    _edit(
        NOTES,
        "Beslut: Kalendarium 2027 (Bilaga 3)\n",
        f"Beslut: Kalendarium 2027 (Bilaga 3)\n\nUtfall: {outcome}\n",
    )
    ran = lchnv("calendar", "2027", "--adopted", POINT, *TODAY)
    assert (ran.code, "beslutade inget" in ran.err) == (2, True)


def test_another_day_that_stands_there_is_not_written_over(lchnv: Program) -> None:
    _edit(CALENDAR, "år: 2027\n", "år: 2027\nfastställt: 2026-10-16\n")
    before = CALENDAR.read_bytes()
    ran = lchnv("calendar", "2027", "--adopted", POINT, *TODAY)
    assert ran.code == 2
    assert "redan fastställt 2026-10-16" in ran.err
    assert CALENDAR.read_bytes() == before


CLAUSE = "- att fastställa kalendariet för 2027\n"
DAYS = "29 januari, 9 april, 28/5, 2027-09-24 och den 10 december"


def test_a_calendar_that_was_adopted_and_is_not_in_the_folder_is_written(lchnv: Program) -> None:
    CALENDAR.unlink()
    _edit(NOTES, CLAUSE, f"{CLAUSE.strip()}: {DAYS}\n")
    (row,) = _tasks(lchnv, "adopt_calendar")
    assert row["what"] == "beslutat 11 dec punkt 5 c: skriv in kalendariet för 2027"
    _, *arguments = shlex.split(row["command"])
    before = lchnv.files()
    assert "+fastställt: 2026-12-11\n" in lchnv(*arguments, "--dry-run", *TODAY).out
    assert lchnv.files() == before
    assert lchnv(*arguments, *TODAY).code == 0
    text = CALENDAR.read_text("utf-8")
    days = ("01-29", "04-09", "05-28", "09-24", "12-10")
    assert re.findall(r"datum: 2027-(\S+)", text) == list(days)
    assert f"fastställt: 2026-12-11\nfastställt_av: {POINT}\nmöten:\n" in text
    assert _tasks(lchnv, "adopt_calendar") == []


@pytest.mark.parametrize("told", ["", ": 29 januari och 9 april; styrgruppen 15 januari"])
def test_a_calendar_whose_meetings_the_notes_do_not_tell_is_for_people(
    lchnv: Program, told: str
) -> None:
    """That it was decided is told still, and nothing is guessed."""
    CALENDAR.unlink()
    _edit(NOTES, CLAUSE, f"{CLAUSE.strip()}{told}\n")
    (row,) = _tasks(lchnv, "adopt_calendar")
    assert row["what"] == "beslutat 11 dec punkt 5 c: skriv in kalendariet för 2027"
    assert (row["command"], row["by_hand"]) == ("", True)
    assert row["do"] == f"Skriv dagarna i {CALENDAR.as_posix()}, med fastställt och mötet."
    before = lchnv.files()
    ran = lchnv("calendar", "2027", "--adopted", POINT, *TODAY)
    assert (ran.code, "nämner inte mötenas dagar" in ran.err) == (2, True), ran.err
    assert lchnv.files() == before


def test_a_calendar_that_cannot_be_read_is_not_written_anew(lchnv: Program) -> None:
    _edit(NOTES, CLAUSE, f"{CLAUSE.strip()}: {DAYS}\n")
    CALENDAR.write_bytes(b"\n" + CALENDAR.read_bytes())
    before = lchnv.files()
    ran = lchnv("calendar", "2027", "--adopted", POINT, *TODAY)
    assert (ran.code, "kalendarium.md:1:1" in ran.err) == (2, True), ran.err
    assert lchnv.files() == before


def test_a_year_without_a_calendar_has_none_to_adopt(lchnv: Program) -> None:
    ran = lchnv("calendar", "2029", "--adopted", POINT, *TODAY)
    assert (ran.code, "gäller 2027, inte 2029" in " ".join(ran.err.split())) == (2, True)


REGISTER = Path("meetings/register.yaml")
UNWRITTEN = re.compile(r"\n[^\n]*ordförande, organ: lchnv,[^\n]*från: 202[78][^\n]*")
ELECTED = (
    "- att välja Cecilia Cedersköld, Tallsjö, till ordförande 2027\n"
    "- att välja Elsa Ekenstam, Region Prov, till vice ordförande 2027\n"
)


def _unwritten() -> None:
    REGISTER.write_bytes(UNWRITTEN.sub("", REGISTER.read_text(encoding="utf-8")).encode())


def _tasks(lchnv: Program, *kinds: str) -> list[dict[str, Any]]:
    told = json.loads(lchnv("status", "--json", "--all", "--body", "lchnv", *TODAY).out)
    rows = [row for row in told["tasks"] if row["kind"] in kinds and "2027" in row["what"]]
    return sorted(rows, key=lambda row: str(row["kind"]))


def test_what_was_decided_is_ready_to_be_written_and_its_rows_go(lchnv: Program) -> None:
    _unwritten()
    tasks = _tasks(lchnv, "adopt_calendar", "elect")
    assert [row["what"] for row in tasks] == [
        "beslutat 11 dec punkt 5 c: skriv in kalendariet för 2027",
        "beslutat 11 dec punkt 5 b: skriv in valet av ordförande och vice ordförande för 2027",
    ]
    for row in tasks:
        _, *arguments = shlex.split(row["command"])
        assert lchnv(*arguments, *TODAY).code == 0
    assert _tasks(lchnv, "adopt_calendar", "elect") == []


@pytest.mark.parametrize(
    "clauses",
    [
        "- att välja Cecilia Cedersköld till ordförande och Elsa Ekenstam till vice ordförande\n",
        "- att för 2027 välja ordförande Cecilia Cedersköld och vice ordförande Elsa Ekenstam\n",
        "- att till ordförande utse Cecilia Cedersköld, och till vice ordförande Elsa Ekenstam\n",
    ],
)
def test_an_election_is_read_in_any_order(lchnv: Program, clauses: str) -> None:
    _unwritten()
    _edit(NOTES, ELECTED, clauses)
    (task,) = _tasks(lchnv, "elect")
    people = '--elect "ordförande=Cecilia Cedersköld" --elect "vice ordförande=Elsa Ekenstam"'
    assert task["command"] == f'lchnv members {people} --decided "lchnv 2026-12-11 punkt 5 b"'


@pytest.mark.parametrize(
    "clauses",
    [
        "- att välja ordförande och vice ordförande vid nästa möte\n",
        "- att välja Cecilia Cedersköld till ordförande för 2029\n",
        "- att välja Cecilia Cedersköld och Elsa Ekenstam till ordförande\n",
        "- att välja Nils Hage till ordförande\n",
        "- att tacka Cecilia Cedersköld som ordförande\n",
    ],
)
def test_an_election_that_nobody_can_be_sure_of_is_not_made_ready(
    lchnv: Program, clauses: str
) -> None:
    _unwritten()
    _edit(NOTES, ELECTED, clauses)
    (task,) = _tasks(lchnv, "elect")
    assert task["what"] == "välj ordförande och vice ordförande för 2027"


@pytest.mark.parametrize(
    "clause",
    [
        "att lägga till ett möte i kalendariet för 2027",
        "att fastställa kalendariet för 2028",
        "att fastställa budgeten för 2027",
    ],
)
def test_a_clause_that_adopts_no_calendar_of_the_year_makes_nothing_ready(
    lchnv: Program, clause: str
) -> None:
    _edit(NOTES, "att fastställa kalendariet för 2027", clause)
    (task,) = _tasks(lchnv, "adopt_calendar")
    assert task["what"] == "fastställ kalendariet för 2027"
