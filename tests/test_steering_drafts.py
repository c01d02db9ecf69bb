"""What a steering group prepares for the network is drafted as what it recommends, and so noted."""

from pathlib import Path

import pytest

from tests.running import Program, network

HEAD = "---\ndokument: {kind}\norgan: lchnv\ndatum: {day}\n---\n\n{text}\n"
PUT = """## 1. Beslut: Taxa

#### Förslag till beslut

Länschefsnätverket beslutar

- att höja taxan

## 2. Rapport: Läget

Tidigare: uppdrag 2026-01-30
"""


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in the network, where the agenda of March puts a matter."""
    program = network(tmp_path, capsys, monkeypatch)
    for path in Path("meetings").rglob("*.md"):
        if path.name != "kalendarium.md":
            path.unlink()
    _write("dagordning", PUT)
    return program


def _write(kind: str, text: str) -> None:
    path = Path(f"meetings/lchnv/2026-03-20/{kind}.md")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(kind=kind, day="2026-03-20", text=text), encoding="utf-8")


def _noted(program: Program, outcome: str) -> tuple[str, str]:
    """Give the steering group's agenda, and its notes, after notes with an outcome."""
    _write("minnesanteckningar", f"## 1. Beslut: Taxa\n\nUtfall: {outcome}")
    made = [
        program(command, "8/5", "--body", "styrgrupp", "--today", "2026-05-08")
        for command in ("new-agenda", "new-notes")
    ]
    assert [ran.code for ran in made] == [0, 0], made
    agenda, notes = (Path(ran.out.strip()).read_text(encoding="utf-8") for ran in made)
    return agenda, notes


def test_what_the_network_is_to_decide_is_recommended(lchnv: Program) -> None:
    agenda, notes = _noted(lchnv, "bordlagd till nästa möte")
    assert "\nStyrgruppen rekommenderar Länschefsnätverket att besluta\n\n- att höja" in agenda
    assert "\nStyrgruppen beslutade att rekommendera Länschefsnätverket\n\n- att höja" in notes
    later = lchnv("new-agenda", "22/5", "--today", "2026-05-09", "--dry-run").out
    assert "\nLänschefsnätverket beslutar\n\n- att höja taxan\n" in later


def test_what_is_referred_to_the_steering_group_it_decides_itself(lchnv: Program) -> None:
    agenda, notes = _noted(lchnv, "hänskjuten till styrgruppen")
    assert "\nStyrgruppen beslutar\n\n- att höja taxan\n" in agenda
    assert "\nStyrgruppen beslutade\n\n- att höja taxan\n" in notes


def test_a_report_says_in_the_draft_that_it_is_to_be_written(lchnv: Program) -> None:
    ran = lchnv("new-notes", "20/3", "--today", "2026-03-20")
    notes = Path(ran.out.strip()).read_text(encoding="utf-8")
    comment = "<!-- Skriv vad som rapporterades."
    assert comment in notes.partition("## 2. Rapport: Läget")[2]
    assert comment not in notes.partition("## 2. Rapport: Läget")[0]
