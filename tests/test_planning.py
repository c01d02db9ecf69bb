"""What the planning knows: elections, outcomes, pointers to decisions, dates, turns, habits."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from lchnv_cli.context import Context
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.elections import election_day, elections
from lchnv_cli.planning.candidates import Candidate, Days
from lchnv_cli.planning.chain import chain, suggested_steering
from lchnv_cli.planning.duties import calendar_duty, review_duties
from lchnv_cli.planning.habits import habits
from lchnv_cli.planning.progress import progress
from lchnv_cli.planning.propose import Impossible, propose
from lchnv_cli.planning.task import Ask, working_days_left
from lchnv_cli.planning.tasks import tasks
from lchnv_cli.planning.turns import turn
from lchnv_cli.workdays import Workdays
from tests.running import HEAD, NETWORK, archive, read

WORKDAYS = Workdays()
CALENDAR = "---\ndokument: kalendarium\norgan: {body}\når: {year}\nmöten:\n{lines}\n---\n"


def _on(known: Archive, today: str) -> Context:
    return Context(dt.date.fromisoformat(today), known, WORKDAYS)


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
    actual = [(t.chair.name, t.vices[0].name) for t in found if t]
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


def test_a_year_without_habits_begins_a_third_of_a_share_in_and_is_spread_evenly() -> None:
    found = propose(Days(archive(), Workdays(), "lchnv", 2027), 6)
    assert [str(meeting.candidate.date) for meeting in found.meetings] == [
        "2027-01-22", "2027-03-30", "2027-06-04", "2027-08-06", "2027-10-08", "2027-12-10",
    ]  # fmt: skip
    assert [meeting.reasons[0] for meeting in found.meetings[:3]] == [
        "styrgruppen 14 dagar före (5 §)",
        "10 veckor efter det förra",
        "9 veckor efter det förra",
    ]
    assert found.why == "Mötena är spridda så jämnt över året som dagarna medger."


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-12-29", (None, 0)),
        ("2024-01-02", (1, 1)),
        ("2026-12-31", (3, 1)),
        ("2027-01-01", (None, 0)),
    ],
)
def test_habits_are_of_whole_years(day: str, expected: tuple[int | None, int]) -> None:
    usual = habits(archive(calendar(int(day[:4]), day)), "lchnv", 2027)
    assert (usual.weekday, usual.meetings) == expected


@pytest.mark.parametrize(
    ("meeting", "steering"),
    [
        (dt.date(2026, 3, 20), dt.date(2026, 3, 6)),
        (dt.date(2026, 4, 17), dt.date(2026, 4, 2)),  # two weeks before is Good Friday
        (dt.date(2026, 4, 20), dt.date(2026, 4, 2)),  # and Easter Monday
    ],
)
def test_a_steering_group_is_suggested_on_a_working_day(
    meeting: dt.date, steering: dt.date
) -> None:
    assert suggested_steering(archive().procedure, Workdays(), "lchnv", meeting) == steering


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["2025.md", "2024.md", "mars.md", "maj.md"], "2025.md"),
        (["mars.md", "maj.md"], "maj.md"),
        ([], "rules.yaml"),
    ],
)
def test_a_missing_calendar_is_missed_in_the_last_one_or_else_in_the_last_document(
    names: list[str], expected: str
) -> None:
    texts = {
        "2024.md": calendar(2024, "2024-03-20"),
        "2025.md": calendar(2025, "2025-03-20"),
        "mars.md": HEAD,
        "maj.md": HEAD.replace("2026-03-20", "2026-05-22"),
    }
    found = (read(texts[name], name).document for name in names)
    known = replace(archive(), documents=tuple(document for document in found if document))
    (lack,) = calendar_duty(_on(known, "2026-11-22"), "lchnv", 2027).lacks
    assert (str(lack.place.file), lack.message) == (expected, "Kalendariet för 2027 finns inte.")


def test_the_earliest_day_for_a_steering_group_is_within_what_is_allowed() -> None:
    rules = (NETWORK / "rules.yaml").read_text(encoding="utf-8")
    one_day = re.sub(r"styrgrupp_(dagar|tidigast|senast): \d+", r"styrgrupp_\1: 10", rules)
    days = Days(archive(rules=one_day), Workdays(), "lchnv", 2027)
    found = days.candidate(dt.date(2027, 3, 19))
    assert isinstance(found, Candidate)
    assert found.steering == dt.date(2027, 3, 9)


def _to_do(known: Archive, today: str, body: str = "lchnv") -> list[str]:
    day = dt.date.fromisoformat(today)
    ask = Ask(known, Workdays(), body, day, Ledger(known, day))
    return [task.what for task in tasks(ask)]


ADOPT = "fastställ kalendariet för 2027"


@pytest.mark.parametrize(
    ("exemption", "told"),
    [
        ("", True),
        ("{regel: sent-kalendarium, skäl: Valet.}", False),
        ("{regel: sent-kalendarium, skäl: Valet., gäller: inte fastställt}", False),
        ("{regel: sent-kalendarium, skäl: Valet., gäller: finns inte}", True),
        ("{regel: sen-översyn, skäl: Valet.}", True),
    ],
)
def test_a_duty_that_an_exemption_covers_is_not_to_be_done(exemption: str, *, told: bool) -> None:
    own = f"undantag: [{exemption}]\n" if exemption else ""
    known = archive(calendar(2027, "2027-03-20").replace("möten:", f"{own}möten:"))
    assert (ADOPT in _to_do(known, "2026-11-01")) == told


def test_an_exemption_in_another_document_covers_no_duty() -> None:
    other = HEAD.replace("---\n", "---\nundantag: [{regel: sent-kalendarium, skäl: Valet.}]\n", 1)
    texts = {"2027.md": calendar(2027, "2027-03-20"), "annat.md": other}
    found = (read(text, name).document for name, text in texts.items())
    known = replace(archive(), documents=tuple(each for each in found if each))
    assert ADOPT in _to_do(known, "2026-11-01")


@pytest.mark.parametrize(("today", "told"), [("2026-09-30", False), ("2026-10-01", True)])
def test_a_duty_is_to_be_done_from_its_month_on(today: str, *, told: bool) -> None:
    known = archive(calendar(2027, "2027-03-20"))
    assert (ADOPT in _to_do(known, today)) == told


@pytest.mark.parametrize(
    ("reviewed", "today", "lacks"),
    [
        ("", "2026-11-20", True),
        ("2026-09-12", "2026-11-20", True),
        ("2026-09-13", "2026-11-20", False),
        ("2026-11-20", "2026-11-20", False),
        ("2026-11-21", "2026-11-20", True),
        ("2026-12-31", "2027-02-01", False),
        ("2027-01-01", "2027-02-01", True),
    ],
)
def test_a_review_counts_from_the_election_to_the_turn_of_the_year_once_it_is_held(
    reviewed: str, today: str, *, lacks: bool
) -> None:
    rules = (NETWORK / "rules.yaml").read_text(encoding="utf-8")
    own = f"    översedd: [{{datum: {reviewed}}}]\n    värden:" if reviewed else "    värden:"
    known = archive(rules=rules.replace("    värden:", own, 1))
    (duty,) = review_duties(_on(known, today), "lchnv")
    assert (duty.due, bool(duty.lacks)) == (dt.date(2026, 12, 31), lacks)


def test_only_meetings_that_the_arbetsordning_governs_make_progress() -> None:
    before = HEAD.replace("2026-03-20", "2024-12-18")
    first = HEAD.replace("2026-03-20", "2024-12-19")
    known = archive(before, first, HEAD.replace("organ: lchnv", "organ: styrgrupp"))
    today = dt.date(2026, 11, 22)
    found = [each.meeting.date for each in progress(known, Workdays(), "lchnv", today)]
    assert found == [dt.date(2024, 12, 19)]
    assert list(progress(known, Workdays(), "styrgrupp", today)) == []


def test_of_two_lines_on_a_day_the_meeting_that_is_held_counts() -> None:
    lines = ("{datum: 2026-05-22, inställt: ja}", "{datum: 2026-05-22, möte: extra}")
    for written in (lines, lines[::-1]):
        meeting = archive(calendar(2026, *written)).meeting("lchnv", dt.date(2026, 5, 22))
        assert meeting is not None
        assert (meeting.cancelled, meeting.extra) == (False, True)


@pytest.mark.parametrize("count", [1, 2])
def test_a_year_that_the_folder_answers_for_a_part_of_is_proposed_from_then(count: int) -> None:
    rules = (NETWORK / "rules.yaml").read_text(encoding="utf-8")
    begun = rules.replace("  - id: lchnv\n", "  - id: lchnv\n    ansvarar_från: 2026-09-01\n")
    found = propose(Days(archive(rules=begun), Workdays(), "lchnv", 2026), count).meetings
    assert len(found) == count
    assert all(each.candidate.preparation >= dt.date(2026, 9, 1) for each in found)
    with pytest.raises(Impossible, match=rf"; {count} räcker inte"):
        propose(Days(archive(rules=begun), Workdays(), "lchnv", 2027), count)
