"""No matter of three made-up years is lost, early, told twice or brought without cause."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.load.ground import read_ground
from lchnv_cli.memory.attended import State
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.strands import Strand
from lchnv_cli.memory.waits import Wait
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Document
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.registers.asked_questions import asked_questions
from lchnv_cli.registers.assignments import assignments
from lchnv_cli.registers.attendance_year import attendance
from lchnv_cli.registers.decided import Wanted, decisions
from lchnv_cli.registers.matters import all_matters
from lchnv_cli.registers.next_meeting import Need, next_meeting
from lchnv_cli.registers.table import Cell, Register
from lchnv_cli.render.agenda_draft import agenda_draft
from tests.announced import DOCUMENTS
from tests.judging import read_document, text_of
from tests.made_years import (
    ANSWER,
    ANSWERED,
    PEOPLE,
    RECEIVED,
    REPLIES,
    REPORT,
    RESULT,
    SETTLE,
    Planned,
    Years,
    rules,
)

PROCEDURE, REGISTER, _ = read_ground(rules().encode(), (DOCUMENTS / "register.yaml").read_bytes())
BODIES = frozenset(PROCEDURE.bodies)
SORTS = {
    Wait.OUTCOME: SETTLE,
    Wait.NOTES: SETTLE,
    Wait.REPLIES: REPLIES,
    Wait.RESULT: RESULT,
    Wait.REPORT: REPORT,
    Wait.RECEIVED: RECEIVED,
    Wait.ANSWER: ANSWER,
    Wait.ANSWERED: ANSWERED,
}


def _ledger(documents: dict[str, str], today: dt.date, read: dict[str, Document]) -> Ledger:
    """Read documents, each text once; what cannot be read is left out."""
    for place, text in documents.items():
        if f"{place}{text}" not in read:
            found = read_document(PurePosixPath(place), text.encode(), BODIES).document
            if found is not None:
                read[f"{place}{text}"] = found
    own = (read.get(f"{place}{text}") for place, text in documents.items())
    archive = Archive(Path(), PROCEDURE, REGISTER, tuple(each for each in own if each))
    return Ledger(archive, today)


def _open(ledger: Ledger) -> Counter[tuple[str, str, str, dt.date | None, str]]:
    return Counter(
        (strand.matter.title, strand.body_id, SORTS[strand.wait], strand.until, _who(strand))
        for matter in ledger.matters
        for strand in matter.open
    )


def _who(strand: Strand) -> str:
    body = PROCEDURE.body_named_first(strand.since.who)
    if strand.wait is Wait.ANSWER and body:
        return body.id
    return strand.since.who if strand.wait is Wait.REPORT else ""


def _brought(ledger: Ledger, body_id: str, date: dt.date) -> Iterator[tuple[str, bool]]:
    """Give the titles of a new agenda's points, and whether they wait for notes."""
    for point in agenda_draft(ledger, PROCEDURE.bodies[body_id], date, text_of).points:
        for _, each in point.carried:
            waits = any("Väntar på anteckningarna" in comment for comment in each.comments)
            yield each.heading.rpartition(": ")[2], waits


@pytest.mark.slow
@pytest.mark.parametrize(
    "seed", [*range(2), *(pytest.param(n, marks=pytest.mark.slow) for n in range(2, 30))]
)
def test_every_agenda_has_what_is_owed_and_nothing_else(seed: int) -> None:
    read: dict[str, Document] = {}
    years = Years(seed)
    for step in years.steps():
        meeting = step.meeting
        ledger = _ledger(step.documents, meeting.date, read)
        assert _open(ledger) == Counter(step.owed), (meeting.body, meeting.date)
        assert not any("öppnande" in each.title for each in ledger.matters)
        brought = Counter(_brought(ledger, meeting.body, meeting.date))
        assert brought == Counter(step.bring.items()), (meeting.body, meeting.date)
        _compare_registers(ledger, years, meeting)
    _compare_years(ledger, years)


