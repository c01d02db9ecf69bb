"""A day in whatever form it is said, and never guessed where it may be two."""

import datetime as dt

import pytest

from lchnv_cli.model.said_day import days_meant, is_day, unclear
from tests.running import Program, network

FRIDAY = dt.date(2026, 11, 27)
MONDAY = dt.date(2026, 11, 30)


@pytest.fixture
def lchnv(
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Program:
    return network(tmp_path_factory.mktemp("mapp"), capsys, monkeypatch)


def _meant(text: str, *known: str, today: dt.date = FRIDAY, ahead: bool = False) -> str:
    days = days_meant(text, today, map(dt.date.fromisoformat, known), ahead=ahead)
    return " ".join(map(str, days))


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-20", " 2026-03-20 ", "2026-3-20", "20260320", "260320", "20 mars 2026"),
        *("den 20 mars 2026", "20:e mars 2026", "20 MAR 2026", "20/3 2026", "20/3-26", "20.3.2026"),
        *("fredag 20 mars 2026", "fredagen den 20 mars 2026", "på fredag 20/3 2026"),
    ],
)
def test_a_whole_date_is_that_day(text: str) -> None:
    assert (_meant(text), _meant(text, "2025-03-20"), is_day(text)) == (*["2026-03-20"] * 2, True)


@pytest.mark.parametrize(
    "text", ["2026-02-30", "30 februari", "31/4", "260399", "torsdag 20 mars 2026", "0/3"]
)
def test_what_is_no_day_in_any_calendar_is_none(text: str) -> None:
    assert _meant(text) == ""


@pytest.mark.parametrize(
    "text", ["", "mars", "v. 12", "2026", "20", "nästa möte", "20 mars 2026 kl. 9", "i fredag"]
)
def test_what_is_not_said_as_a_day_is_none(text: str) -> None:
    assert (_meant(text), is_day(text)) == ("", False)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("idag", "2026-11-27"),
        ("I dag", "2026-11-27"),
        ("imorgon", "2026-11-28"),
        ("i morgon", "2026-11-28"),
        ("i övermorgon", "2026-11-29"),
        ("igår", "2026-11-26"),
        ("i förrgår", "2026-11-25"),
        ("torsdag", "2026-12-03"),
        ("på lördag", "2026-11-28"),
        ("i fredags", "2026-11-20"),
        ("i torsdags", "2026-11-26"),
        ("nästa fredag", "2026-12-04"),
    ],
)
def test_days_are_told_from_today(text: str, day: str) -> None:
    assert _meant(text) == day


def test_a_weekday_that_may_be_two_is_not_guessed() -> None:
    assert _meant("fredag") == "2026-11-27 2026-12-04"
    assert _meant("fredag", today=MONDAY) == "2026-12-04"
    assert _meant("nästa fredag", today=MONDAY) == "2026-12-04 2026-12-11"
    assert _meant("fredag", "2026-12-04") == "2026-12-04"
    assert _meant("fredag", "2026-11-27", "2026-12-04") == "2026-11-27 2026-12-04"


def test_without_a_year_it_is_the_meeting_that_fits() -> None:
    assert _meant("20/3", "2024-03-20", "2026-05-22") == "2024-03-20"
    assert _meant("20 mars", "2024-03-20", "2026-03-20") == "2024-03-20 2026-03-20"
    assert _meant("20 mars", "2026-03-20", "2027-03-20", ahead=True) == "2027-03-20"
    assert _meant("20 mars", "2026-03-20", ahead=True) == "2026-03-20"


def test_without_a_year_and_a_meeting_it_is_the_nearest_or_what_lies_ahead() -> None:
    assert _meant("20/3") == "2027-03-20"
    assert _meant("20/6") == "2026-06-20"
    assert _meant("20/6", ahead=True) == "2027-06-20"
    assert _meant("27/11", ahead=True) == "2026-11-27"
    assert _meant("29/2") == "2028-02-29"
    assert _meant("2/1", today=dt.date(2024, 7, 3)) == "2024-01-02 2025-01-02"  # 183 days each


