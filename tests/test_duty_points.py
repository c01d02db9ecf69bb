"""The year's duties as points of a new agenda: from October, at the first meeting, until done."""

import datetime as dt

import pytest

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.planning.duty_points import DutyPoint, duty_points
from lchnv_cli.planning.task import Ask
from lchnv_cli.workdays import Workdays
from tests.running import archive

CALENDAR = """---
dokument: kalendarium
organ: lchnv
år: {year}
{adopted}möten:
{days}---
"""
BOTH = ["Kalendarium 2027", "Val av ordförande och vice ordförande 2027"]


def _calendar(*days: str, adopted: str = "") -> str:
    lines = "".join(f"  - {day}\n" for day in days)
    return CALENDAR.format(year=days[0][:4], adopted=adopted, days=lines)


def _points(
    date: str, *documents: str, today: str = "2026-09-01", titles: tuple[str, ...] = ()
) -> list[DutyPoint]:
    known = archive(*documents)
    day = dt.date.fromisoformat(today)
    ask = Ask(known, Workdays(frozenset()), "lchnv", day, Ledger(known, day))
    points = duty_points(ask, dt.date.fromisoformat(date), titles)
    return [each for each in points if "2027" in each.title]


@pytest.mark.parametrize(
    ("date", "expected"), [("2026-09-30", []), ("2026-10-01", BOTH), ("2027-01-29", BOTH)]
)
def test_duties_are_put_to_a_meeting_from_the_day_they_open(date: str, expected: list[str]) -> None:
    assert [each.title for each in _points(date)] == expected


def test_a_duty_is_put_to_the_first_meeting_that_can_have_it() -> None:
    year = _calendar("2026-10-16", "2026-11-20")
    assert [each.title for each in _points("2026-10-16", year)] == BOTH
    assert _points("2026-11-20", year) == []
    assert [each.title for each in _points("2026-11-20", year, today="2026-10-17")] == BOTH


def test_a_duty_that_is_done_or_stands_there_already_is_not_put_again() -> None:
    adopted = _calendar("2027-01-29", adopted="fastställt: 2026-10-16\n")
    assert [each.title for each in _points("2026-10-16", adopted)] == BOTH[1:]
    there = ("Fastställande av kalendariet", "Val av ordförande")
    assert _points("2026-10-16", titles=there) == []


def test_an_election_tells_whose_turn_it_is() -> None:
    (election,) = [each for each in _points("2026-10-16") if "Val" in each.title]
    sides = [clause.rpartition(" från ")[2] for clause in election.clauses]
    assert len(set(sides)) == len(sides)
    assert [clause.startswith("att för 2027 välja ") for clause in election.clauses] == [True] * 2
