"""Limits of rules that no document beside them shows: just within, and just beyond."""

import datetime as dt
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from lchnv_cli.context import Context
from lchnv_cli.rules.att_clause import att_clause
from lchnv_cli.rules.called_protokoll import called_protokoll
from lchnv_cli.rules.chair_election import chair_election
from lchnv_cli.rules.double_attendance import double_attendance
from lchnv_cli.rules.missing_in_attendance import missing_in_attendance
from lchnv_cli.rules.unknown_file import unknown_file
from lchnv_cli.rules.unknown_meeting_date import unknown_meeting_date
from lchnv_cli.workdays import Workdays
from tests.judging import run
from tests.running import HEAD, archive
from tests.test_rule_people import head, judge

TODAY = dt.date(2026, 11, 22)


def _people(*mandates: str) -> str:
    return "personer:\n" + "".join(
        f"  - namn: {name.strip()}\n    uppdrag:\n      - {{organ: lchnv, {mandate.strip()}}}\n"
        for name, mandate in (each.split(":", 1) for each in mandates)
    )


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("2024-01-01", "2024-12-18", []),  # gone when the arbetsordning came
        ("2024-01-01", "2024-12-19", [2025, 2026, 2027]),
        ("2025-01-01", "2025-12-31", [2025, 2026, 2027]),
        ("2026-01-01", "2026-12-31", [2026, 2027]),
    ],
)
def test_elections_are_asked_for_from_the_first_year_that_knows_a_chair(
    first: str, last: str, years: list[int]
) -> None:
    known = _people(f"Asta Ek: roll: ordförande, huvudman: Björkby, från: {first}, till: {last}")
    found = judge([chair_election], [head("minnesanteckningar")], known)
    assert [int(f.message.split()[4]) for f in found if "vice" in f.message] == years


REPRESENTATIVES = _people(
    "Asta Almgren: roll: representant, huvudman: Björkby, från: 2024-12-19",
    "Bo Ek: roll: representant, från: 2024-12-19",
    "Asta Ahlgren: roll: sekreterare, från: 2024-12-19",
)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("", "Anteckningarna säger inte vilka som var med på mötet."),
        ("närvarande: [Cecilia Holm]\n", "Asta Almgren (Björkby) och Bo Ek står inte i närvaron."),
        ("närvarande: [Ahlmgren Asta, Bo Ek]\n", ""),
        # One who is somebody else in the register is not likely to be her.
        ("närvarande: [Asta Ahlgren, Bo Ek]\n", "Asta Almgren (Björkby) står inte i närvaron."),
    ],
)
def test_who_is_missing_is_told_with_the_principal(fields: str, said: str) -> None:
    found = judge([missing_in_attendance], [head("minnesanteckningar", fields)], REPRESENTATIVES)
    assert [finding.message for finding in found] == ([said] if said else [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{'x ' * 300}Dagens protokoll gäller.", [1]),
        (f"Dagens protokoll{' x' * 300}", [1]),
        ("Rad ett.\n\nVid protokollet\n\nRad.\n\nDetta protokoll", [3, 7]),
        ("Protokollet justeras. Nämndens protokollet justeras.", [1]),
        ("Protokollet från mötet", [1]),
        # A title speaks of the whole document, wherever it stands; other headings do not.
        ("Rad.\n\n# Protokoll", [3]),
        ("Rad.\n\n#### Protokoll", []),
        ("Protokoll.", []),
        # Whose it is stands just before the word, or just after it.
        ("Dagens mötesprotokoll är klart.", [1]),
        ("Länschefsnätverkets mötesprotokoll är klart.", [1]),
        ("Nämndens mötesprotokoll är klart.", []),
        ("Nämndens beslut. Mötesprotokoll finns.", [1]),
        ("Mötesprotokoll 2026-03-01 från den nya och stora socialnämnden.", []),
        ("Mötesprotokoll från den som skrev till oss och socialnämnden.", [1]),
    ],
)
def test_what_speaks_of_itself_as_protokoll_is_found_on_its_line(
    text: str, lines: list[int]
) -> None:
    before = f"{head('minnesanteckningar')}## 1. Punkt\n\n"
    found = judge([called_protokoll], [f"{before}{text}\n"])
    assert [finding.line - before.count("\n") for finding in found] == lines