def test_what_fits_is_listed() -> None:
    days = [dt.date(2026, 11, 27), dt.date(2026, 12, 4)]
    assert unclear("fredag", days) == (
        "”fredag” kan vara flera dagar. Skriv vilken:\n"
        "    2026-11-27  fredag 27 november 2026\n"
        "    2026-12-04  fredag 4 december 2026"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "meeting",
    [
        *("2026-03-20", "260320", "20/3", "20 mars", "lchnv 260320", "LCHNV/2026-03-20"),
        *("Länschefsnätverket/20 mars", "fredag"),
    ],
)
def test_a_meeting_is_named_by_its_day_in_any_form(lchnv: Program, meeting: str) -> None:
    today = ["--today", "2026-03-18"]
    told = lchnv("export", *meeting.split(), "--to", "html", "-n", *today)
    assert told.out.endswith("dagordning-lchnv-2026-03-20.html\n")
    assert lchnv("publish", meeting, "-n", *today).out.startswith(
        "--- a/meetings/lchnv/2026-03-20/dagordning.md"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("export fredag --today 2026-11-27", "    2026-12-04  fredag 4 december 2026\n"),
        ("members --date fredag --today 2026-11-27", "    2026-12-04  fredag 4 december 2026\n"),
        ("new-agenda 8/1 --today 2026-12-01 -n", "fredag 8 januari 2027"),
        ("new-agenda på fredag --today 2026-12-01 -n", "fredag 4 december 2026"),
        ("new-notes 30 januari", "meetings/lchnv/2026-01-30/minnesanteckningar.md finns redan"),
        ("members --date i morgon --today 2026-03-20", "lördag 21 mars 2026"),
        ("publish 22/5 --date igår --today 2026-06-14 -n", "publicerad: 2026-06-13"),
        ("decisions --meeting 30/1 --today 2026-11-27 --json", "2026-01-30"),
        ("check --today 20 mars 2026 -n", "Valet -n finns inte"),
    ],
)
def test_days_are_said_as_one_likes_wherever_one_is_asked_for(
    lchnv: Program, typed: str, said: str
) -> None:
    ran = lchnv(*typed.split())
    assert said in ran.out + ran.err


@pytest.mark.parametrize(
    "line",
    [
        ("new-agenda", "styrgrupp 2027-03-05"),
        ("new-agenda", "Styrgruppen 5 mars 2027", "--body", "styrgrupp"),
        ("new-notes", "styrgrupp 2026-11-20"),
    ],
)
def test_a_body_may_stand_before_the_day_of_a_new_document(lchnv: Program, line: list[str]) -> None:
    ran = lchnv(*line, "--dry-run", "--today", "2026-11-27")
    assert (ran.code, "\norgan: styrgrupp\n" in ran.out) == (0, True)


@pytest.mark.parametrize(
    "line",
    [
        ("new-agenda", "styrgrupp 2027-03-05", "--body", "lchnv"),
        ("decisions", "--meeting", "styrgrupp 2027-03-05", "--body", "lchnv"),
    ],
)
def test_two_bodies_are_never_chosen_between(lchnv: Program, line: list[str]) -> None:
    ran = lchnv(*line)
    told = "”styrgrupp 2027-03-05” är ett annat organ än --body lchnv. Skriv bara det ena.\n"
    assert (ran.code, told in ran.err) == (2, True)


def test_decisions_are_of_the_body_before_the_day(lchnv: Program) -> None:
    ours, theirs = (
        lchnv("decisions", "--meeting", f"{body} 2026-01-30", "--all", "--json").out
        for body in ("lchnv", "styrgrupp")
    )
    assert ('"rows": []' in ours, '"rows": []' in theirs) == (False, True)


def test_where_only_a_day_is_meant_a_body_before_it_is_no_wrong_weekday(lchnv: Program) -> None:
    ran = lchnv("groups", "--date", "styrgrupp 2026-03-06")
    told = "”styrgrupp 2026-03-06” är mer än en dag. Skriv bara dagen: 2026-03-06.\n"
    assert (ran.code, told in ran.err, "stämmer inte" in ran.err) == (2, True, False)


def test_new_notes_speak_of_what_is_to_confirm_only_where_something_is(lchnv: Program) -> None:
    word = "Utfall: att bekräfta"
    plain = lchnv("new-notes", "styrgrupp 2026-11-20", "--dry-run", "--today", "2026-11-27")
    asked = lchnv("new-notes", "2026-03-20", "--dry-run", "--today", "2026-11-27")
    assert [(word in each.out, word in each.err) for each in (plain, asked)] == [
        (False, False),
        (True, True),
    ]
