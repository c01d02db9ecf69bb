"""docs/handbok.md is true: its commands run in order, and show what it says they show."""

import contextlib
import io
import re
import shlex
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from lchnv_cli.commands.app import COMMANDS, run
from lchnv_cli.context import Context
from lchnv_cli.model.document import Notes
from lchnv_cli.rules.bad_fact import bad_fact
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.save_faults import OpenElsewhere
from lchnv_cli.workdays import Workdays
from tests.judging import run as run_rules
from tests.running import DAY, archive
from tests.screens import HANDBOOK, Command, Edit, Removal, Step, renewed, shows, steps

pytestmark = pytest.mark.slow

PAGE = HANDBOOK.read_text(encoding="utf-8")
FOLDER = Path(__file__).parent / "handbook"
# What sets the program up: it needs Windows and what is unpacked, so it is read and not run.
INSTALLING = (
    r'$env:Path += ";$HOME\Program\lchnv-0.1.0"',
    'export PATH="$HOME/program/lchnv-0.1.0:$PATH"',
    r'& "$HOME\Program\lchnv-0.1.0\python\python.exe" -m lchnv_cli --help',
)
AT_HOME = r"G:\nätverket"
_CODE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_QUOTED = re.compile(r"`([^`\n]+)`")


@dataclass(slots=True)
class Reader:
    """Someone who does what the handbook says, in a folder of their own."""

    folder: Path
    wrong: list[str] = field(default_factory=list)
    screens: list[tuple[Command, str]] = field(default_factory=list)

    def do(self, step: Step) -> None:
        """Write in the file, or run the command and compare the screens."""
        if isinstance(step, Edit | Removal):
            path = self.folder / step.file
            path.write_text(step.apply(path.read_text(encoding="utf-8")), encoding="utf-8")
        elif step.line not in INSTALLING:
            self._run(step)

    def _run(self, command: Command) -> None:
        name, *arguments = shlex.split(command.line)
        assert name == "lchnv"
        output, code = self._output([*arguments, *_today(arguments, command)])
        if code not in (0, 1):
            self.wrong.append(f"{command.line}: exit {code}\n{output}")
        if command.screen is not None and not shows(command.screen, output):
            self.wrong.append(f"{command.line}:\n{output}")
            self.screens.append((command, output))

    def _output(self, arguments: list[str]) -> tuple[str, int]:
        with contextlib.redirect_stdout(io.StringIO()) as both, contextlib.redirect_stderr(both):
            code = run(arguments)
        path = re.compile(re.escape(str(self.folder)) + r"\S*")
        return path.sub(lambda found: self._windows(found[0]), both.getvalue()), code

    def _windows(self, path: str) -> str:
        return path.replace(str(self.folder), AT_HOME).replace("/", "\\")


def _today(arguments: list[str], command: Command) -> list[str]:
    with contextlib.redirect_stdout(io.StringIO()) as told:
        run([arguments[0], "--help"])
    return ["--today", str(command.today)] if "--today" in told.getvalue() else []


def test_the_commands_show_what_the_handbook_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    folder = (tmp_path / "lchnv").resolve()
    shutil.copytree(FOLDER, folder)
    monkeypatch.chdir(folder)
    reader = Reader(folder)
    for step in steps(PAGE):
        reader.do(step)
    if request.config.getoption("--renew"):
        HANDBOOK.write_text(renewed(PAGE, reader.screens), encoding="utf-8", newline="\n")
    assert "\n".join(reader.wrong) == ""


def test_the_reader_meets_commands_screens_and_files_to_write() -> None:
    found = list(steps(PAGE))
    commands = [step for step in found if isinstance(step, Command)]
    marks = len(re.findall(r"^<!-- (?:skriv|stryk) i ", PAGE, re.MULTILINE))
    assert len(found) - len(commands) == marks
    assert len(commands) == len(re.findall(r"^(?:PS> |\$ )", PAGE, re.MULTILINE))
    assert {c.line for c in commands if not c.line.startswith("lchnv ")} == set(INSTALLING)
    assert sum(c.screen is not None for c in commands) >= 10


def test_the_handbook_names_every_command() -> None:
    named = re.findall(r"\blchnv ([a-z]+(?:-[a-z]+)*)", PAGE)
    assert set(COMMANDS) - set(named) == set()


def test_every_command_and_option_that_the_handbook_names_exists() -> None:
    lines = [text for text in _QUOTED.findall(_CODE.sub("", PAGE)) if text.startswith("lchnv ")]
    for line in lines:
        _, name, *rest = line.split()
        with contextlib.redirect_stdout(io.StringIO()) as told:
            assert run([name, "--help"] if name in COMMANDS else [name]) == 0, line
        options = [word for word in rest if word.startswith("--")]
        assert [option for option in options if option not in told.getvalue()] == []


def test_every_rule_that_the_handbook_names_exists() -> None:
    known = {rule.id for rule in RULES}
    table = PAGE[PAGE.index("| Regel |") :].split("\n\n", 1)[0]
    named = [_QUOTED.findall(row)[0] for row in table.splitlines()[2:]]
    assert set(named) - known == set()
    assert len(named) == 7


def test_the_lines_on_what_became_of_a_matter_can_be_read() -> None:
    keys = ("Utfall: ", "Uppdrag: ", "Svar: ")
    shown = [text for text in _QUOTED.findall(_CODE.sub("", PAGE)) if text.startswith(keys)]
    assert len(shown) > len(keys)
    for line in shown:
        head = f"---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: {DAY}\n---\n"
        folder = archive(f"{head}\n## 1. Ärende\n\n{line}\n")
        (notes,) = folder.documents
        assert isinstance(notes, Notes)
        assert [fact.key for fact in next(notes.points()).all_facts()] == [line.split(":")[0]]
        assert run_rules([bad_fact], Context(DAY, folder, Workdays()), ()) == []


def test_what_the_program_says_of_a_file_that_is_open_stands_in_the_handbook() -> None:
    assert OpenElsewhere.text.removeprefix("{path} kunde inte sparas: ") in PAGE


@pytest.mark.parametrize(
    ("screen", "output", "same"),
    [
        ("ett\ntvå\n", "ett\ntvå\n", True),
        ("ett\ntvå\n", "ett\ntre\n", False),
        ("ett\n", "ett\ntvå\n", False),
        ("ett\n…\n", "ett\ntvå\ntre\n", True),
        ("ett\n  …\nfyra\n", "ett\nfyra\n", True),
        ("ett\n…\nfyra\n", "ett\ntvå\n", False),
        ("rad 1, …, 9\n", "rad 1, 2, 3, 9\n", True),
        ("rad 1, … 9\n", "rad 1,\n 9\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_a_screen_is_compared_line_by_line_with_dots_for_what_is_left_out(
    screen: str,
    output: str,
    same: bool,  # noqa: FBT001
) -> None:
    assert shows(screen, output) is same
