"""Working days against a table of right answers and an oracle that knows the law by itself."""

import datetime as dt
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.workdays import KNOWN_EVES, OutsideCalendar, Workdays

DAY = dt.timedelta(days=1)
USUAL = Workdays()
days = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))
counts = st.integers(1, 60)


def date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# The oracle: Easter by the century rules of the Gregorian reform, and the law's list of days.


def easter(year: int) -> dt.date:
    """Return Easter Day: the Sunday after the paschal full moon."""
    century = year // 100 + 1
    skipped_leap_days = 3 * century // 4 - 12
    moon_drift = (8 * century + 5) // 25 - 5
    golden = year % 19 + 1
    epact = (11 * golden + 20 + moon_drift - skipped_leap_days) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full_moon = 44 - epact
    if full_moon < 21:
        full_moon += 30
    day = dt.date(year, 3, 1) + (full_moon - 1) * DAY
    return day + (7 - (day.weekday() + 1) % 7) * DAY


def saturday_from(year: int, month: int, day: int) -> dt.date:
    start = dt.date(year, month, day)
    return start + (5 - start.weekday()) % 7 * DAY


def public_holidays(year: int) -> set[dt.date]:
    """Return the days of lag (1989:253) 1 §, with the change by lag (2004:1320) from 2005."""
    fixed = {(1, 1), (1, 6), (5, 1), (12, 25), (12, 26)}
    found = {dt.date(year, month, day) for month, day in fixed}
    found |= {easter(year) + offset * DAY for offset in (-2, 0, 1, 39, 49)}
    found |= {saturday_from(year, 6, 20), saturday_from(year, 10, 31)}
    # The national day replaced Whit Monday.
    found.add(dt.date(year, 6, 6) if year >= 2005 else easter(year) + 50 * DAY)
    return found


def eves(year: int) -> set[dt.date]:
    return {
        saturday_from(year, 6, 20) - DAY,
        dt.date(year, 12, 24),
        dt.date(year, 12, 31),
    }


def every_day(first: int, last: int) -> list[dt.date]:
    start = dt.date(first, 1, 1).toordinal()
    return [dt.date.fromordinal(n) for n in range(start, dt.date(last, 12, 31).toordinal() + 1)]


def test_the_oracle_knows_easter() -> None:
    # Dates from almanacs, among them the earliest and latest and the two exceptions of the epact.
    for text in (
        "1954-04-18",
        "1981-04-19",
        "2008-03-23",
        "2011-04-24",
        "2038-04-25",
        "2026-04-05",
    ):
        assert easter(int(text[:4])) == date(text)


def test_every_day_from_1990_to_2100_equals_the_oracle() -> None:
    off = {day for year in range(1990, 2101) for day in public_holidays(year) | eves(year)}
    for day in every_day(1990, 2100):
        assert (day, USUAL.is_workday(day)) == (day, day.weekday() < 5 and day not in off)
        assert (day, USUAL.name(day) is not None) == (day, day in off)


def test_every_day_from_1953_to_1989_equals_the_oracle() -> None:
    # Lag (1952:48) has the same days off on weekdays: Marie bebådelsedag was a Sunday by then.
    off = {day for year in range(1953, 1990) for day in public_holidays(year) | eves(year)}
    for day in every_day(1953, 1989):
        assert (day, USUAL.is_workday(day)) == (day, day.weekday() < 5 and day not in off)


@pytest.mark.parametrize(
    ("meeting", "last_day"),
    [
        ("2024-02-23", "2024-02-16"),
        ("2026-01-29", "2026-01-22"),
        ("2026-03-20", "2026-03-13"),
        ("2026-04-10", "2026-04-01"),
        ("2026-05-22", "2026-05-15"),
        ("2026-06-26", "2026-06-18"),
        ("2026-11-17", "2026-11-10"),
        ("2027-01-08", "2026-12-29"),
    ],
)
def test_five_working_days_before_a_meeting(meeting: str, last_day: str) -> None:
    assert USUAL.before(date(meeting), 5).date == date(last_day)


