"""Files are read within limits: ordinary ones, inside the folder, and never longer than asked."""

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lchnv_cli.guarded import Refused, read_inside, read_ordinary
from lchnv_cli.screen.completing import groups
from tests.running import Program, network

LIMIT = 10
no_fifo = pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def why(path: Path, root: Path) -> str:
    with pytest.raises(Refused) as refused:
        read_inside(path, LIMIT, root)
    return refused.value.why


@pytest.mark.parametrize("size", [0, 1, LIMIT])
def test_up_to_its_limit_a_file_is_read_whole(tmp_path: Path, size: int) -> None:
    (tmp_path / "fil").write_bytes(b"x" * size)
    assert read_inside(tmp_path / "fil", LIMIT, tmp_path) == b"x" * size


def test_one_byte_more_is_too_much(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"x" * (LIMIT + 1))
    assert "för stor" in why(tmp_path / "fil", tmp_path)


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "fil").open("wb") as sparse:
        sparse.truncate(2_500_000)
    with pytest.raises(Refused, match="för stor, 2,5 MB; högst 1 MB"):
        read_inside(tmp_path / "fil", 1_000_000, tmp_path)


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="a file that tells no size")
def test_a_file_that_tells_no_size_is_read_to_the_limit_only() -> None:
    with pytest.raises(Refused, match="för stor"):
        read_ordinary(Path("/proc/self/maps"), LIMIT)
    whole = Path("/proc/self/cmdline").read_bytes()
    assert read_ordinary(Path("/proc/self/cmdline"), len(whole)) == whole


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    os.chdir(path.parent)  # a socket's whole path may not be long
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def _device(path: Path) -> None:
    path.symlink_to(os.devnull)


def _ring(path: Path) -> None:
    path.symlink_to(path.name)


@no_fifo
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_fifo, "ingen vanlig fil"),
        (_socket, "ingen vanlig fil"),
        (_device, "leder ut"),
        (Path.mkdir, "en mapp"),
        (_ring, "leder tillbaka"),
    ],
)
def test_what_is_no_ordinary_file_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "fil")
    assert reason in why(tmp_path / "fil", tmp_path)


@no_fifo
def test_a_pipe_put_in_the_files_place_does_not_stop_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "fil"
    path.write_bytes(b"x")
    before = path.stat()
    path.unlink()
    os.mkfifo(path)
    with monkeypatch.context() as then:
        then.setattr(os, "stat", lambda _: before)
        with pytest.raises(Refused, match="ingen vanlig fil"):
            read_ordinary(path, LIMIT)


@no_fifo
def test_a_link_is_followed_inside_the_folder_and_not_out_of_it(tmp_path: Path) -> None:
    root, outside = tmp_path / "mapp", tmp_path / "mapp-annan"
    (root / "djupt").mkdir(parents=True)
    outside.mkdir()
    (root / "djupt/fil").write_bytes(b"inne")
    (outside / "fil").write_bytes(b"ute")
    (root / "inåt").symlink_to("djupt/fil")
    (root / "utåt").symlink_to(outside / "fil")
    (root / "mapp").symlink_to(outside)
    assert read_inside(root / "inåt", LIMIT, root) == b"inne"
    ways = [root / "utåt", root / "mapp/fil", root / "../mapp-annan/fil"]
    assert all("leder ut" in why(way, root) for way in ways)


@no_fifo
def test_a_folder_reached_through_a_link_is_still_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "mapp").mkdir()
    (tmp_path / "mapp/fil").write_bytes(b"inne")
    (tmp_path / "genväg").symlink_to("mapp")
    for way, root in (("genväg/fil", "mapp"), ("mapp/fil", "genväg"), ("genväg/fil", "genväg")):
        assert read_inside(tmp_path / way, LIMIT, tmp_path / root) == b"inne"


@no_fifo
def test_only_what_is_not_there_at_all_is_missing(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"")
    (tmp_path / "hängande").symlink_to("borta")
    missing = {}
    for name in ("borta", "borta/fil", "fil/fil", "hängande", "x" * 300):
        with pytest.raises(Refused) as refused:
            read_inside(tmp_path / name, LIMIT, tmp_path)
        missing[name[:9]] = refused.value.missing
    assert missing == {
        "borta": True,
        "borta/fil": True,
        "fil/fil": True,
        "hängande": False,
        "xxxxxxxxx": False,
    }


@pytest.mark.parametrize("name", ["a\0b", "a\udc80\0"])
def test_a_name_no_system_takes_is_a_reason(tmp_path: Path, name: str) -> None:
    assert "namnet" in why(tmp_path / name, tmp_path)


def test_a_file_one_may_not_read_is_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").write_bytes(b"x")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "no")

    with monkeypatch.context() as then:
        then.setattr(os, "open", refuse)
        assert why(tmp_path / "fil", tmp_path) == "du har inte rätt att läsa den"


@no_fifo
@pytest.mark.parametrize("name", ["rules.yaml", "meetings/register.yaml"])
@pytest.mark.parametrize("make", [_fifo, Path.mkdir, _device])
def test_the_files_that_all_rests_on_are_read_with_the_same_care(
    lchnv: Program, name: str, make: Callable[[Path], None]
) -> None:
    path = lchnv.folder / name
    path.unlink()
    make(path)
    ran = lchnv("check")
    assert (ran.code, ran.out) == (2, "")
    assert name in ran.err


@no_fifo
def test_a_word_is_completed_though_the_groups_are_a_pipe(lchnv: Program) -> None:
    assert groups("") == []
    file = lchnv.folder / "meetings" / "grupper.yaml"
    file.write_text("grupper:\n  - namn: Vattengruppen\n", encoding="utf-8")
    assert groups("Va") == ["Vattengruppen"]
    file.unlink()
    os.mkfifo(file)
    assert groups("") == []


@pytest.mark.parametrize(
    ("name", "most"), [(".lchnv-utskrifter.json", 50_000_000), ("dagordning.html", 500_000_000)]
)
def test_what_lies_where_the_program_writes_is_read_to_a_limit_only(
    lchnv: Program, name: str, most: int
) -> None:
    Path("export").mkdir()
    path = Path("export", name.replace("dagordning", "dagordning-lchnv-2026-03-20"))
    with path.open("wb") as file:
        file.truncate(most + 1)
    ran = lchnv("export", "2026-03-20", "--to", "html")
    assert (ran.code, f"högst {most // 1_000_000} MB" in ran.err) == (2, True)


@no_fifo
def test_no_copy_is_kept_of_what_a_link_leads_out_to(lchnv: Program, tmp_path: Path) -> None:
    secret = tmp_path.with_name(f"{tmp_path.name}-hemligt")
    secret.write_bytes(b"hemligt")
    Path("export").mkdir()
    Path("export/dagordning-lchnv-2026-03-20.html").symlink_to(secret)
    ran = lchnv("export", "2026-03-20", "--to", "html", "--force")
    assert (ran.code, "utanför sin egen mapp" in ran.err) == (2, True)
    assert (lchnv.copies(), secret.read_bytes()) == ([], b"hemligt")
