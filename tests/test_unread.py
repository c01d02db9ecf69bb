"""What cannot be read is refused in one way: its line, what is wrong, and the check that tells."""

import shlex
from pathlib import Path

import pytest

from lchnv_cli.model.file_names import as_word
from tests.running import AGENDA, Program, network

MADE = "meetings/lchnv/2026-03-20/minnesanteckningar.md"
TODAY = ("--today", "2026-03-02")
SAID = "    Huvudet går inte att läsa: ett kolon för mycket; sätt värdet inom citattecken.\n"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def _torn(file: Path) -> str:
    """Let a place have one colon too many; give where."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    lines.insert(4, "plats: Bystugan: salen\n")
    file.write_text("".join(lines), encoding="utf-8")
    return f"{file.as_posix()}:5:"


@pytest.mark.parametrize(
    "command",
    [
        ("export", AGENDA.as_posix()),
        ("export", "2026-03-20"),
        ("export", "2026-03-20", "--point", "1"),
        ("export", "--all", "--body", "lchnv"),
        ("publish", "2026-03-20"),
        ("mail", "2026-03-20"),
        ("file", "2026-03-20"),
        ("move", "2026-03-20", "2026-03-27"),
        ("cancel", "2026-03-20"),
        ("new-notes", "2026-03-20", "--today", "2026-03-20"),
        ("new-agenda", "2026-03-20"),
        ("new-agenda", "2026-03-20", "--update"),
    ],
    ids=" ".join,
)
def test_every_command_refuses_an_unreadable_document_alike(
    lchnv: Program, command: tuple[str, ...]
) -> None:
    where = _torn(AGENDA)
    for other in Path("meetings").rglob("*.md"):
        if "--all" in command and other != AGENDA:
            other.unlink()
    before = lchnv.files()
    ran = lchnv(*command, *(() if "--today" in command else TODAY))
    assert (ran.code, ran.out) == (2, "")
    place, said, way = ran.err.splitlines(keepends=True)
    assert (place.startswith(where), said) == (True, SAID)
    assert way == f"    Kör: lchnv check {AGENDA.as_posix()}\n"
    assert lchnv.files() == before
    again = lchnv(*shlex.split(way.partition("lchnv ")[2]), *TODAY)
    assert (again.code, where in again.out) == (1, True)


@pytest.mark.parametrize(
    ("command", "file"),
    [
        (("rename-person", "Asta Almgren", "Asta Berg"), "meetings/register.yaml"),
        (("groups", "Vårdrådet"), "meetings/grupper.yaml"),
    ],
)
def test_so_is_a_file_of_facts_that_is_needed(
    lchnv: Program, command: tuple[str, ...], file: str
) -> None:
    text = "personer: [{epost: a@example.se}]\n" if "register" in file else "grupper: [{nivå: x}]\n"
    Path(file).write_text(text, encoding="utf-8")
    ran = lchnv(*command, *TODAY)
    assert ran.code == 2
    assert ran.err.startswith(f"{file}:1:")
    assert ran.err.endswith(f"    Kör: lchnv check {file}\n")


def test_a_name_with_blanks_is_one_word_of_the_command(lchnv: Program) -> None:
    folder = AGENDA.parent.with_name("2026-03-20 kopia")
    AGENDA.parent.rename(folder)
    where = _torn(folder / AGENDA.name)
    told = lchnv("export", (folder / AGENDA.name).as_posix(), *TODAY).err
    command = next(line for line in told.splitlines() if "lchnv check" in line)
    ran = lchnv(*shlex.split(command.partition("lchnv ")[2]), *TODAY)
    assert (ran.code, where in ran.out) == (1, True)


@pytest.mark.parametrize("name", ["överenskommelser.yaml", "a/2026-03-20/b.md", "G:\\n\\c.md"])
def test_a_plain_path_is_written_as_it_is(name: str) -> None:
    assert as_word(Path(name)) == name


@pytest.mark.parametrize("name", ["a b.md", "a(1).md", "a&b.md", "a;b.md", "a'b.md"])
def test_another_is_quoted(name: str) -> None:
    assert as_word(Path(name)) == f'"{name}"'
