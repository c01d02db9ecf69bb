"""Who was elected is written into the register, and whoever they follow gets a last day."""

import re
import shutil
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.load.head import Unchangeable, changed_file
from lchnv_cli.load.yaml_edits import More, Names, Value
from tests.exemplary import FOLDER
from tests.running import Program

pytestmark = pytest.mark.slow

REGISTER = Path("meetings/register.yaml")
TODAY = ("--today", "2026-12-18")
POINT = ("--decided", "lchnv 2026-12-11 punkt 5 b")
LATER = re.compile(r"\n[^\n]*ordförande, organ: lchnv,[^\n]*från: 202[78][^\n]*")
FILE = PurePosixPath("register.yaml")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in December 2026, before the election is in the register."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    REGISTER.write_bytes(LATER.sub("", _text()).encode())
    return Program(tmp_path.resolve(), capsys)


def _text() -> str:
    return REGISTER.read_text(encoding="utf-8")


def _new(before: str) -> list[str]:
    """Give the lines that are new; all others stand as they stood."""
    was = before.splitlines()
    new = [line for line in _text().splitlines() if line not in was]
    assert [line for line in _text().splitlines() if line in was] == was
    return [line.strip() for line in new]


def test_the_elected_get_the_next_term_and_their_principals(lchnv: Program) -> None:
    before = _text()
    people: tuple[str, ...] = ("--elect", "ordförande=Cecilia Cedersköld")
    people += ("--elect", "Vice ordförande=elsa ekenstam")
    ran = lchnv("members", *people, *POINT, *TODAY)
    assert (ran.code, ran.out) == (0, "meetings/register.yaml\n")
    days = "från: 2027-01-01, till: 2027-12-31, beslut: lchnv 2026-12-11 punkt 5 b"
    assert _new(before) == [
        f"- {{roll: ordförande, organ: lchnv, huvudman: Tallsjö, {days}}}",
        f"- {{roll: vice ordförande, organ: lchnv, huvudman: Region Prov, {days}}}",
    ]
    done = _text()
    assert "står redan" in lchnv("members", *people, *POINT, *TODAY).err
    assert _text() == done
    assert "ordförandeval-saknas" not in lchnv("check", *TODAY).out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--elect", "ordförande=Asta Almgren", *POINT), "där väljs Cecilia Cedersköld, inte"),
        (
            ("--elect", "vice ordförande=Cecilia Cedersköld", *POINT),
            "där väljs Cecilia Cedersköld till ordförande",
        ),
        (("--elect", "ordförande=Cecilia Cederskjöld", *POINT), "Menade du Cecilia Cedersköld?"),
        (("--elect", "ordförande=Nils Hage", *POINT), "lägg till --principal"),
        (("--elect", "ordförande=Cecilia Cedersköld"), "lägg till --decided"),
        (("--elect", "kassör=Cecilia Cedersköld", *POINT), "Rollerna är representant"),
        (("--elect", "ordförande", *POINT), "inte ROLL=NAMN"),
        (("--elect", "representant=Hedvig Hallmark"), "har ingen huvudman"),
        (
            ("--elect", "representant=Asta Almgren", "--instead-of", "Lo Falk"),
            "Lo Falk är inte representant",
        ),
        (
            ("--elect", "representant=Nils Hage", "--principal", "Aspnäs", "--until", "2026-01-01"),
            "innan det börjar",
        ),
    ],
)
def test_what_is_not_so_is_refused_and_nothing_written(
    lchnv: Program, arguments: tuple[str, ...], why: str
) -> None:
    before = lchnv.files()
    ran = lchnv("members", *arguments, *TODAY)
    assert ran.code == 2
    assert why in " ".join(ran.err.split())
    assert lchnv.files() == before


def test_somebody_new_is_added_and_whoever_they_follow_gets_a_last_day(lchnv: Program) -> None:
    before = _text()
    arguments = ("--elect", "representant=Nils Hage", "--principal", "aspnäs")
    days = ("--from", "2027-02-01", "--instead-of", "David Dahlkvist")
    ran = lchnv("members", *arguments, *days, *TODAY)
    assert ran.code == 0, ran.err
    old = "- {roll: representant, organ: lchnv, huvudman: Aspnäs, från: 2024-12-19"
    new = "- {roll: representant, organ: lchnv, huvudman: Aspnäs, från: 2027-02-01}"
    assert _text() == (
        before.replace(f"{old}}}", f"{old}, till: 2027-01-31}}").rstrip("\n")
        + f"\n  - namn: Nils Hage\n    uppdrag:\n      {new}\n"
    )


