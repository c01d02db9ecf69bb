"""A last day on which nobody works: the real one is told, and the day to be in time."""

import datetime as dt

import pytest

from lchnv_cli.planning.last_day import in_time, said_off, with_workday
from lchnv_cli.workdays import Workdays

WORKDAYS = Workdays()


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-12-18", ""),
        ("2026-12-19", "; mejla senast fredag 18 december"),
        ("2026-12-20", "; mejla senast fredag 18 december"),
        ("2026-12-24", "; den dagen är julafton, så mejla senast onsdag 23 december"),
        ("2026-06-20", "; den dagen är midsommardagen, så mejla senast torsdag 18 juni"),
        ("2027-01-01", "; den dagen är nyårsdagen, så mejla senast onsdag 30 december 2026"),
        ("2026-05-15", ""),
    ],
)
def test_the_working_day_before_is_told_after_a_last_day(day: str, told: str) -> None:
    assert in_time(dt.date.fromisoformat(day), WORKDAYS, "mejla") == told


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-12-18", ""),
        ("2026-12-19", "19 december 2026 är en lördag"),
        ("2026-12-20", "20 december 2026 är en söndag"),
        ("2026-12-24", "torsdag 24 december 2026 är julafton"),
        ("2026-12-26", "lördag 26 december 2026 är annandag jul"),
        ("2026-05-15", "fredag 15 maj 2026 är en klämdag"),
    ],
)
def test_a_day_off_is_called_what_it_is_and_once(day: str, told: str) -> None:
    assert said_off(dt.date.fromisoformat(day), WORKDAYS) == told


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-12-18", "fredag 18 december 2026"),
        ("2026-12-20", "söndag 20 december 2026 (sista arbetsdagen är fredag 18 december)"),
        ("2027-01-01", "fredag 1 januari 2027 (sista arbetsdagen är onsdag 30 december 2026)"),
    ],
)
def test_the_working_day_before_has_its_year_where_that_is_another(day: str, told: str) -> None:
    assert with_workday(dt.date.fromisoformat(day), WORKDAYS) == told
