"""Writing: whole old or whole new, never over somebody else's work, and Swedish when it fails."""

import datetime as dt
import errno
import os
import random
import re
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli import save
from lchnv_cli.model.file_names import readable_names, safe_name
from lchnv_cli.save import keep_copy, remove, replace, sweep, write_new
from lchnv_cli.save_faults import (
    AlreadyThere,
    BadName,
    ChangedOnDisk,
    DiskFull,
    IsAFolder,
    LeadsAway,
    LinkedAway,
    NoPermission,
    NotAFolder,
    OpenElsewhere,
    SaveFault,
)

NOW = dt.timedelta(0)
posix_only = pytest.mark.skipif(
    os.name == "nt", reason="permissions and links work otherwise there"
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_write_new_makes_the_folders_on_the_way(tmp_path: Path) -> None:
    path = tmp_path / "meetings" / "lchnv" / "dagordning.md"
    write_new(path, "Fika på Åsgatan\r\n".encode())
    assert path.read_bytes() == "Fika på Åsgatan\r\n".encode()
    assert names(path.parent) == ["dagordning.md"]


def test_write_new_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"mine")
    with pytest.raises(AlreadyThere, match=r"a\.md finns redan"):
        write_new(path, b"other")
    assert path.read_bytes() == b"mine"
    assert names(tmp_path) == ["a.md"]


