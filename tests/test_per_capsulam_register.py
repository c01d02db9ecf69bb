"""The register of what is asked by mail: who has replied, how it ended, and which notes told it."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.registers.asked_questions import asked_questions
from lchnv_cli.registers.table import Cell, Register
from lchnv_cli.screen.register_table import register_table
from tests.running import Program, network
from tests.test_per_capsulam import ALL, ASKED, JANUARY, MARCH, MAY, document, filed, question

LAST, AFTER = "2026-04-10", "2026-04-11"


def _register(*documents: str, today: str = AFTER, **wanted: Any) -> Register:
    ledger = Ledger(filed(*documents), dt.date.fromisoformat(today))
    return asked_questions(ledger, **wanted)


def _row(*documents: str, today: str = AFTER) -> Mapping[str, Cell]:
    [row] = _register(*documents, today=today, told=True).rows
    return row


@pytest.mark.parametrize(
    ("asked", "today", "state"),
    [
        (question(replied=ALL[1:]), LAST, "pågår"),
        (question(replied=ALL[1:]), AFTER, "försenad"),
        (question(replied=ALL), LAST, "besvarad"),
        (question(replied=ALL), AFTER, "besvarad"),
        (question(replied=ALL[1:], last=""), AFTER, "pågår"),
        (question(outcome="bifall"), LAST, "avgjord"),
        (question(outcome="bifall", replied=ALL[1:]), LAST, "pågår"),
        (question(outcome="avslag", replied=ALL[1:]), AFTER, "avgjord"),
        (question(replied=()).replace(f"skickad: {JANUARY}", "skickad:"), AFTER, "inte skickad"),
    ],
)
def test_a_question_tells_how_far_it_has_come(asked: str, today: str, state: str) -> None:
    assert _row(ASKED, asked, today=today)["state"] == state


@pytest.mark.parametrize(
    ("told", "today", "state", "outcome"),
    [
        (f"per capsulam senast {LAST}", LAST, "pågår", None),
        (f"per capsulam senast {LAST}", AFTER, "försenad", None),
        ("per capsulam", AFTER, "pågår", None),
        (f"per capsulam senast {LAST}\nSvar: alla fyra", AFTER, "besvarad", None),
        (f"per capsulam senast {LAST}\nSvar: Asta och Elsa", AFTER, "försenad", None),
        (f"per capsulam senast {LAST}; bifall", LAST, "avgjord", "bifall"),
    ],
)
def test_notes_alone_tell_it_too(told: str, today: str, state: str, outcome: str | None) -> None:
    row = _row(document(JANUARY, f"## 1. Beslut: Budget\n\nUtfall: {told}"), today=today)
    assert (row["state"], row["outcome"]) == (state, outcome)
    assert (row["question"], row["lacking"]) == ("Budget", None)


def test_a_question_that_notes_send_out_is_told_once_and_where_it_stands_itself() -> None:
    row = _row(ASKED, question(replied=("Asta Almgren",)), today=LAST)
    assert row["sent"] == dt.date(2026, 1, 30)
    assert (row["answered"], row["point"]) == ("1 av 4", "1")
    assert row["replied"] == ["Asta Almgren (Björkby): ja"]
    assert row["lacking"] == [
        "Bertil Björkegren (Granköping)",
        "Elsa Ekenstam (Region Prov)",
        "Folke Forsander (Region Prov)",
    ]
    assert row["place"] == "dokument-1.md:13"


@pytest.mark.parametrize(
    "asked",
    [
        (ASKED, question(outcome="bifall")),
        (document(JANUARY, f"## 1. Beslut: Budget\n\nUtfall: per capsulam senast {LAST}; bifall"),),
    ],
)
def test_the_notes_that_tell_how_it_ended_are_named(asked: tuple[str, ...]) -> None:
    report = document(MAY, "## 4. Rapport: Budget\n\nAlla svarade ja.")
    row = _row(*asked, report, today="2026-05-23")
    assert (row["state"], row["outcome"]) == ("rapporterad", "bifall")
    assert row["reported"] == f"{MAY} punkt 4"
    assert str(row["reported_in"]).startswith(f"dokument-{len(asked)}.md:")
    before = _row(*asked, report, today="2026-05-21")
    assert (before["state"], before["reported"]) == ("avgjord", None)


def test_notes_before_its_last_day_do_not_tell_how_it_ended() -> None:
    early = document(MARCH, "## 4. Rapport: Budget\n\nFrågan är skickad.")
    row = _row(ASKED, question(outcome="bifall", replied=ALL[1:]), early, today="2026-05-23")
    assert (row["state"], row["reported"]) == ("avgjord", None)


def test_what_only_later_notes_settle_is_told_with_their_outcome() -> None:
    later = document(MAY, "## 1. Rapport: Budget\n\nUtfall: per capsulam senast 2026-04-10; bifall")
    row = _row(ASKED, later, today="2026-06-01")
    assert (row["state"], row["outcome"]) == ("rapporterad", "beslutad")


def test_of_two_questions_of_one_matter_both_are_followed() -> None:
    second = question(outcome="bifall")
    report = document(MAY, "## 4. Rapport: Budget\n\nAlla svarade ja.")
    rows = _register(ASKED, question(), second, report, today="2026-06-01", told=True).rows
    assert [row["state"] for row in rows] == ["besvarad", "rapporterad"]


def test_the_reported_are_left_out_and_counted() -> None:
    report = document(MAY, "## 4. Rapport: Budget\n\nAlla svarade ja.")
    every = (ASKED, question(outcome="bifall"), report)
    register = _register(*every, today="2026-06-01")
    assert register.rows == ()
    assert register.notes == ("1 rapporterad fråga är utelämnad; --all visar allt.",)
    assert _register(*every, today="2026-06-01", told=True).notes == ()
    day = dt.date.fromisoformat(JANUARY)
    assert len(_register(*every, today="2026-06-01", day=day).rows) == 1
    assert len(_register(*every, today="2026-06-01", told=True, body_id="lchnv").rows) == 1
    assert _register(*every, today="2026-06-01", told=True, body_id="styrgrupp").rows == ()


def test_the_next_to_be_done_comes_first() -> None:
    late = question(last="2026-06-01", replied=())
    text = "## 1. Beslut: Taxor\n\n#### Förslag till beslut\n\nVi beslutar\n\n- att anta taxorna"
    done = question(outcome="bifall", text=text)
    undated = question(last="", replied=())
    found = _register(undated, done, late, question(replied=()), today=AFTER).rows
    assert [row["state"] for row in found] == ["försenad", "pågår", "pågår", "avgjord"]


def test_the_screen_tells_people_as_a_sentence() -> None:
    told = register_table(_register(ASKED, question(replied=ALL[:2]), today=LAST))
    assert all(len(line) <= 80 for line in told.splitlines())
    assert "Har svarat: Asta Almgren (Björkby): ja; Bertil" in told


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def test_the_command_shows_those_of_a_meeting_or_of_all(lchnv: Program) -> None:
    lchnv("new-per-capsulam", MARCH, "3a", "--today=2026-03-23", f"--answer-by={LAST}")
    for meeting in ((), (MARCH,), (f"meetings/lchnv/{MARCH}/per-capsulam-3a.md",)):
        told = json.loads(lchnv("per-capsulam", *meeting, "--json", f"--today={LAST}").out)
        assert [row["point"] for row in told["rows"]] == ["3 a"]
    assert json.loads(lchnv("per-capsulam", MAY, "--json").out)["rows"] == []
    assert lchnv("per-capsulam", "2026-03-21").code == 2
    assert lchnv("per-capsulam", "--to=csv").out.endswith("per-capsulam.csv\n")


def test_status_leads_to_what_does_the_next_thing(lchnv: Program) -> None:
    lchnv("new-per-capsulam", MARCH, "3a", "--today=2026-03-23", f"--answer-by={LAST}")
    file = Path(f"meetings/lchnv/{MARCH}/per-capsulam-3a.md")
    text = file.read_text(encoding="utf-8").replace("skickad:  ", "skickad: 2026-03-25  ")

    def command(today: str) -> str:
        found = json.loads(lchnv("status", "--json", "--today", today).out)["tasks"]
        own = ("capsulam", "lägg in ”")  # what an agenda lacks is one row
        row = next(t for t in found if any(each in t["what"] for each in own))
        return str(row["command"] or row["do"])

    file.write_text(text, encoding="utf-8")
    assert command(AFTER).startswith(f"Skriv raden utfall i huvudet på {file.as_posix()}, ")
    outcome = text.partition("utfall:")[2].partition("\n")[0]
    file.write_text(text.replace(f"utfall:{outcome}", "utfall: bifall"), encoding="utf-8")
    Path(f"meetings/lchnv/{MAY}/minnesanteckningar.md").unlink()
    agenda = Path(f"meetings/lchnv/{MAY}/dagordning.md")
    points = "## 1. Annat\n"
    agenda.write_text(document(MAY, points, "dagordning"), encoding="utf-8")
    assert command(AFTER) == f"lchnv new-agenda {MAY} --update"
    published = document(MAY, points, "dagordning", f"publicerad: {LAST}\n")
    agenda.write_text(published, encoding="utf-8")
    assert command(AFTER) == f"lchnv new-agenda {MAY} --update --revised"


def test_status_of_a_body_that_is_not_the_first_names_it_in_its_commands(lchnv: Program) -> None:
    rules = Path("rules.yaml")
    first = "organ:\n  - {id: annat, namn: Annat, kortnamn: Annat, rubrik: Annat}\n  - id: lchnv\n"
    text = rules.read_text(encoding="utf-8").replace("organ:\n  - id: lchnv\n", first, 1)
    rules.write_text(text, encoding="utf-8")
    told = json.loads(lchnv("status", "--body=lchnv", "--json", "--today=2026-04-11").out)
    commands = [task["command"].split() for task in told["tasks"]]
    made = [each for each in commands if each[1:2] in (["new-notes"], ["new-agenda"], ["calendar"])]
    assert made
    assert all(each[-2:] == ["--body", "lchnv"] for each in made)
