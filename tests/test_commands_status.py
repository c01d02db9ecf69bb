"""lchnv status and lchnv members: what is next and who leads, on one screen."""

import datetime as dt
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.running import Program, judge_by, network
from tests.test_planning import calendar

Golden = Callable[[str, str], None]

REGISTER = """\
personer:
  - namn: Asta Almgren
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Björkby, från: 2025-01-01}
      - {roll: styrgrupp, organ: lchnv, från: 2025-01-01, beslut: lchnv 2024-12-20}
      - {roll: vice ordförande, organ: lchnv, från: 2026-01-01, till: 2026-12-31, beslut: VAL25}
      - {roll: ordförande, organ: lchnv, från: 2027-01-01, till: 2027-12-31, beslut: VAL26}
  - namn: Elsa Ekenstam
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Region Prov, från: 2025-01-01}
      - {roll: ordförande, organ: lchnv, från: 2026-01-01, till: 2026-12-31, beslut: VAL25}
      - {roll: vice ordförande, organ: lchnv, från: 2027-01-01, till: 2027-12-31, beslut: VAL26}
      - {roll: nationellt uppdrag, organ: lchnv, från: 2025-01-01, befattning: NSK-S}
      - {roll: styrgrupp, organ: lchnv, från: 2025-01-01}
  - namn: Hedvig Hallmark
    uppdrag:
      - {roll: chef för RSS, organ: lchnv, från: 2025-01-01}
""".replace("VAL25", "lchnv 2025-12-12").replace("VAL26", "lchnv 2026-11-20")
DATES = ("2026-03-20", "2026-05-22", "2026-11-20")
AGENDA = """\
---
dokument: dagordning
organ: lchnv
datum: {date}
{more}---

## 1. Mötets öppnande
"""


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in the network with another register and a calendar of its own."""
    program = network(tmp_path, capsys, monkeypatch)
    for path in sorted(program.folder.rglob("*.md")):
        path.unlink()
    _write(program, "register.yaml", REGISTER)
    lines = [*DATES, "{datum: 2026-05-08, möte: styrgrupp}"]
    adopted = calendar(2026, *lines).replace("möten:", "fastställt: 2025-12-12\nmöten:")
    _write(program, "lchnv/2026/kalendarium.md", adopted)
    return program


def _write(program: Program, name: str, text: str) -> None:
    path = program.folder / "meetings" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _document(program: Program, date: str, kind: str = "dagordning", more: str = "") -> None:
    text = AGENDA.format(date=date, more=more).replace("dagordning", kind)
    _write(program, f"lchnv/{date}/{kind}.md", text)


def _tasks(program: Program, today: str) -> list[tuple[str, str, str]]:
    told = json.loads(program("status", "--json", "--today", today).out)
    return [(task["due"], task["what"], task["command"]) for task in told["tasks"]]


def _stages(program: Program, today: str) -> dict[str, str]:
    told = json.loads(program("status", "--json", "--today", today).out)
    return {meeting["date"]: meeting["stage"] for meeting in told["meetings"]}


def test_the_screen(lchnv: Program, golden: Golden) -> None:
    _document(lchnv, "2026-03-20", more="publicerad: 2026-03-13\n")
    ran = lchnv("status", "--today", "2026-03-27")
    golden("commands/status.txt", ran.transcript())
    assert max(map(len, ran.out.splitlines())) <= 80
    assert len(ran.out.splitlines()) <= 30


def test_the_screen_of_a_body_that_the_arbetsordning_does_not_govern(lchnv: Program) -> None:
    ran = lchnv("status", "--body", "styrgrupp", "--today", "2026-03-27")
    assert (ran.code, ran.err) == (0, "")
    assert "Arbetsordningen gäller inte" in ran.out


def test_a_meeting_goes_from_stage_to_stage(lchnv: Program) -> None:
    day = "2026-05-22"
    assert _stages(lchnv, "2026-05-08")[day] == "planerat"
    assert _stages(lchnv, "2026-05-09")[day] == "berett"
    _document(lchnv, day, more="publicerad: 2026-05-13\n")
    assert _stages(lchnv, "2026-05-14")[day] == "kallat"
    assert _stages(lchnv, "2026-05-22")[day] == "kallat"
    assert _stages(lchnv, "2026-05-23")[day] == "hållet"
    _document(lchnv, day, "minnesanteckningar")
    assert _stages(lchnv, "2026-05-25")[day] == "antecknat"
    _document(lchnv, day, "minnesanteckningar", "utskickad: 2026-05-26\n")
    assert _stages(lchnv, "2026-05-26")[day] == "utskickat"
    more = "utskickad: 2026-05-26\npublicerad: 2026-05-27\n"
    _document(lchnv, day, "minnesanteckningar", more)
    assert _stages(lchnv, "2026-05-27")[day] == "publicerat"
    numbers = "Björkby: 1, Granköping: 2, Tallsjö: 3, Aspnäs: 4, Region Prov: 5"
    _document(lchnv, day, "minnesanteckningar", f"{more}diarieförd: {{{numbers}}}\n")
    assert _stages(lchnv, "2026-06-27")[day] == "diariefört"


def test_each_step_of_a_meeting_is_a_task_until_it_is_done(lchnv: Program) -> None:
    day, today = "2026-05-22", "2026-05-23"

    def of_meeting() -> list[str]:
        return [command for _, what, command in _tasks(lchnv, today) if "22 maj" in what]

    assert of_meeting() == ["", "lchnv new-notes 2026-05-22"]
    _document(lchnv, day, more="publicerad: 2026-05-13\n")
    assert of_meeting() == ["lchnv new-notes 2026-05-22"]
    _document(lchnv, day, "minnesanteckningar")
    assert of_meeting() == ["lchnv publish 2026-05-22 --notes"]  # nobody has an address
    _with_addresses(lchnv)
    assert of_meeting() == ["lchnv publish 2026-05-22 --notes --mail"]
    _document(lchnv, day, "minnesanteckningar", "publicerad: 2026-05-23\n")
    assert of_meeting() == ["lchnv mail 2026-05-22 --notes"]
    _document(lchnv, day, "minnesanteckningar", "utskickad: 2026-05-23\n")
    assert of_meeting() == ["lchnv publish 2026-05-22 --notes", ""]
    numbers = "Björkby: 1, Granköping: 2, Tallsjö: 3, Aspnäs: 4, Region Prov: 5"
    more = f"utskickad: 2026-05-23\npublicerad: 2026-05-23\ndiarieförd: {{{numbers}}}\n"
    _document(lchnv, day, "minnesanteckningar", more)
    assert of_meeting() == []


def test_who_has_not_registered_is_named_while_they_are_few(lchnv: Program) -> None:
    more = "utskickad: 2026-05-23\npublicerad: 2026-05-23\n"
    _document(lchnv, "2026-05-22", "minnesanteckningar", more)
    told = json.loads(lchnv("status", "--json", "--today", "2026-05-30").out)
    assert [task["who"] for task in told["tasks"] if "diarieför" in task["what"]] == ["5 huvudmän"]
    some = f"{more}diarieförd: {{Björkby: 1, Granköping: 2, Tallsjö: 3}}\n"
    _document(lchnv, "2026-05-22", "minnesanteckningar", some)
    told = json.loads(lchnv("status", "--json", "--today", "2026-05-30").out)
    who = [task["who"] for task in told["tasks"] if "diarieför" in task["what"]]
    assert who == ["Aspnäs, Region Prov"]


def _with_addresses(program: Program) -> None:
    path = program.folder / "meetings/register.yaml"
    named = "  - namn: Asta Almgren\n"
    text = path.read_text("utf-8").replace(named, f"{named}    epost: asta@bjorkby.example\n")
    path.write_text(text, encoding="utf-8")


def test_a_mail_is_drafted_and_then_sent(lchnv: Program) -> None:
    _document(lchnv, "2026-05-22", "minnesanteckningar", "publicerad: 2026-05-23\n")

    def row() -> tuple[str, str, str]:
        told = json.loads(lchnv("status", "--json", "--today", "2026-05-25").out)["tasks"]
        (own,) = (each for each in told if each["kind"] == "mail")
        return own["what"].partition(" från")[0], own["command"], own["then"]

    command, file = "lchnv mail 2026-05-22 --notes", "minnesanteckningar-lchnv-2026-05-22.eml"
    assert row() == ("mejla anteckningarna", "", f"{command} --sent")
    _with_addresses(lchnv)
    assert row() == ("mejla anteckningarna", command, "")
    folder = lchnv.folder / "export"
    folder.mkdir()
    (folder / f"mejl-utkast-{file}").touch()  # what was not yet published
    assert row() == ("mejla anteckningarna", command, "")
    (folder / f"mejl-{file}").touch()
    assert row() == ("skicka mejlet med anteckningarna", "", f"{command} --sent")
    told = " ".join(lchnv("status", "--today", "2026-05-25").out.split())
    assert f"Öppna export/mejl-{file} i Outlook" in told


def test_the_numbers_that_come_in_have_a_command(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = "utskickad: 2026-05-23\npublicerad: 2026-05-23\ndiarieförd: {Björkby: 1}\n"
    _document(lchnv, "2026-05-22", "minnesanteckningar", more)
    ran = lchnv("status", "--today", "2026-05-30")
    command = "file 2026-05-22 --registered -"
    assert f"    När svar har kommit, och klistra in dem:\n    > lchnv {command}\n" in ran.out
    every = ("Granköping", "Tallsjö", "Aspnäs", "Region Prov")
    replies = "".join(f"{name}: dnr 2026/{at}\n" for at, name in enumerate(every))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(replies.encode()), "utf-8"))
    assert lchnv(*command.split()).code == 0
    assert command not in lchnv("status", "--today", "2026-05-30").out


def test_a_reminder_is_asked_for_once_when_the_day_has_passed(lchnv: Program) -> None:
    more = "utskickad: 2026-05-23\npublicerad: 2026-05-23\ndiarieförd: {Granköping: 1}\n"
    _document(lchnv, "2026-05-22", "minnesanteckningar", more)
    command = "lchnv mail 2026-05-22 --remind"

    def asked(today: str) -> bool:
        return command in [told for _, _, told in _tasks(lchnv, today)]

    assert not asked("2026-06-23")  # nobody can be written to
    _with_addresses(lchnv)
    assert (asked("2026-06-22"), asked("2026-06-23")) == (False, True)
    assert (asked("2026-08-21"), asked("2026-08-22")) == (True, False)
    folder = lchnv.folder / "export"
    folder.mkdir()
    (folder / "mejl-påminnelse-lchnv-2026-05-22-björkby.eml").touch()
    assert not asked("2026-06-23")


def test_the_meeting_of_today_is_told_with_where_it_is_and_who_holds_it(lchnv: Program) -> None:
    day = "2026-05-22"
    _document(lchnv, day, more="publicerad: 2026-05-13\ntid: 09.30–12.00\nplats: Bystugan\n")

    def rows(today: str) -> list[tuple[str, str, str]]:
        told = json.loads(lchnv("status", "--json", "--today", today).out)["tasks"]
        own = [e for e in told if e["kind"] in {"meeting_today", "make_notes"}]
        now = [each for each in own if each["meeting"] == day and each["due"] == day]
        return [(each["what"], each["who"], each["command"]) for each in now]

    what = "håll dagens möte med Länschefsnätverket: 09.30–12.00, Bystugan"
    notes = "skapa anteckningarna att skriva i under mötet"
    made = (notes, "Hedvig Hallmark", f"lchnv new-notes {day}")
    assert rows(day) == [(what, "Elsa Ekenstam", ""), made]
    assert lchnv("new-notes", day, "--today", day).code == 0
    assert rows(day) == [(what, "Elsa Ekenstam", "")]
    assert rows("2026-05-21") == rows("2026-05-23") == []
    (lchnv.folder / f"meetings/lchnv/{day}/minnesanteckningar.md").unlink()
    (lchnv.folder / f"meetings/lchnv/{day}/dagordning.md").write_text("---\nda", encoding="utf-8")
    assert rows(day) == [(what.partition(":")[0], "Elsa Ekenstam", "")]
    assert lchnv("new-notes", day, "--today", day).code == 2


def test_the_chairs_preparation_is_told_where_the_year_plans_others(lchnv: Program) -> None:
    def rows() -> list[tuple[str, str, str]]:
        told = json.loads(lchnv("status", "--json", "--all", "--today", "2026-04-02").out)["tasks"]
        own = [each for each in told if each["kind"] == "plan_preparation"]
        return [(each["due"], each["meeting"], each["who"]) for each in own]

    assert rows() == []
    path = lchnv.folder / "meetings/lchnv/2026/kalendarium.md"
    first = "  - {datum: 2026-02-20, möte: beredning}\n"
    path.write_text(path.read_text("utf-8").replace("möten:\n", f"möten:\n{first}", 1), "utf-8")
    who = "Elsa Ekenstam och Hedvig Hallmark"
    assert rows() == [("2026-05-08", "2026-05-22", who), ("2026-11-20", "2026-11-20", who)]


@pytest.mark.parametrize(("kind", "asks"), [("", True), ("möte: extra\n", False)])
def test_no_steering_group_is_asked_for_an_extra_meeting(
    lchnv: Program, kind: str, *, asks: bool
) -> None:
    _document(lchnv, "2026-04-17", more=kind)
    _document(lchnv, "2026-05-19", more=kind)
    out = lchnv("status", "--today", "2026-04-10").out
    rows = {line[:14].strip(): line for line in out.splitlines() if "planerat" in line}
    assert ("försenad" in rows["fre 17 apr"].partition("planerat")[2]) is asks
    assert "8 maj" in rows["tis 19 maj"]  # the steering group meets before it all the same


def test_what_is_not_confirmed_is_told_of_once(lchnv: Program) -> None:
    point = "\n## 2. Beslut: Taxa\n\nVi beslutade\n\n- att höja den\n\nUtfall: {}\n"
    _document(lchnv, "2026-05-22", "minnesanteckningar", "okänt: ja\n")
    notes = lchnv.folder / "meetings/lchnv/2026-05-22/minnesanteckningar.md"
    head = notes.read_text(encoding="utf-8")
    stops = "gör klar minnesanteckningarna från fredag 22 maj 2026: {} fel hindrar publiceringen"

    def of_notes(outcome: str) -> list[str]:
        notes.write_text(head + point.format(outcome), encoding="utf-8")
        told = [what for _, what, _ in _tasks(lchnv, "2026-05-25")]
        return [what for what in told if "minnesanteckningarna" in what or "bekräfta" in what]

    confirm = "bekräfta besluten i anteckningarna från fredag 22 maj 2026: punkt 2"
    assert of_notes("att bekräfta") == [confirm]
    assert of_notes("bifall") == [stops.format(1)]


def test_what_was_due_on_a_free_day_since_is_late_by_no_working_days(lchnv: Program) -> None:
    _document(lchnv, "2026-05-22", more="publicerad: 2026-05-13\n")
    late = "fre 5 jun, försenat{}: Hedvig Hallmark\n"
    assert late.format("") in lchnv("status", "--today", "2026-06-07").out
    assert late.format(" 1 arbetsdag") in lchnv("status", "--today", "2026-06-08").out


def test_the_steering_group_is_needed_before_the_agenda_that_it_prepares(lchnv: Program) -> None:
    _write(lchnv, "styrgrupp/2026-05-08/dagordning.md", AGENDA.format(date="2026-05-08", more=""))
    agenda = lchnv.folder / "meetings/styrgrupp/2026-05-08/dagordning.md"
    text = agenda.read_text(encoding="utf-8").replace("organ: lchnv", "organ: styrgrupp")
    agenda.write_text(text, encoding="utf-8")

    def written() -> list[tuple[str, str]]:
        told = json.loads(lchnv("status", "--json", "--today", "2026-05-11").out)["tasks"]
        return [(t["due"], t["who"]) for t in told if "från Styrgruppen" in t["what"]]

    assert written() == [("2026-05-15", "Hedvig Hallmark")]
    ran = lchnv("new-notes", "8/5", "--body", "styrgrupp", "--today", "2026-05-11")
    assert ran.code == 0
    assert max(map(len, ran.err.splitlines())) < 80
    notes = agenda.with_name("minnesanteckningar.md").read_text(encoding="utf-8")
    assert "  Björkby: [Asta Almgren]\n  Region Prov: [Elsa Ekenstam]\n" in notes
    assert written() == []


def _duties(program: Program, today: str) -> dict[tuple[str, int], bool]:
    told = json.loads(program("status", "--json", "--today", today).out)
    return {(duty["duty"], duty["year"]): duty["done"] for duty in told["duties"]}


def test_the_duties_of_the_year_are_told_with_the_review_after_elections(lchnv: Program) -> None:
    assert _duties(lchnv, "2026-09-12") == {
        ("sent-kalendarium", 2027): False,
        ("ordförandeval-saknas", 2027): False,  # the register names a meeting to come
    }
    assert _duties(lchnv, "2026-09-13")["sen-översyn", 2026] is False
    path = lchnv.folder / "rules.yaml"
    organ = "    organ: [lchnv]\n"
    rules = path.read_text(encoding="utf-8")
    path.write_bytes(rules.replace(organ, f"{organ}    översedd: [2026-11-20]\n").encode())
    assert _duties(lchnv, "2026-11-20")["sen-översyn", 2026] is True


def test_a_duty_is_a_task_from_the_month_of_reminders(lchnv: Program) -> None:
    assert [d for d, what, _ in _tasks(lchnv, "2026-09-30") if "kalendariet" in what] == []
    plan = "lchnv calendar 2027 --propose 5 --save"
    later = [each for each in _tasks(lchnv, "2026-10-01") if "kalendariet" in each[1]]
    assert later == [("2026-12-31", "föreslå mötesdagar för 2027 och skriv kalendariet", plan)]
    assert lchnv(*plan.split()[1:], "--today", "2026-10-01").code == 0
    assert [each for each in _tasks(lchnv, "2026-10-01") if "kalendariet" in each[1]] == []
    _document(lchnv, "2026-11-20")  # which a new one would have brought
    (row,) = [each for each in _tasks(lchnv, "2026-10-01") if "kalendariet" in each[1]]
    assert row == (
        "2026-12-31",
        "ta upp på mötet fredag 20 november 2026: fastställ kalendariet för 2027",
        "lchnv new-agenda 2026-11-20 --update",
    )
    assert lchnv(*row[2].split()[1:], "--today", "2026-10-01").code == 0
    assert [each for each in _tasks(lchnv, "2026-10-01") if "kalendariet" in each[1]] == []


def test_a_duty_with_no_ordinary_meeting_left_goes_to_an_extra_one(lchnv: Program) -> None:
    def row() -> dict[str, Any]:
        told = json.loads(lchnv("status", "--json", "--today", "2026-11-30").out)["tasks"]
        (own,) = (each for each in told if each["kind"] == "review")
        assert isinstance(own, dict)
        return own

    assert row()["do"] == "Inget möte är kvar som hinner: kalla till ett extra möte."
    extra = calendar(2026, *DATES, "{datum: 2026-12-15, möte: extra}")
    _write(
        lchnv,
        "lchnv/2026/kalendarium.md",
        extra.replace("möten:", "fastställt: 2025-12-12\nmöten:"),
    )
    _document(lchnv, "2026-12-15", more="möte: extra\n")
    assert row()["command"] == "lchnv new-agenda 2026-12-15 --update"
    assert lchnv(*row()["command"].split()[1:], "--today", "2026-11-30").code == 0
    told = json.loads(lchnv("status", "--json", "--today", "2026-11-30").out)["tasks"]
    assert [each for each in told if each["kind"] == "review"] == []


def test_a_duty_goes_on_to_the_next_meeting_once_that_of_today_has_notes(lchnv: Program) -> None:
    _write(lchnv, "lchnv/2026/kalendarium.md", calendar(2026, *DATES, "2026-12-15"))
    _document(lchnv, "2026-11-20", "minnesanteckningar")
    _document(lchnv, "2026-12-15")

    def commands() -> list[str]:
        told = json.loads(lchnv("status", "--json", "--today", "2026-11-20").out)["tasks"]
        return [each["command"] for each in told if each["kind"] == "review"]

    assert commands() == ["lchnv new-agenda 2026-12-15 --update"]
    assert lchnv(*commands()[0].split()[1:], "--today", "2026-11-20").code == 0
    assert commands() == []


def test_an_exemption_settles_what_has_passed(lchnv: Program) -> None:
    more = "undantag: [{regel: sen-dagordning, skäl: Provet.}]\n"
    _document(lchnv, "2026-03-20", more=more)
    late = [what for _, what, _ in _tasks(lchnv, "2026-03-14") if "dagordningen till" in what]
    early = [what for _, what, _ in _tasks(lchnv, "2026-03-13") if "dagordningen till" in what]
    assert [what for what in late if "20 mars" in what] == []
    assert "publicera dagordningen till fredag 20 mars 2026" in early


def test_the_members_of_a_day(lchnv: Program, golden: Golden) -> None:
    ran = lchnv("members", "--date", "2026-06-01", "--today", "2026-06-01")
    golden("commands/members.txt", ran.transcript())
    assert max(map(len, ran.out.splitlines())) <= 80


def _members(program: Program, date: str) -> dict[str, Any]:
    told = json.loads(program("members", "--json", "--date", date, "--today", "2026-06-01").out)
    assert isinstance(told, dict)
    return told


def test_any_day_can_be_asked_for(lchnv: Program) -> None:
    chairs = {
        day: [each["name"] for each in _members(lchnv, day)["chair"]]
        for day in ("2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01")
    }
    assert chairs == {
        "2025-12-31": [],
        "2026-01-01": ["Elsa Ekenstam"],
        "2026-12-31": ["Elsa Ekenstam"],
        "2027-01-01": ["Asta Almgren"],
    }


def test_next_years_turn_is_the_other_sides(lchnv: Program) -> None:
    told = [_members(lchnv, f"{year}-06-01")["next_year"]["chair"] for year in (2026, 2027)]
    assert told == ["Kommunerna", "Regionen"]


def test_what_is_wrong_on_the_day_is_told_and_not_what_is_wrong_on_others(lchnv: Program) -> None:
    day = dt.date(2026, 6, 1)
    now = {fault["rule"] for fault in _members(lchnv, str(day))["faults"]}
    before = {fault["rule"] for fault in _members(lchnv, "2024-12-30")["faults"]}
    assert {"styrgrupp-antal", "styrgrupp-ej-beslutad"} <= now
    assert "styrgrupp-antal" not in before


def test_a_day_that_does_not_exist_is_told(lchnv: Program) -> None:
    ran = lchnv("members", "--date", "2026-02-30")
    assert ran.code == 2
    assert "2026-02-30" in ran.err


def test_a_folder_without_meetings_is_told_how_to_get_them(lchnv: Program) -> None:
    assert "--propose" not in lchnv("status", "--all", "--today", "2026-01-19").out
    for path in lchnv.folder.rglob("kalendarium.md"):
        path.unlink()
    _plans(lchnv, "2026-01-19", 2026, 5)


def _plans(lchnv: Program, today: str, year: int, count: int) -> None:
    command = f"lchnv calendar {year} --propose {count} --save"
    assert [told for _, _, told in _tasks(lchnv, today) if "--propose" in told] == [command]
    assert lchnv(*command.split()[1:], "--today", today).code == 0
    assert [told for _, _, told in _tasks(lchnv, today) if "--propose" in told] == []
    path = lchnv.folder / f"meetings/lchnv/{year}/kalendarium.md"
    days = re.findall(r"datum: (\d{4}-\d\d-\d\d)", path.read_text("utf-8"))
    assert (len(days), min(days) > today) == (3 * count, True)


@pytest.mark.parametrize(
    ("today", "year", "count"),
    [
        *(("2026-06-30", 2026, 3), ("2026-09-30", 2026, 2)),
        *(("2026-10-01", 2027, 5), ("2026-12-31", 2027, 5), ("2028-01-01", 2028, 5)),
    ],
)
def test_late_in_a_year_it_is_the_next_one_that_is_planned(
    lchnv: Program, today: str, year: int, count: int
) -> None:
    for path in lchnv.folder.rglob("*.md"):
        path.unlink()
    _plans(lchnv, today, year, count)


def test_nothing_is_empty_before_the_folder_answers(lchnv: Program) -> None:
    for path in lchnv.folder.rglob("*.md"):
        path.unlink()
    rules = lchnv.folder / "rules.yaml"
    own = "  - id: lchnv\n"
    text = rules.read_text(encoding="utf-8").replace(own, f"{own}    ansvarar_från: 2027-01-01\n")
    rules.write_text(text, encoding="utf-8")
    people = lchnv.folder / "meetings/register.yaml"
    later = people.read_text(encoding="utf-8").replace("från: 2025-01-01", "från: 2027-01-01")
    people.write_text(later, encoding="utf-8")
    told = lchnv("status", "--all", "--today", "2026-08-12").out
    assert ("platsen är tom" in told, "representant för" in told) == (False, False)
    assert "> lchnv calendar 2027 --propose 5 --save\n" in told


def test_a_folder_of_next_year_is_late_with_nothing(lchnv: Program) -> None:
    (lchnv.folder / "meetings/lchnv/2026/kalendarium.md").unlink()
    assert "försenat" not in lchnv("status", "--all", "--today", "2026-11-27").out
    _write(lchnv, "lchnv/2027/kalendarium.md", calendar(2027, "2027-02-08", "2027-04-06"))
    ran = lchnv("status", "--all", "--today", "2026-11-27")
    assert "försenat" not in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_no_notes_are_asked_for_of_an_agenda_that_cannot_be_read(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_by(monkeypatch, frozenset({"ej-utskickade"}))
    agenda = "meetings/lchnv/2026-03-20/dagordning.md"

    def remedies() -> list[str]:
        told = json.loads(lchnv("check", "--json", "--today", "2026-06-22").out)["findings"]
        return [each["remedy"] for each in told if "2026" in each["message"]]

    assert "Skapa dem med lchnv new-notes 2026-03-20." in remedies()
    (lchnv.folder / agenda).write_text("---\nda", encoding="utf-8")
    assert f"Rätta först {agenda}, som de görs av." in remedies()


def test_an_empty_register_is_to_be_filled_in_first_of_all(lchnv: Program) -> None:
    told = "fyll i registret: ingen står där"
    assert told not in [what for _, what, _ in _tasks(lchnv, "2026-01-05")]
    _write(lchnv, "register.yaml", "personer: []\n")
    tasks = json.loads(lchnv("status", "--json", "--today", "2026-01-05").out)["tasks"]
    assert [each["what"] for each in tasks].count(told) == 1
    assert (tasks[0]["what"], tasks[0]["due"]) == (told, "2026-01-05")
    assert "meetings/register.yaml" in tasks[0]["do"]
    _write(lchnv, "register.yaml", "personer: [\n")  # what cannot be read is to be mended
    assert told not in lchnv("status", "--today", "2026-01-05").out


def test_where_the_years_meetings_are_not_known_they_are_to_be_written_in(lchnv: Program) -> None:
    (lchnv.folder / "meetings/lchnv/2026/kalendarium.md").unlink()
    told = " ".join(lchnv("status", "--all", "--today", "2026-12-01").out.split())
    where = "skriv in årets i meetings/lchnv/2026/kalendarium.md, eller kalla till ett extra möte."
    assert f"Inget möte är inskrivet som hinner: {where}" in told


def test_whoever_is_only_counted_is_asked_about_by_name_too(lchnv: Program) -> None:
    done = "utskickad: 2026-03-21\npublicerad: 2026-03-21\ndiarieförd: {Björkby: 1}\n"
    _document(lchnv, "2026-03-20", "minnesanteckningar", done)
    told = lchnv("status", "--all", "--today", "2026-03-23").out
    assert ": 4 huvudmän\n    Diarieför anteckningarna från fredag 20 mars 2026" in told
    for who, has in (("tallsjö", True), ("Björkby", False)):
        ran = lchnv("status", "--who", who, "--today", "2026-03-23")
        assert ("Diarieför anteckningarna" in ran.out) == has
