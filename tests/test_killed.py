"""A command that is killed, or runs beside another, leaves nothing that the next one refuses."""

import csv
import hashlib
import io
import json
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from lchnv_cli.commands.init import _files as init_files
from lchnv_cli.model.file_stem import stem
from lchnv_cli.model.publication import PUBLICATIONS
from lchnv_cli.render.pages import Printable
from lchnv_cli.work.making.print_ledger import NAME
from lchnv_cli.work.making.printing import Made
from lchnv_cli.work.opening.begun import JOURNAL
from lchnv_cli.work.opening.workplace import Workplace
from tests.running import AGENDA, Program, network
from tests.sealing import seal
from tests.site_pages import crawled
from tools.endure.child import KILLED, full, in_child, kill

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is killed by forking"),
]

EXPORT = ("export", "2026-03-20", "2026-05-22", "--to", "html")
COUNT = 2


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "settings"))
    return network(tmp_path / "network", capsys, monkeypatch)


def documents(lchnv: Program) -> dict[str, bytes]:
    return {n: d for n, d in lchnv.files().items() if n.startswith("export/d")}


def change(lchnv: Program, text: bytes) -> None:
    for path in sorted((lchnv.folder / "meetings").rglob("*.md")):
        path.write_bytes(path.read_bytes().replace(b"---\n\n", b"---\n\n" + text + b"\n\n"))


def never_printed(lchnv: Program) -> None:
    assert not (lchnv.folder / "export").exists()


def printed_and_changed(lchnv: Program) -> None:
    assert lchnv(*EXPORT).code == 0
    change(lchnv, b"Nytt")


def half_torn(lchnv: Program) -> None:
    printed_and_changed(lchnv)
    ledger = lchnv.folder / "export" / NAME
    ledger.write_bytes(ledger.read_bytes() + b'\n{"file": "torn')


def set_back(lchnv: Program) -> None:
    """Lay everything as it was when ``start`` was copied."""
    for name in ("meetings", "export", "webb", ".lchnv", "../settings"):
        shutil.rmtree(lchnv.folder / name, ignore_errors=True)
        if (there := lchnv.folder.parent / "start" / "network" / name).exists():
            shutil.copytree(there, lchnv.folder / name)


@pytest.mark.parametrize("before", [never_printed, half_torn])
def test_an_export_killed_at_any_file_event_is_finished_by_the_next(
    lchnv: Program, before: Callable[[Program], None]
) -> None:
    """The documents change once more in between, so the next export replaces what it finds."""
    before(lchnv)
    shutil.copytree(lchnv.folder.parent, lchnv.folder.parent / "start")
    change(lchnv, b"Nyare")
    assert lchnv(*EXPORT).code == 0
    whole, at, code = documents(lchnv), 0, KILLED
    while code == KILLED:
        set_back(lchnv)
        at += 1
        code = in_child(EXPORT, at, kill)
        change(lchnv, b"Nyare")
        again = lchnv(*EXPORT)
        assert (at, again.code, documents(lchnv) == whole) == (at, 0, True), again.err
        assert lchnv(*EXPORT).err == f"0 filer skrivna; {COUNT} oförändrade.\n"
        assert lchnv.copies() == []
    assert (code, at > 15) == (0, True)


def test_exports_beside_each_other_see_each_others_files(lchnv: Program) -> None:
    """Another export begins at each file event of the first, and runs on beside it."""
    printed_and_changed(lchnv)
    shutil.copytree(lchnv.folder.parent, lchnv.folder.parent / "start")
    assert lchnv(*EXPORT).code == 0
    whole = documents(lchnv)
    for at in range(1, 25):
        set_back(lchnv)
        there, here = os.pipe()
        # Made first: a child that inherits the lock would hold it too.
        if not (other := os.fork()):
            os.read(there, 1)
            os._exit(in_child(EXPORT, 0, kill))
        code = in_child(EXPORT, at, partial(os.write, here, b"!"))
        os.write(here, b"!")
        codes = (code, os.waitstatus_to_exitcode(os.waitpid(other, 0)[1]))
        again = lchnv(*EXPORT)
        assert (at, codes, again.code) == (at, (0, 0), 0)
        assert again.err == f"0 filer skrivna; {COUNT} oförändrade.\n"
        assert documents(lchnv) == whole
        assert lchnv.copies() == []
        os.close(there)
        os.close(here)


