"""The attendance of a year, and the numbers from each side that the notes print."""

import csv
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lchnv_cli.memory.attended import Attended, attended
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Notes
from lchnv_cli.registers.attendance_year import attendance, share
from lchnv_cli.registers.table import Cell
from lchnv_cli.render.attendance import numbers_there
from lchnv_cli.screen.register_table import register_table
from tests.exemplary import TODAY, exemplary
from tests.running import NETWORK, ROOT, Program, archive

Golden = Callable[[str, str], None]
PEOPLE = """\
personer:
  - namn: Lo Falk
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Björkby, från: 2025-01-01}
      - {roll: styrgrupp, organ: lchnv, huvudman: Björkby, från: 2025-01-01}
  - namn: Eva Ek
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Granköping, från: 2025-01-01}
  - namn: Bo Alm
    uppdrag:
      - {roll: ersättare, organ: lchnv, huvudman: Granköping, från: 2025-01-01}
  - namn: Kim Berg
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Tallsjö, från: 2025-01-01, till: 2026-03-20}
  - namn: Ida Dal
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Aspnäs, från: 2025-01-01}
  - namn: Nils Hage
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Region Prov, från: 2025-01-01}
      - {roll: ordförande, organ: lchnv, från: 2026-01-01, till: 2026-12-31}
  - namn: Per Gren
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Region Prov, från: 2025-01-01}
"""
WITH_SUBSTITUTES = (
    (NETWORK / "rules.yaml")
    .read_text(encoding="utf-8")
    .replace("arbetsdagar: 5", "arbetsdagar: 5\n      ersättare: 1", 1)
)


def _answering_from(day: str) -> str:
    own = "kortnamn: LCHNV\n"
    return WITH_SUBSTITUTES.replace(own, f"{own}    ansvarar_från: {day}\n")


def folder(*documents: str, register: str = PEOPLE) -> Archive:
    return archive(*documents, register=register, rules=WITH_SUBSTITUTES)


def notes(head: str, day: str = "2026-03-20", body: str = "lchnv") -> str:
    told = f"---\ndokument: minnesanteckningar\norgan: {body}\ndatum: {day}\n{head}\n---\n"
    return f"{told}\n## 1. Ett\n\nText.\n\n## 2. Två\n\nText.\n"


def at_meeting(known: Archive) -> Attended:
    (document,) = known.documents
    assert isinstance(document, Notes)
    return attended(document, known.register, known.procedure)


def states(head: str, day: str = "2026-03-20") -> Mapping[str, object]:
    return at_meeting(folder(notes(head, day))).principals


@pytest.mark.parametrize(
    ("head", "day", "principal", "state"),
    [
        ("närvarande: {Björkby: [Lo Falk]}", "2026-03-20", "Björkby", "ja"),
        ("närvarande: [Lo Falk]", "2026-03-20", "Björkby", "ja"),
        ("närvarande: {Björkby: [Falk, Lo]}", "2026-03-20", "Björkby", "ja"),
        ("närvarande: {Björkby: [Okänd Person]}", "2026-03-20", "Björkby", "ja"),
        ("frånvarande: {Björkby: [Lo Falk]}", "2026-03-20", "Björkby", "nej"),
        ("oklart: {Björkby: [Lo Falk]}", "2026-03-20", "Björkby", "oklart"),
        ("närvarande: {Aspnäs: [Ida Dal]}", "2026-03-20", "Björkby", "oklart"),
        (
            "närvarande: {Björkby: [Lo Falk]}\ndelvis: [{namn: Lo Falk, till_punkt: 1}]",
            "2026-03-20",
            "Björkby",
            "delvis",
        ),
        (
            "närvarande: {Björkby: [Lo Falk]}\ndelvis: [{namn: Lo Falk, till_punkt: 2}]",
            "2026-03-20",
            "Björkby",
            "ja",
        ),
        ("närvarande: {Granköping: [Bo Alm]}", "2026-03-20", "Granköping", "ersatt"),
        ("närvarande: {Granköping: [Eva Ek, Bo Alm]}", "2026-03-20", "Granköping", "ja"),
        ("frånvarande: {Granköping: [Eva Ek]}", "2026-03-20", "Granköping", "nej"),
        (
            "närvarande: {Björkby: ['Åke Ny, ersättare för Lo Falk']}",
            "2026-03-20",
            "Björkby",
            "ersatt",
        ),
        ("frånvarande: {Tallsjö: [Kim Berg]}", "2026-03-20", "Tallsjö", "nej"),
        ("närvarande: {Björkby: [Lo Falk]}", "2026-03-21", "Tallsjö", "vakant"),
        ("närvarande: {Tallsjö: [Ny Person]}", "2026-03-21", "Tallsjö", "ja"),
        ("frånvarande: {Aspnäs: [Vakant]}", "2026-03-20", "Aspnäs", "vakant"),
        ("närvarande: {Region Prov: [Per Gren]}", "2026-03-20", "Region Prov", "ja"),
        (
            "närvarande: {Region Prov: [Per Gren]}\nfrånvarande: {Region Prov: [Nils Hage]}",
            "2026-03-20",
            "Region Prov",
            "ja",
        ),
        ("frånvarande: {Region Prov: [Nils Hage]}", "2026-03-20", "Region Prov", "nej"),
    ],
)
def test_a_principal_is_there_or_not(head: str, day: str, principal: str, state: str) -> None:
    assert states(head, day)[principal] == state


