"""No message has empty quotation marks, counts no documents, or says its thing twice."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lchnv_cli.commands.app import run
from tests.announced import Case, cases, findings
from tests.exemplary import FOLDER
from tests.running import NETWORK

_EMPTY = re.compile(r"””|“”|\"\"|\(\)|\b0 dokument|\bNone\b| {2}")
_DAY = r"[a-zåäö]+dag \d{1,2} [a-z]+ \d{4}"
_TWICE = re.compile(
    rf"(?P<day>{_DAY}).*\b(?P=day)|\b(?P<said>[^\W\d]{{4,}}(?: \w+){{3,}}).*\b(?P=said)"
)
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


def faults(message: str, remedy: str) -> list[str]:
    """Give what is empty, or said twice; what a document says, and paths, may hold anything."""
    said = re.sub(r"”[^”]+”|meetings/\S+", "”x”", message)
    wrong = [match[0] for match in _EMPTY.finditer(f"{message} {remedy}")]
    return [*wrong, *(match[0] for match in _TWICE.finditer(said))]


@pytest.mark.parametrize("case", list(cases()), ids=str)
def test_a_message_is_whole_and_says_its_thing_once(case: Case) -> None:
    assert {
        found.message: wrong
        for found in findings(case)
        if (wrong := faults(found.message, found.remedy))
    } == {}


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
        assert [each for each in told if faults(*each)] == []
        assert found