def test_an_init_killed_at_any_file_event_is_finished_by_the_next(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = dict(list(init_files(Path()).items())[-4:])
    monkeypatch.setattr("lchnv_cli.commands.init._files", lambda *_, **__: few)
    assert lchnv("init", "hel").code == 0
    whole = {n.removeprefix("hel/"): d for n, d in lchnv.files().items() if n.startswith("hel/")}
    at, code = 0, KILLED
    while code == KILLED:
        at += 1
        code = in_child(("init", f"ny{at}"), at, kill)
        assert lchnv("init", f"ny{at}").code == 0
        own = {n: d for n, d in lchnv.files().items() if n.startswith(f"ny{at}/")}
        own = {n.partition("/")[2]: d for n, d in own.items() if not n.endswith(".tmp")}
        assert own == whole
    assert (code, at > 25) == (0, True)


def a_draft(lchnv: Program) -> None:
    (lchnv.folder / AGENDA.parent / "bilagor").mkdir()
    (lchnv.folder / AGENDA.parent / "bilagor" / "1-minnesanteckningar.pdf").write_bytes(b"1")
    text = (lchnv.folder / AGENDA).read_bytes()
    (lchnv.folder / AGENDA).write_bytes(text.replace(b"publicerad: 2026-03-13", b"publicerad:"))


def a_published_agenda(lchnv: Program) -> None:
    a_draft(lchnv)
    assert lchnv("publish", "2026-03-20", "--today", "2026-03-01").code == 0


def in_meetings(lchnv: Program) -> dict[str, bytes]:
    every = lchnv.files().items()
    return {n: d for n, d in every if n.startswith("meetings/") and not n.endswith(".tmp")}


@pytest.mark.parametrize("before", [a_draft, a_published_agenda])
@pytest.mark.parametrize(
    "command",
    [
        ("move", "2026-03-20", "2026-03-27"),
        ("cancel", "2026-03-20"),
        ("rename-person", "Asta Almgren", "Asta Berg"),
    ],
)
def test_a_move_killed_at_any_file_event_is_finished_by_the_next_command(
    lchnv: Program, before: Callable[[Program], None], command: tuple[str, ...]
) -> None:
    """Whatever command comes next finds all of the old or all of the new."""
    before(lchnv)
    shutil.copytree(lchnv.folder.parent, lchnv.folder.parent / "start")
    old = in_meetings(lchnv)
    assert lchnv(*command, "--today", "2026-03-01").code == 0
    whole, at, code, finished = in_meetings(lchnv), 0, KILLED, 0
    while code == KILLED:
        set_back(lchnv)
        at += 1
        code = in_child((*command, "--today", "2026-03-01"), at, kill)
        ran = lchnv("calendar", "2026", "--today", "2026-03-01")
        finished += "Det som avbröts är nu klart" in ran.err
        assert (at, ran.code, in_meetings(lchnv) in (old, whole)) == (at, 0, True), ran.err
        assert not (lchnv.folder / JOURNAL).exists()
        assert lchnv(*command, "--today", "2026-03-01").code == 0
        assert in_meetings(lchnv) == whole
    assert (code, finished > 5) == (0, True)


def a_changed_agenda(lchnv: Program) -> None:
    a_published_agenda(lchnv)
    text = (lchnv.folder / AGENDA).read_bytes()
    (lchnv.folder / AGENDA).write_bytes(text.replace(b"nande", b"ning", 1))


@pytest.mark.parametrize(
    ("before", "more"), [(a_draft, ()), (a_changed_agenda, ("--revised", "Punkt 1"))]
)
def test_a_publishing_killed_at_any_file_event_is_finished_by_the_next(
    lchnv: Program,
    before: Callable[[Program], None],
    more: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same command finishes it, with one line of it and not two."""
    monkeypatch.setattr("lchnv_cli.work.changing.publishing._FORMATS", ())
    before(lchnv)
    shutil.copytree(lchnv.folder.parent, lchnv.folder.parent / "start")
    command = ("publish", AGENDA.as_posix(), *more, "--today", "2026-03-02")
    assert lchnv(*command).code == 0
    whole, at, code, finished = in_meetings(lchnv), 0, KILLED, 0
    while code == KILLED:
        set_back(lchnv)
        old = in_meetings(lchnv)
        at += 1
        code = in_child(command, at, kill)
        assert all(map(json.loads, in_meetings(lchnv).get(str(PUBLICATIONS), b"").splitlines()))
        done = in_meetings(lchnv) == whole
        finished += in_meetings(lchnv) not in (old, whole)
        ran = lchnv(*command)
        assert (at, ran.code in ((0, 2) if done else (0,))) == (at, True), ran.err
        assert in_meetings(lchnv) == whole
    assert (code, finished > 2) == (0, True)


@pytest.mark.parametrize("before", [a_draft, a_changed_agenda])
def test_what_was_written_meanwhile_is_neither_published_nor_lost(
    lchnv: Program, before: Callable[[Program], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another writes in the document at each file event: that is published or refused whole."""
    monkeypatch.setattr("lchnv_cli.work.changing.publishing._FORMATS", ())
    before(lchnv)
    shutil.copytree(lchnv.folder.parent, lchnv.folder.parent / "start")
    lines = (lchnv.folder / PUBLICATIONS).exists() and (lchnv.folder / PUBLICATIONS).read_bytes()

    def write() -> None:
        path = lchnv.folder / AGENDA
        if b"Nytt" not in path.read_bytes():
            path.write_bytes(path.read_bytes() + b"\n## 9. Nytt\n")

    more = ("--revised", "Punkt 1") if lines else ()
    refused = 0
    for at in range(1, 12):
        set_back(lchnv)
        code = in_child(("publish", AGENDA.as_posix(), *more, "--today", "2026-03-02"), at, write)
        told = (lchnv.folder / PUBLICATIONS).exists() and (lchnv.folder / PUBLICATIONS).read_bytes()
        assert (told == lines) == (code == 2)
        assert b"Nytt" in (lchnv.folder / AGENDA).read_bytes()
        refused += code == 2
    assert refused > 2


# What the ledger says is believed only where it can be verified.


def forge(path: Path) -> None:
    """Write another text into a printed file, and the ledger's line as if it were printed so."""
    data = b"en annan text"
    path.write_bytes(data)
    ledger = path.with_name(NAME)
    lines = [json.loads(line) for line in ledger.read_bytes().splitlines() if line.strip()]
    (line,) = (line for line in lines if line["file"] == path.name)
    whole = hashlib.sha256(len(data).to_bytes(8, "big") + data)
    line["now"] = whole.hexdigest()
    ledger.write_bytes(b"".join(b"\n" + json.dumps(line).encode() for line in lines))


def test_a_forged_file_with_a_forged_entry_is_printed_again_and_kept(lchnv: Program) -> None:
    lchnv(*EXPORT)
    whole = documents(lchnv)
    path = lchnv.folder / "export" / "dagordning-lchnv-2026-03-20.html"
    forge(path)
    ran = lchnv(*EXPORT)
    assert (ran.code, documents(lchnv)) == (0, whole)
    assert "1 fil skriven; 1 oförändrad." in ran.err
    assert lchnv.copies() == [b"en annan text"]


def test_another_computers_files_are_replaced_but_kept(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    lchnv(*EXPORT)
    before = documents(lchnv)
    monkeypatch.setenv("XDG_STATE_HOME", str(lchnv.folder.parent / "another"))
    assert lchnv(*EXPORT).err == f"0 filer skrivna; {COUNT} oförändrade.\n"
    monkeypatch.setenv("XDG_STATE_HOME", str(lchnv.folder.parent / "a third"))
    path = lchnv.folder / AGENDA
    path.write_bytes(path.read_bytes() + b"\n## 9. Mer\n")
    assert lchnv(*EXPORT).code == 0
    assert lchnv.copies() == [before["export/dagordning-lchnv-2026-03-20.html"]]


@pytest.mark.parametrize("settings", ["/dev/null", "/dev/null/x"])
def test_without_a_place_for_its_notes_everything_is_printed_each_time(
    lchnv: Program, settings: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", settings)
    for _ in range(2):
        ran = lchnv(*EXPORT)
        assert ran.code == 0
    assert ran.err == f"0 filer skrivna; {COUNT} oförändrade.\n"


SITE = ("site", "--output", "webb", "--today", "2026-04-01")


def printed_at_once(document: Printable, here: Workplace, formats: tuple[str, ...]) -> Made:
    """Stand for the printing, which writes no file and takes its time."""
    text = here.bytes_of(document)
    return Made(tuple((f"{stem(document)}.{name}", text) for name in formats))


def a_site(lchnv: Program) -> None:
    rules = lchnv.folder / "rules.yaml"
    own = b"  - id: lchnv\n"
    rules.write_bytes(rules.read_bytes().replace(own, own + b"    webb: ja\n"))
    seal(lchnv.folder)
    assert lchnv(*SITE).code == 0


def publish_and_keep_back(lchnv: Program) -> None:
    """Change the folder so that pages come, change and go."""
    notes = lchnv.folder / "meetings/lchnv/2026-05-22/minnesanteckningar.md"
    text = notes.read_bytes()
    notes.write_bytes(text.replace(b"utskickad:", b"publicerad: 2026-05-27\nutskickad:"))
    agenda = lchnv.folder / AGENDA
    agenda.write_bytes(agenda.read_bytes().replace(b"\ntid:", b"\nej_webb: ja\ntid:", 1))
    seal(lchnv.folder)


def on_the_site(lchnv: Program) -> dict[str, bytes]:
    every = lchnv.files().items()
    return {n: d for n, d in every if n.startswith("webb/") and n.endswith((".html", ".pdf"))}


@pytest.mark.parametrize(("event", "ends", "step"), [(kill, KILLED, 3), (full, 2, 11)])
def test_a_site_cut_off_at_any_file_event_is_whole_and_finished_by_the_next(
    lchnv: Program,
    monkeypatch: pytest.MonkeyPatch,
    event: Callable[[], None],
    ends: int,
    step: int,
) -> None:
    """Every file is the old or the new one, and no link that is reached leads nowhere.

    Of a document that is kept back the points are gone from its meeting's page a moment before
    the registers know it: such a link leads to the page.
    """
    monkeypatch.setattr("lchnv_cli.work.making.print_pool.attempted", printed_at_once)
    a_site(lchnv)
    old = on_the_site(lchnv)
    publish_and_keep_back(lchnv)
    shutil.copytree(lchnv.folder.parent, lchnv.folder.parent / "start")
    assert lchnv(*SITE).code == 0
    new, at, code = on_the_site(lchnv), 0, ends
    assert set() not in (new.keys() - old.keys(), old.keys() - new.keys())
    while code == ends:
        set_back(lchnv)
        at += step  # a file is opened, forced out and moved: three events
        code = in_child(SITE, at, event)
        left = on_the_site(lchnv)
        assert {n for n, d in left.items() if d not in (old.get(n), new.get(n))} == set()
        crawled(lchnv.folder / "webb", points=False)
        if at % 5 == 0:
            assert lchnv(*SITE).code == 0
            assert (at, on_the_site(lchnv) == new, lchnv.copies()) == (at, True, [])
    assert (code, at > 30, on_the_site(lchnv) == new) == (0, True, True)


SINGLE = ("site", "--single", "--output", "webb", "--today", "2026-04-01")


def to_upload(lchnv: Program) -> dict[str, str]:
    """Give what the table tells is to be done with each file."""
    told = (lchnv.folder / "webb" / "att-ladda-upp.csv").read_text(encoding="utf-8-sig")
    return {
        row["Fil"]: row["Sedan sist"] for row in csv.DictReader(io.StringIO(told), delimiter=";")
    }


@pytest.mark.parametrize(("event", "ends", "step"), [(kill, KILLED, 2), (full, 2, 5)])
def test_what_is_to_be_uploaded_is_told_however_the_files_were_cut_off(
    lchnv: Program,
    monkeypatch: pytest.MonkeyPatch,
    event: Callable[[], None],
    ends: int,
    step: int,
) -> None:
    """A file that a run wrote which was cut off is still to be uploaded after the next."""
    monkeypatch.setattr("lchnv_cli.work.making.print_pool.attempted", printed_at_once)
    a_site(lchnv)
    shutil.rmtree(lchnv.folder / "webb")
    assert lchnv(*SINGLE).code == 0
    publish_and_keep_back(lchnv)
    edit = lchnv.folder / "meetings/lchnv/2026-01-30/minnesanteckningar.md"
    edit.write_bytes(edit.read_bytes() + b"\n## 9. Mer\n")
    seal(lchnv.folder)
    old = on_the_site(lchnv)
    shutil.copytree(lchnv.folder.parent, lchnv.folder.parent / "start")
    assert lchnv(*SINGLE).code == 0
    new, told, at, code = on_the_site(lchnv), to_upload(lchnv), 0, ends
    assert {each.partition(":")[0] for each in told.values()} == {"ny", "ändrad", "borttagen"}
    while code == ends:
        set_back(lchnv)
        at += step
        code = in_child(SINGLE, at, event)
        left = on_the_site(lchnv)
        assert {n for n, d in left.items() if d not in (old.get(n), new.get(n))} == set()
        seen = to_upload(lchnv)
        assert (at, lchnv(*SINGLE).code, on_the_site(lchnv) == new) == (at, 0, True)
        assert (at, told in (seen, to_upload(lchnv))) == (at, True)
    assert (code, at > 20, lchnv.copies()) == (0, True, [])
