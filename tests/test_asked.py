"""lchnv check of one meeting: its own folder, and what hangs on it in other files."""

from pathlib import Path

import pytest

from tests.running import AGENDA, Program, judge_by, network

NOTES = Path("meetings/lchnv/2026-01-30/minnesanteckningar.md")
CALENDAR = Path("meetings/lchnv/2026/kalendarium.md")
REGISTER = Path("meetings/register.yaml")
RULES = {
    *("ärende-fattas", "glömd-bordläggning", "sen-dagordning", "möte-på-ledig-dag"),
    *("fel-föregående-möte", "ordförandeval-saknas", "utanför-kalendariet"),
}
FEBRUARY = ("--today", "2026-02-02", "--output-format", "concise")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    judge_by(monkeypatch, frozenset(RULES))
    return program


def told(out: str) -> list[tuple[str, str]]:
    """Give the file and the rule of each line."""
    lines = [line for line in out.splitlines() if line.startswith(("meetings/", "rules.yaml"))]
    return [(line.partition(":")[0], line.split("  ")[2]) for line in lines]


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def tabled() -> None:
    """Let the meeting of January put a matter off, and the agenda of March lack it."""
    text = NOTES.read_text(encoding="utf-8")
    NOTES.write_text(f"{text}\n## 9. Beslut: Rutin för hembesök\n\nUtfall: bordlagd\n")


def test_what_an_agenda_lacks_is_told_of_the_meeting_that_put_it_off(lchnv: Program) -> None:
    tabled()
    of_agenda = (AGENDA.as_posix(), "ärende-fattas")
    for name in ("lchnv/2026-01-30", "2026-01-30", "meetings/lchnv/2026-01-30", "30/1"):
        assert of_agenda in told(lchnv("check", name, *FEBRUARY).out), name
    for name in ("lchnv/2026-05-22", str(NOTES), "meetings/styrgrupp"):
        assert of_agenda not in told(lchnv("check", name, *FEBRUARY).out), name


def test_what_is_told_of_another_meeting_stays_there(lchnv: Program) -> None:
    tabled()
    changed(CALENDAR, "2026-05-22", "2026-05-23")
    changed(AGENDA, "publicerad: 2026-03-13", "publicerad: 2026-03-19")
    of_january = told(lchnv("check", "lchnv/2026-01-30", *FEBRUARY).out)
    assert {*of_january} == {(AGENDA.as_posix(), "ärende-fattas")}
    of_march = told(lchnv("check", "lchnv/2026-03-20", *FEBRUARY).out)
    assert {rule for _, rule in of_march} == {"ärende-fattas", "sen-dagordning"}


def test_a_row_of_the_calendar_is_told_of_its_meeting_alone(lchnv: Program) -> None:
    changed(CALENDAR, "2026-05-22", "2026-05-23")
    row = (CALENDAR.as_posix(), "möte-på-ledig-dag")
    assert row in told(lchnv("check", "lchnv/2026-05-23", *FEBRUARY).out)
    assert row in told(lchnv("check", "23 maj", *FEBRUARY).out)
    assert row not in told(lchnv("check", "lchnv/2026-03-20", *FEBRUARY).out)


def test_the_same_is_told_of_what_is_remembered(lchnv: Program, kept: Path) -> None:
    tabled()
    first = lchnv("check", "lchnv/2026-01-30", *FEBRUARY)
    assert list(kept.rglob("*svar.jsonl"))
    assert lchnv("check", "lchnv/2026-01-30", *FEBRUARY).out == first.out
    assert "ärende-fattas" in first.out


def test_a_meeting_that_nobody_knows_is_told(lchnv: Program) -> None:
    for name in ("lchnv/2026-02-02", "2026-02-02", "nej/2026-01-30"):
        ran = lchnv("check", name, *FEBRUARY)
        assert (ran.code, "finns inte" in ran.err) == (2, True), name


def test_a_day_of_several_meetings_is_asked_about(lchnv: Program) -> None:
    other = Path("meetings/styrgrupp/2026-01-30")
    other.mkdir(parents=True)
    text = NOTES.read_text(encoding="utf-8").replace("organ: lchnv", "organ: styrgrupp")
    (other / NOTES.name).write_text(text, encoding="utf-8")
    ran = lchnv("check", "2026-01-30", *FEBRUARY)
    assert ran.code == 2
    assert "lchnv check lchnv/2026-01-30" in ran.err
    assert "lchnv check styrgrupp/2026-01-30" in ran.err
    assert lchnv("check", "styrgrupp/2026-01-30", *FEBRUARY).code in {0, 1}


@pytest.mark.parametrize(
    "asked",
    [str(NOTES), "lchnv/2026-01-30", str(REGISTER), str(AGENDA), "2026-03-20", str(AGENDA.parent)],
)
def test_a_document_saved_as_text_is_told_whatever_is_asked(lchnv: Program, asked: str) -> None:
    AGENDA.rename(AGENDA.with_name("dagordning.md.txt"))
    ran = lchnv("check", asked, *FEBRUARY)
    assert "Filen heter dagordning.md.txt och läses därför inte." in ran.out
    assert ran.code == 1


def test_a_document_saved_as_text_twice_is_told(lchnv: Program) -> None:
    AGENDA.rename(AGENDA.with_name("dagordning.md.txt.txt"))
    assert "Filen heter dagordning.md.txt.txt" in lchnv("check", *FEBRUARY).out
