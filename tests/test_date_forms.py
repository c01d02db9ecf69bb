"""Dates are found in every form people write, with their place, and what is no date is left."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.model.date_forms import DateForm, date_of, dates_in
from lchnv_cli.model.days import short, spoken, spoken_with_year, weekday

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
ISO, SIX, SPOKEN, SLASHED = DateForm


@given(DAYS)
def test_a_date_is_read_back_from_every_form_with_its_year(day: dt.date) -> None:
    forms = {
        day.isoformat(): ISO,
        short(day): SIX,
        spoken_with_year(day): SPOKEN,
        f"{weekday(day)}en den {day.day}:e {spoken(day).rpartition(' ')[2]}, {day.year}": SPOKEN,
        f"{day.day}/{day.month} {day.year}": SLASHED,
    }
    for text, form in forms.items():
        [found] = dates_in(f"Möte {text}. Mer.")
        assert (found.date, found.form) == (day, form)
        assert (found.start, found.end) == (5, 5 + len(text))


@given(DAYS)
def test_a_date_without_its_year_is_the_one_near(day: dt.date) -> None:
    [found] = dates_in(spoken(day))
    assert (found.date, found.weekday, found.possible) == (None, weekday(day), True)
    if (day.month, day.day) != (2, 29):
        assert found.within(day, 60) == [day]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("den 30 februari 2026", ["30 februari 2026"]),
        ("260230 och 2026-02-30", ["260230", "2026-02-30"]),
        ("0000-01-01", ["0000-01-01"]),
    ],
)
def test_a_day_that_the_calendar_lacks_is_found_and_impossible(text: str, found: list[str]) -> None:
    dates = list(dates_in(text))
    assert [date.text for date in dates] == found
    assert [(date.date, date.possible, date.within(dt.date.min, 9)) for date in dates] == [
        (None, False, [])
    ] * len(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6 majkvällar", []),
        ("1260522 och 12026-05-22", []),
        ("fredag", []),
        ("tis 3 mar. och 4 sept", ["3 mar.", "4 sept"]),
        ("22 maj 2026-06-05", ["22 maj", "2026-06-05"]),
        ("1/2 2026-06-05", ["1/2", "2026-06-05"]),
        ("22 maj 20261", ["22 maj"]),
        ("**Fredagen** (den 22  maj", ["22 maj"]),
    ],
)
def test_where_a_date_begins_and_ends(text: str, found: list[str]) -> None:
    assert [date.text for date in dates_in(text)] == found


@pytest.mark.parametrize("text", ["2026-02-30", "20260320", "2026-W12-5", " 2026-03-20", "260320"])
def test_a_value_has_one_form(text: str) -> None:
    assert date_of(text) is None
    assert date_of("2026-03-20") == dt.date(2026, 3, 20)


def test_dates_are_found_between_two_characters() -> None:
    text = "260522 260523 260524"
    assert [date.text for date in dates_in(text, 7, 13)] == ["260523"]