def test_write_new_takes_a_folder_or_a_broken_link_as_a_name_in_use(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("folder", "link"):
        with pytest.raises(AlreadyThere):
            write_new(tmp_path / name, b"x")
    assert names(tmp_path) == ["folder", "link"]


@pytest.mark.slow
@pytest.mark.parametrize("links", [True, False])
def test_of_many_writers_of_a_new_file_exactly_one_wins(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    links: bool,  # noqa: FBT001
) -> None:
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", failing(OSError(errno.ENOTSUP, "no links")))
    for turn in range(40):
        path = tmp_path / f"{turn}.md"
        won, lost = race(path, writers=6)
        assert len(won) == 1
        assert len(lost) == 5
        assert path.read_bytes() == won[0]
    assert len(names(tmp_path)) == 40


def race(path: Path, writers: int) -> tuple[list[bytes], list[bytes]]:
    """Let threads write the same new file at once; return what the winners and losers wrote."""
    start, won, lost = threading.Barrier(writers), [], []

    def write(data: bytes) -> None:
        start.wait()
        try:
            write_new(path, data)
        except AlreadyThere:
            lost.append(data)
        else:
            won.append(data)

    threads = [threading.Thread(target=write, args=(bytes([n]) * 9000,)) for n in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return won, lost


def failing(error: Exception) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_replace_writes_over_and_makes_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.md"
    replace(path, b"one")
    replace(path, b"two")
    assert path.read_bytes() == b"two"
    assert names(path.parent) == ["a.md"]


@posix_only
def test_replace_keeps_the_permissions_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    for mode in (0o600, 0o640, 0o755):
        path.chmod(mode)
        replace(path, b"two")
        assert stat.S_IMODE(path.stat().st_mode) == mode


@posix_only
def test_the_copy_of_a_private_file_is_never_open_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    path.chmod(0o600)
    seen: list[int] = []

    def look(handle: int) -> None:
        seen.append(os.fstat(handle).st_mode)

    monkeypatch.setattr(os, "fsync", look)
    replace(path, b"two")
    assert [stat.S_IMODE(mode) for mode in seen if stat.S_ISREG(mode)] == [0o600]


@posix_only
def test_a_new_file_follows_the_umask(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_new(tmp_path / "new", b"x")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new", "plain")]
    assert modes[0] == modes[1]


def test_replace_writes_when_the_file_is_as_expected(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    replace(path, b"two", expected=b"one")
    assert path.read_bytes() == b"two"


@pytest.mark.parametrize(
    ("expected", "found"), [(b"one", b"other"), (b"one", b""), (b"one", None), (b"", b"typed")]
)
def test_replace_refuses_a_file_that_was_changed_or_removed(
    tmp_path: Path, expected: bytes, found: bytes | None
) -> None:
    path = tmp_path / "a.md"
    if found is not None:
        path.write_bytes(found)
    before = names(tmp_path)
    with pytest.raises(ChangedOnDisk, match="ändrats av någon annan"):
        replace(path, b"two", expected=expected)
    assert names(tmp_path) == before
    assert found is None or path.read_bytes() == found


def test_a_change_while_the_copy_is_written_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(b"typed meanwhile"))
    with pytest.raises(ChangedOnDisk):
        replace(path, b"two", expected=b"one")
    assert path.read_bytes() == b"typed meanwhile"


def test_replace_writes_through_a_link_within_its_folder(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    real, link = tmp_path / "deep" / "real.md", tmp_path / "link.md"
    real.write_bytes(b"one")
    link.symlink_to(Path("deep", "real.md"))
    replace(link, b"two", expected=b"one")
    assert link.is_symlink()
    assert real.read_bytes() == b"two"
    assert names(tmp_path / "deep") == ["real.md"]


def _linked(root: Path, target: Path) -> Path:
    """Make a folder in which a folder deep down is a link, and give a file behind it."""
    (root / "meetings").mkdir(parents=True)
    (target / "deep").mkdir(parents=True)
    (target / "deep" / "a.md").write_bytes(b"theirs")
    (root / "own.md").write_bytes(b"own")
    (root / "meetings" / "link").symlink_to(target)
    return root / "meetings" / "link" / "deep" / "a.md"


_WRITES: dict[str, Callable[[Path, Path], object]] = {
    "new": lambda path, _: write_new(path.with_name("b.md"), b"x"),
    "replace": lambda path, _: replace(path, b"x"),
    "append": lambda path, _: save.append(path, "x"),
    "remove": lambda path, _: save.remove(path),
    "move there": lambda path, own: save.move(own, path.with_name("b.md")),
    "move from there": lambda path, own: save.move(path, own.with_name("taken.md")),
    "lock": lambda path, _: save.locked(path.with_name("b.md")).__enter__(),
    "compare": lambda path, _: save.content(path),
}


@posix_only
@pytest.mark.parametrize("write", _WRITES.values(), ids=_WRITES)
def test_nothing_goes_through_a_folder_that_links_out_of_the_network(
    tmp_path: Path, write: Callable[[Path, Path], object]
) -> None:
    root, outside = tmp_path / "network", tmp_path / "outside"
    path = _linked(root, outside)
    (root / "rules.yaml").touch()
    with pytest.raises(LinkedAway, match=r"mappen \S*link är en länk som leder ut"):
        write(path, root / "own.md")
    assert (outside / "deep" / "a.md").read_bytes() == b"theirs"
    assert names(outside / "deep") == ["a.md"]
    assert (root / "own.md").read_bytes() == b"own"


@posix_only
def test_links_that_stay_in_the_network_and_those_outside_of_it_are_followed(
    tmp_path: Path,
) -> None:
    inside = _linked(tmp_path / "network", tmp_path / "network" / "elsewhere")
    (tmp_path / "network" / "rules.yaml").touch()
    (tmp_path / "to it").symlink_to(tmp_path / "network")
    replace(inside, b"x")
    replace(tmp_path / "to it" / "own.md", b"x")
    replace(_linked(tmp_path / "no network", tmp_path / "outside"), b"x")
    assert (tmp_path / "outside" / "deep" / "a.md").read_bytes() == b"x"


def test_replace_refuses_links_out_of_their_folder_and_rings(tmp_path: Path) -> None:
    folder, outside = tmp_path / "in", tmp_path / "out.md"
    folder.mkdir()
    outside.write_bytes(b"theirs")
    (folder / "away").symlink_to(outside)
    (folder / "ring").symlink_to("ring")
    for name in ("away", "ring"):
        with pytest.raises(LeadsAway, match="länk"):
            replace(folder / name, b"x")
    assert outside.read_bytes() == b"theirs"
    assert names(folder) == ["away", "ring"]


def test_replace_refuses_a_file_marked_read_only(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    path.chmod(0o444)
    with pytest.raises(NoPermission, match="skrivskyddad"):
        replace(path, b"two")
    path.chmod(0o644)
    assert path.read_bytes() == b"one"


def test_replace_refuses_a_folder(tmp_path: Path) -> None:
    with pytest.raises(IsAFolder, match="mapp med det namnet"):
        replace(tmp_path, b"x")


@posix_only
def test_replace_refuses_what_is_no_ordinary_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SaveFault, match="ingen vanlig fil"):
        replace(tmp_path / "pipe", b"x")


@pytest.mark.parametrize("write", [write_new, replace])
def test_a_file_on_the_way_is_said_to_be_no_folder(
    tmp_path: Path, write: Callable[[Path, bytes], None]
) -> None:
    (tmp_path / "file").write_bytes(b"x")
    for path in (tmp_path / "file" / "a.md", tmp_path / "file" / "b" / "a.md"):
        with pytest.raises(NotAFolder, match="är en fil"):
            write(path, b"y")


@pytest.mark.slow
@pytest.mark.parametrize("write", [write_new, replace])
@pytest.mark.parametrize("name", ["å" * 300, "a\0b", "half\ud800pair"])
def test_a_name_the_system_refuses_is_said_to_be_bad(
    tmp_path: Path, write: Callable[[Path, bytes], None], name: str
) -> None:
    with pytest.raises(BadName, match="namnet är för långt") as caught:
        write(tmp_path / name, b"x")
    assert str(caught.value).encode("utf-8", "replace") == str(caught.value).encode()
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, NoPermission),
        (errno.EROFS, NoPermission),
        (errno.EIO, SaveFault),
    ],
)
def test_what_the_system_says_becomes_a_fault_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, fault: type[SaveFault]
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    monkeypatch.setattr(os, "fsync", failing(OSError(number, os.strerror(number))))
    with pytest.raises(SaveFault, match=r"a\.md kunde inte sparas") as caught:
        replace(path, b"two")
    assert type(caught.value) is fault
    assert path.read_bytes() == b"one"
    assert names(tmp_path) == ["a.md"]


def held(code: int) -> PermissionError:
    """Return the error Windows gives for a file that another program holds."""
    error = PermissionError(errno.EACCES, "held")
    error.__dict__["winerror"] = code
    return error


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_held_by_another_program_is_tried_for_two_and_a_half_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(Path, "replace", failing(held(code)))
    with pytest.raises(OpenElsewhere, match="öppen i ett annat program"):
        replace(path, b"two")
    assert round(sum(slept), 6) == 2.5
    assert path.read_bytes() == b"one"
    assert names(tmp_path) == ["a.md"]


def test_a_file_that_is_let_go_in_time_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, really, tries = tmp_path / "a.md", Path.replace, iter([held(32), held(32), None])

    def move(self: Path, target: Path) -> Path:
        if error := next(tries):
            raise error
        return really(self, target)

    path.write_bytes(b"one")
    monkeypatch.setattr(time, "sleep", lambda _: None)
    monkeypatch.setattr(Path, "replace", move)
    replace(path, b"two")
    assert path.read_bytes() == b"two"


def test_a_plain_refusal_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(Path, "replace", failing(PermissionError(errno.EACCES, "no")))
    with pytest.raises(NoPermission):
        replace(tmp_path / "a.md", b"two")
    assert slept == []


def test_without_hard_links_a_failed_move_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", failing(OSError(errno.ENOTSUP, "no links")))
    monkeypatch.setattr(Path, "replace", failing(OSError(errno.ENOSPC, "full")))
    with pytest.raises(DiskFull):
        write_new(tmp_path / "a.md", b"x")
    assert names(tmp_path) == []


def test_every_fault_is_one_of_the_family_and_tells_the_path() -> None:
    for fault in SaveFault.__subclasses__():
        assert str(fault(Path("möten/a.md"))).startswith("möten/a.md ".replace("/", os.sep))


WRITE_FOR_EVER = """
import sys
from pathlib import Path
from lchnv_cli.save import replace
path, old, new = Path(sys.argv[1]), b"o" * 300_000, b"n" * 200_000
print("ready", flush=True)
while True:
    replace(path, new)
    replace(path, old, expected=new)
"""


@pytest.mark.slow
def test_a_killed_writer_leaves_whole_old_or_whole_new_and_what_it_left_is_swept(
    tmp_path: Path,
) -> None:
    path, dice = tmp_path / "a.md", random.Random(20260320)  # noqa: S311
    old, new = b"o" * 300_000, b"n" * 200_000
    path.write_bytes(old)
    for _ in range(60):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITE_FOR_EVER, path], stdout=subprocess.PIPE
        )
        with writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(dice.random() * 0.02)
            writer.kill()
        assert path.read_bytes() in (old, new)
    others = [name for name in names(tmp_path) if name != "a.md"]
    assert [name for name in others if not save.LEFTOVER.fullmatch(name)] == []
    assert sweep(tmp_path, older_than=NOW) == len(others)
    assert names(tmp_path) == ["a.md"]


