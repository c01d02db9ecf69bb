"""A folder of an older format is read, told of and upgraded; one of a newer is refused."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.load.broken import Broken
from lchnv_cli.load.folder import RULES_FILE
from lchnv_cli.load.migrations.format_line import format_edit
from lchnv_cli.load.migrations.migration import Files, Migration
from lchnv_cli.load.migrations.migrations import MIGRATIONS
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.finding import Edit
from lchnv_cli.model.folder_formats import BROUGHT, FORMAT
from lchnv_cli.rules.old_format import old_format
from lchnv_cli.save import replace
from lchnv_cli.save_faults import OpenElsewhere
from lchnv_cli.work.changing import upgrading
from lchnv_cli.work.changing.mend import apply
from lchnv_cli.work.changing.upgrading import carry_out, upgrade_of
from lchnv_cli.work.opening.judge import judge
from lchnv_cli.work.opening.workplace import Stop, open_workplace
from tests.running import NETWORK, ROOT, Program

FROZEN = Path(__file__).parent / "formats"
OLDER = range(1, FORMAT)
RULES_YAML = (NETWORK / "rules.yaml").read_text(encoding="utf-8")
FIRST = RULES_YAML.replace(f"format: {FORMAT}\n", "")
older = pytest.mark.parametrize("number", OLDER)


@pytest.fixture
def lchnv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[int], Program]:
    """Give the program in a copy of the frozen folder of a format."""

    def copied(number: int) -> Program:
        shutil.copytree(FROZEN / str(number), tmp_path, dirs_exist_ok=True)
        return Program(tmp_path.resolve(), capsys)

    return copied


def test_every_format_before_has_a_migration_and_a_frozen_folder() -> None:
    assert [step.before for step in MIGRATIONS] == list(OLDER)
    assert sorted(BROUGHT) == [number + 1 for number in OLDER]
    assert sorted(path.name for path in FROZEN.iterdir()) == [str(number) for number in OLDER]


def test_our_own_folder_and_a_new_one_have_the_format_of_the_program() -> None:
    assert read_procedure((ROOT / "rules.yaml").read_bytes()).format == FORMAT


@older
def test_an_older_folder_is_read_and_told_of_once(
    number: int, lchnv: Callable[[int], Program]
) -> None:
    place = open_workplace(lchnv(number).folder)
    told = [found for found in judge(place) if found.rule == old_format.id]
    assert [(str(found.file), str(found.severity)) for found in told] == [("rules.yaml", "info")]
    assert f"har format {number};" in told[0].message
    assert "lchnv upgrade" in told[0].remedy


@older
def test_an_upgrade_changes_what_it_shows_and_keeps_all_else(
    number: int, lchnv: Callable[[int], Program]
) -> None:
    program = lchnv(number)
    before = program.files()
    dry = program("upgrade", "--root", str(program.folder), "--dry-run")
    assert (dry.code, program.files()) == (0, before)
    shown = {line.removeprefix("+++ b/") for line in dry.out.splitlines() if line[:6] == "+++ b/"}
    ran = program("upgrade", "--root", str(program.folder))
    after = program.files()
    changed = {name for name, data in before.items() if after[name] != data}
    assert (ran.code, set(ran.out.splitlines()), shown) == (0, changed, changed)
    kept = {name for name in after.keys() - before.keys() if name.startswith(".lchnv/kopior/")}
    assert sorted(after[name] for name in kept) == sorted(before[name] for name in changed)
    assert read_procedure(after["rules.yaml"]).format == FORMAT
    again = program("upgrade", "--root", str(program.folder))
    assert (again.code, again.out, program.files()) == (0, "", after)
    assert "det finns inget att ändra" in again.err


@older
def test_an_upgrade_leaves_what_is_her_own_as_she_wrote_it(
    number: int, lchnv: Callable[[int], Program]
) -> None:
    program = lchnv(number)
    rules = program.folder / RULES_FILE
    text = rules.read_text(encoding="utf-8").replace("\n", "\r\n")
    rules.write_bytes(f"# Våra egna tal, så länge vi har dem.\r\n{text}# Slut.\r\n".encode())
    own = {
        "templates/dokument.css": b"p { color: #123 }\n",
        "templates/kopior.json": b'{"dokument.css": "0000"}\n',
        "meetings/lchnv/2026-03-20/~$gordning.docx": b"\x05Lo Falk",  # Word has one open
        "meetings/lchnv/2026-03-20/bilagor/Kostnader.xlsx": b"PK",
        "export/dagordning.docx": b"PK",
        "Att göra.txt": b"ring Lo",
    }
    for name, data in own.items():
        path = program.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    before = program.files()
    assert program("upgrade", "--root", str(program.folder)).code == 0
    after = program.files()
    assert {name: after[name] for name in own} == own
    line = f"format: {FORMAT}\r\n".encode()
    assert after["rules.yaml"].replace(line, b"", 1) == before["rules.yaml"]
    told = program("check", "--root", str(program.folder))
    assert "templates/dokument.css: " in told.err
    assert "gammalt-format" not in told.out


@older
def test_an_upgraded_folder_is_found_to_be_what_it_was(
    number: int, lchnv: Callable[[int], Program]
) -> None:
    program = lchnv(number)
    before = judge(open_workplace(program.folder))
    program("upgrade", "--root", str(program.folder))
    after = judge(open_workplace(program.folder))
    expected = [found.message for found in before if found.rule != old_format.id]
    assert [found.message for found in after] == expected


@pytest.mark.parametrize(
    "arguments", [["check"], ["status"], ["upgrade"], ["upgrade", "--dry-run"]]
)
def test_a_newer_folder_is_refused_and_left_alone(
    arguments: list[str], lchnv: Callable[[int], Program]
) -> None:
    program = lchnv(1)
    newer = RULES_YAML.replace(
        f"format: {FORMAT}\n", f"format: {FORMAT + 1}\nframtidens_fält: ja\n"
    )
    (program.folder / "rules.yaml").write_bytes(newer.encode())
    before = program.files()
    ran = program(*arguments, "--root", str(program.folder))
    assert (ran.code, ran.out, program.files()) == (2, "", before)
    assert ran.err.startswith("rules.yaml:2:9\n")
    assert f"Mappen har format {FORMAT + 1}" in ran.err
    assert "nyare version av lchnv" in ran.err


@pytest.mark.parametrize("value", ["0", "två", "2.0", "-1", "[2]"])
def test_a_format_that_is_no_number_of_ours_stops_the_program(value: str) -> None:
    with pytest.raises(Broken, match="format"):
        read_procedure(FIRST.replace("nätverk:", f"format: {value}\nnätverk:", 1).encode())


# Ways to write the first lines, and what they become.
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Om filen\n\nnätverk: P\n", "# Om filen\n\nformat: 2\nnätverk: P\n"),
        ("nätverk: P\r\norgan: []\r\n", "format: 2\r\nnätverk: P\r\norgan: []\r\n"),
        ("\ufeffnätverk: P\n", "\ufeffformat: 2\nnätverk: P\n"),
        ("  nätverk: P\n  organ: []\n", "  format: 2\n  nätverk: P\n  organ: []\n"),
        ("{nätverk: P}\n", "{format: 2, nätverk: P}\n"),
        ("---\nnätverk: P\n", "---\nformat: 2\nnätverk: P\n"),
        ("nätverk: P\nformat: 1  # gammalt\n", "nätverk: P\nformat: 2  # gammalt\n"),
        ("nätverk: P\n'format': \"01\"\n", "nätverk: P\nformat: 2\n"),
        ("format:\nnätverk: P\n", "format: 2\nnätverk: P\n"),
        ("format:   # vilket\nnätverk: P\n", "format: 2   # vilket\nnätverk: P\n"),
    ],
)
def test_the_line_is_set_and_not_a_byte_beside_it(before: str, after: str) -> None:
    assert apply(before.encode(), [format_edit(before, 2)]).decode() == after


@given(st.text("åa# \n", max_size=20), st.sampled_from(["\n", "\r\n"]))
def test_comments_before_the_first_field_stay(text: str, end: str) -> None:
    lines = "".join(f"# {line}{end}" for line in text.split("\n"))
    whole = lines + FIRST.replace("\n", end)
    made = apply(whole.encode(), [format_edit(whole, FORMAT)]).decode()
    assert made.replace(f"format: {FORMAT}{end}", "", 1) == whole
    assert read_procedure(made.encode()).format == FORMAT


def _nothing(_: Files) -> Iterator[str]:
    return iter(())


def _in_every_document(line: str) -> Callable[[Files], Iterator[Edit]]:
    """Propose a line at the top of every head that does not have it."""

    def edits(files: Files) -> Iterator[Edit]:
        for file in files:
            if file.suffix == ".md" and line.encode() not in files[file]:
                yield Edit(file, 4, 4, f"{line}\n")

    return edits


MARK = "# från format 1"
MARKED = (Migration(1, _in_every_document(MARK), _nothing),)


def _upgraded(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder as a whole upgrade makes it, without the copies kept."""
    carry_out(folder, upgrade_of(open_workplace(folder), MARKED))
    return _own(folder)


