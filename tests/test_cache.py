"""What is remembered of a folder gives what reading it anew gives, or is not believed."""

import datetime as dt
import json
import os
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lchnv_cli.memory.left_open import answers
from lchnv_cli.registers.decided import Wanted, changed, decisions
from lchnv_cli.rules.catalogue import named
from lchnv_cli.rules.run import run
from lchnv_cli.work.keeping import cache, program
from lchnv_cli.work.opening import one_pass
from lchnv_cli.work.opening.judge import judge
from lchnv_cli.work.opening.workplace import open_workplace
from tests.running import NETWORK, ROOT, command_line

FOLDERS = (NETWORK, ROOT / "tests" / "exemplary", ROOT)
AGENDA = "meetings/lchnv/2026-03-20/dagordning.md"
OF_WHAT_IS_TOLD = frozenset(
    {
        *("otydlig-tid", "uppdrag-utan-dag", "ärende-fattas", "liknande-ärenden"),
        *("delat-ärendenamn", "hänskjutet-i-ring", "utan-stående-punkt"),
    }
)
EDITS = ("\n", "att ", "- Att ", "## ", "### x) ", "\u00a0", "Utfall: bordlagt\n", "Bilaga 9", "~~")
pytestmark = [pytest.mark.usefixtures("kept"), pytest.mark.slow]
in_one_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small folder with one document that has findings."""
    made = tmp_path / "mapp"
    for name in ("rules.yaml", "meetings/register.yaml", AGENDA):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(NETWORK / name, made / name)
    with (made / AGENDA).open("a", encoding="utf-8") as out:
        out.write("\n## 17. Sist\n\n#### Förslag till beslut\n\n- Att ta ett beslut\n")
    return made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the files that are read and judged from here on."""
    files: list[str] = []
    work = one_pass._read_and_judge

    def told(root: Any, standing: Any, each: Any) -> Any:
        files.extend(map(str, each))
        return work(root, standing, each)

    monkeypatch.setattr(one_pass, "_read_and_judge", told)
    return files


def all_of(root: Path, *, cached: bool = True) -> tuple[Any, ...]:
    """Give everything that is known of a folder."""
    here = open_workplace(root, cached=cached)
    return here.archive, [document.items for document in here.archive.documents], here.found


def remembered(kept: Path) -> Path:
    """Give the one file in which a folder's documents are remembered."""
    (file,) = (path for path in kept.iterdir() if path.suffixes == [".jsonl"])
    return file


@pytest.mark.parametrize("root", FOLDERS, ids=lambda root: root.name)
def test_what_is_remembered_is_what_was_read(root: Path, read: list[str]) -> None:
    fresh = all_of(root, cached=False)
    assert all_of(root) == fresh
    read.clear()
    assert (all_of(root), read) == (fresh, [])
    assert [repr(document) for document in all_of(root)[0].documents] == [
        repr(document) for document in fresh[0].documents
    ]


@pytest.mark.parametrize("roomy", [0, 10_000], ids=["packed", "as they are"])
def test_points_are_packed_in_a_folder_of_very_many_documents(
    kept: Path, monkeypatch: pytest.MonkeyPatch, roomy: int
) -> None:
    root = FOLDERS[1]
    fresh = all_of(root, cached=False)
    monkeypatch.setattr(one_pass, "_ROOMY", roomy)
    assert [all_of(root), all_of(root), all_of(root, cached=False)] == [fresh] * 3
    points = remembered(kept).read_bytes().split(b"\n")[4::4]
    assert {type(json.loads(line)) for line in points} == {list if roomy else str}


@in_one_folder
@given(st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 9), st.sampled_from(EDITS))))
def test_a_changed_document_is_remembered_as_it_is_read(
    folder: Path, changes: list[tuple[int, int, str]]
) -> None:
    text = (NETWORK / AGENDA).read_text(encoding="utf-8")
    for at, less, more in changes:
        text = text[:at] + more + text[at + less :]
    (folder / AGENDA).write_text(text, encoding="utf-8")
    fresh = all_of(folder, cached=False)
    assert [all_of(folder), all_of(folder)] == [fresh, fresh]


