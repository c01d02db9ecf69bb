"""Nothing under meetings/ is left out in silence: it is read, known, told of or a fault."""

import datetime as dt
import errno
import json
import os
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.context import Context
from lchnv_cli.load.walk import Walked, walk
from lchnv_cli.rules.run import run
from lchnv_cli.rules.unknown_file import unknown_file
from lchnv_cli.workdays import Workdays
from tests.running import AGENDA, Program, archive, network, read

Form = Literal["NFC", "NFD"]
TODAY = ("--today", "2026-06-01")
NOTES = Path("meetings/lchnv/2026-05-22/minnesanteckningar.md")
NOBODY = 65534
links = pytest.mark.skipif(sys.platform == "win32", reason="few may make links there")
ALMOST = ["dagordning.md.txt", "Dagordning.TXT", "dagordning", "utkast.md.txt", "kalendarium.mkd"]
ALMOST += ["dagordning.mdx", "dagordning.mdown", "minnesanteckningar.qmd", "dagordning.markdown"]
LEFT = [
    *("~$gordning.docx", ".~lock.dagordning.docx#", "desktop.ini", "Thumbs.db", ".DS_Store"),
    *("._dagordning.md", ".#dagordning.md", "dagordning.md~", ".gitkeep", "~WRL0001.tmp"),
]


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "meetings/lchnv/2026-03-20").mkdir(parents=True)
    return tmp_path


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / "meetings/lchnv/2026-03-20" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def names(paths: list[PurePosixPath]) -> list[str]:
    return [path.relative_to("meetings/lchnv/2026-03-20").as_posix() for path in paths]


def refuse(monkeypatch: pytest.MonkeyPatch, folder: str, code: int = errno.EACCES) -> None:
    """Let the system refuse to list a folder, as it does not do to a superuser."""
    scandir = os.scandir

    def listed(path: Path | str | int) -> object:
        if not isinstance(path, int) and Path(path).name == folder:
            raise OSError(code, "no")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", listed)


def told(found: Walked) -> list[str]:
    return [str(fault.hit.place.file) for fault in found.faults]


def findings(program: Program, *arguments: str) -> list[tuple[str, str]]:
    """Give what check says of files and folders that cannot be read, and that it fails."""
    ran = program("check", *arguments, "--output-format", "json", *TODAY)
    found = json.loads(ran.out)["findings"]
    hidden = [(each["file"], each["rule"]) for each in found if each["rule"] == "oläsbar-fil"]
    assert ran.code == (
        1 if any(e["severity"] == "error" and not e["exempted"] for e in found) else 0
    )
    return hidden


def test_a_folder_without_meetings_has_nothing(tmp_path: Path) -> None:
    assert walk(tmp_path) == Walked()


@pytest.mark.parametrize("name", ["dagordning.md", "Dagordning.MD", "utkast.md", "README.md"])
def test_markdown_is_read_whatever_its_name(root: Path, name: str) -> None:
    make(root, name)
    assert walk(root) == Walked(documents=[PurePosixPath("meetings/lchnv/2026-03-20", name)])


@pytest.mark.parametrize("name", ALMOST)
def test_what_is_named_almost_as_a_document_is_a_fault(root: Path, name: str) -> None:
    make(root, name)
    found = walk(root)
    assert (names(found.misnamed), len(found.faults), found.strangers) == ([name], 1, [])
    assert name.partition(".")[0] + ".md" in found.faults[0].hit.remedy


def test_a_document_with_its_almost_namesake_is_not_to_be_overwritten(root: Path) -> None:
    make(root, "dagordning.md", "dagordning.md.txt")
    (fault,) = walk(root).faults
    assert fault.hit.remedy.startswith("Jämför den med dagordning.md")


@pytest.mark.parametrize("name", LEFT)
def test_what_systems_and_programs_leave_is_expected(root: Path, name: str) -> None:
    make(root, name)
    assert walk(root) == Walked()


@pytest.mark.parametrize(
    "folder", ["bilagor", "Bilder", "original", ".lchnv", ".git", "@eaDir", "djupt/bilagor"]
)
def test_kept_and_hidden_folders_are_not_looked_into(root: Path, folder: str) -> None:
    make(root, f"{folder}/dagordning.md", f"{folder}/x/y.docx")
    assert walk(root) == Walked()


