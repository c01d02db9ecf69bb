"""What the planning knows: elections, outcomes, pointers to decisions, dates, turns, habits."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.memory.assignment import assignment_of
from lchnv_cli.memory.outcome import Outcome, OutcomeKind, outcomes_of
from lchnv_cli.memory.reference import Reference, reference_of
from lchnv_cli.model.elections import election_day, elections
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.items import Address, Fact, Heading, Item
from lchnv_cli.planning.chain import chain
from lchnv_cli.planning.habits import habits
from lchnv_cli.planning.tasks import working_days_left
from lchnv_cli.planning.turns import turn
from lchnv_cli.workdays import Workdays
from tests.running import archive

WORKDAYS = Workdays()
CALENDAR = "---\ndokument: kalendarium\norgan: {body}\når: {year}\nmöten:\n{lines}\n---\n"


def calendar(year: int, *lines: str, body: str = "lchnv") -> str:
    listed = "\n".join(f"  - {line}" for line in lines)
    return CALENDAR.format(year=year, body=body, lines=listed)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2018, 9), (2022, 11), (2026, 13), (2030, 8), (2034, 10), (2038, 12)],
)
def test_elections_are_held_on_the_second_sunday_of_september(year: int, day: int) -> None:
    assert election_day(year) == dt.date(year, 9, day)


@pytest.mark.parametrize("year", [2010, 2023, 2024, 2025, 2027])
def test_other_years_have_no_elections_that_are_known(year: int) -> None:
    assert election_day(year) is None


def test_elections_between_two_days_include_both() -> None:
    actual = elections(dt.date(2022, 9, 11), dt.date(2026, 9, 13))
    assert actual == (dt.date(2022, 9, 11), dt.date(2026, 9, 13))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("bifall", [(OutcomeKind.ADOPTED, "", "")]),
        ("Bifölls", [(OutcomeKind.ADOPTED, "", "")]),
        ("avslogs", [(OutcomeKind.REJECTED, "", "")]),
        ("ändrat", [(OutcomeKind.AMENDED, "", "")]),
        ("återremiss till Region Prov", [(OutcomeKind.REMITTED, "Region Prov", "")]),
        ("återremitterades till RSS Prov.", [(OutcomeKind.REMITTED, "RSS Prov", "")]),
        ("återremiss", [(OutcomeKind.REMITTED, "", "")]),
        ("bordlagd", [(OutcomeKind.TABLED, "", "")]),
        ("bordlagd till 2026-05-22", [(OutcomeKind.TABLED, "", "2026-05-22")]),
        ("bordläggs till nästa möte", [(OutcomeKind.TABLED, "nästa möte", "")]),
        ("per capsulam senast 2026-06-12", [(OutcomeKind.PER_CAPSULAM, "", "2026-06-12")]),
        (
            "per capsulam senast 2026-06-12; bifall",
            [(OutcomeKind.PER_CAPSULAM, "", "2026-06-12"), (OutcomeKind.ADOPTED, "", "")],
        ),
        (
            "bifall; hänskjuten till Välfärdsrådet",
            [(OutcomeKind.ADOPTED, "", ""), (OutcomeKind.REFERRED, "Välfärdsrådet", "")],
        ),
        (
            "ändrad och hänskjuts till Provrådet",
            [(OutcomeKind.AMENDED, "", ""), (OutcomeKind.REFERRED, "Provrådet", "")],
        ),
        ("utgår", [(OutcomeKind.WITHDRAWN, "", "")]),
        ("utgick", [(OutcomeKind.WITHDRAWN, "", "")]),
        ("att bekräfta", [(OutcomeKind.TO_CONFIRM, "", "")]),
        ("diskuterades", []),
        ("mötet beslutade om bifall", []),
        ("", []),
    ],
)
def test_an_outcome_is_read_as_secretaries_write_it(
    value: str, expected: list[tuple[OutcomeKind, str, str]]
) -> None:
    assert outcomes_of(value) == tuple(Outcome(*each) for each in expected)


@given(st.text())
def test_any_text_is_read_as_outcomes_without_a_fault(value: str) -> None:
    assert all(outcome.kind in OutcomeKind for outcome in outcomes_of(value))


def test_a_day_that_does_not_exist_is_kept_as_written_and_gives_no_day() -> None:
    (outcome,) = outcomes_of("bordlagd till 2026-02-30")
    assert (outcome.written, outcome.day) == ("2026-02-30", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lchnv 2025-12-12 punkt 6", Reference("lchnv", dt.date(2025, 12, 12), "6")),
        ("lchnv 2025-12-12 punkt 5 e", Reference("lchnv", dt.date(2025, 12, 12), "5", "e")),
        ("LCHNV 2025-12-12, punkt 5 e)", Reference("lchnv", dt.date(2025, 12, 12), "5", "e")),
        ("Länschefsnätverket, 2025-12-12", Reference("lchnv", dt.date(2025, 12, 12))),
        ("styrgrupp 2025-12-12", Reference("styrgrupp", dt.date(2025, 12, 12))),
        ("lchnv 2025-12-32", None),
        ("nämnden 2025-12-12", None),
        ("lchnv i december", None),
        ("", None),
    ],
)
def test_a_pointer_to_a_decision_is_read(text: str, expected: Reference | None) -> None:
    assert reference_of(text, archive().procedure) == expected


@pytest.mark.parametrize(
    ("value", "responsible", "written", "at_next"),
    [
        ("RSS Prov; återrapport 2026-09-18", "RSS Prov", "2026-09-18", False),
        ("RSS Prov, återrapporteras 2026-09-18", "RSS Prov", "2026-09-18", False),
        ("ansvarig: Bo Ek; återrapport nästa möte", "Bo Ek", "", True),
        ("återrapport 2026-09-18", "", "2026-09-18", False),
        ("Bo Ek", "Bo Ek", "", False),
        ("", "", "", False),
    ],
)
def test_an_assignment_is_taken_apart(
    value: str, responsible: str, written: str, *, at_next: bool
) -> None:
    fact = Fact(FactName.ASSIGNMENT, value, 1)
    actual = assignment_of(Item(Address("1"), "punkt-1", Heading(1, 0, 0, "", (), "Budget")), fact)
    assert (actual.responsible, actual.written, actual.at_next) == (responsible, written, at_next)


def test_the_dates_of_a_meeting_follow_from_the_values() -> None:
    year = calendar(
        2026,
        "{datum: 2026-02-27, möte: beredning}",
        "{datum: 2026-03-06, möte: styrgrupp}",
        "2026-03-20",
    )
    dates = chain(archive(year), WORKDAYS, "lchnv", dt.date(2026, 3, 20))
    actual = (dates.preparation, dates.steering, dates.publish_by.date, dates.mail_by)
    expected = [dt.date(2026, 2, 27), dt.date(2026, 3, 6), dt.date(2026, 3, 13)]
    assert actual == (*expected, dt.date(2026, 4, 3))
    assert (dates.steering_first, dates.steering_last) == (
        dt.date(2026, 3, 2),
        dt.date(2026, 3, 10),
    )
    assert dates.register_by == dt.date(2026, 5, 3)


def test_of_two_steering_meetings_the_one_in_time_counts() -> None:
    lines = [f"{{datum: 2026-03-{day}, möte: styrgrupp}}" for day in ("06", "18")]
    year = calendar(2026, *lines, "2026-03-20")
    dates = chain(archive(year), WORKDAYS, "lchnv", dt.date(2026, 3, 20))
    assert dates.steering == dt.date(2026, 3, 6)


@pytest.mark.parametrize(
    ("today", "due", "expected"),
    [
        ("2026-03-13", "2026-03-13", 0),
        ("2026-03-12", "2026-03-13", 1),
        ("2026-03-13", "2026-03-16", 1),
        ("2026-03-16", "2026-03-13", -1),
        ("2026-03-14", "2026-03-13", 0),
        ("2026-12-23", "2026-12-28", 1),
    ],
)
def test_working_days_left_are_counted_from_tomorrow(today: str, due: str, expected: int) -> None:
    days = (dt.date.fromisoformat(today), dt.date.fromisoformat(due))
    assert working_days_left(WORKDAYS, *days) == expected


def test_the_turn_passes_from_side_to_side() -> None:
    found = [turn(archive(), "lchnv", year) for year in (2027, 2028, 2029)]
    actual = [(t.chair.name, t.vice.name) for t in found if t]
    kommunerna, regionen = "Kommunerna", "Regionen"
    assert actual == [(kommunerna, regionen), (regionen, kommunerna), (kommunerna, regionen)]


def test_nobody_knows_whose_turn_it_is_without_a_chair() -> None:
    assert turn(archive(register="personer: []\n"), "lchnv", 2027) is None


def test_habits_come_from_the_last_three_years_and_leave_out_extra_and_cancelled_meetings() -> None:
    read = archive(
        calendar(2022, "2022-03-14", "2022-03-21", "2022-03-28", "2022-04-04"),
        calendar(2025, "2025-03-14", "2025-05-16", "2025-09-25"),
        calendar(
            2026,
            "{datum: 2026-01-28, möte: extra}",
            "{datum: 2026-02-04, inställt: snö}",
            "{datum: 2026-03-25, möte: extra}",
        ),
    )
    usual = habits(read, "lchnv", 2027)
    assert (usual.weekday, usual.times, usual.meetings) == (4, 2, 3)
