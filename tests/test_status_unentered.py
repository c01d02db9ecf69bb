"""lchnv status tells what notes decided that grupper.yaml and överenskommelser.yaml lack."""

import json
from pathlib import Path

import pytest

from lchnv_cli.work.opening.unentered import FILES
from tests.running import Program, judge_by, network

GROUPS = """\
grupper:
  - namn: Hjälpmedelsrådet
    nivå: lokal
    status: pågår
    beslutas_av: lchnv
    ansvarig: RSS Prov
    platser: [{kompetens: läkare, för: Kommunerna}]
"""
AGREEMENTS = "överenskommelser:\n  - titel: Rutin för hembesök\n    slag: rutin\n"
ON = ("--today", "2026-06-01")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    judge_by(monkeypatch, frozenset(FILES))
    (program.folder / "meetings/grupper.yaml").write_text(GROUPS, encoding="utf-8")
    (program.folder / "meetings/överenskommelser.yaml").write_text(AGREEMENTS, encoding="utf-8")
    return program


def _decide(lchnv: Program, *points: str, day: str = "2026-05-22") -> None:
    path = lchnv.folder / f"meetings/lchnv/{day}/minnesanteckningar.md"
    text = path.read_text(encoding="utf-8")
    more = (f"\n## {20 + n}. Beslut: Punkt {n}\n\n{told}\n" for n, told in enumerate(points))
    path.write_text(text + "".join(more), encoding="utf-8")


def _rows(lchnv: Program, *options: str) -> list[tuple[str, str]]:
    tasks = json.loads(lchnv("status", "--json", *options, *ON).out)["tasks"]
    return [(t["what"], t["command"]) for t in tasks if t["kind"] == "enter_decisions"]


DECIDED = "Länschefsnätverket beslutade\n\n- att "
APPOINTED = f"{DECIDED}utse Asta Almgren (Björkby) till Hjälpmedelsrådet"
ADOPTED = f"{DECIDED}teckna avtal om vårdhygien för 2027–2030"


def test_nothing_is_told_until_something_is_decided(lchnv: Program) -> None:
    assert _rows(lchnv) == []


def test_one_appointment_is_told_with_the_line_to_write(lchnv: Program) -> None:
    _decide(lchnv, APPOINTED)
    assert _rows(lchnv) == [
        (
            "Asta Almgren utsågs till Hjälpmedelsrådet, men har ingen plats i Hjälpmedelsrådet i "
            "grupper.yaml. Skriv in - {namn: Asta Almgren, från: 2026-05-22, beslut: lchnv "
            "2026-05-22 punkt 20} bland platsens innehavare",
            "",
        )
    ]
    assert _rows(lchnv, "--body", "styrgrupp") == []
    told = GROUPS.replace("Kommunerna}", "Kommunerna, innehavare: [{WHO}]}")
    held = told.replace("WHO", "namn: Asta Almgren, från: 2026-05-22, beslut: lchnv 2026-05-22")
    (lchnv.folder / "meetings/grupper.yaml").write_text(held, encoding="utf-8")
    assert _rows(lchnv) == []


def test_one_agreement_is_told_with_the_command_that_writes_it_in(lchnv: Program) -> None:
    _decide(lchnv, ADOPTED)
    ((what, command),) = _rows(lchnv)
    assert what.startswith("”Avtal om vårdhygien för 2027–2030” antogs till och med 2030-12-31")
    assert command == "lchnv check --fix"
    lchnv("check", "--fix", *ON)
    assert _rows(lchnv) == []


def test_many_are_one_row_for_each_file(lchnv: Program) -> None:
    _decide(lchnv, APPOINTED, f"{DECIDED}utse Lo Falk (Björkby) till Vårdgruppen", ADOPTED)
    _decide(lchnv, APPOINTED, day="2026-01-30")
    rows = _rows(lchnv)
    what = "skriv in i grupper.yaml vad 3 beslut säger, från 30 jan och 22 maj"
    assert (rows[0], len(rows)) == ((what, ""), 2)
    told = " ".join(lchnv("status", "--all", *ON).out.split())
    assert "Skriv in - {namn: Asta Almgren, från: 2026-01-30, beslut: lchnv 2026-01-30" in told


def test_what_an_exemption_covers_is_not_to_be_done(lchnv: Program) -> None:
    _decide(lchnv, APPOINTED)
    path = lchnv.folder / "meetings/lchnv/2026-05-22/minnesanteckningar.md"
    text = path.read_text(encoding="utf-8")
    said = "undantag: [{regel: utsedd-inte-införd, skäl: Hon avböjde, beslutat_av: RSS Prov}]\n"
    path.write_text(text.replace("datum:", f"{said}datum:", 1), encoding="utf-8")
    assert _rows(lchnv) == []
