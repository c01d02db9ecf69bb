"""Files of facts beside the documents: what is wrong in one is found in it, and stops nothing."""

import os
import unicodedata
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.load.data_files import read_data_files
from lchnv_cli.load.folder import look
from lchnv_cli.load.ground import read_ground
from lchnv_cli.model.agreements import Agreements
from lchnv_cli.model.data_names import AGREEMENTS_FILE, DATA_FILES, GROUPS_FILE
from lchnv_cli.model.seats import Groups, Level, Status
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import open_workplace
from tests.running import NETWORK, Program, network

GROUP = "grupper:\n  - namn: SPAK\n    nivå: lokal\n    status: pågår\n"
SEAT = f"{GROUP}    platser:\n      - kompetens: HSL-chef\n"
HOLDER = f"{SEAT}        innehavare: [{{namn: Lo Falk"
PROCEDURE = read_ground((NETWORK / "rules.yaml").read_bytes(), None)[0]


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in a copy of the network."""
    return network(tmp_path, capsys, monkeypatch)


def told(text: str) -> list[str]:
    """Give what is found in grupper.yaml: line, column, rule and message."""
    faults = read_data_files({GROUPS_FILE: text.encode()}, PROCEDURE).faults
    return [f"{f.hit.place.line}:{f.hit.place.column} {f.rule} {f.hit.message}" for f in faults]


def test_a_folder_without_the_files_has_empty_ones() -> None:
    assert read_data_files({}) == (Groups(), Agreements(), ())
    assert (Groups().file, Agreements().file) == DATA_FILES


@pytest.mark.parametrize("text", ["", "# ännu inget\n", "grupper:\n", "grupper: []\n"])
def test_an_empty_file_is_an_empty_value(text: str) -> None:
    assert read_data_files({GROUPS_FILE: text.encode()}) == (Groups(), Agreements(), ())


def test_a_seat_is_read_with_all_that_is_told_of_it() -> None:
    more = "        för: Kommunerna\n        mandattid: 24\n        innehavare:\n"
    more += "          - {namn: Lo Falk, huvudman: Björkby, från: 2026-03-20}\n"
    more += "        nomineringar:\n"
    more += "          - {utlyst: lchnv 2026-01-30 punkt 5, inkomna: {Björkby: [Lo Falk]}}\n"
    groups, _, faults = read_data_files({GROUPS_FILE: (SEAT + more).encode()}, PROCEDURE)
    (group,) = groups.groups
    (seat,) = group.seats
    assert (faults, group.level, group.status) == ((), Level.LOCAL, Status.ONGOING)
    assert (seat.whose, seat.months, seat.competence) == ("Kommunerna", 24, "HSL-chef")
    assert [holder.name for holder in seat.holders] == ["Lo Falk"]
    assert seat.nominations[0].received == (("Björkby", ("Lo Falk",)),)
    assert str(seat.holders[0].place) == "meetings/grupper.yaml:10:14"


def test_what_is_wrong_is_told_where_it_stands_and_the_rest_is_read() -> None:
    text = f"{GROUP}  - namn: NSK-S\n    nivå: lokalt\n    status: pågår\n"
    groups, _, faults = read_data_files({GROUPS_FILE: text.encode()})
    assert [group.name for group in groups.groups] == ["SPAK"]
    assert (groups.partial, len(faults)) == (True, 1)
    assert str(faults[0].hit.place) == "meetings/grupper.yaml:6:11"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("grupper: [\n", "2:1 oläsbar-fil"),
        ("- 1\n", "1:1 oläsbar-fil"),
        ("grupp: []\n", "1:1 okänt-fält"),
        (
            GROUP.replace("nivå: lokal", "uppgift: x"),
            "2:5 saknat-fält Fältet nivå saknas i gruppen.",
        ),
        (f"{GROUP}    från: 2026-02-01\n    till: 2026-01-31\n", "2:5 ogiltigt-värde SPAK slutar"),
        (f"{GROUP}    från: 2026-02-01\n    till: 2026-02-01\n", ""),
        (f"{SEAT}        för: Mora\n", "6:9 ogiltigt-värde ”Mora” är varken"),
        (f"{SEAT}        för: Björkby\n", ""),
        (f"{SEAT}        mandattid: 0\n", "7:20 ogiltigt-värde"),
        (
            f"{HOLDER}, huvudman: Mora, från: 2026-03-20}}]\n",
            "7:23 ogiltigt-värde Huvudmannen ”Mora” finns inte",
        ),
        (
            f"{HOLDER}, från: 2026-03-20, till: 2026-03-19}}]\n",
            "7:23 ogiltigt-värde Lo Falk har till: 2026-03-19, innan från: 2026-03-20.",
        ),
        (
            f"{HOLDER}, från: 2026-03-20, mandat_till: 2026-03-20}}]\n",
            "",
        ),
        (
            f"{GROUP}{GROUP.removeprefix('grupper:').replace('SPAK', 'Spak')[1:]}",
            "5:5 ogiltigt-värde Två grupper heter Spak",
        ),
    ],
)
def test_a_fault_is_told_with_line_and_column(text: str, expected: str) -> None:
    found = told(text)
    assert len(found) == (expected != "")
    assert all(each.startswith(expected) for each in found)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_that_a_mac_took_apart_is_read(tmp_path: Path, form: str) -> None:
    (tmp_path / "meetings").mkdir()
    (tmp_path / "rules.yaml").write_bytes(b"")
    name = unicodedata.normalize(form, str(AGREEMENTS_FILE))  # type: ignore[arg-type]
    (tmp_path / name).write_bytes(b"avtal: []\n")
    assert look(tmp_path).data == {AGREEMENTS_FILE: b"avtal: []\n"}


@pytest.mark.parametrize("file", DATA_FILES, ids=str)
def test_a_broken_file_fails_check_and_stops_nothing_else(
    lchnv: Program, file: PurePosixPath
) -> None:
    (lchnv.folder / file).write_bytes(b"grupper: [\n")
    ran = lchnv("check", "--today", "2026-03-01")
    assert ran.code == 1
    assert f"{file}:2:1" in ran.out
    assert lchnv("check", str(file), "--today", "2026-03-01").code == 1
    assert lchnv("status", "--today", "2026-03-01").code == 0


@pytest.mark.skipif(os.name == "nt", reason="a folder in the file's place is opened otherwise")
@pytest.mark.parametrize("file", DATA_FILES)
def test_a_file_in_another_encoding_is_told_of_and_has_no_room(file: PurePosixPath) -> None:
    data = read_data_files({file: "# å\n".encode("cp1252")})
    assert [fault.rule for fault in data.faults] == ["oläsbar-fil"]
    assert data.agreements.room(("överenskommelser",), 1) is None


def test_a_file_that_cannot_be_had_is_a_finding(lchnv: Program) -> None:
    (lchnv.folder / GROUPS_FILE).mkdir()
    ran = lchnv("check", str(AGREEMENTS_FILE.parent), "--today", "2026-03-01")
    assert ran.code == 1
    assert f"{GROUPS_FILE}:1:1" in ran.out


def test_a_file_may_be_another_in_memory(lchnv: Program) -> None:
    here = open_workplace(lchnv.folder, None, cached=False)
    other = with_files(here, {GROUPS_FILE: GROUP.encode(), AGREEMENTS_FILE: b"avtal: []\n"})
    assert [group.name for group in other.archive.groups.groups] == ["SPAK"]
    assert [str(each.place) for each in other.found if each.file in DATA_FILES] == [
        "meetings/överenskommelser.yaml:1:1"
    ]
    again = with_files(other, {AGREEMENTS_FILE: b""})
    assert [group.name for group in again.archive.groups.groups] == ["SPAK"]
    assert [each for each in again.found if each.file in DATA_FILES] == []
