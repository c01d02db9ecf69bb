"""The program in a process of its own: encodings, pipes, widths, colours and interruptions."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.running import NETWORK, ROOT, command_line, network

pytestmark = pytest.mark.slow  # each starts the program several times
PLAIN = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
AWKWARD = {
    "C and cp1252": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
    "cp850": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp850"},
    "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii:strict"},
    "narrow": {"COLUMNS": "40", "TERM": "dumb"},
    "wide": {"COLUMNS": "400", "TERM": "xterm-256color", "NO_COLOR": "1"},
}


def _run(
    *arguments: str, folder: Path = NETWORK, environment: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command_line(*arguments),
        cwd=folder,
        env={**PLAIN, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("name", AWKWARD)
def test_the_same_bytes_are_written_in_every_surrounding(name: str) -> None:
    arguments = ("new-agenda", "2026-05-22", "--dry-run", "--today", "2026-01-01")
    plain, awkward = _run(*arguments), _run(*arguments, environment=AWKWARD[name])
    assert (awkward.returncode, awkward.stdout) == (0, plain.stdout)
    # A narrow terminal has more and shorter lines of the same words.
    assert awkward.stderr.split() == plain.stderr.split()
    assert "Länschefsnätverket" in plain.stdout.decode()


def test_colours_can_be_forced_and_change_no_letter() -> None:
    broken = ("check", "--today", "2026-01-01", "--root", str(NETWORK))
    plain, coloured = _run(*broken), _run(*broken, environment={"LCHNV_COLOR": "always"})
    assert b"\x1b[" in coloured.stdout
    assert b"\x1b[" not in plain.stdout + plain.stderr


@pytest.mark.skipif(os.name == "nt", reason="there is no /dev/full")
def test_a_full_disk_behind_stdout_is_told() -> None:
    for arguments in (["check"], ["schema"], ["new-agenda", "2027-01-08", "--dry-run"]):
        with Path("/dev/full").open("wb") as full:
            ran = subprocess.run(
                command_line(*arguments),
                cwd=NETWORK,
                env=PLAIN,
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert ran.returncode == 2
        assert "disken är full" in ran.stderr.decode()
        assert b"Traceback" not in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes break in another way")
@pytest.mark.parametrize("command", ["schema", "check", "rule"])
def test_a_reader_that_has_seen_enough_breaks_nothing(command: str) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    ran = subprocess.run(
        command_line(command),
        cwd=NETWORK,
        env=PLAIN,
        stdout=write_end,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write_end)
    assert b"Traceback" not in ran.stderr
    assert b"Ett fel i programmet" not in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of other systems")
def test_a_killed_export_leaves_no_torn_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lchnv = network(tmp_path, capsys, monkeypatch)
    whole = lchnv("export", "--all", "--to", "html,docx", "--output", "hel")
    assert whole.code == 0
    code = (
        "import os, signal, sys\n"
        "from lchnv_cli import save\n"
        "from lchnv_cli.commands.app import run\n"
        "take, left = save._take_name, int(sys.argv[1])\n"
        "def dying(copy, path):\n"
        "    global left\n"
        "    left -= 1\n"
        "    if left < 0: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    take(copy, path)\n"
        "save._take_name = dying\n"
        "run(['export', '--all', '--to', 'html,docx', '--output', 'dödad'])\n"
    )
    for count in (0, 3):
        ran = subprocess.run([sys.executable, "-c", code, str(count)], env=PLAIN, check=False)
        assert ran.returncode == -9
    files = lchnv.files()
    torn = {n.removeprefix("dödad/"): d for n, d in files.items() if n.startswith("dödad/")}
    finished = {name: data for name, data in torn.items() if not name.startswith(".lchnv-")}
    assert len(finished) == 3
    assert finished == {name: files[f"hel/{name}"] for name in finished}
    assert (
        lchnv("export", "--all", "--to", "html,docx", "--output", "dödad").err
        == "7 filer skrivna; 3 oförändrade.\n"
    )


def test_an_export_is_the_same_everywhere(tmp_path: Path) -> None:
    places = {
        "stockholm": {"TZ": "Europe/Stockholm", "LC_ALL": "sv_SE.UTF-8", "LANG": "sv_SE.UTF-8"},
        "tokyo": {"TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"},
    }
    for name, surrounding in places.items():
        folder = tmp_path / name
        folder.mkdir()
        ran = _run(
            "export",
            "--all",
            "--to",
            "html,docx,pdf",
            "--root",
            str(NETWORK),
            "--output",
            str(folder),
            folder=folder if name == "tokyo" else tmp_path,
            environment=surrounding,
        )
        assert ran.returncode == 0, ran.stderr.decode()
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in places)
    assert one == two
    assert len(one) == 16  # five documents in three formats, and the ledger
    traces = [str(tmp_path), str(ROOT)]
    assert [t for t in traces for data in one.values() if t.encode() in data] == []


@pytest.mark.skipif(os.name == "nt", reason="names of files have one encoding there")
def test_names_with_other_letters_are_read_and_written_in_a_plain_surrounding(
    tmp_path: Path,
) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    shutil.copytree(NETWORK, tmp_path / "nätverk")
    file = tmp_path / "nätverk/meetings/lchnv/2026-03-20/bilagor/1-minnesanteckningar över.pdf"
    file.parent.mkdir()
    file.write_bytes(b"%PDF-")
    today = ("--today", "2026-03-01", "--root", "nätverk")
    commands = (
        ("check", "--output-format", "json", *today),
        ("file", "2026-01-30", "--output", "över", *today),
        ("export", "2026-03-20", "--to", "html", "--output", "över", *today),
    )
    for command in commands:
        ran = [_run(*command, folder=tmp_path, environment=each) for each in ({}, plain)]
        assert [each.returncode for each in ran] == [ran[0].returncode] * 2, ran[1].stderr
        assert ran[0].stdout == ran[1].stdout
        assert b"fel i programmet" not in ran[1].stderr
    assert (tmp_path / "över" / "dagordning-lchnv-2026-03-20.html").is_file()
