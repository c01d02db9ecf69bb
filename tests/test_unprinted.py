"""What is published and has lost its prints is told in status, and printed again as it was."""

import shlex
from pathlib import Path

import pytest

from tests.running import AGENDA, Program, judge_by, network

DAY = "2026-03-20"
TODAY = ("--today", "2026-03-12")
PDF = Path("export/dagordning-lchnv-2026-03-20.pdf")
WORD = PDF.with_suffix(".docx")
ROW = "skriv ut dagordningen till fredag 20 mars 2026 igen: Word eller PDF fattas"

# So that what status remembers is asked too.
pytestmark = [pytest.mark.usefixtures("kept"), pytest.mark.slow]


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the network with its agenda published and printed."""
    program = network(tmp_path, capsys, monkeypatch)
    text = AGENDA.read_text(encoding="utf-8").replace("publicerad: 2026-03-13", "publicerad:")
    AGENDA.write_bytes(text.encode())
    assert program("publish", DAY, *TODAY).code == 0
    return program


def _told(lchnv: Program, today: str = "2026-03-12") -> str:
    told = lchnv("status", "--all", "--today", today).out
    return " ".join(told.split()).replace("Skriv ut", "skriv ut")


def _own_files(lchnv: Program) -> dict[str, bytes]:
    """Give the files that are not the program's notes for itself."""
    kept = (".lchnv", "kom-ihåg/")
    return {name: data for name, data in lchnv.files().items() if not name.startswith(kept)}


@pytest.mark.parametrize("gone", [[PDF], [WORD], [PDF, WORD]])
@pytest.mark.parametrize("way", ["the command shown", "publish"])
def test_prints_that_are_gone_are_told_and_made_again(
    lchnv: Program, gone: list[Path], way: str
) -> None:
    before = _own_files(lchnv)
    assert ROW not in _told(lchnv)
    for path in gone:
        path.unlink()
    shown = _told(lchnv).partition(ROW)[2].partition("> lchnv ")[2].split(" ")[:2]
    assert shown == ["export", AGENDA.as_posix()]
    command = shown if way == "the command shown" else ["publish", DAY, "--agenda"]
    ran = lchnv(*command, *TODAY)
    assert (ran.code, all(path.name in ran.out for path in gone)) == (0, True)
    assert _own_files(lchnv) == before
    assert ROW not in _told(lchnv)


def test_a_dry_run_of_publish_prints_nothing(lchnv: Program) -> None:
    PDF.unlink()
    assert lchnv("publish", DAY, "--agenda", "--dry-run", *TODAY).code == 0
    assert not PDF.exists()


def test_what_was_published_long_ago_is_not_asked_for(lchnv: Program) -> None:
    PDF.unlink()
    days = ("2026-04-11", "2026-04-12")
    assert {day: ROW in _told(lchnv, day) for day in days} == dict(
        zip(days, (True, False), strict=True)
    )


def test_neither_is_what_was_changed_or_taken_back(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_by(monkeypatch, frozenset({"ändrad-efter-publicering"}))
    PDF.unlink()
    whole = AGENDA.read_bytes()
    AGENDA.write_bytes(whole + b"\nMer.\n")
    assert ROW not in _told(lchnv)
    AGENDA.write_bytes(whole)
    assert ROW in _told(lchnv)
    lchnv("publish", *shlex.split('2026-03-20 --agenda --withdraw "Fel handling"'), *TODAY)
    assert ROW not in _told(lchnv)
