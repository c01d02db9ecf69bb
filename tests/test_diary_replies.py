"""Diary numbers read out of what principals send, and doubts told where they may be wrong."""

import io
import time
from pathlib import Path

import pytest

from lchnv_cli.work.changing.diary_replies import replies_in
from tests.running import Program, network

CALLED = {
    "tallsjö": "Tallsjö",
    "aspnäs": "Aspnäs",
    "region prov": "Region Prov",
    "provs landsting": "Region Prov",
    "björkby": "Björkby",
}
NOTES = Path("meetings/lchnv/2026-01-30/minnesanteckningar.md")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tallsjö=2024/12", {"Tallsjö": "2024/12"}),
        ("Tallsjö 2024/12", {"Tallsjö": "2024/12"}),
        ("TALLSJÖ: SN 2024/12.", {"Tallsjö": "SN 2024/12"}),
        ("Tallsjö;2024/12\nAspnäs;202617", {"Tallsjö": "2024/12", "Aspnäs": "202617"}),
        ('"Tallsjö","SN 2024/12"\r\n"Aspnäs","7"\r\n', {"Tallsjö": "SN 2024/12", "Aspnäs": "7"}),
        ("huvudman;nummer\nProvs landsting;HSN 2026/34", {"Region Prov": "HSN 2026/34"}),
        ("2024/12 Tallsjö", {"Tallsjö": "2024/12"}),
        ("2024/12;Tallsjö\n2024/13;Aspnäs", {"Tallsjö": "2024/12", "Aspnäs": "2024/13"}),
        (
            "Tallsjö 2024/12, Aspnäs KS2026/7-3 och Björkby 3:1",
            {"Tallsjö": "2024/12", "Aspnäs": "KS2026/7-3", "Björkby": "3:1"},
        ),
        (
            "Hej!\nTallsjö kommuns diarienummer är VON 2024:12.\nHälsningar\nLo Falk\n"
            "lo.falk@tallsjo.se, 0123-456 78\nTallsjö kommun\n",
            {"Tallsjö": "VON 2024:12"},
        ),
        ("Från: lo@aspnäs.se\nTallsjö: dnr 2024-123", {"Tallsjö": "2024-123"}),
        (
            "Aspnäs diarieförde 2026-02-03 kl. 10.30 med nummer SN 2026/12",
            {"Aspnäs": "SN 2026/12"},
        ),
        ("| Tallsjö | 2024/12 |", {"Tallsjö": "2024/12"}),
        ("Tallsjö 2024/12\nTallsjö 2024/12", {"Tallsjö": "2024/12"}),
    ],
)
def test_numbers_are_found_by_the_principals_beside_them(
    text: str, numbers: dict[str, str]
) -> None:
    assert replies_in(text, CALLED) == (numbers, ())


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Tallsjö", "rad 1: Tallsjö står utan nummer"),
        ("Tallsjö: väntar till 3/4", "rad 1: Tallsjö står utan nummer"),
        ("Vårt nummer är 2024/12", "rad 1: 2024/12 står utan huvudman"),
        ("Talsjö;2024/12", "rad 1: 2024/12 står utan huvudman"),
        ("Tallsjö 2024/12 eller 2024/13", "rad 1: Tallsjö har flera nummer: 2024/12, 2024/13"),
        ("Tallsjö 2024/12\nTallsjö 2024/13", "rad 2: Tallsjö har flera nummer: 2024/12, 2024/13"),
        ("Tallsjö och Aspnäs 2024/12", "rad 1: Tallsjö står utan nummer"),
    ],
)
def test_what_can_be_meant_in_two_ways_is_a_doubt(text: str, doubt: str) -> None:
    assert replies_in(text, CALLED).doubts == (doubt,)


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


NEW = ["Björkby: 2026/7", "Tallsjö: SN 2026/8"]


def _register(lchnv: Program, *written: str) -> list[str]:
    before = NOTES.read_text(encoding="utf-8").splitlines()
    assert lchnv("file", "2026-01-30", "--registered", *written).code == 0
    after = NOTES.read_text(encoding="utf-8").splitlines()
    return sorted(line.strip() for line in after if line not in before and "2026/" in line)


@pytest.mark.slow
@pytest.mark.parametrize(
    "written",
    [
        ("Björkby=2026/7", "Tallsjö=SN 2026/8"),
        ("Björkby=2026/7", "--registered", "Tallsjö=SN 2026/8"),
        ("Björkby=2026/7;Tallsjö=SN 2026/8",),
        ("Björkby=2026/7, Tallsjö=SN 2026/8",),
    ],
)
def test_many_are_written_at_once(lchnv: Program, written: tuple[str, ...]) -> None:
    assert _register(lchnv, *written) == NEW


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_saved_as_csv_is_read(lchnv: Program, encoding: str) -> None:
    table = "Huvudman;Diarienummer\r\nBjörkby;2026/7\r\nTallsjö;SN 2026/8\r\n"
    Path("nummer.csv").write_bytes(table.encode(encoding))
    assert _register(lchnv, "nummer.csv") == NEW


def test_pasted_replies_are_read(lchnv: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Björkby: 2026/7\n\nTallsjö kommun har SN 2026/8\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert _register(lchnv, "-") == NEW


@pytest.mark.parametrize("text", ["Björkby 2026/7\nTallsjö", "hej", ""])
def test_nothing_is_written_unless_all_is_sure(lchnv: Program, text: str) -> None:
    Path("svar.txt").write_text(text, encoding="utf-8")
    before = lchnv.files()
    ran = lchnv("file", "2026-01-30", "--registered", "svar.txt", "Tallsjö=1")
    assert (ran.code, "Inget är skrivet" in ran.err) == (2, True)
    assert lchnv.files() == before


@pytest.mark.parametrize("part", ["1/ ", " ", ";"])
def test_a_long_line_of_parts_is_read_in_time_that_grows_with_it(part: str) -> None:
    started = time.process_time()
    replies_in(f"Tallsjö x{part * 20_000}x", CALLED)
    assert time.process_time() - started < 1
