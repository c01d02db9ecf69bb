"""What earlier meetings leave for a coming one, and what has been taken up already."""

import datetime as dt

import pytest

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.strands import Strand
from tests.running import archive

JANUARY, MARCH, MAY = "2026-01-30", "2026-03-20", "2026-05-22"
DECIDES = "Länschefsnätverket beslutade"


def _notes(day: str, body: str, kind: str = "minnesanteckningar") -> str:
    return f"---\ndokument: {kind}\norgan: lchnv\ndatum: {day}\n---\n\n{body}\n"


def _agenda(day: str, body: str) -> str:
    return _notes(day, body, "dagordning")


def _calendar(*called_off: str) -> str:
    lines = "".join(f"  - {{datum: {day}, inställt: styrgrupp 2026-01-02}}\n" for day in called_off)
    return f"---\ndokument: kalendarium\norgan: lchnv\når: 2026\nmöten:\n{lines}---\n"


def _carried(*documents: str, day: str = MAY) -> list[str]:
    left = Ledger(archive(*documents)).carried("lchnv", dt.date.fromisoformat(day))
    return [
        f"{each.matter.title} ({' och '.join(_why(strand) for strand in each.strands)})"
        for each in left
        if each.pending is None
    ]


def _why(strand: Strand) -> str:
    return f"{strand.since.text or strand.since.kind} {strand.since.date}"


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
        ("Uppdrag: RSS", True),
        ("Utfall: ej behandlad", True),
        ("Utfall: inte behandlad, tiden räckte inte", True),
        ("Utfall: utgår", True),
        ("Utfall: utgår på förslagsställarens begäran", False),
        ("Utfall: avskrivet; överspelat", False),
        ("Utfall: avslag", False),
        ("Utfall: bifall; bordlagd", True),
        ("Utfall: bifall; hänskjuten till Välfärdsrådet", False),
        ("Ärende: taxor", False),
    ],
)
def test_what_is_left_over_is_carried_when_its_day_has_come(fact: str, *, expected: bool) -> None:
    assert bool(_carried(_notes(MARCH, _point("Taxor", fact)))) == expected


def test_a_matter_tells_where_it_comes_from() -> None:
    tabled = _notes(MARCH, _point("Beslut: Taxor (Bilaga 1)", "Utfall: bordlagd"))
    given = _notes(MARCH, _point("Beslut: Taxor", "Uppdrag: RSS; återrapport 2026-05-01"))
    assert _carried(tabled) == ["Taxor (bordlagd 2026-03-20)"]
    assert _carried(given) == ["Taxor (RSS; återrapport 2026-05-01 2026-03-20)"]


def test_an_agenda_leaves_nothing() -> None:
    assert _carried(_agenda(MARCH, _point("Taxor", "Utfall: bordlagd"))) == []


TABLED = _notes(JANUARY, _point("Taxor", "Utfall: bordlagd"))
DECIDED = "Länschefsnätverket beslutade\n\n- att anta taxorna"


@pytest.mark.parametrize(
    ("march", "expected"),
    [
        (_point("Annat"), 1),
        (_point("Taxor"), 1),
        (_point("Dialog: Taxor", "Nätverket samtalade."), 1),
        (_point("Taxor", "Utfall: ej behandlad"), 1),
        (_point("Taxor", "Återrapport: klar"), 1),  # of no assignment
        (_point("TAXOR", DECIDED), 0),
        (_point("Taxor.", "Utfall: avslag"), 0),
        (_point("Taxor", "Utfall: avskrivet; överspelat av ny lag"), 0),
        (_point("Avgifter", "Ärende: Taxor", "", DECIDED), 0),
        (_point("Avgifter", DECIDED), 1),
    ],
)
def test_a_matter_is_open_until_notes_tell_an_outcome(march: str, expected: int) -> None:
    assert len(_carried(TABLED, _notes(MARCH, march))) == expected


def test_what_stood_on_an_agenda_is_open_until_its_notes_are_there() -> None:
    planned = _agenda(MARCH, _point("Beslut: Taxor"))
    (left,) = Ledger(archive(TABLED, planned)).carried("lchnv", dt.date(2026, 5, 22))
    assert left.pending is not None
    assert str(left.pending.date) == MARCH


def test_what_comes_up_at_a_meeting_that_is_still_to_be_held_is_left_to_it() -> None:
    empty = _agenda(MARCH, _point("Annat"))
    for today, pending in (("2026-03-20", MARCH), ("2026-03-21", None)):
        ledger = Ledger(archive(TABLED, empty), dt.date.fromisoformat(today))
        (left,) = ledger.carried("lchnv", dt.date(2026, 5, 22))
        assert (left.pending and str(left.pending.date)) == pending