@pytest.mark.parametrize("folder", [".2026-03-20", ". 2026-03-20", "..2026"])
def test_a_meetings_folder_that_is_hidden_is_a_fault(tmp_path: Path, folder: str) -> None:
    own = tmp_path / "meetings/lchnv" / folder
    own.mkdir(parents=True)
    (own / "dagordning.md").write_text("", encoding="utf-8")
    found = walk(tmp_path)
    assert found.unseen == [PurePosixPath("meetings/lchnv", folder)]
    assert [fault.rule for fault in found.faults] == ["oläsbar-fil"]


@pytest.mark.parametrize("folder", ["bilagor/2026-03-20", "original", "bilder/lchnv/2026"])
def test_a_body_may_have_the_name_of_a_folder_of_annexes(tmp_path: Path, folder: str) -> None:
    own = tmp_path / "meetings" / folder
    own.mkdir(parents=True)
    (own / "dagordning.md").write_text("", encoding="utf-8")
    assert walk(tmp_path).documents == [PurePosixPath("meetings", folder, "dagordning.md")]


@pytest.mark.parametrize("name", ["tal.txt", "dagordning.docx", "~tal.md", ".dagordning.md"])
def test_any_other_file_is_a_stranger(root: Path, name: str) -> None:
    make(root, name)
    found = walk(root)
    assert (names(found.strangers), found.documents, found.faults) == ([name], [], [])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["register.yaml", "grupper.yaml", "överenskommelser.yaml"])
def test_the_networks_own_files_lie_in_meetings_only(tmp_path: Path, form: Form, name: str) -> None:
    spelt = unicodedata.normalize(form, name)
    (tmp_path / "meetings/lchnv").mkdir(parents=True)
    for folder in ("meetings", "meetings/lchnv"):
        (tmp_path / folder / spelt).write_text("", encoding="utf-8")
    assert walk(tmp_path).strangers == [PurePosixPath("meetings/lchnv", spelt)]


@pytest.mark.parametrize(
    "name", ["Register.yaml", "register.yml", "register.yaml.txt", "ÖVERENSKOMMELSER.YAML"]
)
def test_a_register_that_is_named_otherwise_is_a_fault(tmp_path: Path, name: str) -> None:
    (tmp_path / "meetings").mkdir()
    (tmp_path / "meetings" / name).write_text("", encoding="utf-8")
    found = walk(tmp_path)
    right = f"{name.lower().partition('.')[0]}.yaml"
    if (tmp_path / "meetings" / right).exists():  # the system sees no case
        assert found == Walked()
    else:
        assert [fault.hit.remedy for fault in found.faults] == [f"Byt namn på den till {right}."]


def test_a_register_with_its_almost_namesake_is_told(tmp_path: Path) -> None:
    (tmp_path / "meetings").mkdir()
    for name in ("register.yaml", "register.yml"):
        (tmp_path / "meetings" / name).write_text("", encoding="utf-8")
    [fault] = walk(tmp_path).faults
    assert fault.hit.remedy.startswith("Jämför den med register.yaml")


@pytest.mark.parametrize("name", ["register.docx", "lchnv/register.yml"])
def test_what_is_no_register_is_a_stranger(tmp_path: Path, name: str) -> None:
    (tmp_path / "meetings/lchnv").mkdir(parents=True)
    (tmp_path / "meetings" / name).write_text("", encoding="utf-8")
    assert walk(tmp_path).strangers == [PurePosixPath("meetings", name)]


NAMES = st.text(st.sampled_from("aå.md~$ -(1)").map(str), min_size=1, max_size=8)


@pytest.mark.slow
@given(st.sets(NAMES.map(str.strip).filter(lambda name: name not in {"", ".", ".."}), max_size=6))
def test_every_file_has_one_place_or_is_of_a_known_kind(given: set[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), *given)
        found = walk(Path(folder))
    listed = [*found.documents, *found.misnamed, *found.strangers]
    assert len(listed) == len(set(listed))
    left = given - set(names(listed))
    assert all(name.startswith((".", "~$")) or name.endswith("~") for name in left)


