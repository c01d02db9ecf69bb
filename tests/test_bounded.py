"""What others may have written is worked on within bounds, and the next work is done as ever."""

import errno
import os
import platform
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lchnv_cli import bounded
from lchnv_cli.bounded import OutOfBounds
from lchnv_cli.export.pdf_glyphs import font_folder
from lchnv_cli.export.typesetting import Refusal, typeset
from lchnv_cli.model.fault import UserFault
from tests.running import ROOT, TEMPLATES, Program, templated

pytestmark = pytest.mark.slow

DAY = "2026-03-20"
_LOOP = "\n#for a in range(100000) { for b in range(100000) { let c = a + b } }"
linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such limit")

no_socket = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"},
    reason="other systems let every process have sockets",
)


lchnv = templated


def refused(text: str) -> None:
    raise UserFault(text)


def test_what_is_asked_is_answered_again_and_again() -> None:
    assert [bounded.bounded("a", sum, range(n)) for n in range(4)] == [0, 0, 1, 3]
    assert bounded.bounded("a", os.getpid) == bounded.bounded("a", os.getpid) != os.getpid()


def test_a_fault_in_it_is_told_here() -> None:
    with pytest.raises(UserFault, match=r"^så här$"):
        bounded.bounded("a", refused, "så här")
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        bounded.bounded("a", divmod, 1, 0)


def test_what_takes_too_long_is_ended_and_given_up_after_some_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounded, "SECONDS", 0.5)
    for _ in range(3):
        with pytest.raises(OutOfBounds, match="mer än"):
            bounded.bounded("lång", time.sleep, 60)
    monkeypatch.setattr(bounded, "_Worker", None)  # nobody is asked any more
    with pytest.raises(OutOfBounds, match="mer än"):
        bounded.bounded("lång", time.sleep, 0)
    monkeypatch.undo()
    assert bounded.bounded("kort", sum, [1, 2]) == 3


def test_what_succeeds_is_not_held_to_what_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    for seconds in (60, 60, 0, 60, 60, 0):
        monkeypatch.setattr(bounded, "SECONDS", 0.5 if seconds else 60)
        if not seconds:
            assert bounded.bounded("ibland", time.sleep, 0) is None
            continue
        with pytest.raises(OutOfBounds):
            bounded.bounded("ibland", time.sleep, seconds)


@linux
def test_memory_has_a_bound() -> None:
    assert len(bounded.bounded("a", bytes, 1_000_000)) == 1_000_000
    with pytest.raises(OutOfBounds, match="1 GB minne"):
        bounded.bounded("a", bytes, bounded.BYTES)


def test_it_reaches_no_network_and_loads_nothing_from_the_folder_it_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.setenv(name.upper(), "http://exempel.se")
    (tmp_path / "pickle.py").write_text("raise SystemExit", encoding="utf-8")
    (tmp_path / "lchnv_cli").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(bounded, "_worker", None)
    for name in ("HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        assert bounded.bounded("a", os.getenv, name) == "http://127.0.0.1:0"
    assert bounded.bounded("a", os.getenv, "NO_PROXY") is None


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Listen on this machine, where a new worker is led when it looks for the network."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        monkeypatch.setattr(bounded, "_NOWHERE", f"http://127.0.0.1:{listening.getsockname()[1]}")
        monkeypatch.setattr(bounded, "_worker", None)
        yield listening


@no_socket
def test_the_system_gives_it_no_socket(door: socket.socket) -> None:
    with pytest.raises(RuntimeError, match="PermissionError"):
        bounded.bounded("a", socket.create_connection, door.getsockname())
    assert bounded.bounded("a", sum, [1, 2]) == 3


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the numbers are those of x86")
@no_socket
@pytest.mark.parametrize("number", [41, 0x40000000 | 41, 0x40000000])
def test_no_call_is_made_by_the_numbers_that_x32_has_for_it_either(number: int) -> None:
    lines = (
        "import ctypes",
        "from lchnv_cli.offline import give_up_network",
        "assert give_up_network()",
        f"assert ctypes.CDLL(None, use_errno=True).syscall({number}, 2, 1, 0) == -1",
        "print(ctypes.get_errno())",
    )
    asked = [sys.executable, "-c", "\n".join(lines)]
    ran = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(ran.stdout) == errno.EPERM, "and not that there is no such call"


@no_socket
@pytest.mark.parametrize(
    "words", ['"@pre" + "view/a:0.1.0"', '"\\u{40}preview/a:0.1.0"', 'sys.inputs.at("hit")']
)
def test_the_compiler_knocks_at_no_door_when_a_template_wants_a_package(
    door: socket.socket, tmp_path: Path, words: str
) -> None:
    fonts = font_folder(TEMPLATES[0] / "fonts")
    template, inputs = f"#import {words}".encode(), {"hit": "@preview/a:0.1.0"}
    refusal = bounded.bounded("a", typeset, template, fonts, str(tmp_path), inputs, {})
    assert isinstance(refusal, Refusal)
    assert "failed to download package" in refusal.message
    with pytest.raises(BlockingIOError):
        door.accept()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "more", "way"),
    [
        (
            "dagordning.html.j2",
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "html",
        ),
        pytest.param("dagordning.html.j2", "{{ 'a' * 3000000000 }}", "html", marks=linux),
        ("dokument.typ", _LOOP, "pdf"),
        pytest.param("dokument.typ", '\n#("a" * 3000000000)', "pdf", marks=linux),
    ],
)
def test_a_template_that_never_ends_is_told_and_others_are_printed(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch, name: str, more: str, way: str
) -> None:
    monkeypatch.setattr(bounded, "SECONDS", 3.0)
    text = (ROOT / "templates" / name).read_text(encoding="utf-8")
    Path("templates", name).write_text(text + more, encoding="utf-8")
    ran = lchnv("export", DAY, "--to", way)
    assert (ran.code, ran.out) == (2, "")
    assert name in ran.err
    assert "det tog mer än 3 sekunder" in ran.err or "1 GB minne" in ran.err
    assert "Ångra den senaste" in ran.err
    assert "fel i programmet" not in ran.err
    Path("templates", name).unlink()
    monkeypatch.setattr(bounded, "SECONDS", 60.0)
    assert lchnv("export", DAY, "--to", way).code == 0


@pytest.mark.slow  # the whole site, twice
def test_copies_of_the_programs_templates_draw_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for name in ("programmets", "mappens"):
        folder = tmp_path / name
        shutil.copytree(ROOT / "tests" / "exemplary", folder)
        if name == "mappens":
            (folder / "templates").mkdir()
            for each in (ROOT / "templates").glob("*.j2"):
                shutil.copy(each, folder / "templates")
        monkeypatch.chdir(folder)
        lchnv = Program(folder, capsys)
        today = ("--today", "2026-12-15")
        assert lchnv("site", *today).code == 0
        said = [lchnv("new-notes", "2026-12-11", "--dry-run", *today).out]
        said += [lchnv("new-agenda", "2027-01-29", "--dry-run", *today).out]
        assert all(said)
        files = {n: d for n, d in lchnv.files().items() if n.startswith("export/webb/")}
        made.append((said, {n: d for n, d in files.items() if "utskrifter" not in n}))
    assert made[0] == made[1]
