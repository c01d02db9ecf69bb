"""Dates are found in every form people write, with their place, and what is no date is left."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.model.date_forms import DateForm, date_of, dates_in, months_in
from lchnv_cli.model.days import short, spoken, spoken_with_year, weekday

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
ISO, SIX, SPOKEN, SLASHED, FIGURES, WEEK, MONTH = DateForm


@given(DAYS)
def test_a_date_is_read_back_from_every_form_with_its_year(day: dt.date) -> None:
    forms = {
        day.isoformat(): ISO,
        short(day): SIX,
        spoken_with_year(day): SPOKEN,
        f"{weekday(day)}en den {day.day}:e {spoken(day).rpartition(' ')[2]}, {day.year}": SPOKEN,
        f"{day.day}/{day.month} {day.year}": SLASHED,
        f"{day.day}/{day.month} -{day:%y}": SLASHED,
        f"{day.day}/{day.month}-{day:%y}": SLASHED,
        f"{day.day}/{day.month}/{day:%y}": SLASHED,
        f"{day.day}.{day.month}.{day.year}": FIGURES,
        f"{day.year}-{day.month}-{day.day} (": FIGURES if min(day.month, day.day) < 10 else ISO,
        f"{weekday(day)[:3]} {spoken(day).partition(' ')[2]} -{day:%y}": SPOKEN,
        f"{day.day} {spoken(day).split()[2][:3]} {day.year} ({weekday(day)}": SPOKEN,
    }
    for text, form in forms.items():
        [found] = dates_in(f"Möte {text}. Mer.")
        assert (found.date, found.form) == (day, form)
        assert (found.start, found.end) == (5, 5 + len(text.removesuffix(" (")))


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


@pytest.mark.parametrize(
    ("text", "near", "ahead"),
    [
        ("v. 47", "2026-11-16", "2026-11-16"),
        ("v47 2025", "2025-11-17", "2025-11-17"),
        ("onsdag vecka 21", "2026-05-20", "2027-05-26"),
        ("18 september", "2026-09-18", "2026-09-18"),
        ("2 mars", "2026-03-02", "2027-03-02"),
        ("2/3", "2026-03-02", "2027-03-02"),
        ("29 februari", "", "2028-02-29"),
        ("31 september", "", ""),
        ("v. 54", "", ""),
    ],
)
def test_a_date_without_its_year_is_the_nearest_or_the_next(
    text: str, near: str, ahead: str
) -> None:
    [found] = dates_in(text)
    told = dt.date(2026, 5, 22)
    meant = found.meant(told), found.meant(told, ahead=True)
    assert tuple(str(day or "") for day in meant) == (near, ahead)


def test_a_week_goes_on_until_its_sunday_and_a_month_to_its_end() -> None:
    [week], [month] = dates_in("v. 47"), months_in("till mötet i maj")
    assert [week.meant(dt.date(2026, 11, day), ahead=True) for day in (22, 23)] == [
        dt.date(2026, 11, 16),
        dt.date(2027, 11, 22),
    ]
    assert (month.text, month.form, month.meant(dt.date(2026, 6, 1), ahead=True)) == (
        "maj",
        MONTH,
        dt.date(2027, 5, 1),
    )
    assert [date.form for date in dates_in("måndag v. 47")] == [WEEK]


@pytest.mark.parametrize(
    "text",
    [
        "tfn 260522",
        "dnr 260522",
        "dnr HSN 260522",
        "260522-1234",
        "070-260522",
        "kapitel 3/4",
        "kap. 3/4",
        "5/2024",
        "2024/12",
        "1/3 av kommunerna",
        "3/4-delar",
        "1/2 tjänst",
        "1/2/3",
        "v. 2.1",
        "1.2.2026.1",
        "260522 kr",
        "måndag",
    ],
)
def test_the_number_of_something_is_no_date(text: str) -> None:
    assert list(dates_in(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("26 maj -27 maj", ["26 maj", "27 maj"]),
        ("26 maj -09.30", ["26 maj"]),
        ("26 maj – 12 personer", ["26 maj"]),
        ("(se 240612 punkt 7)", ["240612"]),
        ("i v. 47–48", ["v. 47"]),
        ("15/9–16/9", ["15/9", "16/9"]),
        ("torsdag 1/3 av kommunerna", ["1/3"]),
    ],
)
def test_what_stands_after_a_date_is_no_part_of_it(text: str, found: list[str]) -> None:
    assert [date.text for date in dates_in(text)] == found


@pytest.mark.parametrize("text", ["2026-02-30", "20260320", "2026-W12-5", " 2026-03-20", "260320"])
def test_a_value_has_one_form(text: str) -> None:
    assert date_of(text) is None
    assert date_of("2026-03-20") == dt.date(2026, 3, 20)


def test_dates_are_found_between_two_characters() -> None:
    text = "260522, 260523, 260524"
    assert [date.text for date in dates_in(text, 8, 14)] == ["260523"]