def _own(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths)}
    return {name: data for name, data in names.items() if not name.startswith(".lchnv")}


@pytest.mark.slow
@pytest.mark.parametrize("writes", range(4))
def test_a_killed_upgrade_is_finished_by_the_next(
    writes: int, lchnv: Callable[[int], Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lchnv(1).folder
    whole = tmp_path / "whole"
    shutil.copytree(FROZEN / "1", whole)
    expected = _upgraded(whole)
    shutil.rmtree(whole)
    done: list[Path] = []

    def until_killed(path: Path, data: bytes, expected: bytes | None = None) -> None:
        if len(done) == writes:
            raise KeyboardInterrupt
        replace(path, data, expected)
        done.append(path)

    monkeypatch.setattr(upgrading, "save", until_killed)
    with pytest.raises(KeyboardInterrupt):
        _upgraded(folder)
    monkeypatch.undo()
    assert read_procedure((folder / "rules.yaml").read_bytes()).format == 1
    assert _upgraded(folder) == expected
    assert all(MARK.encode() in data for name, data in expected.items() if name.endswith(".md"))


@pytest.mark.parametrize("writes", range(4))
def test_a_file_that_cannot_be_written_leaves_all_as_they_were(
    writes: int, lchnv: Callable[[int], Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lchnv(1).folder
    before = _own(folder)
    asked: list[Path] = []

    def held(path: Path, data: bytes, expected: bytes | None = None) -> None:
        asked.append(path)
        if len(asked) == writes + 1:
            raise OpenElsewhere(path)
        replace(path, data, expected)

    monkeypatch.setattr(upgrading, "save", held)
    with pytest.raises(OpenElsewhere):
        _upgraded(folder)
    assert _own(folder) == before


def _removes_the_venue(files: Files) -> Iterator[Edit]:
    file = PurePosixPath("meetings/lchnv/2026-03-20/dagordning.md")
    start = files[file].index(b"plats:")
    yield Edit(file, start, files[file].index(b"\n", start) + 1, "")


@pytest.mark.parametrize(
    ("edits", "fields", "why"),
    [
        (_removes_the_venue, frozenset(), "fältet plats skulle säga något annat"),
        (_removes_the_venue, frozenset({"plats"}), "regeln utan-plats skulle hitta något annat"),
        (_in_every_document("påhittat: ja"), frozenset({"påhittat"}), "regeln okänt-fält skulle"),
        (_in_every_document("a: [b"), frozenset({"a"}), "filen skulle inte gå att läsa"),
    ],
)
def test_a_migration_that_would_lose_something_is_stopped_before_it_writes(
    edits: Callable[[Files], Iterator[Edit]],
    fields: frozenset[str],
    why: str,
    lchnv: Callable[[int], Program],
) -> None:
    folder = lchnv(1).folder
    before = _own(folder)
    with pytest.raises(Stop, match=why):
        upgrade_of(open_workplace(folder), (Migration(1, edits, _nothing, fields),))
    assert _own(folder) == before


@pytest.mark.parametrize(("second", "told"), [("[lchnv]", False), ("[schnv]", True)])
def test_arbetsordningar_for_different_bodies_are_to_be_looked_at(
    second: str, *, told: bool, lchnv: Callable[[int], Program]
) -> None:
    program = lchnv(1)
    post = f"  - {{gäller_från: 2026-01-01, organ: {second}, värden: {{arbetsdagar: 3}}}}\n"
    path = program.folder / RULES_FILE
    path.write_bytes(path.read_bytes() + post.encode())
    ran = program("upgrade", "--root", str(program.folder))
    assert (ran.code, "gäller_till" in ran.err) == (0, told)
