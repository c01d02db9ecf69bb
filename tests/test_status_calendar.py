"""lchnv status and what the calendar lacks: decisions, the steering group's day, addresses."""

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
REGISTER = Path("meetings/register.yaml")
RULES = Path("rules.yaml")
TODAY = ("--today", "2026-12-15")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in December 2026, with the meetings of 2027 only planned."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for later in Path("meetings").glob("*/2027-*"):
        shutil.rmtree(later)
    return Program(tmp_path.resolve(), capsys)


def tasks(lchnv: Program, *kinds: str) -> list[dict[str, Any]]:
    told = json.loads(lchnv("status", "--all", "--json", *TODAY).out)["tasks"]
    return [each for each in told if each["kind"] in kinds]


def follow(lchnv: Program, command: str) -> None:
    ran = lchnv(*_words(command), *TODAY)
    assert ran.code == 0, ran.err


def _words(command: str) -> list[str]:
    return shlex.split(command)[1:]


def test_a_meeting_called_off_waits_for_its_decision(lchnv: Program) -> None:
    assert tasks(lchnv, "name_decision") == []
    assert lchnv("cancel", "2027-05-28", "--no-mail", *TODAY).code == 0
    (row,) = tasks(lchnv, "name_decision")
    assert row["what"] == "skriv in beslutet om att mötet fredag 28 maj 2027 ställdes in"
    assert (row["command"], row["then"]) == ("", "")
    text = CALENDAR.read_text("utf-8")
    line = text.splitlines()[int(row["do"].partition("(rad ")[2].partition(")")[0]) - 1]
    assert "2027-05-28" in line
    assert "så här: inställt: lchnv " in row["do"]
    told = re.sub("inställt: .*", "inställt: lchnv 2026-12-11 punkt 5 c", text)
    CALENDAR.write_text(told, "utf-8")
    assert tasks(lchnv, "name_decision") == []


def test_a_moved_meeting_waits_for_its_decision_and_moves_its_steering_group(
    lchnv: Program,
) -> None:
    assert tasks(lchnv, "plan_steering") == []
    assert lchnv("move", "2027-05-28", "2027-06-11", "--no-mail", *TODAY).code == 0
    (row,) = tasks(lchnv, "name_decision")
    assert "flyttades från fredag 28 maj 2027" in row["what"]
    (steering,) = tasks(lchnv, "plan_steering")
    assert steering["command"].startswith("lchnv move 2027-05-")
    assert "dagar före mötet fredag 11 juni 2027" in steering["what"]
    before = CALENDAR.read_text("utf-8")
    reason = "undantag: [{regel: ej-berett-möte, skäl: Inga ärenden att bereda}]\n"
    CALENDAR.write_text(before.replace("möten:\n", f"{reason}möten:\n", 1), "utf-8")
    assert tasks(lchnv, "plan_steering") == []
    CALENDAR.write_text(before, "utf-8")
    follow(lchnv, steering["command"])
    assert tasks(lchnv, "plan_steering") == []


def test_who_has_no_address_is_told_where_others_have_one(lchnv: Program) -> None:
    assert tasks(lchnv, "add_address") == []
    text = REGISTER.read_text("utf-8")
    named = "  - namn: Asta Almgren\n"
    REGISTER.write_bytes(text.replace(named, f"{named}    epost: a@example.se\n").encode())
    (row,) = tasks(lchnv, "add_address")
    assert row["what"].startswith("skriv e-postadressen till ")
    assert "Asta Almgren" not in row["what"]
    assert "Bertil Björkegren" in row["what"]
    text = REGISTER.read_text("utf-8")
    named = "  - namn: Bertil Björkegren\n"
    for address, told in (("b@exämple.se", True), ("b@example.se", False)):
        wrong = text.replace(named, f"{named}    epost: {address}\n")
        REGISTER.write_bytes(wrong.encode())
        (row,) = tasks(lchnv, "add_address")
        assert ("Bertil Björkegren" in row["what"]) == told


def test_an_empty_seat_of_the_steering_group_is_told_with_whose_it_is(lchnv: Program) -> None:
    assert tasks(lchnv, "fill_seat") == []
    text = REGISTER.read_text("utf-8")
    line = "roll: styrgrupp, organ: lchnv, huvudman: Tallsjö, från: 2024-12-19, "
    assert text.count(line) == 1
    REGISTER.write_bytes(text.replace(line, f"{line}till: 2026-11-30, ").encode())
    (row,) = tasks(lchnv, "fill_seat")
    seat = "utse en medlem i styrgruppen (1 från Kommunerna): platsen är tom"
    assert row["what"] == f"{seat} sedan tisdag 1 december 2026"
    assert (row["who"], row["due"]) == ("Länschefsnätverket", "2027-01-29")
    assert (row["command"], row["do"]) == ("", f"Skriv in den som utses i {REGISTER.as_posix()}.")
    rules = RULES.read_text("utf-8")
    RULES.write_bytes(rules.replace("styrgrupp_antal: 6", "styrgrupp_antal: 5").encode())
    assert tasks(lchnv, "fill_seat") == []


def test_a_review_that_was_decided_is_written_by_the_command_shown(lchnv: Program) -> None:
    text = RULES.read_text("utf-8")
    at = text.index("    översedd:\n")
    end = text.index("\n", text.index("datum:", at)) + 1
    before = text[:at] + text[end:]
    RULES.write_bytes(before.encode())
    (row,) = tasks(lchnv, "review")
    assert row["what"] == (
        "beslutat 11 dec punkt 5 d: skriv in översynen av arbetsordningen för 2026"
    )
    follow(lchnv, row["command"])
    assert tasks(lchnv, "review") == []
    assert "beslut: lchnv 2026-12-11 punkt 5 d" in RULES.read_text("utf-8")
    again = lchnv(*_words(row["command"]), *TODAY)
    assert (again.code, "står där redan" in again.err) == (0, True)
    assert "sen-översyn" not in lchnv("check", *TODAY).out
    wrong = lchnv("rule", "--reviewed", "11/12 p 1", *TODAY)
    assert (wrong.code, "Inget är skrivet" in wrong.err) == (2, True)
