"""What a user does wrong: in Swedish, with what to do, never a traceback, always exit code 2."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lchnv_cli.commands.app import COMMANDS
from lchnv_cli.report.report_formats import FORMATS
from tests.running import AGENDA, Program, network

Golden = Callable[[str, str], None]
ENGLISH = re.compile(
    r"\b(?:the|not|error|usage|invalid|missing|option|Traceback|No such)\b", re.IGNORECASE
)


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


MISTAKES: list[list[str]] = [
    ["nej"],
    ["chek"],
    ["260320"],
    [""],
    ["--nej"],
    ["-x"],
    ["groups", "-o", "här"],
    ["matters", "--force"],
    ["calendar", "-o", "här"],
    ["--version=1"],
    ["check", "--fixx"],
    ["check", "--fix=1"],
    ["check", "--output-format"],
    ["check", "--output-format", "xml"],
    ["check", "--output-format", ""],
    ["check", "--today", "torsdag 20 mars 2026"],
    ["check", "--today", "2026-02-30"],
    ["check", "--today", "mars"],
    ["decisions", "--meeting", "nästa möte"],
    ["check", "--today", ""],
    ["check", "--today", "1900-01-01"],
    ["check", "saknas.md"],
    ["check", "/"],
    ["check", "rules.yaml"],
    ["check", "--root", "/saknas"],
    ["check", "--root", "rules.yaml"],
    ["new-agenda", "2026-13-01"],
    ["new-agenda", "9999-12-31"],
    ["new-agenda", "0001-01-01"],
    ["new-agenda", ""],
    ["new-agenda", "2026-03-20", "2026-03-21"],
    ["new-agenda", "--body", "nej"],
    ["new-agenda", "--today", "2026-12-01"],
    ["new-notes", "2026-05-22"],
    ["new-notes", "2030-01-01"],
    ["new-notes", "--today", "2025-12-31"],
    ["rule", "sen-dagordnin"],
    ["rule", "xyzzy"],
    ["rule", "sen-dagordning", "votering"],
    ["schema", "nej"],
    ["init"],
    ["init", "rules.yaml/ny"],
]


@pytest.mark.slow
def test_every_mistake_is_explained(lchnv: Program, golden: Golden) -> None:
    before = lchnv.files()
    ran = [lchnv(*arguments) for arguments in MISTAKES]
    said = "\n".join(each.transcript() for each in ran)
    golden("commands/mistakes.txt", said.replace(", ".join(FORMATS), "FORMAT, …"))
    assert {each.code for each in ran} == {2}
    assert {each.out for each in ran} == {""}
    assert lchnv.files() == before


@pytest.mark.parametrize("arguments", MISTAKES, ids=" ".join)
def test_no_mistake_is_answered_in_english(lchnv: Program, arguments: list[str]) -> None:
    said = lchnv(*arguments).err
    assert ENGLISH.findall(said) == []
    assert "Ett fel i programmet" not in said


@pytest.mark.parametrize("command", ["calendar", "calendar --propose", "preview --port"])
@pytest.mark.parametrize("number", ["0", "9" * 5000, "\u0661\u0662", "1e3", " 12"])
def test_what_is_no_such_number_is_a_mistake(lchnv: Program, command: str, number: str) -> None:
    ran = lchnv(*command.split(), number)
    assert (ran.code, ran.out) == (2, "")
    assert "Ett fel i programmet" not in ran.err


def test_no_command_at_all_shows_the_help_as_a_mistake(lchnv: Program) -> None:
    ran = lchnv()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == lchnv("--help").out


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_all_help_is_swedish(lchnv: Program, golden: Golden, name: str) -> None:
    ran = lchnv(*([name] if name else []), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ENGLISH.findall(ran.out) == []
    golden(f"commands/help-{name or 'lchnv'}.txt", ran.out)


def _latin(text: str) -> bytes:
    return text.encode("cp1252", errors="replace")


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("rules.yaml", b"", "rules.yaml\n    Filen är tom."),
        ("rules.yaml", b"x: [\n", "rules.yaml:2:1\n    Filen går inte att läsa:"),
        ("rules.yaml", _latin("nätverk: Å\n"), "Spara om filen med kodningen UTF-8"),
        ("rules.yaml", "nätverk: Å\n".encode("utf-16"), "Filen är sparad som UTF-16"),
        ("rules.yaml", "nätverk: Å\n".encode(), "saknas i rules.yaml."),
        ("rules.yaml", bytes(range(128, 255)), "Filen är inte UTF-8"),
        ("meetings/register.yaml", b"personer: [\n", "meetings/register.yaml:2:1\n"),
        ("meetings/register.yaml", _latin("å: 1\n"), "Spara om filen med kodningen UTF-8"),
        ("meetings/register.yaml", b"- 1\n", "Filen har inga fält"),
    ],
)
@pytest.mark.parametrize("command", [["check"], ["new-agenda", "2027-01-08"], ["export", "--all"]])
def test_a_broken_foundation_stops_every_command(
    lchnv: Program, file: str, content: bytes, said: str, command: list[str]
) -> None:
    Path(file).write_bytes(content)
    ran = lchnv(*command)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(file)
    assert said in ran.err


def test_outside_every_network_the_way_in_is_shown(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("rules.yaml").unlink()
    monkeypatch.chdir("meetings")
    ran = lchnv("check")
    assert ran.code == 2
    assert ran.err == (
        "Det finns ingen rules.yaml här eller i någon mapp ovanför MAPP/meetings.\n"
        "Skapa en ny mapp med lchnv init MAPP.\n"
    )


def test_the_root_is_found_from_below_and_by_name(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(AGENDA.parent)
    below = lchnv("check", "dagordning.md")
    monkeypatch.chdir(tmp_path_factory.mktemp("annan"))
    named = lchnv("check", "--root", str(lchnv.folder))
    assert (below.code, below.out) == (0, "Inga fel i 1 dokument.\n")
    assert (named.code, named.out.splitlines()[0]) == (0, "Inga fel i 5 dokument.")


def test_a_network_is_begun_only_where_there_is_none(lchnv: Program) -> None:
    dry = lchnv("init", "ny", "--dry-run")
    assert (dry.code, Path("ny").exists()) == (0, False)
    made = lchnv("init", "ny")
    assert (made.code, made.out) == (0, dry.out)
    assert {f"{line}" for line in made.out.splitlines()} == {
        name for name in lchnv.files() if name.startswith("ny/")
    }
    Path("ny/rules.yaml").write_bytes(b"mitt")
    before = lchnv.files()
    again = lchnv("init", "ny")
    assert (again.code, again.out, lchnv.files()) == (2, "", before)
    assert "ny/rules.yaml\n    Finns redan med annat innehåll; inget är ändrat" in again.err


def test_a_network_that_was_half_made_is_finished(lchnv: Program) -> None:
    lchnv("init", "ny")
    whole = lchnv.files()
    Path("ny/rules.yaml").unlink()
    Path("ny/meetings/register.yaml").write_bytes(b"")  # as killed on a disk without hard links
    again = lchnv("init", "ny")
    assert (again.code, lchnv.files()) == (0, whole)
    assert again.out == "ny/meetings/register.yaml\nny/rules.yaml\n"
    last = lchnv("init", "ny")
    assert (last.code, last.out) == (0, "")
    assert "inget saknas" in last.err


@pytest.mark.slow
def test_a_new_network_can_be_used_at_once(lchnv: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    lchnv("init", "ny")
    monkeypatch.chdir("ny")
    steps = [("new-agenda", "2027-01-08"), ("check", "--today", "2026-12-01")]
    steps += [("export", "2027-01-08", "--to"), ("new-notes", "2027-01-08")]
    codes = [lchnv(*step, *(["html,docx,pdf"] if "--to" in step else [])).code for step in steps]
    assert codes == [0, 0, 0, 0]


def test_a_fault_in_the_program_is_owned_up_to(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret/path")

    monkeypatch.setattr("lchnv_cli.commands.check.answer", broken)
    ran = lchnv("check")
    assert ran.code == 2
    assert ran.err.startswith("Ett fel i programmet: ZeroDivisionError i ")
    assert "secret/path" not in ran.err
    monkeypatch.setenv("LCHNV_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        lchnv("check")


def test_an_interruption_is_no_fault(lchnv: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lchnv_cli.commands.check.answer", interrupted)
    ran = lchnv("check")
    assert (ran.code, ran.err) == (130, "Avbrutet. Inget är halvskrivet.\n")


def test_control_characters_in_what_was_typed_never_reach_the_terminal(lchnv: Program) -> None:
    for command in (["export"], ["check"], ["rule"], ["new-agenda", "--body"], ["schema"]):
        said = lchnv(*command, "\x1b[31m\u202e\u2028röd").err
        assert not {"\x1b", "\u202e", "\u2028"} & set(said)
        assert "␛[31m<U+202E><U+2028>röd" in said


def test_a_name_that_no_system_takes_is_told(lchnv: Program) -> None:
    for command in (["check"], ["check", "--root"], ["export"], ["init"]):
        ran = lchnv(*command, "x" * 5000)
        assert ran.code == 2
        assert "Ett fel i programmet" not in ran.err


@pytest.mark.slow
def test_rule_and_schema_need_no_network(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("tom"))
    assert lchnv("rule", "sen-dagordning").out.startswith("sen-dagordning  (fel)\n\n")
    assert json.loads(lchnv("rule", "sen-dagordning", "--json").out)["paragraph"] == "4 §"
    every = [each["rule"] for each in json.loads(lchnv("rule", "--json").out)["rules"]]
    assert all(name in lchnv("rule").out for name in every)
    schemas = json.loads(lchnv("schema").out)
    assert {name: json.loads(lchnv("schema", name).out) for name in schemas} == schemas