def _compare_registers(ledger: Ledger, years: Years, meeting: Planned) -> None:
    """Ask each register what is open, and the next meeting's what it has to take up."""
    short = {body.short: body.id for body in PROCEDURE.bodies.values()}

    def told(register: Register, *keys: str) -> Counter[tuple[Cell, ...]]:
        return Counter(
            tuple(short[str(row[key])] if key == "body" else row[key] for key in keys)
            for row in register.rows
        )

    owed, at = years.owed, (meeting.body, meeting.date)
    every = Counter((o.affair.title, o.body) for o in owed)
    assert told(all_matters(ledger), "matter", "body") == every, at
    handed = Counter((o.affair.title, o.body, o.who) for o in owed if o.what == REPORT)
    assert told(assignments(ledger), "matter", "body", "responsible") == handed, at
    asked = Counter((o.asked, o.body) for o in owed if o.what in {REPLIES, RESULT})
    # What the next meeting told is asked for still in the question that does not tell it.
    waiting = {each.question for each in owed}
    asked += Counter(own for place, own in years.unfilled.items() if place not in waiting)
    assert told(asked_questions(ledger), "question", "body") == asked, at
    known = ledger.archive.meeting(meeting.body, meeting.date) or Meeting(*at)
    due = [(o, years.is_due(o, meeting)) for o in owed if o.body == meeting.body]
    next_up = told(next_meeting(ledger, known), "matter", "need")
    wanted = Counter((title, need != Need.MAY) for title, need in next_up.elements())
    assert wanted == Counter((o.affair.title, is_due) for o, is_due in due), at


def _compare_years(ledger: Ledger, years: Years) -> None:
    """Ask the registers of decisions and of attendance at the end."""
    bodies = {body.short: body.id for body in PROCEDURE.bodies.values()}
    rows = decisions(ledger, Wanted()).rows
    told = Counter((row["date"], bodies[str(row["body"])], row["title"]) for row in rows)
    assert told == Counter(each for each in years.outcomes if each[0] < ledger.today)
    for year in range(2026, 2026 + years.years):
        there = {
            (dt.date.fromisoformat(day), str(row["principal"]))
            for row in attendance(ledger.archive, ledger.today, "lchnv", year).rows
            for day, state in row.items()
            if state is State.PRESENT and row["principal"] in PEOPLE
        }
        days = {day: own for day, own in years.present.items() if day.year == year}
        held = {(d, name) for d, own in days.items() for name in own if d < ledger.today}
        assert there == held