def test_sweep_takes_only_old_leftovers_and_looks_below(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    old = [tmp_path / ".lchnv-0123456789abcdef.tmp", tmp_path / "below" / f".lchnv-{'a' * 16}.tmp"]
    kept = [".lchnv-fedcba9876543210.tmp", ".lchnv-notes.tmp", "x.lchnv-0123456789abcdef.tmp"]
    for path in (*old, *(tmp_path / name for name in kept)):
        path.write_bytes(b"x")
        if path.name != kept[0]:
            os.utime(path, (0, 0))
    (tmp_path / f".lchnv-{'b' * 16}.tmp").mkdir()
    assert sweep(tmp_path) == 2
    assert names(tmp_path) == sorted([*kept, "below", f".lchnv-{'b' * 16}.tmp"])
    assert names(tmp_path / "below") == []


def test_sweep_of_a_missing_folder_does_nothing(tmp_path: Path) -> None:
    assert sweep(tmp_path / "nowhere") == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Överenskommelse: hälso- och sjukvård i hemmet",
            "överenskommelse-hälso-och-sjukvård-i-hemmet",
        ),
        ("Bilaga 2 A–F", "bilaga-2-a-f"),
        ("A\u030asa Dedering", "åsa-dedering"),
        ("Café Ørsted & Æbelø (ß)", "cafe-orsted-aebelo-ss"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Temp\\x", "c-temp-x"),
        ("CON", "fil-con"),
        ("com¹", "fil-com1"),
        ("Lpt9", "fil-lpt9"),
        ("console", "console"),
        ("", "namnlös"),
        ("…/–", "namnlös"),
        ("東京", "namnlös"),
        ("a" * 79 + " b", "a" * 79),
        ("x" * 500, "x" * 80),
    ],
)
def test_safe_name_folds_to_what_every_system_takes(text: str, name: str) -> None:
    assert safe_name(text) == name