def test_the_only_one_on_a_post_ends_without_being_named(lchnv: Program) -> None:
    before = _text()
    ran = lchnv("members", "--elect", "sekreterare=Hedvig Hallmark", *TODAY)
    assert ran.code == 0
    assert "Lars Lindmarker: sekreterare till och med 2026-12-17." in ran.err
    ended = "- {roll: sekreterare, organ: lchnv, från: 2024-12-19, till: 2026-12-17}"
    assert ended in _text()
    assert _text().count("\n") == before.count("\n") + 1


def test_one_who_has_the_coming_term_already_is_not_ended_before_it_begins(lchnv: Program) -> None:
    lchnv("members", "--elect", "ordförande=Cecilia Cedersköld", *POINT, *TODAY)
    before = _text()
    other = before.replace("Cecilia Cedersköld", "Clara Cedersköld")
    REGISTER.write_bytes(other.encode())
    ran = lchnv(
        "members", "--elect", "ordförande=Nils Hage", "--principal", "Aspnäs", *POINT, *TODAY
    )
    assert ran.code == 2
    assert _text() == other


def test_a_vacant_post_asks_from_which_day(lchnv: Program) -> None:
    vacant = re.sub(r"\n[^\n]*roll: ordförande, organ: lchnv,[^\n]*2026-01-01[^\n]*", "", _text())
    REGISTER.write_bytes(vacant.encode())
    arguments = ("members", "--elect", "ordförande=Cecilia Cedersköld", *POINT)
    assert "Skriv från vilken dag med --from" in lchnv(*arguments, *TODAY).err
    assert lchnv(*arguments, "--from", "2026-12-11", *TODAY).code == 0
    assert "från: 2026-12-11, till: 2026-12-31" in _text()


def test_a_dry_run_shows_the_election(lchnv: Program) -> None:
    before = lchnv.files()
    ran = lchnv("members", "--elect", "ordförande=Cecilia Cedersköld", *POINT, "-n", *TODAY)
    assert "+      - {roll: ordförande, organ: lchnv, huvudman: Tallsjö" in ran.out
    assert lchnv.files() == before


MANDATE = {"roll": "styrgrupp", "organ": "lchnv"}


@pytest.mark.parametrize(
    ("before", "values", "after"),
    [
        (
            "# vi\npersoner:\n  - namn: Lo Falk # x\n    uppdrag: []\n# sist\n",
            {("personer", "0", "uppdrag"): More([MANDATE])},
            "# vi\npersoner:\n  - namn: Lo Falk # x\n    uppdrag:\n      - roll: styrgrupp\n"
            "        organ: lchnv\n# sist\n",
        ),
        (
            "personer:\n- namn: Lo Falk\n  uppdrag:\n  - roll: a\n    till: b # x\nundantag: []\n",
            {("personer", "0", "uppdrag", "0", "till"): "c"},
            "personer:\n- namn: Lo Falk\n  uppdrag:\n  - roll: a\n    till: c # x\nundantag: []\n",
        ),
        (
            "personer:\r\n  - namn: Lo Falk\r\n    uppdrag:\r\n      - {roll: a}",
            {("personer", "0", "uppdrag"): More([MANDATE])},
            "personer:\r\n  - namn: Lo Falk\r\n    uppdrag:\r\n      - {roll: a}\r\n"
            "      - {roll: styrgrupp, organ: lchnv}\r\n",
        ),
        (
            "personer: [{namn: Lo Falk, uppdrag: [{roll: a}]}]\n",
            {("personer", "0", "uppdrag"): More([MANDATE])},
            "personer: [{namn: Lo Falk, uppdrag: [{roll: a}, {roll: styrgrupp, organ: lchnv}]}]\n",
        ),
        (
            "personer:\n  - namn: Lo Falk\n",
            {("personer", "0", "uppdrag"): More([MANDATE])},
            "personer:\n  - namn: Lo Falk\n    uppdrag: [{roll: styrgrupp, organ: lchnv}]\n",
        ),
        (
            "personer: []\n",
            {("personer",): More([{"namn": "Lo Falk", "uppdrag": [MANDATE]}])},
            "personer:\n  - namn: Lo Falk\n    uppdrag:\n      - {roll: styrgrupp, organ: lchnv}\n",
        ),
    ],
)
def test_a_file_is_changed_where_it_says_something_new_and_nowhere_else(
    before: str, values: dict[Names, Value | More], after: str
) -> None:
    assert changed_file(FILE, before, values) == after


@pytest.mark.parametrize(
    "names", [("personer", "1", "till"), ("personer", "x", "till"), ("personer", "0", "namn", "a")]
)
def test_what_has_no_place_in_a_file_is_left_to_people(names: Names) -> None:
    with pytest.raises(Unchangeable, match=r"register.yaml:1:1\n    Filen är skriven så"):
        changed_file(FILE, "personer:\n  - namn: Lo Falk\n", {names: "2"})
