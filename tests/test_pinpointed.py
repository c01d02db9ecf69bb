"""Where findings end and their edits go, in the file's own lines and characters."""

import json
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.commands.app import run
from lchnv_cli.guarded import Refused
from lchnv_cli.model.finding import Edit, Finding, Place, Severity
from lchnv_cli.work.opening.pinpointed import pinpointed
from tests.announced import DOCUMENTS
from tests.running import AGENDA, Program, network

FILE, OTHER = PurePosixPath("a.md"), PurePosixPath("b.yaml")
TEXT = "---\r\nplats: Björkby 😀  \r\n---\r\n\r\nÄr a\u030a här\n"
FOUND = Finding(FILE, 1, 1, "fel", "Fel.", "Rätta.", "form", Severity.ERROR)


def read(file: PurePosixPath) -> bytes:
    if file == OTHER:
        return "å: ä\n".encode()
    if file == FILE:
        return TEXT.encode()
    raise Refused(str(file), "den finns inte", missing=True)


def whole(**changed: object) -> Finding:
    [found] = pinpointed([FOUND._replace(**changed)], read)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ({"line": 2}, (2, 1, 2, 17)),  # neither the spaces nor the line end at the end
        ({"line": 2, "column": 8}, (2, 8, 2, 17)),
        ({"line": 4}, (4, 1, 4, 1)),  # an empty line
        ({"line": 5}, (5, 1, 5, 10)),  # å apart is two characters
        ({"line": 2, "column": 8, "end_line": 2, "end_column": 15}, (2, 8, 2, 15)),
        ({"line": 2, "column": 8, "end_line": 2, "end_column": 99}, (2, 8, 2, 17)),
        ({"line": 2, "column": 8, "end_line": 5, "end_column": 3}, (2, 8, 5, 3)),
        ({"line": 2, "column": 30}, (2, 30, 2, 30)),
        ({"line": 99, "column": 3}, (99, 3, 99, 3)),
        ({"line": 0, "column": 0}, (1, 1, 1, 4)),
    ],
)
def test_a_finding_ends_where_it_says_or_with_its_line(
    place: dict[str, int], told: tuple[int, int, int, int]
) -> None:
    assert whole(**place).place[1:] == told


def test_edits_get_the_places_of_their_bytes_also_in_another_file() -> None:
    at = TEXT.encode().index(b"kby")
    found = whole(edits=(Edit(FILE, at, at + 8, "k"), Edit(OTHER, 4, 6, "e")))
    assert found.replacements == (
        (Place(FILE, 2, 12, 2, 17), "k"),
        (Place(OTHER, 1, 4, 1, 5), "e"),
    )


def test_of_a_file_that_cannot_be_read_only_the_beginning_is_known() -> None:
    assert whole(file=PurePosixPath("borta.md"), line=3, column=2).place[1:] == (3, 2, 3, 2)


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def test_what_is_told_as_json_mends_the_file_as_fix_does(lchnv: Program) -> None:
    text = AGENDA.read_text(encoding="utf-8") + "## Sist, Ängö 😀\n\n## 3. Efter\n"
    AGENDA.write_bytes(text.replace("\n", "\r\n").encode())
    told = json.loads(lchnv("check", "--json", "--today", "2026-06-01").out)["findings"]
    assert all(each["end_line"] >= each["line"] for each in told)
    lines = AGENDA.read_bytes().decode().split("\n")
    edits = [edit for each in told for fix in each["fixes"] for edit in fix["edits"]]
    assert len(edits) == 2
    for edit in sorted(edits, key=lambda each: (each["line"], each["column"]), reverse=True):
        line = lines[edit["line"] - 1]
        assert edit["end_line"] == edit["line"]
        lines[edit["line"] - 1] = (
            line[: edit["column"] - 1] + edit["text"] + line[edit["end_column"] - 1 :]
        )
    lchnv("check", "--fix", "--today", "2026-06-01")
    assert "\n".join(lines) == AGENDA.read_bytes().decode()


def test_every_finding_of_every_rule_in_a_folder_is_told_with_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "meetings" / "lchnv" / "2026-03-20"
    folder.mkdir(parents=True)
    (tmp_path / "rules.yaml").write_bytes(Path("rules.yaml").read_bytes())
    pieces = [p.read_bytes() for p in sorted(DOCUMENTS.rglob("*.md"))[:60]]
    for number, piece in enumerate(pieces):
        (folder / f"{number}.md").write_bytes(piece)
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)["findings"]
    assert len(told) > 100
    assert [each for each in told if not each["end_line"] or not each["end_column"]] == []