@pytest.mark.parametrize("changed", [AGENDA, "rules.yaml", "meetings/register.yaml"])
def test_a_change_is_read(folder: Path, read: list[str], changed: str) -> None:
    all_of(folder)
    read.clear()
    with (folder / changed).open("a", encoding="utf-8") as out:
        out.write("\n")
    assert (all_of(folder), read) == (all_of(folder, cached=False), [AGENDA] * 2)


def test_another_program_remembers_nothing(
    folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "program"
    package.mkdir()
    (package / "rule.py").write_text("A = 1\n")
    monkeypatch.setattr(program, "_PACKAGE", package)
    all_of(folder)
    all_of(folder)
    assert read == [AGENDA]
    (package / "rule.py").write_text("A = 10\n")
    program.told.cache_clear()
    all_of(folder)
    assert read == [AGENDA] * 2


def test_libraries_may_be_anywhere(
    folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    libraries = tmp_path / "site-packages"
    monkeypatch.syspath_prepend(str(libraries))
    all_of(folder)
    libraries.mkdir()
    program.told.cache_clear()
    all_of(folder)
    assert read == [AGENDA] * 2


@in_one_folder
@given(st.data())
def test_a_file_that_is_not_as_it_was_written_is_not_believed(
    folder: Path, kept: Path, data: st.DataObject
) -> None:
    fresh = all_of(folder)
    file = remembered(kept)
    good = file.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    bad = data.draw(
        st.one_of(
            st.integers(1, 255).map(lambda flip: _flipped(good, at, flip)),
            st.binary(min_size=1, max_size=20).map(lambda more: good[:at] + more + good[at:]),
            st.just(good[:at]),
            st.binary(max_size=99),
            st.just(good + b"\n" + good),
        )
    )
    file.write_bytes(bad)
    assert all_of(folder) == fresh
    assert file.read_bytes() == good


def _flipped(data: bytes, at: int, flip: int) -> bytes:
    return data[:at] + bytes([data[at] ^ flip]) + data[at + 1 :]


def test_another_folders_memory_is_not_believed(folder: Path, kept: Path, tmp_path: Path) -> None:
    other = tmp_path / "annan"
    shutil.copytree(folder, other)
    fresh = all_of(folder)
    foreign = remembered(kept).read_bytes()
    (kept / remembered(kept).name).unlink()
    all_of(other)
    remembered(kept).write_bytes(foreign)
    assert all_of(other) == all_of(other, cached=False) != fresh


def test_a_document_that_is_gone_is_forgotten(folder: Path, kept: Path) -> None:
    all_of(folder)
    (folder / AGENDA).unlink()
    all_of(folder)
    assert AGENDA.encode() not in remembered(kept).read_bytes()


def test_only_json_that_its_owner_alone_may_read_is_written(folder: Path, kept: Path) -> None:
    all_of(folder)
    for line in remembered(kept).read_bytes().split(b"\n"):
        json.loads(line)
    if os.name == "posix":
        modes = [stat.S_IMODE(path.stat().st_mode) for path in (kept, remembered(kept))]
        assert modes == [0o700, 0o600]


def test_every_file_of_the_program_makes_it_another_program() -> None:
    package = Path(program.__file__).parents[2]
    files = [path for path in package.rglob("*") if path.suffix in {".py", ".yaml"}]
    told = program.told().decode()
    assert [path for path in files if f"{path}:{path.stat().st_size}:" not in told] == []


def test_nothing_is_remembered_when_told_so(
    folder: Path, kept: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    all_of(folder, cached=False)
    assert not kept.exists()
    all_of(folder)
    all_of(folder, cached=False)
    monkeypatch.setenv("LCHNV_CACHE", "")
    all_of(folder)
    assert read == [AGENDA] * 3 + [AGENDA]


@pytest.mark.parametrize("below", ["", "mapp"])
def test_a_place_where_nothing_can_be_written_is_no_fault(
    folder: Path, kept: Path, below: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write_bytes(b"a file")
    monkeypatch.setenv("LCHNV_CACHE", str(kept / below))
    assert all_of(folder) == all_of(folder, cached=False)
    assert kept.read_bytes() == b"a file"


@pytest.mark.parametrize("day", [dt.date(2026, 1, 1), dt.date(2026, 3, 19), dt.date(2030, 1, 1)])
def test_another_day_gives_what_it_gives_without(read: list[str], day: dt.date) -> None:
    judge(open_workplace(NETWORK, dt.date(2026, 3, 1)))
    read.clear()
    told = judge(open_workplace(NETWORK, day))
    assert read == []
    assert told == judge(open_workplace(NETWORK, day, cached=False))


def test_runs_at_once_leave_one_whole_memory(folder: Path, kept: Path, read: list[str]) -> None:
    command = command_line("check", "--root", str(folder), "--today", "2026-03-01")
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    told = {run.communicate()[0] for run in runs}
    alone = subprocess.run([*command, "--no-cache"], capture_output=True, check=False).stdout
    assert told == {alone}
    assert b"Att ta ett beslut" in alone
    assert (all_of(folder), read) == (all_of(folder, cached=False), [AGENDA])
    assert remembered(kept).suffix == ".jsonl"


@pytest.mark.parametrize("options", [["--fix"], []])
def test_check_without_memory_makes_none_of_the_folder(
    folder: Path, kept: Path, options: list[str]
) -> None:
    command = command_line("check", "--root", str(folder), "--no-cache", *options)
    subprocess.run(command, capture_output=True, check=False)
    assert [path.suffixes for path in kept.iterdir()] == [[".patterns", ".jsonl"]]


def test_agendas_of_meetings_long_ago_are_judged_without_their_points(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checking costs what the change costs: what nothing follows from is not even taken apart."""
    for day in ("2026-04-17", "2026-05-22"):
        text = (folder / AGENDA).read_text(encoding="utf-8").replace("2026-03-20", day)
        made = folder / AGENDA.replace("2026-03-20", day)
        made.parent.mkdir()
        made.write_text(text, encoding="utf-8")
    long_after = dt.date(2027, 6, 1)
    ahead = open_workplace(folder, dt.date(2026, 3, 1))
    assert {meeting.held(ahead.today) for meeting in ahead.archive.meetings} == {False}
    rules = named(OF_WHAT_IS_TOLD)
    before = run(rules, open_workplace(folder, long_after))
    asked: list[str] = []
    read = cache._items

    def told(points: Any, file: Any) -> Any:
        asked.append(str(file))
        return read(points, file)

    monkeypatch.setattr(cache, "_items", told)
    assert run(rules, open_workplace(folder, long_after)) == before
    assert asked == []
    assert len(ahead.ledger.matters) > 0
    asked.clear()
    assert ahead.left_out.by_file == {}
    assert asked == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_points_that_are_read_anew_each_time_tell_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large folder has more points than are at hand: nothing may know them but by their lines."""

    def told() -> tuple[Any, ...]:
        here = open_workplace(folder)
        wanted = Wanted()
        registers = (decisions(here.ledger, wanted), changed(here.ledger, wanted))
        answered = [
            (each.line, other and other.line)
            for meeting in here.archive.meetings
            if meeting.agenda and meeting.notes
            for each, other, *_ in answers(meeting.agenda, meeting.notes, here.procedure)
        ]
        return judge(here), registers, answered

    at_hand = told()
    assert at_hand[0] or folder != ROOT
    monkeypatch.setattr(cache, "_at_hand", lambda read: read())
    assert told() == at_hand