def test_each_folder_is_listed_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(root, "dagordning.md", "djupt/djupare/x.md", "bilagor/1.pdf")
    listed: list[str] = []
    scandir = os.scandir

    def counted(path: Path | str) -> object:
        listed.append(Path(path).name)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", counted)
    walk(root)
    assert sorted(listed) == ["2026-03-20", "bilagor", "djupare", "djupt", "lchnv", "meetings"]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.EACCES, "inte rätt att läsa"),
        (errno.ENAMETOOLONG, "för långa"),
        (errno.EIO, "disken svarar inte"),
        (errno.ESTALE, f"systemets fel {errno.ESTALE}"),
    ],
)
def test_a_folder_that_cannot_be_listed_is_a_fault(
    root: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    make(root, "dagordning.md", "låst/dagordning.md")
    refuse(monkeypatch, "låst", code)
    found = walk(root)
    assert (names(found.unseen), names(found.documents)) == (["låst"], ["dagordning.md"])
    assert reason in found.faults[0].hit.message


@links
@pytest.mark.parametrize("target", ["..", "../..", "/etc", "nowhere", "länk"])
@pytest.mark.parametrize("name", ["länk", "länk.pdf"])
def test_a_link_that_may_lead_to_documents_is_a_fault(root: Path, name: str, target: str) -> None:
    link = root / "meetings/lchnv/2026-03-20" / name
    link.symlink_to(name if target == "länk" else target)
    found = walk(root)
    assert (names(found.unseen), len(found.faults)) == ([name], 1)


@links
def test_a_link_to_a_file_is_the_files(lchnv: Program) -> None:
    folder = AGENDA.parent
    (folder / "tal.txt").symlink_to("dagordning.md")
    (folder / "inne.md").symlink_to("dagordning.md")
    (folder / "ute.md").symlink_to("/etc/hosts")
    (folder / "borta.md").symlink_to("nowhere.md")
    found = walk(lchnv.folder)
    assert (found.unseen, names(found.strangers)) == ([], ["tal.txt"])
    unread = [(f"{folder.as_posix()}/{name}", "oläsbar-fil") for name in ("borta.md", "ute.md")]
    assert findings(lchnv) == unread


@links
@pytest.mark.parametrize("target", ["..", "nowhere", "annan"])
def test_meetings_itself_is_no_link(tmp_path: Path, target: str) -> None:
    (tmp_path / "annan").mkdir()
    (tmp_path / "meetings").symlink_to(target)
    assert told(walk(tmp_path)) == ["meetings"]


def test_meetings_that_is_a_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "meetings").write_text("", encoding="utf-8")
    assert told(walk(tmp_path)) == ["meetings"]


