"""What check and status remember of a folder is what they tell without, whatever has changed."""

import datetime as dt
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lchnv_cli.commands.app import run
from lchnv_cli.load.folder import look
from lchnv_cli.model.finding import Edit, Finding, Only, Severity
from lchnv_cli.report.report_formats import FORMATS
from lchnv_cli.work.keeping.finding_rows import finding_of, row_of
from lchnv_cli.work.keeping.remembered import as_line
from lchnv_cli.work.opening import judge as judging
from lchnv_cli.work.opening import status_told
from lchnv_cli.work.opening.answer import answer
from lchnv_cli.work.opening.workplace import Workplace
from tests.running import NETWORK

DAY = dt.date(2026, 3, 1)
NOTES = "meetings/lchnv/2026-01-30/minnesanteckningar.md"
AGENDA = "meetings/lchnv/2026-03-20/dagordning.md"
ANNEX = "meetings/lchnv/2026-03-20/bilagor/1-minnesanteckningar.pdf"
PNG = "no picture at all"
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("kept")]
Change = Callable[[Path], None]


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give a list that grows each time a folder is judged from here on."""
    times: list[int] = []
    judge = judging.judge

    def told(here: Workplace) -> list[Finding]:
        times.append(1)
        return judge(here)

    monkeypatch.setattr(judging, "judge", told)
    return times


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the network, with the file of an annex."""
    made = tmp_path / "mapp"
    shutil.copytree(NETWORK, made)
    CHANGES["annex"](made)
    return made


def found(folder: Path, day: dt.date = DAY, *, cached: bool = True) -> list[Finding]:
    """Give everything that check finds."""
    return list(answer(look(folder), day, cached=cached).findings(lambda _: True))


def _add(name: str, text: str) -> Change:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if (folder / name).is_symlink():
            (folder / name).unlink()
        with (folder / name).open("a", encoding="utf-8") as out:
            out.write(text)

    return change


def _remove(name: str) -> Change:
    return lambda folder: (folder / name).unlink(missing_ok=True)


def _link(name: str, to: str) -> Change:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(to)

    return change