def test_nobody_is_said_to_be_lacking_where_the_register_does_not_tell_all() -> None:
    untold = PEOPLE.replace("huvudman: Aspnäs, ", "")
    before, after = (
        folder(notes("närvarande: {Björkby: [Lo Falk]}", day), register=untold)
        for day in ("2026-03-20", "2026-03-21")
    )
    assert at_meeting(before).principals["Aspnäs"] is None
    assert at_meeting(after).principals["Aspnäs"] == "vakant"  # two lack one, and one is untold
    whole = folder(notes("närvarande: {Björkby: [Lo Falk]}"), register="personer: []\n")
    assert at_meeting(whole).principals["Tallsjö"] is None


@pytest.mark.parametrize(
    ("head", "day", "chair"),
    [
        ("närvarande: {Region Prov: [Nils Hage]}", "2026-03-20", "ja"),
        ("frånvarande: {Region Prov: [Nils Hage]}", "2026-03-20", "nej"),
        ("närvarande: {Region Prov: [Per Gren]}", "2026-03-20", "oklart"),
        ("närvarande: {Region Prov: [Nils Hage]}", "2027-01-01", "vakant"),
    ],
)
def test_the_chair_is_there_or_not(head: str, day: str, chair: str) -> None:
    assert at_meeting(folder(notes(head, day))).chair == chair


MANY = """\
närvarande:
  Björkby: [Lo Falk]
  Granköping: [Eva Ek, Bo Alm]
  Region Prov: [Nils Hage]
  RSS Prov: [Liv Lund]
frånvarande:
  Region Prov: [Per Gren]
  Aspnäs: [Ida Dal]"""


EVERYONE = """\
närvarande:
  Björkby: [Lo Falk]
  Granköping: [Eva Ek]
  Tallsjö: [Kim Berg]
  Aspnäs: [Ida Dal]
frånvarande:
  Region Prov: [Nils Hage, Per Gren]"""


def line(known: Archive) -> str:
    (document,) = known.documents
    assert isinstance(document, Notes)
    return numbers_there(document, known.register, known.procedure)


def test_the_notes_tell_the_numbers_from_each_side() -> None:
    told = "Närvarande: Kommunerna 3 personer (2 av 4 huvudmän), "
    assert line(folder(notes(MANY))) == f"{told}Regionen 1 person (1 av 1 huvudman)."


def test_the_steering_group_has_members_and_not_principals() -> None:
    head = "närvarande: {Björkby: [Lo Falk], Region Prov: [Ny Person]}"
    told = line(folder(notes(head, body="styrgrupp")))
    assert told == "Närvarande: Kommunerna 1 person, Regionen 1 person."


def test_nothing_is_told_where_nobody_is_known_to_have_been_there_or_of_a_transcript() -> None:
    assert line(folder(notes("närvarande: {RSS Prov: [Liv Lund]}"))) == ""
    assert line(folder(notes("frånvarande: {Björkby: [Lo Falk]}"))) == ""
    assert line(folder(notes("närvarande: [Lo Falk, Okänd Person]"))) == ""
    assert line(folder(notes("närvarande: [Lo Falk]"))) != ""
    old = WITH_SUBSTITUTES.replace(
        "kortnamn: LCHNV", "kortnamn: LCHNV\n    ansvarar_från: 2026-03-21"
    )
    head = f"avskrift: Ur pärmen\n{MANY}"
    assert line(archive(notes(head), register=PEOPLE, rules=old)) == ""
    assert line(archive(notes(head, "2026-03-21"), register=PEOPLE, rules=old)) != ""


def test_a_share_leaves_out_what_is_unclear_and_rounds() -> None:
    register = attendance(
        folder(
            notes("närvarande: {Björkby: [Lo Falk]}", "2026-03-20"),
            notes("frånvarande: {Björkby: [Lo Falk]}", "2026-04-20"),
            notes("oklart: {Björkby: [Lo Falk]}", "2026-05-20"),
            notes("närvarande: {Björkby: [Lo Falk]}", "2026-06-20"),
        ),
        TODAY,
        "lchnv",
        2026,
    )
    own = row(register.rows, "Björkby")
    assert [own[key] for key in ("2026-03-20", "2026-04-20", "2026-05-20", "share")] == [
        "ja",
        "nej",
        "oklart",
        67,
    ]
    assert share([]) is None


def test_what_is_not_known_of_all_gives_a_meeting_no_share_and_nobody_no_number() -> None:
    known = folder(
        notes("oklart: {Björkby: [Lo Falk], Region Prov: [Nils Hage]}", "2026-03-19"),
        notes(EVERYONE, "2026-03-20"),
        notes("närvarande: [Lo Falk, Okänd Person]", "2026-03-21"),
    )
    rows = attendance(known, TODAY, "lchnv", 2026).rows
    own = [row(rows, "Från Kommunerna"), row(rows, "Huvudmän %")]
    assert [[*each.values()][2:] for each in own] == [[None, 4, None, None], [None, 80, None, 80]]


