"""What is told in a terminal: between words, in columns, and never through what is pasted."""

import io
import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.screen import layout
from lchnv_cli.screen.layout import columns, folded, known_width, wrapped
from tests.running import Program, network

WIDE = pytest.mark.parametrize("wide", [60, 80])
COMMANDS = (
    ("check", "--show-exempted"),
    *((name,) for name in ("status", "members", "matters", "decisions", "assignments")),
    *((name,) for name in ("attendance", "per-capsulam", "statistics", "rule")),
    ("calendar", "2026"),
    ("calendar", "2027", "--propose", "5"),
    ("rule", "sen-dagordning"),
    ("rule", "--coverage"),
    ("new-agenda", "2026-05-22", "--dry-run"),
    ("export", "2026-03-21"),
)


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def fold(text: str, room: int) -> str:
    return "".join(part for part, _ in folded([(text, "")], room))


@pytest.mark.slow
@WIDE
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_line_is_wider_than_the_terminal_and_no_word_is_broken(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch, wide: int, command: tuple[str, ...]
) -> None:
    day = () if command[0] == "export" else ("--today", "2026-02-01")
    plain = lchnv(*command, *day)
    words = {*plain.out.split(), *plain.err.split()}
    monkeypatch.setenv("COLUMNS", str(wide))
    ran = lchnv(*command, *day)
    told = ran.err if "--dry-run" in command else ran.out + ran.err  # a document is written whole
    for line in told.splitlines():
        assert len(line) < wide or len(line.split()) == 1 or "> lchnv" in line
    # A heading may stand in a row of its own, with a colon.
    assert {word.rstrip(":") for word in told.split() if set(word) != {"-"}} <= {
        word.rstrip(":") for word in words
    }


def test_lines_are_broken_between_words_under_their_own_beginning() -> None:
    assert fold("    ett två tre fyra\nfem", 12) == "    ett två\n    tre fyra\nfem"
    assert fold("ett två tre", 8) == "ett två\n    tre"
    assert fold("ordförandeberedningsdagen sex", 10) == "ordförandeberedningsdagen\n    sex"


@pytest.mark.parametrize(
    "whole",
    [
        "lchnv check --fix",
        "lchnv new-agenda 2026-03-20 --body styrgrupp --update",
        "lchnv mail meetings/lchnv/2026-03-20/minnesanteckningar.md",
        'lchnv calendar 2027 --adopted "lchnv 2026-11-17 punkt 4 b"',
        "meetings/lchnv/möte del 1/dagordning.md:12:9",
        "4 §",
    ],
)
def test_what_somebody_may_paste_stays_on_a_line(whole: str) -> None:
    for room in range(10, 60):
        assert whole in fold(f"Nu går det bra att köra {whole} och sedan se efter.", room)
        assert whole in wrapped(f"Nu går det bra att köra {whole} och sedan se efter.")


def test_a_long_path_is_told_further_out() -> None:
    path = "meetings/lchnv/2026-03-20/minnesanteckningar.md"
    assert fold(f"          Står i: {path}", 50).splitlines()[1] == f"   {path}"


@given(st.text("ab §\n-1\u00a0\t", max_size=60), st.integers(5, 30))
def test_folding_changes_nothing_but_white_space(text: str, room: int) -> None:
    one, other = (re.split("[ \n]+", each.strip(" \n")) for each in (fold(text, room), text))
    assert one == other


@WIDE
def test_a_table_that_is_too_wide_keeps_its_columns(
    monkeypatch: pytest.MonkeyPatch, wide: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(wide))
    heads = ["Möte", *(f"Kolumn {n}" for n in range(8))]
    tables = columns([heads, ["fre 3 dec", *(f"{n} jan 2028" for n in range(10, 18))]])
    for table in tables.split("\n\n"):
        head, row = table.splitlines()
        assert (head[:6], row[:11]) == ("  Möte", "  fre 3 dec")
        for at in [found.start() for found in re.finditer("Kolumn", head)]:
            assert re.match(r"  \d\d jan 2028", row[at - 2 :])
    assert (tables.count("Kolumn"), tables.count("2028")) == (8, 8)


def test_a_long_cell_goes_on_below_in_its_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    long = "en lång cell som går vidare nedanför den första raden"
    lines = columns([["a", "b"], ["sex", long]]).splitlines()
    assert {line[:7].strip() for line in lines[2:]} == {""}
    assert " ".join(line[7:] for line in lines[1:]).split() == long.split()


class Terminal(NamedTuple):
    """What the system tells of a terminal."""

    columns: int


@pytest.mark.parametrize(
    ("told", "real", "room"),
    [("60", 70, 59), ("", 70, 69), ("", 200, 79), ("", 0, 0), ("x", 70, 69), ("9", 70, 39)],
)
def test_the_room_is_what_is_asked_for_or_the_terminals_own(
    monkeypatch: pytest.MonkeyPatch, told: str, real: int, room: int
) -> None:
    monkeypatch.setenv("COLUMNS", told)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: Terminal(real))
    with Path(os.devnull).open(encoding="utf-8") as stream:
        assert known_width(stream) == room


def test_a_file_is_told_no_width(monkeypatch: pytest.MonkeyPatch) -> None:
    assert known_width(io.StringIO()) == 0
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert layout.width() == 79
