"""A disk that gets full, or a command that is killed, in the middle of what it writes.

Whatever was there is there still, what is new is whole or not at all, and the same command run
again with room enough ends as it would have.
"""

import os
import shlex
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lchnv_cli.work.opening.begun import JOURNAL
from tests.old_papers import in_word
from tests.running import AGENDA, Program, network
from tests.sending import add_mails
from tests.test_killed import a_draft, printed_at_once
from tools.endure.child import KILLED, bounded, full, kill

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is killed by forking"),
]

TODAY = ("--today", "2026-03-02")
OLD, REVIEWED = "gammal.docx", "granskad.docx"
NOTES = "meetings/lchnv/2026-05-22/minnesanteckningar.md"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "settings"))
    monkeypatch.setattr("lchnv_cli.work.making.print_pool.attempted", printed_at_once)
    for name in ("changing.publishing", "sending.mail_drafts"):
        monkeypatch.setattr(f"lchnv_cli.work.{name}._FORMATS", ())  # prints take a second
    program = network(tmp_path / "network", capsys, monkeypatch)
    a_draft(program)
    add_mails(program.folder)
    old = ("Minnesanteckningar Länschefsnätverket", "Datum: 2023-02-23", "**1. Mötets öppnande")
    (program.folder / OLD).write_bytes(in_word(*old))
    return program


def reviewed(lchnv: Program) -> None:
    """Let somebody change a word in the Word file of the agenda."""
    assert lchnv("export", AGENDA.as_posix(), "--review").code == 0
    made = next((lchnv.folder / "export").glob("*.docx"))
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(lchnv.folder / REVIEWED, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b"ppnande", b"ppnandet"))
    shutil.rmtree(lchnv.folder / "export")


def mine(lchnv: Program) -> dict[str, bytes]:
    """Give everything but what a killed run may leave, and the program's own memory."""
    every = lchnv.files().items()
    return {n: d for n, d in every if not n.endswith(".tmp") and ".lchnv" not in n}


COMMANDS = [
    ("new-agenda", "2026-04-17", "--extra", "--called-by", "styrgrupp 2026-02-27"),
    ("publish", AGENDA.as_posix()),
    ("publish", AGENDA.as_posix(), "--mail"),
    ("mail", "2026-03-20", "--agenda", "--draft"),
    ("mail", NOTES, "--draft"),
    ("file", "2026-05-22", "--registered", "Björkby=26/1", "--today", "2026-06-01"),
    ("calendar", "2027", "--propose", "5", "--save"),
    ("calendar", "2026", "--ics"),
    ("move", "2026-03-20", "2026-03-27"),
    ("cancel", "2026-03-20"),
    ("rename-person", "Asta Almgren", "Asta Berg"),
    ("import", OLD),
    ("merge", REVIEWED),
]


@pytest.mark.parametrize("event", [full, kill])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: " ".join(c[:3]))
def test_what_is_cut_off_anywhere_is_finished_by_the_same_command(
    lchnv: Program, command: tuple[str, ...], event: Callable[[], None]
) -> None:
    command = command if "--today" in command else (*command, *TODAY)
    if "merge" in command:
        reviewed(lchnv)
    shutil.copytree(lchnv.folder, lchnv.folder.parent / "start")
    old = mine(lchnv)
    assert (ran := lchnv(*command)).code == 0, ran.err
    new, at, code = mine(lchnv), 0, -1
    while code:
        shutil.rmtree(lchnv.folder)
        shutil.copytree(lchnv.folder.parent / "start", lchnv.folder)
        os.chdir(lchnv.folder)
        at += 1
        cut = bounded(command, lchnv.folder, at, event)
        code, told = cut.code, cut.err.decode()
        assert code in {0, 2 if event is full else KILLED}, (at, told)
        assert "fel i programmet" not in told, (at, told)
        left, begun = mine(lchnv), (lchnv.folder / JOURNAL).exists()
        # What is begun may stand under its new name with its old content, until it is finished.
        between = old.values() if begun else ()
        strange = {n for n, d in left.items() if d not in (old.get(n), new.get(n), *between)}
        assert strange == set(), (at, told)
        assert begun or old.keys() <= left.keys() | (old.keys() - new.keys()), at
        if begun and at % 2:  # any command finishes it, and tells of the one that writes drafts
            told = lchnv("status", *TODAY).err
            documents = {n: d for n, d in new.items() if n.endswith((".md", ".yaml"))}
            assert documents.items() <= mine(lchnv).items(), at
            if "rename-person" not in command:
                drafts = shlex.split(told.split("> lchnv ")[1].splitlines()[0])
                assert lchnv(*drafts, *TODAY).code == 0
            assert mine(lchnv) == new, at
        ran = lchnv(*command)
        assert (at, ran.code, mine(lchnv).keys() ^ new.keys()) == (at, 0, set()), ran.err
        assert mine(lchnv) == new
    assert at > 2