def test_before_the_first_point_every_line_is_about_the_document() -> None:
    text = f"{head('minnesanteckningar')}Rad\nProtokoll\nrad\nprotokollet\n"
    found = judge([called_protokoll], [text])
    assert [text.splitlines()[finding.line - 1] for finding in found] == [
        "Protokoll",
        "protokollet",
    ]


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("- Att anta den nya planen", "Att-satsen ”Att anta den nya …” börjar med stor bokstav."),
        ("- anta den nya planen", "Att-satsen ”anta den nya planen …” börjar inte med att."),
        ("- att a\n-", "Att-satsen är tom."),
        (
            "- att anta\natt följa den nya planen",
            "Att-satsen ”att följa den nya …” hör ihop med den ovanför.",
        ),
    ],
)
def test_what_is_wrong_with_a_clause_is_told_with_its_first_words(clause: str, said: str) -> None:
    text = f"{head('minnesanteckningar')}## 1. Plan\n\nLänschefsnätverket beslutade\n\n{clause}\n"
    assert [finding.message for finding in judge([att_clause], [text])] == [said]


@pytest.mark.parametrize(
    ("count", "ends"),
    [(2, "läses: a.txt, b.txt."), (3, "läses: a.txt, b.txt, c.txt."), (4, "c.txt och 1 till.")],
)
def test_of_a_folder_that_nothing_reads_three_files_are_named(count: int, ends: str) -> None:
    files = tuple(PurePosixPath("meetings/lchnv/löst", f"{name}.txt") for name in "abcd"[:count])
    beside = frozenset({PurePosixPath("meetings/lchnv/2026/kalendarium.md")})
    known = replace(archive(), strangers=files, unread=beside)
    context = Context(TODAY, known, Workdays())
    (finding,) = run([unknown_file], context)
    assert str(finding.file) == "meetings/lchnv/löst"
    assert finding.message.endswith(ends)


EVA = "Eva Ek: roll: representant, huvudman: {}, från: 2024-12-19"


@pytest.mark.parametrize(
    ("known", "field", "double"),
    [
        (["Björkby", "Tallsjö"], "{Björkby: [Eva Ek], Tallsjö: [Eva Ek]}", False),
        (["Björkby", "Tallsjö"], "{Björkby: [Eva Ek, Eva Ek]}", True),
        (["Björkby"], "{Björkby: [Eva Ek], Tallsjö: [Eva Ek]}", True),
        (["Björkby", "Aspnäs"], "{Björkby: [Eva Ek], Tallsjö: [Eva Ek]}", True),
        (["Björkby", "Tallsjö"], "[Eva Ek, Eva Ek]", True),
    ],
)
def test_two_of_one_name_are_two_where_the_register_knows_both(
    known: list[str], field: str, *, double: bool
) -> None:
    register = _people(*(EVA.format(principal) for principal in known))
    text = head("minnesanteckningar", f"närvarande: {field}\n")
    found = judge([double_attendance], [text], register)
    assert [f.message for f in found] == (
        ["Eva Ek står två gånger i närvaron, först på rad 5."] if double else []
    )


def test_one_of_a_name_whom_the_notes_give_no_principal_is_no_namesake() -> None:
    register = _people(EVA.format("Björkby"), EVA.format("Tallsjö"))
    fields = "närvarande: {Björkby: [Eva Ek]}\ngäster: [Eva Ek]\n"
    assert judge([double_attendance], [head("minnesanteckningar", fields)], register)


@pytest.mark.parametrize(
    ("day", "meant"), [("260420", "260320"), ("260421", ""), ("260217", "260320"), ("260216", "")]
)
def test_a_day_within_31_days_of_a_meeting_may_be_meant_for_it(day: str, meant: str) -> None:
    first, text = (HEAD.replace("2026-03-20", each) for each in ("2025-01-30", "2026-03-20"))
    known = archive(first, f"{text}\n## 1. Länschefsnätverket beslutade {day} om taxor\n")
    (finding,) = run([unknown_meeting_date], Context(TODAY, known, Workdays()))
    assert finding.remedy.startswith(f"Menade du {meant}?" if meant else "Rätta datumet")
