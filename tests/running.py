"""Run the program inside the test, in a copy of the made-up network under tests/network."""

import datetime as dt
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.commands.app import run
from lchnv_cli.load.data_files import read_data_files
from lchnv_cli.load.documents import Read
from lchnv_cli.load.ground import read_ground
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.data_names import AGREEMENTS_FILE, GROUPS_FILE
from lchnv_cli.rules import reading_faults
from lchnv_cli.rules.bad_fact import bad_fact
from lchnv_cli.rules.catalogue import Judges, named, rules
from lchnv_cli.rules.late_agenda import late_agenda
from lchnv_cli.rules.numbering import numbering
from lchnv_cli.rules.rule import Rule
from lchnv_cli.rules.unknown_field import unknown_field
from lchnv_cli.rules.unsettled_point import unsettled_point
from tests.judging import read_document

ROOT = Path(__file__).resolve().parent.parent
NETWORK = Path(__file__).parent / "network"
TEMPLATES = (ROOT / "templates",)
# Few enough that a new rule changes no transcript.
RULES = (
    reading_faults.UNREADABLE,
    reading_faults.DOUBLE_FIELD,
    unknown_field,
    reading_faults.MISSING_FIELD,
    bad_fact,
    late_agenda,
    unsettled_point,
    numbering,
)
AGENDA = Path("meetings/lchnv/2026-03-20/dagordning.md")


@dataclass(frozen=True)
class Ran:
    """What a run left: its command, exit code and what it wrote to stdout and stderr."""

    command: str
    code: int
    out: str
    err: str

    def transcript(self) -> str:
        """Give all of it as text."""
        return f"$ {self.command}\n{self.out}--- stderr\n{self.err}--- exit {self.code}\n"


FORCE = "Med --force ersätts den, och en kopia av den läggs i .lchnv/kopior.\n"


class Program:
    """The program, as a user in a folder runs it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Ran:
        """Run it; what it says of the folder does not depend on where the folder lies."""
        self._capsys.readouterr()
        code = run(list(arguments))
        out, err = self._capsys.readouterr()
        command = " ".join(["lchnv", *arguments])
        return Ran(command, code, self._placeless(out), self._placeless(err))

    def told_last(self) -> str:
        """Give what stands on stdout since, where the program left without coming back."""
        return self._capsys.readouterr().out

    def files(self) -> dict[str, bytes]:
        """Give every file with its content."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def copies(self) -> list[bytes]:
        """Give what --force replaced, the oldest first."""
        kept = sorted((self.folder / ".lchnv" / "kopior").rglob("*-[0-9]*"))
        return [path.read_bytes() for path in kept if path.is_file()]

    def _placeless(self, text: str) -> str:
        return text.replace(str(self.folder), "MAPP")


def network(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Copy the network to a folder and give the program in it."""
    shutil.copytree(NETWORK, folder, dirs_exist_ok=True)
    monkeypatch.chdir(folder)
    judge_by(monkeypatch, frozenset(rule.id for rule in RULES))
    return Program(folder.resolve(), capsys)


@pytest.fixture
def templated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in the network with an empty folder of templates of its own."""
    program = network(tmp_path, capsys, monkeypatch)
    Path("templates").mkdir()
    return program


def judge_by(monkeypatch: pytest.MonkeyPatch, ids: frozenset[str]) -> None:
    """Let check and preview judge by some rules alone."""

    def some(*judging: Judges) -> tuple[Rule, ...]:
        return tuple(rule for rule in rules(*judging) if rule.id in ids)

    def among(wanted: Iterable[str]) -> tuple[Rule, ...]:
        return named(ids.intersection(wanted))

    for name in ("judge", "one_pass", "in_memory"):
        monkeypatch.setattr(f"lchnv_cli.work.opening.{name}.rules", some)
    monkeypatch.setattr("lchnv_cli.work.opening.next_steps.named", among)


def command_line(*arguments: str) -> list[str]:
    """Give the command that runs the program in a process of its own."""
    return [sys.executable, "-m", "lchnv_cli", *arguments]


def archive(
    *documents: str,
    register: str | None = None,
    rules: str | None = None,
    groups: str = "",
    agreements: str = "",
) -> Archive:
    """Read documents, and the network's rules.yaml and register unless others are given.

    ``groups`` and ``agreements`` are the texts of those files.
    """
    rules_bytes = rules.encode() if rules else (NETWORK / "rules.yaml").read_bytes()
    people = register.encode() if register else (NETWORK / "meetings/register.yaml").read_bytes()
    procedure, known, _ = read_ground(rules_bytes, people)
    bodies = frozenset(procedure.bodies)
    file = PurePosixPath("dokument.md")
    found = [read_document(file, text.encode(), bodies).document for text in documents]
    assert None not in found
    files = {GROUPS_FILE: groups.encode(), AGREEMENTS_FILE: agreements.encode()}
    data = read_data_files(files, procedure)
    assert [fault.hit.message for fault in data.faults] == []
    own = tuple(doc for doc in found if doc)
    return Archive(NETWORK, procedure, known, own, groups=data.groups, agreements=data.agreements)


def read(text: str, name: str = "dokument.md") -> Read:
    """Read one document of the network."""
    return read_document(PurePosixPath(name), text.encode(), frozenset({"lchnv", "styrgrupp"}))


DAY = dt.date(2026, 3, 20)
HEAD = f"---\ndokument: dagordning\norgan: lchnv\ndatum: {DAY}\n---\n"