def row(rows: tuple[Mapping[str, Cell], ...], who: str) -> Mapping[str, Cell]:
    return next(each for each in rows if each["principal"] == who)


def test_meetings_to_come_and_of_other_years_have_no_column() -> None:
    days = ("2025-12-12", "2026-03-20", "2026-05-22")
    known = folder(*(notes("närvarande: {Björkby: [Lo Falk]}", day) for day in days))
    register = attendance(known, known.documents[1].last_day, "lchnv", 2026)
    assert [column.key for column in register.columns if column.key[0].isdigit()] == ["2026-03-20"]


def test_what_has_no_column_is_told() -> None:
    calendar = "---\ndokument: kalendarium\norgan: lchnv\når: 2026\nmöten:\n"
    calendar += "  - {datum: 2026-01-30}\n  - {datum: 2026-02-27, inställt: sjukdom}\n"
    calendar += "  - {datum: 2027-12-31}\n---\n"
    known = folder(calendar, notes("ordförande: Nils Hage"))
    register = attendance(known, TODAY, "lchnv", 2026)
    assert register.rows == ()
    assert register.notes == (
        "Anteckningar saknas från 30 jan.",
        "Anteckningarna från 20 mar säger inte vilka som var med.",
    )
    later = _answering_from("2026-01-31")
    unanswered = archive(calendar, register=PEOPLE, rules=later)
    assert attendance(unanswered, TODAY, "lchnv", 2026).notes == ()


def test_sixteen_principals_and_six_meetings_are_a_table_at_80_columns() -> None:
    names = [f"Smedjebacke{letter}" for letter in "abcdefghijklmno"]
    rules = WITH_SUBSTITUTES.replace("Björkby, Granköping, Tallsjö, Aspnäs", ", ".join(names))
    people = ", ".join(f"{name}: [Person {name}]" for name in names)
    days = [f"2026-0{month}-15" for month in range(1, 7)]
    words = ("närvarande", "frånvarande", "oklart")
    told = [notes(f"{words[at % 3]}: {{{people}}}", day) for at, day in enumerate(days)]
    known = archive(*told, register=PEOPLE, rules=rules)
    drawn = register_table(attendance(known, TODAY, "lchnv", 2026)).splitlines()
    assert max(map(len, drawn)) <= 80
    assert next(one.split() for one in drawn if one.split()[:1] == ["Smedjebackeo"]) == [
        "Smedjebackeo",
        *("ja", "nej", "oklart") * 2,
        "50",
    ]


def test_the_exemplary_years_agree_with_what_their_notes_list() -> None:
    register = attendance(exemplary(), TODAY, "lchnv", 2026)
    absent = {
        (str(each["principal"]), key)
        for each in register.rows
        for key, cell in each.items()
        if cell == "nej"
    }
    assert absent == {("Ekmossa", "2026-03-20"), ("Granköping", "2026-12-11")}


@pytest.fixture
def years(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    shutil.copytree(ROOT / "tests/exemplary", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return Program(tmp_path.resolve(), capsys)


@pytest.mark.slow
def test_the_attendance_of_an_exemplary_year(years: Program, golden: Golden) -> None:
    ran = years("attendance", "2026", "--today=2027-12-31")
    golden("commands/attendance.txt", ran.transcript())


@pytest.mark.slow
def test_the_year_that_runs_is_meant_without_one(years: Program) -> None:
    named = years("attendance", "2027", "--today=2027-06-01").out
    assert years("attendance", "--today=2027-06-01").out == named


def test_programs_get_the_days_as_keys_and_files_the_same(years: Program) -> None:
    ran = years("attendance", "2026", "--today=2027-12-31", "--json", "--to", "csv")
    rows = json.loads(ran.out)["rows"]
    assert rows[0]["2026-03-20"] == "ja"
    with Path("export/attendance.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len([*csv.reader(file, delimiter=";")]) == len(rows) + 1


@pytest.mark.slow
def test_printed_notes_are_printed_anew_when_the_register_counts_otherwise(years: Program) -> None:
    pages = ("export", "2026-03-20", "--to", "html")
    years(*pages)
    (page,) = (each for each in Path("export").glob("minnes*.html"))
    assert "Närvarande: Kommunerna 5 personer (5 av 6 huvudmän)" in page.read_text(encoding="utf-8")
    register = Path("meetings/register.yaml")
    text = register.read_text(encoding="utf-8")
    line = "{roll: representant, organ: lchnv, huvudman: Granköping, från: 2024-12-19}"
    assert line in text
    register.write_text(text.replace(line, line.replace("2024-12-19", "2026-06-01")), "utf-8")
    years(*pages)
    assert "Kommunerna 4 personer (4 av 6 huvudmän)" in page.read_text(encoding="utf-8")