def _replace(name: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        if (folder / name).is_file():
            text = (folder / name).read_text(encoding="utf-8")
            (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


CHANGES: dict[str, Change] = {
    "text": _add(AGENDA, "\n## 99. Sist\n\n#### Förslag\n\n- Att besluta\n"),
    "notes": _add(NOTES, "\n## 98. Mer\n\nUtfall: bordlagt\n"),
    "gone": _remove(NOTES),
    "agenda gone": _remove(AGENDA),
    "cited": _replace(AGENDA, "Bilaga 1", "Bilaga 7"),
    "new document": _add("meetings/lchnv/2026-06-12/dagordning.md", "---\ndokument: x\n---\n"),
    "another head": _replace(AGENDA, "datum: 2026-03-20", "datum: 2026-03-21"),
    "annex": _add(ANNEX, "%PDF"),
    "annex gone": _remove(ANNEX),
    "annex elsewhere": _link(ANNEX, "/etc/hostname"),
    "annex in a ring": _link(ANNEX, "1-minnesanteckningar.pdf"),
    "picture": _replace(AGENDA, "\n## 1.", "\n![En bild](bilder/en.png)\n\n## 1."),
    "picture there": _add("meetings/lchnv/2026-03-20/bilder/en.png", PNG),
    "picture gone": _remove("meetings/lchnv/2026-03-20/bilder/en.png"),
    "stranger": _add("meetings/lchnv/2026-03-20/tal.txt", ""),
    "misnamed": _add("meetings/lchnv/2026-03-20/dagordning.txt", ""),
    "link": _link("meetings/lchnv/2027", "../styrgrupp"),
    "values": _replace("rules.yaml", "arbetsdagar: 5", "arbetsdagar: 19"),
    "rules": _add("rules.yaml", "\n"),
    "register": _replace("meetings/register.yaml", "2026", "2025"),
    "no register": _remove("meetings/register.yaml"),
    "groups": _add("meetings/grupper.yaml", "grupper: [{namn: SPAK}]\n"),
    "agreements": _add("meetings/överenskommelser.yaml", "avtal: []\n"),
}
QUIET = {"picture there", "picture gone"}  # where no document has it
TELLS = CHANGES.keys() - {"rules", "notes"}


STEPS = st.lists(st.tuples(st.sampled_from([*CHANGES]), st.sampled_from([0, 0, 0, 1, 40])))
SEVERAL = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def days_of(made: Path, steps: list[tuple[str, int]]) -> Iterator[dt.date]:
    """Make a copy of the network, and change it a step at a time; give the day after each."""
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(NETWORK, made)
    for name, later in [("annex", 0), *steps]:
        CHANGES[name](made)
        yield DAY + dt.timedelta(later)


@SEVERAL
@given(STEPS)
def test_whatever_changes_the_answer_is_as_without_memory(
    tmp_path: Path, steps: list[tuple[str, int]]
) -> None:
    made = tmp_path / "mapp"
    for day in days_of(made, steps):
        told = [found(made, day), found(made, day)]
        assert told == [found(made, day, cached=False)] * 2


def status(folder: Path, day: dt.date, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    """Give what status tells."""
    assert run(["status", "--root", str(folder), "--today", str(day), *more]) == 0
    return capsys.readouterr().out


@SEVERAL
@given(STEPS)
def test_whatever_changes_status_tells_as_without_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], steps: list[tuple[str, int]]
) -> None:
    made = tmp_path / "mapp"
    for day in days_of(made, steps):
        told = [status(made, day, capsys), status(made, day, capsys)]
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("LCHNV_CACHE", "")
            assert told == [status(made, day, capsys)] * 2


def test_status_tells_anew_of_another_question_a_narrower_window_and_what_has_gone(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [
        status(folder, DAY, capsys, *more) for more in ([], ["--body", "styrgrupp"], ["--json"])
    ]
    monkeypatch.setenv("COLUMNS", "50")
    told.append(status(folder, DAY, capsys))
    assert len({*told}) == 4
    with monkeypatch.context() as patched:
        patched.setattr(status_told, "status_of", lambda *_, **_more: "anew")
        assert status(folder, DAY, capsys) == told[-1]
        CHANGES["agenda gone"](folder)
        assert status(folder, DAY, capsys) == "anew\n"


@pytest.mark.parametrize("name", [name for name in CHANGES if name not in QUIET])
def test_every_change_is_judged_once(folder: Path, judged: list[int], name: str) -> None:
    before = found(folder)
    assert (found(folder), len(judged)) == (before, 1)
    CHANGES["annex gone" if name == "annex" else name](folder)
    after = found(folder)
    assert (found(folder), len(judged)) == (after, 2)
    if name in TELLS:
        assert before != after


def test_a_picture_is_looked_at_each_time(folder: Path, judged: list[int]) -> None:
    CHANGES["picture"](folder)
    told = [found(folder), found(folder)]
    CHANGES["picture there"](folder)
    told += [found(folder), found(folder)]
    assert (told[0], told[2]) == (told[1], told[3])
    assert (told[0] != told[2], len(judged)) == (True, 2)


def test_another_day_is_another_answer(folder: Path, judged: list[int]) -> None:
    days = [DAY, DAY + dt.timedelta(1), DAY]
    assert [found(folder, day) for day in days] == [
        found(folder, day, cached=False) for day in days
    ]
    assert len(judged) == 6


def test_a_file_that_cannot_be_read_is_asked_for_each_time(folder: Path, judged: list[int]) -> None:
    (folder / AGENDA).unlink()
    (folder / AGENDA).symlink_to("/etc/hostname")
    told = found(folder)
    assert (found(folder), len(judged)) == (told, 2)
    assert any("leder ut" in each.message for each in told)


def test_nothing_is_remembered_when_told_so(
    folder: Path, kept: Path, judged: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    found(folder, cached=False)
    assert not kept.exists()
    found(folder)
    found(folder, cached=False)
    monkeypatch.setenv("LCHNV_CACHE", "")
    found(folder)
    assert len(judged) == 4


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_an_answer_that_is_not_as_it_was_written_is_not_believed(
    kept: Path, data: st.DataObject
) -> None:
    fresh = found(NETWORK)
    (file,) = kept.glob("*.svar.jsonl")
    good = file.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    flipped = data.draw(st.integers(1, 255).map(lambda flip: bytes([good[at] ^ flip])))
    more = data.draw(st.binary(max_size=9))
    bad = data.draw(
        st.sampled_from([good[:at], good[:at] + flipped + good[at + 1 :], good + b"\n" + more])
    )
    file.write_bytes(bad)
    assert found(NETWORK) == fresh
    assert file.read_bytes() == good


@pytest.mark.parametrize("output", FORMATS)
@pytest.mark.parametrize("paths", [[], [AGENDA], ["meetings/lchnv"]])
def test_every_report_is_the_same_of_what_is_remembered(
    folder: Path,
    judged: list[int],
    capsys: pytest.CaptureFixture[str],
    output: str,
    paths: list[str],
) -> None:
    command = ["check", "--root", str(folder), "--today", str(DAY), "--output-format", output]
    command += [str(folder / path) for path in paths]
    told = [(run([*command, *more]), capsys.readouterr()) for more in ([], [], ["--no-cache"])]
    assert told == [told[0]] * 3
    assert len(judged) == 2


@pytest.mark.parametrize("command", ["check", "status"])
def test_what_is_remembered_is_told_without_loading_what_judges(folder: Path, command: str) -> None:
    code = f"""
import sys
from lchnv_cli.commands.app import run
for _ in range(2):
    for name in [*sys.modules]:
        if name.startswith("lchnv_cli."):
            del sys.modules[name]
    run(["{command}", "--root", {str(folder)!r}, "--today", "{DAY}"])
print(*sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.splitlines()[-1].split())
    others = {
        "lchnv_cli.rules.run",
        "lchnv_cli.memory.ledger",
        "lchnv_cli.load.register_file",
        "lchnv_cli.model.archive",
    }
    assert ("lchnv_cli.work.opening.unchanged" in loaded, others & loaded) == (True, set())


FILES = st.sampled_from([PurePosixPath("a.md"), PurePosixPath("b/ö.md")])
EDITS = st.builds(Edit, FILES, st.integers(0, 9), st.integers(0, 9), st.text(max_size=3), st.none())
DAYS = st.none() | st.dates()


@given(
    st.builds(
        Finding,
        *(FILES, st.integers(0, 99), st.integers(0, 99)),
        *(st.text(max_size=5) for _ in range(4)),
        st.sampled_from(Severity),
        st.sampled_from(["", "skäl"]),
        st.lists(EDITS, max_size=2).map(tuple),
        st.booleans(),
        *(DAYS, DAYS, st.integers(0, 9), st.integers(0, 9)),
        st.sampled_from(Only),
    )
)
def test_a_finding_is_the_same_when_it_comes_back(finding: Finding) -> None:
    back = finding_of(json.loads(as_line(row_of(finding))), finding.file)
    assert (back, repr(back)) == (finding, repr(finding))
