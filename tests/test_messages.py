"""Documents that say nothing where they should are told of without empty quotation marks."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lchnv_cli.commands.app import run
from tests.exemplary import FOLDER
from tests.messages import wording_faults
from tests.running import NETWORK

_POINT = re.compile(r"(?m)^(#{2,3} (?:\d+\.|[a-z]\)))\s.*$")
CHANGES: dict[str, Callable[[str], str]] = {
    "points without titles": lambda text: _POINT.sub(r"\1", text),
    "points with a kind alone": lambda text: _POINT.sub(r"\1 Beslut:", text),
    "lines without values": lambda text: re.sub(r"(?m)^([A-ZÅÄÖ][a-zåäö]+): .*$", r"\1:", text),
    "clauses without words": lambda text: re.sub(r"(?m)^- att .*$", "- att", text),
    "fields without values": lambda text: re.sub(
        r"(?m)^( *-? *(?!dokument|organ|datum|år)[a-zåäö_]+): [^\[{\n]+$", r'\1: ""', text
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("folder", [FOLDER, NETWORK], ids=lambda folder: folder.name)
@pytest.mark.parametrize("change", CHANGES)
def test_what_says_nothing_is_told_without_empty_quotation_marks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: Path, change: str
) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    for path in tmp_path.rglob("*.md"):
        path.write_text(CHANGES[change](path.read_text(encoding="utf-8")), encoding="utf-8")
    for day in ("2026-02-01", "2027-12-31"):
        run(["check", "--root", str(tmp_path), "--today", day, "--json"])
        found = json.loads(capsys.readouterr().out)["findings"]
        told = [(each["message"], each["remedy"]) for each in found]
        assert [each for each in told if wording_faults(*each)] == []
        assert found