PROPOSED = "#### Förslag till beslut\n\nLänschefsnätverket beslutar\n\n- att anta taxorna"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (_point("Annat"), 1),
        (_point("Taxor", "Nätverket samtalade."), 1),
        (_point("Beslut: Taxor", "Utfall: att bekräfta"), 1),
        (_point("Taxor", DECIDED), 0),
        (_point("Nya taxor", DECIDED), 0),
    ],
)
def test_what_the_notes_leave_out_of_the_agenda_is_open(told: str, expected: int) -> None:
    asked = _agenda(MARCH, _point("Beslut: Taxor", PROPOSED))
    left = _carried(asked, _notes(MARCH, told))
    assert [each.partition(" (")[0] for each in left] == ["Taxor"][:expected]


def test_what_an_agenda_proposes_is_open_while_the_notes_are_missing() -> None:
    asked = _agenda(MARCH, _point("Beslut: Taxor", PROPOSED) + "\n\n## 2. Information: Läget")
    for today, now in (("2026-03-21", ["Taxor"]), ("2026-03-20", [])):
        ledger = Ledger(archive(asked), dt.date.fromisoformat(today))
        (left,) = ledger.carried("lchnv", dt.date(2026, 5, 22))
        assert (left.pending and str(left.pending.date)) == MARCH
        assert [left.matter.title for _ in now if left.is_for_now(ledger.today)] == now


def test_information_and_standing_points_that_are_left_out_leave_nothing() -> None:
    asked = _agenda(MARCH, _point("Information: Taxor", "Läget.") + "\n\n## 2. Övriga frågor")
    assert _carried(asked, _notes(MARCH, _point("Annat"))) == []


ASSIGNED = _notes(JANUARY, _point("Taxor", "Uppdrag: RSS; återrapport 2026-03-20", "", DECIDED))


@pytest.mark.parametrize(
    ("march", "expected"),
    [
        (_point("Rapport: Taxor", "Föredragande: Lo Falk"), 1),
        (_point("Rapport: Taxor", "Lo berättade."), 0),
        (_point("Rapport: Taxor", "Återrapport: klar"), 0),
        (_point("Rapport: Taxor", "Återrapport: fortsätter; återrapport 2026-05-22"), 1),
        (_point("Rapport: Taxor", "Återrapport: fortsätter; återrapport 2026-09-18"), 0),
        (_point("Rapport: Taxor", "Utfall: ej behandlad"), 1),
        (_point("Rapport: Taxor", "Rapporten bordlades till nästa möte."), 1),
        (_point("Taxor", "Utfall: avskrivet"), 0),
    ],
)
def test_an_assignment_is_closed_by_its_report(march: str, expected: int) -> None:
    assert len(_carried(ASSIGNED, _notes(MARCH, march))) == expected


def test_words_about_a_matter_before_its_report_is_due_are_no_report() -> None:
    given = ASSIGNED.replace("2026-03-20", "2026-05-22")
    for march, expected in (
        (_point("Dialog: Taxor", "Samtal."), 1),
        (_point("Rapport: Taxor", "Klart."), 0),
    ):
        assert len(_carried(given, _notes(MARCH, march))) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-05-21", 0), ("2026-05-22", 1), ("2026-09-18", 1)]
)
def test_work_that_goes_on_ahead_of_its_day_is_reported_on_that_day(
    day: str, expected: int
) -> None:
    given = ASSIGNED.replace("2026-03-20", "2026-05-22")
    goes_on = _notes(MARCH, _point("Rapport: Taxor", "Återrapport: fortsätter"))
    assert len(_carried(given, goes_on, day=day)) == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        (_point("Mötets öppnande", "Utfall: bifall"), []),
        (_point("Mötets avslutande", "Utfall: bifall"), []),
        (_point("Godkännande av föredragningslista", "Utfall: ändrad"), []),
        (
            _point(
                "Val av justerare",
                "Utfall: bifall",
                "",
                DECIDES,
                "",
                "- att välja Lo Falk till justerare",
            ),
            [],
        ),
        (
            _point(
                "Årsrapport",
                "Utfall: bifall",
                "",
                DECIDES,
                "",
                "- att lägga rapporten till handlingarna",
            ),
            [],
        ),
        (
            _point("Föregående minnesanteckningar", "Utfall: bordlagd"),
            ["Föregående minnesanteckningar"],
        ),
        (_point("Öppnande av ett barnahus", "Utfall: bifall"), ["Öppnande av ett barnahus"]),
        (_point("Mötets öppnande", "Ärende: öppna möten", "Utfall: bifall"), ["öppna möten"]),
        (_point("Mötets öppnande", "Uppdrag: RSS", "Utfall: bifall"), ["Mötets öppnande"]),
    ],
)
def test_a_formality_that_was_decided_leaves_only_history(point: str, expected: list[str]) -> None:
    matters = Ledger(archive(_notes(JANUARY, point))).matters
    assert [each.name.removesuffix(f" {JANUARY}") for each in matters] == expected


def test_a_matter_under_a_new_title_is_known_by_its_arende() -> None:
    tabled = _notes(JANUARY, _point("Taxor", "Ärende: taxor-2026", "Utfall: bordlagd"))
    renamed = _notes(MARCH, _point("Avgifter", "Ärende: Taxor-2026", "", DECIDED))
    assert _carried(tabled, renamed) == []
    (left,) = Ledger(archive(tabled)).carried("lchnv", dt.date(2026, 5, 22))
    assert left.matter.name == "taxor-2026"


