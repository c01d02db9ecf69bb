"""What earlier meetings leave for a coming one, and what has been taken up already."""

import datetime as dt

import pytest

from lchnv_cli.memory.ledger import Ledger
from tests.running import archive

JANUARY, MARCH, MAY = "2026-01-30", "2026-03-20", "2026-05-22"


def _notes(day: str, body: str, kind: str = "minnesanteckningar") -> str:
    return f"---\ndokument: {kind}\norgan: lchnv\ndatum: {day}\n---\n\n{body}\n"


def _agenda(day: str, body: str) -> str:
    return _notes(day, body, "dagordning")


def _calendar(*called_off: str) -> str:
    lines = "".join(f"  - {{datum: {day}, inställt: styrgrupp 2026-01-02}}\n" for day in called_off)
    return f"---\ndokument: kalendarium\norgan: lchnv\når: 2026\nmöten:\n{lines}---\n"


def _carried(*documents: str, day: str = MAY) -> list[str]:
    left = Ledger(archive(*documents)).carried("lchnv", dt.date.fromisoformat(day))
    return [f"{each.kinds}: {each.title} ({each.why})".removeprefix(": ") for each in left]


def _point(title: str, *facts: str) -> str:
    return "\n".join([f"## 1. {title}", "", *facts])


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("Utfall: bordlagd", True),
        ("Utfall: Bordlagd till nästa möte", True),
        ("Utfall: bordlagd till 2026-05-22", True),
        ("Utfall: bordlagd till 2026-05-23", False),
        ("Utfall: återremiss till styrgruppen", True),
        ("Utfall: återremitterad", True),
        ("Utfall: bifall", False),
        ("Utfall: inte bordlagd", False),
        ("Uppdrag: RSS; återrapport 2026-05-22", True),
        ("Uppdrag: RSS; återrapporteras 2026-05-21", True),
        ("Uppdrag: RSS; återrapport 2026-05-23", False),
        ("Uppdrag: RSS; återrapport nästa möte", True),
        ("Uppdrag: RSS; återrapport 2026-02-30", True),
        ("Uppdrag: RSS", False),
    ],
)
def test_what_is_left_over_is_carried_when_its_day_has_come(fact: str, *, expected: bool) -> None:
    assert bool(_carried(_notes(MARCH, _point("Taxor", fact)))) == expected


def test_a_matter_tells_where_it_comes_from() -> None:
    tabled = _notes(MARCH, _point("Beslut: Taxor (Bilaga 1)", "Utfall: bordlagd"))
    given = _notes(MARCH, _point("Beslut: Taxor", "Uppdrag: RSS; återrapport 2026-05-01"))
    assert _carried(tabled) == ["Beslut: Taxor (bordlagd (mötet 2026-03-20))"]
    assert _carried(given) == ["Rapport: Taxor (RSS; återrapport 2026-05-01 (uppdrag 2026-03-20))"]


def test_an_agenda_leaves_nothing() -> None:
    assert _carried(_agenda(MARCH, _point("Taxor", "Utfall: bordlagd"))) == []


def test_a_matter_is_carried_from_meeting_to_meeting_until_it_is_taken_up() -> None:
    tabled = _notes(JANUARY, _point("Taxor", "Utfall: bordlagd"))
    silent = _notes(MARCH, _point("Annat"))
    assert len(_carried(tabled, silent)) == 1
    for taken_up in (_notes(MARCH, _point("TAXOR")), _agenda(MARCH, _point("Beslut: Taxor"))):
        assert _carried(tabled, taken_up) == []


def test_a_matter_under_a_new_title_is_known_by_its_arende() -> None:
    tabled = _notes(JANUARY, _point("Taxor", "Ärende: taxor-2026", "Utfall: bordlagd"))
    renamed = _notes(MARCH, _point("Avgifter", "Ärende: Taxor-2026"))
    assert _carried(tabled, renamed) == []
    (left,) = Ledger(archive(tabled)).carried("lchnv", dt.date(2026, 5, 22))
    assert left.matter == "taxor-2026"


def test_a_matter_tabled_twice_is_carried_once_from_the_last_time() -> None:
    twice = [_notes(day, _point("Taxor", "Utfall: bordlagd")) for day in (JANUARY, MARCH)]
    assert _carried(*twice) == ["Taxor (bordlagd (mötet 2026-03-20))"]


def test_a_standing_point_of_a_later_meeting_takes_up_nothing() -> None:
    given = _notes(JANUARY, _point("Övriga frågor", "Uppdrag: RSS; återrapport 2026-05-01"))
    later = _agenda(MARCH, _point("Övriga frågor"))
    assert len(_carried(given, later)) == 1


def test_a_meeting_that_was_called_off_takes_up_nothing() -> None:
    tabled = _notes(JANUARY, _point("Taxor", "Utfall: bordlagd"))
    promised = _notes(JANUARY, _point("Lokaler", "Uppdrag: RSS; återrapport nästa möte"))
    planned = _agenda(MARCH, _point("Taxor"))
    assert _carried(tabled, planned) == []
    assert len(_carried(tabled, planned, _calendar(MARCH))) == 1
    assert _carried(promised, planned) == []
    assert len(_carried(promised, planned, _calendar(MARCH))) == 1


def test_the_oldest_comes_first_and_later_meetings_leave_nothing() -> None:
    documents = [
        _notes(day, _point(title, "Utfall: bordlagd"))
        for day, title in ((MARCH, "B"), (JANUARY, "A"), (MAY, "C"))
    ]
    assert [each[0] for each in _carried(*documents)] == ["A", "B"]


def test_a_decision_per_capsulam_is_reported_at_the_next_meeting_alone() -> None:
    asked = _notes(JANUARY, _point("Budget", "Utfall: per capsulam senast 2026-02-13"))
    assert _carried(asked, day=MARCH) == [
        "Rapport: Budget (per capsulam senast 2026-02-13 (mötet 2026-01-30))"
    ]
    assert _carried(asked, _notes(MARCH, _point("Annat"))) == []


def test_a_matter_tabled_in_a_clause_is_carried_like_one_in_a_line() -> None:
    tabled = _point("Budget", "Länschefsnätverket beslutade", "", "- att bordlägga ärendet")
    assert _carried(_notes(MARCH, tabled)) == ["Budget (bordlägga ärendet (mötet 2026-03-20))"]
    others = tabled.replace("Länschefsnätverket", "Kommunstyrelsen")
    assert _carried(_notes(MARCH, others)) == []