def test_the_days_counted_stand_nearest_the_meeting_first() -> None:
    counted = USUAL.before(date("2026-05-22"), 5).days
    assert [day.isoformat()[5:] for day in counted] == [
        "05-21",
        "05-20",
        "05-19",
        "05-18",
        "05-15",
    ]


def test_counting_forward_passes_over_easter() -> None:
    counted = USUAL.after(date("2026-04-01"), 3)
    assert counted.days == (date("2026-04-02"), date("2026-04-07"), date("2026-04-08"))
    assert counted.date == date("2026-04-08")


def test_whit_monday_ended_when_the_national_day_became_a_holiday() -> None:
    assert USUAL.name(date("2004-05-31")) == "annandag pingst"
    assert USUAL.name(date("2004-06-06")) is None
    assert USUAL.name(date("2005-05-16")) is None
    assert USUAL.name(date("2005-06-06")) == "nationaldagen"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-06-19", "midsommarafton"),
        ("2026-06-20", "midsommardagen"),
        ("2026-05-14", "Kristi himmelsfärdsdag"),
        ("2026-10-31", "alla helgons dag"),
        ("2026-12-31", "nyårsafton"),
        ("2008-05-01", "första maj och Kristi himmelsfärdsdag"),
        ("2026-05-16", None),
        ("2026-05-15", None),
        ("2026-04-02", None),
    ],
)
def test_names_are_written_as_inside_a_sentence(day: str, name: str | None) -> None:
    assert USUAL.name(date(day)) == name


@pytest.mark.parametrize(
    ("day", "bridge"),
    [
        ("2026-05-15", True),  # Friday after Ascension Day
        ("2028-05-26", True),
        ("2028-06-05", True),  # Monday before Tuesday 6 June
        ("2029-04-30", True),  # Monday before Tuesday 1 May
        ("2026-01-05", True),  # Monday before Epiphany
        ("2026-05-14", False),  # a holiday is no bridge day
        ("2026-05-16", False),
        ("2026-05-18", False),
        ("2026-01-02", True),
        ("2026-12-30", False),
    ],
)
def test_a_bridge_day_is_a_single_working_day_between_days_off(day: str, bridge: bool) -> None:  # noqa: FBT001
    assert USUAL.is_bridge_day(date(day)) == bridge


@pytest.mark.parametrize(
    ("eve", "day"),
    [
        ("allhelgonaafton", "2026-10-30"),
        ("julafton", "2026-12-24"),
        ("midsommarafton", "2026-06-19"),
        ("nyårsafton", "2026-12-31"),
        ("pingstafton", "2026-05-23"),
        ("påskafton", "2026-04-04"),
        ("skärtorsdagen", "2026-04-02"),
        ("trettondagsafton", "2026-01-05"),
        ("valborgsmässoafton", "2026-04-30"),
    ],
)
def test_an_eve_counts_as_a_day_off_only_when_chosen(eve: str, day: str) -> None:
    assert Workdays(frozenset({eve})).name(date(day)) == eve
    assert not Workdays(frozenset({eve})).is_workday(date(day))
    assert Workdays(frozenset()).name(date(day)) is None


def test_an_eve_on_a_public_holiday_gives_way() -> None:
    # Whit Sunday falls on 7 June only in 2071, 2076 and 2082.
    assert Workdays(KNOWN_EVES).name(date("2071-06-06")) == "nationaldagen"


def test_an_unknown_eve_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="Okänd afton: dopparedagen") as caught:
        Workdays(frozenset({"dopparedagen", "julafton"}))
    assert "midsommarafton" in str(caught.value)