@pytest.mark.slow
def test_a_folder_of_which_half_cannot_be_read_still_gives_the_rest() -> None:
    documents = list(Years(1).steps())[-1].documents
    half = {
        place: text if at % 2 else text[: len(text) // 3].replace("organ", "rogan")
        for at, (place, text) in enumerate(documents.items())
    }
    ledger = _ledger(half, dt.date(2028, 12, 31), {})
    assert len(ledger.archive.documents) < len(documents)
    for body in PROCEDURE.bodies.values():
        assert agenda_draft(ledger, body, dt.date(2029, 1, 31), text_of).body is body


JANUARY, MARCH, MAY, JUNE = "2026-01-30", "2026-03-20", "2026-05-22", "2026-06-12"
AGENDA = "dagordning"
ASKED = "Taxor\n\n#### Förslag till beslut\n\nNätverket beslutar\n\n- att anta taxorna"


def _document(body: str, day: str, *points: str, kind: str = "minnesanteckningar") -> str:
    head = f"---\ndokument: {kind}\norgan: {body}\ndatum: {day}\n---\n\n"
    return head + "\n\n".join(f"## {at}. {point}" for at, point in enumerate(points, 1)) + "\n"


def _left(*documents: str, body: str = "lchnv", day: str = MAY, today: str = "") -> list[str]:
    """Give the titles that a new agenda brings."""
    date = dt.date.fromisoformat(day)
    places = {f"{at}.md": text for at, text in enumerate(documents)}
    ledger = _ledger(places, dt.date.fromisoformat(today or day), {})
    return [title for title, _ in _brought(ledger, body, date)]


HANDED = "Beslut: Taxor\n\nUtfall: bifall\nUppdrag: RSS Prov; återrapport {}"
TODAY = {
    "bare utgår": ["Taxor\n\nUtfall: utgår"],
    "a report point with nothing but who presents it": [
        HANDED.format(MARCH),
        "Rapport: Taxor\n\nFöredragande: Lo Falk",
    ],
    "an assignment for the autumn": [HANDED.format("hösten 2026")],
    "an assignment without a day": ["Taxor\n\nUtfall: bifall\nUppdrag: RSS Prov"],
    "tabled in words that say when it is taken up again": [
        "Taxor\n\nÄrendet bordläggs och återkommer på mötet den 22 maj."
    ],
    "tabled until the autumn": ["Taxor\n\nUtfall: bordlagd till hösten"],
    "asked by mail, and told of before the last day": [
        f"Taxor\n\nUtfall: per capsulam senast {MARCH}; bifall",
        "Rapport: Taxor\n\nSvar väntas ännu.",
    ],
    "a report in words that says that the work goes on": [
        HANDED.format(MARCH),
        "Rapport: Taxor\n\nArbetet pågår. RSS Prov återkommer med en ny rapport i maj.",
    ],
}


@pytest.mark.parametrize("notes", TODAY.values(), ids=TODAY)
def test_what_nobody_ended_comes_back(notes: list[str]) -> None:
    days = (JANUARY, MARCH)
    documents = [_document("lchnv", day, text) for day, text in zip(days, notes, strict=False)]
    assert _left(*documents) == ["Taxor"]


@pytest.mark.parametrize("heading", ["Beslut: ", "", "Beslut/Dialog: "])
def test_a_point_that_was_deleted_from_the_notes_comes_back(heading: str) -> None:
    asked = _document("lchnv", MARCH, heading + ASKED, kind=AGENDA)
    assert _left(asked, _document("lchnv", MARCH, "Information: Annat")) == ["Taxor"]
    decided = ASKED.replace("#### Förslag till beslut\n\n", "").replace("beslutar", "beslutade")
    assert _left(asked, _document("lchnv", MARCH, decided)) == []


def test_a_point_of_decision_without_a_proposal_is_open_until_it_has_an_outcome() -> None:
    asked = _document("lchnv", MARCH, "Beslut: Taxor\n\nText.", kind=AGENDA)
    for told, left in (("Taxor\n\nVi talade.", 1), ("Taxor\n\nUtfall: avslag", 0), ("Annat", 1)):
        assert len(_left(asked, _document("lchnv", MARCH, told))) == left


def test_a_point_of_another_matter_in_the_place_of_a_deleted_one_is_no_answer_to_it() -> None:
    asked = _document("lchnv", MARCH, "Beslut: " + ASKED, kind=AGENDA)
    other = "Genomgång\n\nÄrende: hembesök\nUtfall: avskrivet; överspelat"
    assert _left(asked, _document("lchnv", MARCH, other)) == ["Taxor"]


@pytest.mark.parametrize("name", ["Styrgruppen", "Länschefsnätverket", "LCHNV"])
def test_what_another_body_sends_is_taken_up_and_answered(name: str) -> None:
    sent = _document("schnv", JANUARY, f"Taxor\n\nUtfall: hänskjuten till {name}")
    body = "styrgrupp" if name == "Styrgruppen" else "lchnv"
    assert _left(sent, body=body, day=MARCH) == ["Taxor"]
    assert _left(sent, body="schnv") == []
    done = _document(body, MARCH, "Taxor\n\nUtfall: avslag")
    assert _left(sent, done, body=body) == []
    assert _left(sent, done, body="schnv") == ["Taxor"]
    assert _left(sent, done, _document("schnv", MAY, "Taxor\n\nVi hörde."), body="schnv") == [
        "Taxor"
    ]
    heard = _document("schnv", MAY, "Rapport: Taxor\n\nLo Falk berättade.")
    assert _left(sent, done, heard, body="schnv", day=JUNE) == []


def test_an_answer_that_did_not_come_is_waited_for_whatever_else_is_decided() -> None:
    sent = _document("lchnv", JANUARY, "Taxor\n\nUtfall: bifall; hänskjuten till Provrådet")
    more = _document("lchnv", MARCH, "Taxor\n\nUtfall: ändrad")
    other = _document("radet", MARCH, "Annat\n\nUtfall: bifall")
    for documents in ([sent, other], [sent, more, other]):
        answer = _document("radet", MAY, "Taxor\n\nUtfall: bifall")
        assert _left(*documents, answer, day=JUNE) == ["Taxor"]
        assert _left(*documents, body="radet", day=MAY) == ["Taxor"]
    places = {f"{at}.md": text for at, text in enumerate((sent, more))}
    assert not _open(_ledger(places, dt.date(2026, 6, 1), {}))[
        "Taxor", "lchnv", ANSWER, None, "radet"
    ]


def _calendar(*lines: str) -> str:
    own = "".join(f"  - {{{line}}}\n" for line in lines)
    return f"---\ndokument: kalendarium\norgan: lchnv\når: 2026\nmöten:\n{own}---\n"


def test_the_agenda_of_a_meeting_that_was_called_off_or_moved_comes_up_at_the_next() -> None:
    asked = _document("lchnv", MARCH, "Beslut: " + ASKED, "Information: Läget", kind=AGENDA)
    for line in (
        f"datum: {MARCH}, inställt: styrgrupp 2026-03-01",
        f"datum: {MAY}, flyttat_från: {MARCH}",
    ):
        documents = {"1.md": asked, "2.md": _calendar(line)}
        ledger = _ledger(documents, dt.date.fromisoformat(MAY), {})
        assert list(_brought(ledger, "lchnv", dt.date.fromisoformat(MAY))) == [("Taxor", False)]


def test_a_meeting_to_come_has_only_what_is_due_there_first() -> None:
    tabled = _document(
        "lchnv", JANUARY, "Taxor\n\nUtfall: bordlagd", f"Avgifter\n\nUtfall: bordlagd till {MAY}"
    )
    coming = _document("lchnv", MARCH, "Information: Annat", kind=AGENDA)
    assert _left(tabled, coming, today="2026-02-20") == ["Avgifter"]
    assert _left(tabled, coming) == ["Taxor", "Avgifter"]


def test_two_assignments_of_a_matter_are_reported_each_on_its_day() -> None:
    handed = (f"Uppdrag: {who}; återrapport {day}" for who, day in (("RSS", MARCH), ("Lo", MAY)))
    line = "\n".join(("Utfall: bifall", *handed))
    given = _document("lchnv", JANUARY, f"Taxor\n\n{line}")
    for told in ("Återrapport: klar", "RSS Prov redovisade arbetet."):
        assert _left(given, _document("lchnv", MARCH, f"Rapport: Taxor\n\n{told}")) == ["Taxor"]
    late = _document("lchnv", MAY, "Rapport: Taxor\n\nÅterrapport: klar")
    assert _left(given, late, day=JUNE) == []


def test_a_report_that_was_put_off_waits_for_its_new_day_and_ends_when_it_is_given() -> None:
    given = _document("lchnv", JANUARY, HANDED.format(MARCH))
    off = _document("lchnv", MARCH, f"Rapport: Taxor\n\nUtfall: bordlagd till {JUNE}")
    assert (_left(given, off), _left(given, off, day=JUNE)) == ([], ["Taxor"])
    told = _document("lchnv", JUNE, "Rapport: Taxor\n\nÅterrapport: klar")
    assert _left(given, off, told, day="2026-09-18") == []


def test_a_referral_that_goes_round_stays_as_small_as_it_was() -> None:
    start, documents = dt.date(2026, 1, 1), {}
    for at in range(60):
        body, other = (("lchnv", "SCHNV"), ("schnv", "LCHNV"))[at % 2]
        day = (start + dt.timedelta(days=7 * at)).isoformat()
        text = _document(body, day, f"Taxor\n\nUtfall: hänskjuten till {other}")
        documents[f"{at}.md"] = text
    ledger = _ledger(documents, dt.date(2027, 6, 1), {})
    assert sorted(_open(ledger).elements(), key=str) == [
        ("Taxor", "lchnv", ANSWER, None, "schnv"),
        ("Taxor", "lchnv", RECEIVED, None, ""),
        ("Taxor", "schnv", ANSWER, None, "lchnv"),
    ]


def test_a_referred_matter_is_one_with_the_receivers_own_of_that_title() -> None:
    own = _document("lchnv", JANUARY, "Taxor\n\nUtfall: bordlagd")
    sent = _document("schnv", "2026-02-10", "Taxor\n\nUtfall: hänskjuten till LCHNV")
    assert _left(own, sent, day=MARCH) == ["Taxor"]
    done = _document("lchnv", MARCH, "Taxor\n\nUtfall: bifall")
    assert _left(own, sent, done) == []
    assert _left(own, sent, done, body="schnv") == ["Taxor"]


def test_an_outcome_for_what_nobody_raised_leaves_nothing() -> None:
    told = "Genomgång\n\nÄrende: finns inte\nUtfall: avskrivet; överspelat"
    assert _left(_document("lchnv", MARCH, told)) == []


def test_a_matter_under_a_standing_point_that_is_sent_on_takes_no_others_with_it() -> None:
    sent = _document("lchnv", JANUARY, "Övriga frågor\n\nUtfall: hänskjuten till SCHNV")
    closed = _document("schnv", MARCH, "Övriga frågor\n\nUtfall: avslag")
    assert _left(sent, closed, body="schnv") == [f"Övriga frågor {JANUARY}"]


def _extra(text: str) -> str:
    return text.replace("---\n\n", "möte: extra\n---\n\n", 1)


@pytest.mark.parametrize(
    ("due", "left"), [(MARCH, []), ("2026-03-01", ["Taxor"]), (JUNE, ["Taxor"])]
)
def test_words_at_an_extra_meeting_are_the_report_that_it_was_to_hear(
    due: str, left: list[str]
) -> None:
    given = _document("lchnv", JANUARY, HANDED.format(due))
    told = _extra(_document("lchnv", MARCH, "Taxor\n\nUtfall: ändrad"))
    assert _left(given, told, day=JUNE) == left
    assert _left(given, told.replace("Taxor", "Rapport: Taxor"), day=JUNE) == []
    closed = told.replace("ändrad", "ändrad\nÅterrapport: klar")
    assert _left(given, closed, day=JUNE) == []


def test_a_report_that_an_extra_meeting_puts_off_waits_on_beside_what_waits_for_the_next() -> None:
    given = _document("lchnv", JANUARY, HANDED.format(MARCH))
    sent = _document("schnv", "2026-03-19", "Taxor\n\nUtfall: hänskjuten till LCHNV")
    off = _extra(_document("lchnv", MARCH, "Rapport: Taxor\n\nUtfall: ej behandlad"))
    places = {f"{at}.md": text for at, text in enumerate((given, sent, off))}
    opened = _open(_ledger(places, dt.date.fromisoformat(MAY), {}))
    assert {each[2] for each in opened if each[1] == "lchnv"} == {REPORT, RECEIVED}


@pytest.mark.parametrize(("agendas", "left"), [(1, [ANSWER]), (0, [])])
def test_an_answer_is_waited_for_where_the_folder_has_the_meetings_of_who_owes_it(
    agendas: int, left: list[str]
) -> None:
    sent = _document("lchnv", JANUARY, "Taxor\n\nUtfall: bifall; hänskjuten till Provrådet")
    more = _document("lchnv", MARCH, "Taxor\n\nUtfall: ändrad")
    agenda = _document("radet", MAY, "Information: Läget", kind=AGENDA)
    places = {f"{at}.md": text for at, text in enumerate((sent, more, agenda)[: 2 + agendas])}
    opened = _open(_ledger(places, dt.date.fromisoformat(JUNE), {}))
    assert [each[2] for each in opened if each[1] == "lchnv"] == left
