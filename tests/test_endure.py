"""The long test runs, holds for one seed, and sees what gives way."""

import json
import os
import random
import time
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="a child is bounded as Unix does")
from lchnv_cli.rules.run import findings_of
from tools.endure import trials
from tools.endure.__main__ import attempt, endure
from tools.endure.child import KILLED, bounded
from tools.endure.folders import changed, hostile, material, written
from tools.endure.heavy import HEAVY
from tools.endure.trials import KINDS, kill_or_full

AGENDA = "meetings/lchnv/2026-03-20/dagordning.md"


@pytest.mark.slow
def test_nothing_gives_way_with_one_seed(tmp_path: Path) -> None:
    kinds = ("reading", "asking", "killing", "disturbing", "naming")
    counts = endure(kinds, 7, time.monotonic() + 600, tmp_path, rounds=2)
    assert counts == {"reading": 80, "asking": 2, "killing": 2, "disturbing": 2, "naming": 2}


def test_the_same_seed_makes_the_same_changes() -> None:
    data = material()["tests/network"][AGENDA]
    many = {changed(data, random.Random(3)) for _ in range(3)}  # noqa: S311
    assert len(many) == 1
    assert many != {data}
    assert len(hostile()) > 500


def test_what_gives_way_is_told_and_kept_to_be_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> list[object]:
        raise ZeroDivisionError

    monkeypatch.setattr(trials, "findings_of", broken)
    assert attempt("reading", 5, tmp_path) == "ZeroDivisionError"
    (kept,) = tmp_path.iterdir()
    assert not (kept / "files").exists()  # it asked no folder
    case = json.loads((kept / "case.json").read_text(encoding="utf-8"))
    assert case == {"kind": "reading", "seed": 5, "told": "ZeroDivisionError"}
    monkeypatch.setattr(trials, "findings_of", findings_of)
    assert attempt(case["kind"], case["seed"]) == ""


@pytest.mark.slow
def test_a_torn_file_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def tear() -> None:
        (Path.cwd() / AGENDA).write_bytes(b"---\ndoku")
        os._exit(KILLED)

    monkeypatch.setattr(trials, "kill_or_full", lambda **_: tear)
    monkeypatch.setattr(trials, "_WRITING", (("move", "2026-03-20", "2026-12-04"),))
    monkeypatch.setattr(trials, "material", lambda: {"tests/network": material()["tests/network"]})
    told = {attempt("killing", seed, tmp_path) for seed in range(3)}
    assert any("torn" in each for each in told)
    assert list(tmp_path.glob("killing-*/files/mapp/rules.yaml"))


def test_a_full_disk_is_told_of(tmp_path: Path) -> None:
    folder = written(material()["tests/network"], tmp_path / "mapp")
    command = ("cancel", "2026-03-20", "--today", "2026-03-01")
    ran = bounded(command, folder, 1, kill_or_full(full=True))
    assert (ran.code, "disken är full" in ran.err.decode()) == (2, True)


def test_every_heavy_document_is_below_the_limits() -> None:
    assert "heavy" in KINDS
    assert all(make() for make in HEAVY.values())
