"""The hours of a meeting, with what people write beside them."""

import pytest

from lchnv_cli.load.hours import parse_hours

PLAIN = {
    "9:30-12": "09.30–12.00",
    "Kl 09:30 – 12:00": "09.30–12.00",
    "klockan 9 till 12": "09.00–12.00",
    "9.30": "09.30",
    "9": "09.00",
}
AMONG = {
    "09.30–12.00, fika 09.15": "09.30–12.00",
    "Fika 09.15, möte 9.30–12": "09.30–12.00",
    "lunch mellan 11.30–12.30, därefter möte kl. 12.30–16.00": "12.30–16.00",
    "09.00–15.00 (lunch 12–13)": "09.00–15.00",
    "9–12, fika 8.45": "09.00–12.00",
    "dag 1 12.00–17.00, dag 2 08.30–12.00": "12.00–17.00",
    "12.00 dag 1 till 13.00 dag 2": "12.00",
    "den 28–29 april 10.00–16.00": "10.00–16.00",
    "2027-04-09 09.00–12.00 i rum 3": "09.00–12.00",
    "samling 09.00, start 09.30": "09.30",
    "lunch 12–13": "12.00–13.00",
}
NONE = [
    "förmiddagen",
    "9 april",
    "den 9–12 april",
    "rum 3",
    "dag 1 och dag 2",
    "2027-04-09",
    "25.00–26.00",
    "09.75–12.00",
    "09.30–12.00, fika 09.75",
    "kl 25, fika 24.15",
    "0930–1200",
    "09.30–1200",
    "09.30–12.00–13.00",
    "09.30–12.00.30",
]


@pytest.mark.parametrize("text", PLAIN)
def test_hours_alone_are_printed_in_one_way(text: str) -> None:
    assert str(parse_hours(text)) == PLAIN[text]


@pytest.mark.parametrize("text", AMONG)
def test_hours_among_more_are_the_first_span_and_printed_as_written(text: str) -> None:
    hours = parse_hours(text)
    assert hours is not None
    assert (str(hours._replace(written="")), str(hours)) == (AMONG[text], text)
    assert not hours.backwards


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_hours(text) is None


@pytest.mark.parametrize("text", ["12.00–09.30", "9.30–9.30", "09.30–12.00, lunch 13.00–12.30"])
def test_hours_that_end_before_they_begin_are_told(text: str) -> None:
    hours = parse_hours(text)
    assert hours is not None
    assert hours.backwards
