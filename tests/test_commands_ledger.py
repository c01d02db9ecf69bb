"""lchnv export prints again only what changed, and replaces only what it printed itself."""

import os
import sys
from pathlib import Path

import pytest

from lchnv_cli.render.pages import Printable
from lchnv_cli.work.keeping import program
from lchnv_cli.work.making import print_pool as pool
from lchnv_cli.work.making.print_ledger import NAME
from lchnv_cli.work.making.printing import Made, attempted
from lchnv_cli.work.opening.workplace import Workplace
from tests.running import AGENDA, Program, network

pytestmark = pytest.mark.slow

PRINTED = Path("export/dagordning-lchnv-2026-03-20.html")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    assert program("export", "--all", "--to", "html").err == "5 filer skrivna.\n"
    return program


def _again(lchnv: Program) -> str:
    return lchnv("export", "--all", "--to", "html").err


def test_nothing_is_printed_again_when_nothing_has_changed(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "attempted", None)
    assert _again(lchnv) == "0 filer skrivna; 5 oförändrade.\n"


def test_a_changed_document_alone_is_printed_again_without_force(lchnv: Program) -> None:
    path = lchnv.folder / AGENDA
    path.write_bytes(path.read_bytes() + b"\n## 9. Mer\n")
    assert _again(lchnv) == "1 fil skriven; 4 oförändrade.\n"
    assert "Mer" in (lchnv.folder / PRINTED).read_text(encoding="utf-8")


@pytest.mark.parametrize("changed", ["rules.yaml", "templates/dokument.css", "program/page.py"])
def test_everything_is_printed_again_when_what_it_is_printed_with_changes(
    lchnv: Program, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = lchnv.folder / "program"
    package.mkdir()
    monkeypatch.setattr(program, "_PACKAGE", package)
    program.told.cache_clear()
    _again(lchnv)
    path = lchnv.folder / changed
    path.parent.mkdir(exist_ok=True)
    before = path.read_bytes() if path.exists() else b"/* egen */"
    path.write_bytes(before + b"\n")
    asked: list[str] = []

    def print_and_tell(document: Printable, place: Workplace, formats: tuple[str, ...]) -> Made:
        asked.append(document.body_id)
        return attempted(document, place, formats)

    monkeypatch.setattr(pool, "attempted", print_and_tell)
    program.told.cache_clear()
    _again(lchnv)
    program.told.cache_clear()  # of the program itself, to the tests after this
    assert len(asked) == 5


def test_a_file_that_someone_has_touched_is_left_alone(lchnv: Program) -> None:
    (lchnv.folder / PRINTED).write_bytes(b"mitt eget")
    path = lchnv.folder / AGENDA
    path.write_bytes(path.read_bytes() + b"\n## 9. Mer\n")
    ran = lchnv("export", "--all", "--to", "html")
    assert (ran.code, (lchnv.folder / PRINTED).read_bytes()) == (2, b"mitt eget")
    assert "--force" in ran.err


def test_what_is_too_large_for_a_template_is_not_read(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lchnv.folder / "templates/film.bin"
    path.parent.mkdir()
    for sign in (b"a", b"b"):
        with path.open("wb") as out:
            out.write(sign)
            out.truncate(20_000_001)
        assert _again(lchnv) == "0 filer skrivna; 5 oförändrade.\n"
        monkeypatch.setattr(pool, "attempted", None)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")
@pytest.mark.parametrize("name", [str(PRINTED), f"export/{NAME}"])
def test_a_pipe_in_a_files_place_is_told_and_not_waited_for(lchnv: Program, name: str) -> None:
    (lchnv.folder / name).unlink()
    os.mkfifo(lchnv.folder / name)
    ran = lchnv("export", "--all", "--to", "html")
    assert (ran.code, "ingen vanlig fil" in ran.err) == (2, True)


def test_a_file_that_is_gone_is_printed_again(lchnv: Program) -> None:
    (lchnv.folder / PRINTED).unlink()
    assert _again(lchnv) == "1 fil skriven; 4 oförändrade.\n"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', "[" * 9000])
def test_a_ledger_that_cannot_be_read_counts_as_empty(lchnv: Program, text: str) -> None:
    (lchnv.folder / "export" / NAME).write_text(text)
    assert _again(lchnv) == "0 filer skrivna; 5 oförändrade.\n"


def test_many_documents_are_printed_by_several_processes_as_by_one(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = {name: data for name, data in lchnv.files().items() if name.startswith("export/")}
    monkeypatch.setattr(pool, "WORTH_IT", 2)
    monkeypatch.setattr(pool, "_processors", lambda: 2)
    lchnv("export", "--all", "--to", "html", "--output", "flera")
    several = {name: data for name, data in lchnv.files().items() if name.startswith("flera/")}
    assert list(several.values()) == list(one.values())