@links
def test_a_path_that_is_too_long_is_a_fault(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(AGENDA.parent)
    for _ in range(25):
        Path("x" * 200).mkdir()
        os.chdir("x" * 200)
    Path("dagordning.md").write_text("x", encoding="utf-8")
    os.chdir(lchnv.folder)
    ((file, rule),) = findings(lchnv)
    assert (file.split("/")[3], rule) == ("x" * 200, "oläsbar-fil")


@links
def test_a_document_whose_own_path_is_too_long_is_a_fault(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(AGENDA.parent)
    longest = os.pathconf("/", "PC_PATH_MAX")
    while (left := longest - len(str(Path.cwd()))) > len("/dagordning.md"):
        name = "x" * min(200, left - 7)  # room for the folder, not for the file
        Path(name).mkdir()
        os.chdir(name)
    Path("dagordning.md").write_text("x", encoding="utf-8")
    os.chdir(lchnv.folder)
    ((file, rule),) = findings(lchnv)
    assert (file.rpartition("/")[2], rule) == ("dagordning.md", "oläsbar-fil")


@pytest.mark.skipif(sys.platform != "linux", reason="names there are letters, not bytes")
def test_a_name_in_latin_1_is_a_fault_where_it_may_hide_a_document(lchnv: Program) -> None:
    (AGENDA.parent / os.fsdecode(b"\xe5r")).mkdir()
    for name in (b"\xe5.md", b"\xe5.txt"):
        (AGENDA.parent / os.fsdecode(name)).write_bytes(b"x")
    where = AGENDA.parent.as_posix()
    assert [file for file, _ in findings(lchnv)] == [f"{where}/\\udce5.md", f"{where}/\\udce5r"]
    assert lchnv("check", "--output-format", "sarif", *TODAY).code == 1


@pytest.fixture
def locked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """Give the network with a folder that its reader may not read, for anyone but a superuser."""
    if sys.platform == "win32":
        pytest.skip("rights are not told by modes there")
    folder = Path(tempfile.mkdtemp()).resolve()
    folder.chmod(0o755)
    program = network(folder, capsys, monkeypatch)
    (folder / AGENDA.parent).chmod(0)
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(NOBODY)
    yield program
    if superuser:
        os.seteuid(0)
    (folder / AGENDA.parent).chmod(0o755)
    shutil.rmtree(folder)


def test_a_folder_one_may_not_read_fails_the_check(locked: Program) -> None:
    assert findings(locked) == [(AGENDA.parent.as_posix(), "oläsbar-fil")]


def test_it_is_told_where_what_is_asked_lies_in_it_or_around_it(locked: Program) -> None:
    hidden = [(AGENDA.parent.as_posix(), "oläsbar-fil")]
    assert findings(locked, "meetings/lchnv") == hidden
    assert findings(locked, AGENDA.parent.as_posix()) == hidden
    assert findings(locked, AGENDA.as_posix()) == hidden
    assert findings(locked, "meetings/lchnv/2026-05-22") == []


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("status", 0),
        ("export --all --to html --dry-run", 1),
        ("export 2026-05-22 --to html --dry-run", 0),
        ("export 2026-03-20 --to html --dry-run", 2),
        ("mail 2026-05-22 --dry-run", 2),
        ("mail 2026-03-20 --dry-run", 2),
        ("file 2026-05-22 --dry-run", 0),
        ("publish 2026-03-20 --dry-run", 2),
        ("new-notes 2026-03-20 --dry-run", 2),
        ("preview 2026-03-20 --no-open", 2),
        ("calendar 2026", 0),
        ("members", 0),
    ],
)
def test_every_command_tells_of_it(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch, command: str, code: int
) -> None:
    refuse(monkeypatch, AGENDA.parent.name)
    ran = lchnv(*command.split())
    told = " ".join(f"{ran.out} {ran.err}".split())
    said = f"{AGENDA.parent.as_posix()}:1:1" in told and "går inte att läsa" in told.casefold()
    assert (ran.code, said) == (code, True), told


def test_what_may_lie_unseen_is_not_called_missing(locked: Program) -> None:
    ran = locked("check", *TODAY)
    assert "2026-03-20 har ingen" not in ran.out
    assert "minnesanteckningar från fredag 20 mars" not in ran.out