def test_a_matter_tabled_twice_is_carried_once_from_the_last_time() -> None:
    twice = [_notes(day, _point("Taxor", "Utfall: bordlagd")) for day in (JANUARY, MARCH)]
    assert _carried(*twice) == ["Taxor (bordlagd 2026-03-20)"]


def test_a_standing_point_of_a_later_meeting_takes_up_nothing() -> None:
    given = _notes(JANUARY, _point("Övriga frågor", "Uppdrag: RSS; återrapport 2026-05-01"))
    later = _agenda(MARCH, _point("Övriga frågor"))
    (left,) = Ledger(archive(given, later)).carried("lchnv", dt.date(2026, 5, 22))
    assert left.matter.title == "Övriga frågor 2026-01-30"


def test_what_came_up_under_a_standing_point_is_closed_by_its_title_and_day() -> None:
    given = _notes(JANUARY, _point("Övriga frågor", "Uppdrag: RSS; återrapport 2026-03-20"))
    for title, expected in (("Övriga frågor 2026-01-30", 0), ("Övriga frågor", 1)):
        told = _notes(MARCH, _point(f"Rapport: {title}", "Återrapport: klar"))
        assert len(_carried(given, told)) == expected


def _calendar_of(line: str) -> str:
    return f"---\ndokument: kalendarium\norgan: lchnv\når: 2026\nmöten:\n  - {line}\n---\n"


def test_a_matter_follows_a_meeting_that_was_moved() -> None:
    tabled = _notes(JANUARY, _point("Taxor", "Utfall: bordlagd till 2026-05-22"))
    for to, carried in (("2026-05-08", 1), ("2026-06-05", 1)):
        moved = _calendar_of(f"{{datum: {to}, flyttat_från: 2026-05-22}}")
        assert len(_carried(tabled, moved, day=to)) == carried
    assert _carried(tabled, day="2026-05-08") == []


def test_a_matter_put_off_to_a_meeting_that_was_called_off_goes_on_to_the_next() -> None:
    tabled = _notes(JANUARY, _point("Taxor", "Utfall: bordlagd till 2026-03-20"))
    assert len(_carried(tabled, _agenda(MARCH, _point("Taxor")), _calendar(MARCH))) == 1


def test_an_extra_meeting_takes_up_what_was_put_off_to_just_that_day() -> None:
    extra = _calendar_of("{datum: 2026-03-06, möte: extra}")
    for until, expected in ((" till 2026-03-06", 1), (" till 2026-03-05", 0), ("", 0)):
        tabled = _notes(JANUARY, _point("Taxor", f"Utfall: bordlagd{until}"))
        assert len(_carried(tabled, extra, day="2026-03-06")) == expected


def test_the_oldest_comes_first_and_later_meetings_leave_nothing() -> None:
    documents = [
        _notes(day, _point(title, "Utfall: bordlagd"))
        for day, title in ((MARCH, "B"), (JANUARY, "A"), (MAY, "C"))
    ]
    assert [each[0] for each in _carried(*documents)] == ["A", "B"]


ASKED = _notes(JANUARY, _point("Budget", "Utfall: per capsulam senast 2026-03-20"))


def test_a_question_per_capsulam_comes_up_after_its_last_day() -> None:
    assert _carried(ASKED, day=MARCH) == []
    told = "Budget (per capsulam senast 2026-03-20 2026-01-30)"
    assert _carried(ASKED) == [told]


ANSWERED = _point("Budget", "Alla svarade ja.")


@pytest.mark.parametrize(
    ("asked", "march", "expected"),
    [
        (ASKED, _point("Rapport: Budget", "Svar väntas."), 1),
        (ASKED, _point("Rapport: Budget", "Utfall: bifall"), 0),
        (ASKED.replace("senast 2026-03-20", "senast 2026-03-20; bifall"), _point("Budget"), 1),
        (ASKED.replace("senast 2026-03-20", "senast 2026-03-19; bifall"), _point("Budget"), 1),
        (ASKED.replace("senast 2026-03-20", "senast 2026-03-19; bifall"), ANSWERED, 0),
        (ASKED.replace("senast 2026-03-20", "senast 2026-03-19; bifall"), _point("Annat"), 1),
        (ASKED.replace("senast 2026-03-20", "senast 2026-03-19"), _point("Budget"), 1),
    ],
)
def test_a_question_per_capsulam_is_told_once_when_its_outcome_is_known(
    asked: str, march: str, expected: int
) -> None:
    assert len(_carried(asked, _notes(MARCH, march))) == expected


def test_a_matter_tabled_in_a_clause_is_carried_like_one_in_a_line() -> None:
    tabled = _point("Budget", "Länschefsnätverket beslutade", "", "- att bordlägga ärendet")
    assert _carried(_notes(MARCH, tabled)) == ["Budget (bordlägga ärendet 2026-03-20)"]
    others = tabled.replace("Länschefsnätverket", "Kommunstyrelsen")
    assert _carried(_notes(MARCH, others)) == []