@pytest.mark.parametrize("text", ["1952-12-31", "2101-01-01", "0001-01-01", "9999-12-31"])
def test_a_day_outside_the_known_years_is_refused(text: str) -> None:
    day, inside = date(text), date("2026-01-01")
    for ask in (
        lambda: USUAL.name(day),
        lambda: USUAL.is_workday(day),
        lambda: USUAL.is_bridge_day(day),
        lambda: USUAL.before(day, 1),
        lambda: USUAL.after(day, 1),
        lambda: USUAL.between(day, inside),
        lambda: USUAL.between(inside, day),
    ):
        with pytest.raises(OutsideCalendar, match="1953–2100"):
            ask()


def test_counting_out_of_the_known_years_is_refused() -> None:
    with pytest.raises(OutsideCalendar, match="1952"):
        USUAL.before(date("1953-01-05"), 5)
    with pytest.raises(OutsideCalendar, match="2101"):
        USUAL.after(date("2100-12-30"), 1)


@pytest.mark.parametrize("count", [0, -1])
def test_a_count_below_one_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="minst 1"):
        USUAL.before(date("2026-03-20"), count)


def test_a_point_in_time_is_taken_as_its_day() -> None:
    noon = dt.datetime(2026, 12, 24, 12, 0)  # noqa: DTZ001
    assert USUAL.name(noon) == "julafton"
    assert USUAL.before(noon, 1).days == (date("2026-12-23"),)


def test_between_includes_both_ends_and_is_empty_backwards() -> None:
    assert USUAL.between(date("2026-05-13"), date("2026-05-18")) == (
        date("2026-05-13"),
        date("2026-05-15"),
        date("2026-05-18"),
    )
    assert USUAL.between(date("2026-05-18"), date("2026-05-13")) == ()


@given(days, counts)
def test_a_count_holds_exactly_the_working_days_of_its_span(day: dt.date, count: int) -> None:
    for counted, span in (
        (back := USUAL.before(day, count), USUAL.between(back.date, day - DAY)[::-1]),
        (ahead := USUAL.after(day, count), USUAL.between(day + DAY, ahead.date)),
    ):
        assert counted.days == span
        assert len(counted.days) == count
        assert counted.date == counted.days[-1]


@given(days, counts)
def test_forward_and_back_again_returns_to_a_working_day(day: dt.date, count: int) -> None:
    start = USUAL.after(day, 1).date
    assert USUAL.before(USUAL.after(start, count).date, count).date == start
    assert USUAL.after(USUAL.before(start, count).date, count).date == start


@given(days, days, counts)
def test_a_later_meeting_never_has_an_earlier_deadline(
    one: dt.date, other: dt.date, count: int
) -> None:
    early, late = sorted((one, other))
    assert USUAL.before(early, count).date <= USUAL.before(late, count).date
    assert USUAL.before(late, count + 1).date < USUAL.before(late, count).date


@pytest.mark.slow
@pytest.mark.parametrize("language", ["C", "en_US.UTF-8", "th_TH.UTF-8", "sv_SE.UTF-8"])
def test_names_do_not_follow_the_locale(language: str) -> None:
    script = (
        "import datetime as dt, sys; from lchnv_cli.workdays import Workdays;"
        "sys.stdout.buffer.write(Workdays().name(dt.date(2026, 4, 3)).encode())"
    )
    locale = dict.fromkeys(("LANG", "LC_ALL", "LANGUAGE", "LC_MESSAGES"), language)
    done = subprocess.run(
        [sys.executable, "-c", script], env=os.environ | locale, capture_output=True, check=True
    )
    assert done.stdout.decode() == "långfredagen"


def test_the_holidays_package_is_loaded_only_when_a_day_is_asked_for() -> None:
    script = (
        "import datetime as dt, sys; from lchnv_cli.workdays import Workdays; days = Workdays();"
        "before = 'holidays' in sys.modules; days.is_workday(dt.date(2026, 1, 1));"
        "print(before, 'holidays' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert done.stdout.split() == ["False", "True"]