RESERVED = {"con", "prn", "aux", "nul"} | {f"{p}{n}" for p in ("com", "lpt") for n in range(10)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bilaga 6 – Redovisning av läget", "Bilaga 6 – Redovisning av läget.pdf"),
        ("Bilaga 3:2 – Taxor/avgifter", "Bilaga 3-2 – Taxor-avgifter.pdf"),
        ('Bilaga 1 – Vem <vet> "det"?*', "Bilaga 1 – Vem vet det.pdf"),
        ("Bilaga 1 – a\tb\x00\u202ec\u2028d ...", "Bilaga 1 – a bc d.pdf"),
        ("A\u030angbåt", "Ångbåt.pdf"),
        ("nul", "fil nul.pdf"),
        ("COM1.ny", "fil COM1.ny.pdf"),
        ("?", "namnlös.pdf"),
        ("ord " * 30, "ord " * 19 + "ord.pdf"),
        ("å" * 90, "å" * 80 + ".pdf"),
    ],
)
def test_a_name_to_be_read_leaves_out_what_a_system_forbids(text: str, name: str) -> None:
    assert [*readable_names([(text, "pdf")])] == [name]


def test_names_to_be_read_that_differ_in_case_alone_are_numbered() -> None:
    names = readable_names([("Å", "pdf"), ("å", "pdf"), ("å", "docx"), ("å", ""), ("Å", "pdf")])
    assert [*names] == ["Å.pdf", "å (2).pdf", "å.docx", "å", "Å (3).pdf"]


@pytest.mark.parametrize("suffix", ["pdf", ""])
@given(text=st.text())
def test_a_name_to_be_read_is_always_one(text: str, suffix: str) -> None:
    [name] = readable_names([(text, suffix)])
    assert name == name.strip(" .")
    assert len(name) <= 90
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable()


@given(
    st.text(st.characters(exclude_categories=[])) | st.sampled_from(sorted(RESERVED)).map(str.upper)
)
def test_safe_name_is_always_a_name_and_folds_no_further(text: str) -> None:
    name = safe_name(text)
    assert re.fullmatch("[a-z0-9åäö]([a-z0-9åäö-]{0,78}[a-z0-9åäö])?", name)
    assert name not in RESERVED
    assert safe_name(name) == name


def test_what_is_removed_takes_empty_folders_with_it_only_below_where_it_is_told(
    tmp_path: Path,
) -> None:
    for number in (1, 2, 3):
        (tmp_path / f"{number}/möte/bilagor").mkdir(parents=True)
        (tmp_path / f"{number}/möte/bilagor/1.txt").touch()
    (tmp_path / "3/möte/kvar.txt").touch()
    remove(tmp_path / "1/möte/bilagor/1.txt")
    assert names(tmp_path / "1/möte/bilagor") == []
    remove(tmp_path / "2/möte/bilagor/1.txt", within=tmp_path / "2")
    assert names(tmp_path / "2") == []
    remove(tmp_path / "3/möte/bilagor/1.txt", within=tmp_path / "3")
    assert names(tmp_path / "3/möte") == ["kvar.txt"]
    remove(tmp_path / "3/möte/borta.txt")


def test_each_text_that_is_replaced_is_kept_once_where_the_file_lies(tmp_path: Path) -> None:
    file, own = tmp_path / "möte/text.md", tmp_path / ".lchnv/kopior"
    kept = [keep_copy(file, data, tmp_path) for data in (b"a", b"b", b"b", b"a")]
    assert kept == [own / f"möte/text-{number}.md" for number in (1, 2, 2, 1)]
    assert [each.read_bytes() for each in kept] == [b"a", b"b", b"b", b"a"]
    assert names(own / "möte") == ["text-1.md", "text-2.md"]
    elsewhere = keep_copy(tmp_path / "../annan/fil.md", b"c", tmp_path)
    assert elsewhere == own / "fil-1.md"
    assert (tmp_path / ".lchnv/.gitignore").read_bytes() == b"*\n"
