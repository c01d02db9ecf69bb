"""The network's own folder, as README's first command uses it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.running import ROOT, Program

TODAY = ("--today", "2026-11-22")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    shutil.copy(ROOT / "rules.yaml", tmp_path)
    shutil.copytree(ROOT / "meetings", tmp_path / "meetings")
    monkeypatch.chdir(tmp_path)
    return Program(tmp_path.resolve(), capsys)


@pytest.mark.slow
def test_a_new_agenda_has_no_error(lchnv: Program) -> None:
    made = lchnv("new-agenda", "2027-01-29", "--place", "Gamla elverket, Falun", *TODAY)
    assert (made.code, made.out) == (0, "meetings/lchnv/2027-01-29/dagordning.md\n")
    assert lchnv("check", *TODAY).code == 0


@pytest.mark.slow
def test_a_proposed_calendar_for_the_coming_year_has_nothing_to_mend(lchnv: Program) -> None:
    assert lchnv("calendar", "2027", "--propose", "6", "--save", *TODAY).code == 0
    told = json.loads(lchnv("calendar", "2027", "--json", *TODAY).out)
    assert (len(told["meetings"]), told["faults"]) == (6, [])
    assert lchnv("check", *TODAY).code == 0