def test_annexes_that_one_may_not_read_are_told_too(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    (AGENDA.parent / "bilagor").mkdir()
    refuse(monkeypatch, "bilagor")
    assert findings(lchnv) == [(f"{AGENDA.parent.as_posix()}/bilagor", "oläsbar-fil")]


@pytest.mark.parametrize(
    ("strangers", "expected"),
    [
        (["2026-05-22/tal.txt"], ["2026-05-22/tal.txt"]),
        (["2026-05-22/a.txt", "2026-05-22/b.txt"], ["2026-05-22/a.txt", "2026-05-22/b.txt"]),
        (["2026-09-18/a.docx", "2026-09-18/x/b.docx"], ["2026-09-18"]),
        (["2026-05-22/djupt/ner/a.txt", "2026-05-22/djupt/b.txt"], ["2026-05-22/djupt"]),
        (["2026-03-20/bilagor.txt"], []),
    ],
)
def test_a_folder_of_nothing_but_strangers_is_told_of_once(
    strangers: list[str], expected: list[str]
) -> None:
    annex = (
        "---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-03-20\nbilagor: [{nr: 1, titel: x, "
    )
    annex += "fil: bilagor.txt}]\n---\n"
    unread = frozenset({PurePosixPath("meetings/lchnv/2026-05-22/dagordning.md")})
    document = read(annex, AGENDA.as_posix()).document
    assert document is not None
    folder = replace(
        archive(),
        documents=(document,),
        unread=unread,
        strangers=tuple(PurePosixPath("meetings/lchnv", name) for name in strangers),
    )
    context = Context(dt.date(2026, 6, 1), folder, Workdays())
    found = run([unknown_file], context, ())
    assert [str(each.file.relative_to("meetings/lchnv")) for each in found] == expected


def test_a_misnamed_document_is_told_whatever_is_asked(lchnv: Program) -> None:
    AGENDA.rename(AGENDA.with_name("dagordning.md.txt"))
    hidden = [(f"{AGENDA.as_posix()}.txt", "oläsbar-fil")]
    assert findings(lchnv, "meetings/lchnv/2026-05-22") == hidden
    assert findings(lchnv, f"{AGENDA}.txt") == hidden
    assert "läses därför inte" in " ".join(lchnv("status").out.split())


def test_a_folder_with_nothing_but_what_cannot_be_read_is_no_empty_folder(lchnv: Program) -> None:
    for path in list(lchnv.folder.glob("meetings/*/*/*.md")):
        path.rename(path.with_suffix(".txt"))
    assert len(findings(lchnv)) > 1
    ran = lchnv("export", "--all")
    assert (ran.code, "Kör: lchnv check meetings/" in ran.err, "new-agenda" in ran.err) == (
        2,
        True,
        False,
    )


@pytest.mark.parametrize(("typed", "kept"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_path_is_found_however_a_mac_spells_it(lchnv: Program, typed: Form, kept: Form) -> None:
    kept_as, typed_as = unicodedata.normalize(kept, "åäö"), unicodedata.normalize(typed, "åäö")
    shutil.copytree(AGENDA.parent, lchnv.folder / "meetings" / kept_as)
    file = f"meetings/{typed_as}/dagordning.md"
    ran = lchnv("check", file, "--output-format", "json", *TODAY)
    assert json.loads(ran.out)["documents"] == 1
    assert (
        lchnv("export", f"meetings/{typed_as}/dagordning.md", "--to", "html", "--dry-run").code == 0
    )


def test_a_copy_of_a_document_stops_only_who_asks_for_it(lchnv: Program) -> None:
    copy = AGENDA.with_name("dagordning-DATOR1.md")
    shutil.copy(AGENDA, copy)
    everything = lchnv("export", "--all", "--to", "html", "--dry-run")
    assert (everything.code, "från samma möte. Bara det första" in everything.err) == (1, True)
    assert "dagordning-lchnv-2026-03-20.html" in everything.out
    assert lchnv("export", "2026-03-20", "--to", "html", "--dry-run").code == 2
    assert lchnv("export", str(copy), "--to", "html", "--dry-run").code == 0


@pytest.mark.parametrize(
    ("file", "day"),
    [(AGENDA, "2026-03-10"), (AGENDA, "2026-04-10"), (NOTES, "2026-06-01")],
)
@pytest.mark.parametrize("how", ["a line short", "misnamed", "in a folder that is a link"])
def test_what_cannot_be_read_is_to_be_mended_and_not_made_anew(
    lchnv: Program, file: Path, day: str, how: str
) -> None:
    hidden = file
    if how == "a line short":
        file.write_bytes(file.read_bytes().partition(b"\n")[2])
    elif how == "misnamed":
        hidden = file.rename(file.with_suffix(".md.txt"))
    else:
        hidden = file.parent
        hidden.rename("annanstans")
        hidden.symlink_to(lchnv.folder / "annanstans")
    ran = lchnv("status", "--json", "--today", day)
    told = json.loads(ran.out)["tasks"]
    first = told[0]
    assert first["kind"] == "mend_unread"
    assert first["what"].startswith(f"rätta {hidden.as_posix()}:1:1")
    assert first["what"].count(" att läsa") == 1  # said once
    assert first["do"]
    own = [each["command"] for each in told if each["meeting"] == file.parent.name]
    assert not any("lchnv new-" in command for command in own)
    assert [each["place"] for each in json.loads(ran.out)["unread"]] == [f"{hidden.as_posix()}:1:1"]
