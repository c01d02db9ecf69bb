"""What the network remembers: outcomes and assignments as written, and what came of each point."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.context import Context
from lchnv_cli.memory import decided_about
from lchnv_cli.memory.assignment import assignment_of
from lchnv_cli.memory.fate import Fate, fate_of
from lchnv_cli.memory.outcome import OutcomeKind, outcomes_of
from lchnv_cli.memory.reference import Reference, missing, reference_of, references_of
from lchnv_cli.memory.when import When, when_of, without_when
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.items import Fact
from lchnv_cli.model.register import Post
from lchnv_cli.workdays import Workdays
from tests.running import archive, read

NOTES = "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-03-20\n---\n\n"
OURS = "Länschefsnätverket beslutade"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("bifall", [(OutcomeKind.ADOPTED, "", "")]),
        ("Bifölls", [(OutcomeKind.ADOPTED, "", "")]),
        ("avslogs", [(OutcomeKind.REJECTED, "", "")]),
        ("ändrat", [(OutcomeKind.AMENDED, "", "")]),
        ("återremiss till Region Prov", [(OutcomeKind.REMITTED, "Region Prov", "")]),
        ("återremitterades till RSS Prov.", [(OutcomeKind.REMITTED, "RSS Prov", "")]),
        ("återremiss", [(OutcomeKind.REMITTED, "", "")]),
        ("bordlagd", [(OutcomeKind.TABLED, "", "")]),
        ("bordlagd till 2026-05-22", [(OutcomeKind.TABLED, "", "2026-05-22")]),
        ("bordläggs till nästa möte", [(OutcomeKind.TABLED, "", "nästa möte")]),
        ("per capsulam senast 2026-06-12", [(OutcomeKind.PER_CAPSULAM, "", "2026-06-12")]),
        (
            "per capsulam senast 2026-06-12; bifall",
            [(OutcomeKind.PER_CAPSULAM, "", "2026-06-12"), (OutcomeKind.ADOPTED, "", "")],
        ),
        (
            "bifall; hänskjuten till Välfärdsrådet",
            [(OutcomeKind.ADOPTED, "", ""), (OutcomeKind.REFERRED, "Välfärdsrådet", "")],
        ),
        (
            "ändrad och hänskjuts till Provrådet",
            [(OutcomeKind.AMENDED, "", ""), (OutcomeKind.REFERRED, "Provrådet", "")],
        ),
        (
            "återremiss till RSS Prov till nästa möte",
            [(OutcomeKind.REMITTED, "RSS Prov", "nästa möte")],
        ),
        ("återremiss till nästa möte", [(OutcomeKind.REMITTED, "", "nästa möte")]),
        ("utgår", [(OutcomeKind.NOT_REACHED, "", "")]),
        ("utgick.", [(OutcomeKind.NOT_REACHED, "", "")]),
        ("utgår, frågan är löst", [(OutcomeKind.WITHDRAWN, "", "")]),
        ("ej behandlad", [(OutcomeKind.NOT_REACHED, "", "")]),
        ("inte behandlat; tiden tog slut", [(OutcomeKind.NOT_REACHED, "", "")]),
        ("avskrivet; ny lag", [(OutcomeKind.WRITTEN_OFF, "", "")]),
        ("att bekräfta", [(OutcomeKind.TO_CONFIRM, "", "")]),
        (
            "bifall (att bekräfta)",
            [(OutcomeKind.ADOPTED, "", ""), (OutcomeKind.TO_CONFIRM, "", "")],
        ),
        (
            "hänskjuten till RSS för att bekräfta",
            [(OutcomeKind.REFERRED, "RSS för att bekräfta", "")],
        ),
        ("diskuterades", []),
        ("mötet beslutade om bifall", []),
        ("", []),
    ],
)
def test_an_outcome_is_read_as_secretaries_write_it(
    value: str, expected: list[tuple[OutcomeKind, str, str]]
) -> None:
    actual = [(each.kind, each.target, str(each.when)) for each in outcomes_of(value)]
    assert actual == expected


@pytest.mark.parametrize(
    ("text", "on", "left"),
    [
        ("till 260918", "2026-09-18", ""),
        ("till den 18 september", "2026-09-18", ""),
        ("till RSS Prov till mötet den 18 september", "2026-09-18", "till RSS Prov"),
        ("till RSS Prov till nästa möte den 18/9", "2026-09-18", "till RSS Prov"),
        ("till mötet 20 mars", "2027-03-20", ""),
        ("till fre 18 sept -26", "2026-09-18", ""),
        ("till v. 38", "2026-09-14", ""),
        ("till mötet i september", "2026-09-01", ""),
        ("till septembermötet", "2026-09-01", ""),
        ("till RSS Prov till septembermötet 2028", "2028-09-01", "till RSS Prov"),
        ("till majmötet -27", "2027-05-01", ""),
        ("till maj-mötet", "2027-05-01", ""),
        ("till mötet i maj 2028", "2028-05-01", ""),
        ("till junisammanträdet nästa år", "2027-06-01", ""),
        ("till den 18 september nästa år", "2027-09-18", ""),
        ("till det första mötet i december", "2026-12-01", ""),
        ("till vårens första möte", "", "till vårens första möte"),
        ("enligt mejl 5 maj senast 12 juni", "2026-06-12", "enligt mejl"),
        ("18/9", "2026-09-18", ""),
        ("till nästkommande sammanträde", "next", ""),
        ("till nästa ordinarie möte i höst", "next", "i höst"),
        ("till kommande möte; planen antogs i mars", "next", "; planen antogs i mars"),
        ("till den 31 september", "", ""),
        ("till 2099-12-31", "2099-12-31", ""),
        ("till 2100-01-01", "", ""),
        ("till 1013-09-18", "", ""),
        ("till kommande möten", "", "till kommande möten"),
        ("; 1/3 av kommunerna svarade", "", "; 1/3 av kommunerna svarade"),
        ("; svaren 14/5", "", "; svaren 14/5"),
        ("; dnr 260918", "", "; dnr 260918"),
        ("till hösten", "", "till hösten"),
    ],
)
def test_what_a_matter_waits_for_is_read_as_people_write_it(text: str, on: str, left: str) -> None:
    when = when_of(text)
    told = dt.date(2026, 5, 29)
    assert ("next" if when.at_next else str(when.on(told) or "")) == on
    assert without_when(text).strip() == left


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("2026-09-18", "2026-09-17"),
        ("18 september", "2026-09-17"),
        ("v. 38", "2026-09-13"),
        ("2026-02-30", "2026-02-27"),
        ("31 september", "2026-09-29"),
    ],
)
def test_a_day_is_after_those_before_it(written: str, last: str) -> None:
    when, told = When(written), dt.date(2026, 5, 29)
    day = dt.date.fromisoformat(last)
    assert when.is_after(day, told)
    assert not when.is_after(day + dt.timedelta(days=1), told)


@given(st.text())
def test_any_text_is_read_as_outcomes_without_a_fault(value: str) -> None:
    assert all(outcome.kind in OutcomeKind for outcome in outcomes_of(value))


def test_a_day_that_does_not_exist_is_kept_as_written_and_gives_no_day() -> None:
    (outcome,) = outcomes_of("bordlagd till 2026-02-30")
    assert (outcome.when.written, outcome.when.day) == ("2026-02-30", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lchnv 2025-12-12 punkt 6", Reference("lchnv", dt.date(2025, 12, 12), "6")),
        ("lchnv 2025-12-12 punkt 5 e", Reference("lchnv", dt.date(2025, 12, 12), "5", "e")),
        ("LCHNV 2025-12-12, punkt 5 e)", Reference("lchnv", dt.date(2025, 12, 12), "5", "e")),
        ("Länschefsnätverket, 2025-12-12", Reference("lchnv", dt.date(2025, 12, 12))),
        ("styrgrupp 2025-12-12", Reference("styrgrupp", dt.date(2025, 12, 12))),
        ("lchnv 2025-12-32", None),
        ("nämnden 2025-12-12", None),
        ("lchnv i december", None),
        ("", None),
    ],
)
def test_a_pointer_to_a_decision_is_read(text: str, expected: Reference | None) -> None:
    assert reference_of(text, archive().procedure) == expected


@pytest.mark.parametrize(
    ("value", "responsible", "written", "at_next"),
    [
        ("RSS Prov; återrapport 2026-09-18", "RSS Prov", "2026-09-18", False),
        ("RSS Prov, återrapporteras 2026-09-18", "RSS Prov", "2026-09-18", False),
        ("ansvarig: Bo Ek; återrapport nästa möte", "Bo Ek", "", True),
        ("återrapport 2026-09-18", "", "2026-09-18", False),
        ("Bo Ek", "Bo Ek", "", False),
        ("", "", "", False),
    ],
)
def test_an_assignment_is_taken_apart(
    value: str, responsible: str, written: str, *, at_next: bool
) -> None:
    actual = assignment_of(Fact(FactName.ASSIGNMENT, value, 1))
    assert (actual.responsible, actual.when) == (responsible, When(written, at_next))


def fate(*lines: str) -> Fate:
    """Read what came of a point."""
    document = read(NOTES + "## 1. Beslut: Taxor\n\n" + "\n\n".join(lines) + "\n").document
    assert isinstance(document, MeetingDocument)
    return fate_of(document.items[0], "lchnv", archive().procedure)


def decided(*lines: str) -> list[str]:
    """Give the clauses that stand."""
    return [clause.text for clause in fate(*lines).decided]


def told(*lines: str) -> list[tuple[str, str, str]]:
    """Give the outcomes: what, to whom and when."""
    every = (one for each in fate(*lines).told for one in each.outcomes)
    return [(one.kind.value, one.target, str(one.when)) for one in every]


@pytest.mark.parametrize(
    ("clause", "outcome"),
    [
        ("att bordlägga ärendet", ("bordlagd", "", "")),
        ("att bordlägga ärendet till 2026-05-22", ("bordlagd", "", "2026-05-22")),
        ("att på nytt bordlägga ärendet", ("bordlagd", "", "")),
        ("att ärendet bordläggs till nästa möte", ("bordlagd", "", "nästa möte")),
        ("att frågan ska bordläggas", ("bordlagd", "", "")),
        ("Att återremittera ärendet till RSS", ("återremiss", "RSS", "")),
        ("att ärendet om taxor återremitteras till RSS", ("återremiss", "RSS", "")),
        ("att hänskjuta ärendet till Provrådet", ("hänskjuten", "Provrådet", "")),
        ("att punkt 5 b) hänskjuts till Provrådet", ("hänskjuten", "Provrådet", "")),
        ("att ta fram siffror och bordlägga ärendet", ("bordlagd", "", "")),
    ],
)
def test_a_clause_that_puts_the_matter_off_is_an_outcome(
    clause: str, outcome: tuple[str, str, str]
) -> None:
    lines = (OURS, f"- {clause}\n- att tacka för underlaget")
    assert (told(*lines), decided(*lines)) == ([outcome], ["att tacka för underlaget"])


@pytest.mark.parametrize(
    "clause",
    [
        "att inte bordlägga ärendet",
        "att ärendet inte återremitteras",
        "att anta det återremitterade förslaget",
        "att meddela att ärendet bordläggs",
        "att anta de delar som inte återremitteras",
        "att anta en rutin för ärenden som bordläggs",
        "att uppdra åt RSS att utreda och bordlägga frågan",
    ],
)
def test_a_clause_that_only_speaks_of_putting_off_is_a_decision(clause: str) -> None:
    lines = (OURS, f"- {clause}")
    assert (told(*lines), decided(*lines)) == ([], [clause])


def test_a_clause_that_decides_and_refers_does_both() -> None:
    clause = "att anta planen och hänskjuta den till Provrådet"
    lines = (OURS, f"- {clause}")
    assert (decided(*lines), told(*lines)) == ([clause], [("hänskjuten", "Provrådet", "")])


def test_a_line_and_a_clause_that_say_the_same_are_told_once() -> None:
    lines = (OURS, "- att återremittera ärendet till RSS", "Utfall: återremiss")
    assert told(*lines) == [("återremiss", "", "")]
    assert (decided(*lines), fate(*lines).target(OutcomeKind.REMITTED)) == ([], "RSS")


@pytest.mark.parametrize(
    ("outcome", "stands"),
    [
        ("bifall", True),
        ("ändrad", True),
        ("bifall; hänskjuten till Provrådet", True),
        ("hänskjuten till Provrådet", True),
        ("per capsulam senast 2026-04-10; bifall", True),
        ("godkänt", True),  # no outcome, and another rule tells that
        ("avslag", False),
        ("utgår", False),
        ("bordlagd till nästa möte", False),
        ("återremiss till RSS", False),
        ("per capsulam senast 2026-04-10", False),
        ("per capsulam senast 2026-04-10; avslag", False),
        ("att bekräfta", False),
    ],
)
def test_a_clause_stands_by_its_outcome(outcome: str, *, stands: bool) -> None:
    expected = ["att anta taxorna"] if stands else []
    line = f"Utfall: {outcome}"
    assert decided(OURS, "- att anta taxorna", line) == expected
    assert decided(line, OURS, "- att anta taxorna") == expected


@pytest.mark.parametrize("clause", ["att avslå förslaget", "att inte anta förslaget"])
def test_a_clause_that_rejects_stands_beside_a_rejection_alone(clause: str) -> None:
    assert decided(OURS, f"- {clause}", "Utfall: avslag") == [clause]
    assert decided(OURS, f"- {clause}", "Utfall: avslag; bordlagd") == []


@pytest.mark.parametrize("outcome", ["avslag", "avskrivet", "ej behandlad", "att bekräfta"])
def test_a_clause_that_puts_off_and_was_undone_puts_nothing_off(outcome: str) -> None:
    lines = (OURS, "- att bordlägga ärendet", f"Utfall: {outcome}")
    assert (told(*lines), decided(*lines)) == ([(outcome, "", "")], [])


def test_an_outcome_after_clauses_is_for_them_alone() -> None:
    first = (OURS, "- att anta taxorna", "Utfall: avslag")
    assert decided(*first, "Mötet beslutade", "- att räkna om dem") == ["att räkna om dem"]


@pytest.mark.parametrize("lead", ["Styrgruppen beslutade", "Kommunstyrelsen beslutade"])
def test_what_another_body_decided_is_no_decision_and_no_outcome(lead: str) -> None:
    lines = (lead, "- att anta taxorna\n- att bordlägga resten")
    assert (decided(*lines), told(*lines), fate(*lines).settled) == ([], [], False)


@pytest.mark.parametrize(
    ("outcome", "undecided"),
    [
        ("bifall", False),
        ("bifall; hänskjuten till Provrådet", False),
        ("per capsulam senast 2026-04-10; bifall", False),
        ("per capsulam senast 2026-04-10", True),
        ("bordlagd", True),
        ("avslag", True),
        ("att bekräfta", True),
    ],
)
def test_nothing_was_adopted_by_an_outcome_that_waits_or_says_no(
    outcome: str, *, undecided: bool
) -> None:
    assert fate(f"Utfall: {outcome}").undecided == undecided


@pytest.mark.parametrize(
    ("outcome", "rests"),
    [
        ("bordlagd", ["bordlagd"]),
        ("bordlagd; återremiss till RSS", ["återremiss"]),
        ("bordlagd; per capsulam senast 2026-04-10", []),
        ("per capsulam senast 2026-04-10; bordlagd", ["bordlagd"]),
        ("per capsulam senast 2026-04-10; återremiss", ["återremiss"]),
        ("per capsulam senast 2026-04-10", []),
        ("bifall", []),
    ],
)
def test_what_comes_back_is_what_the_matter_was_left_as(outcome: str, rests: list[str]) -> None:
    assert [one.kind for _, one in fate(f"Utfall: {outcome}").resting()] == rests


def test_a_matter_tabled_in_a_clause_to_be_asked_of_by_mail_does_not_come_back() -> None:
    lines = (OURS, "- att ärendet bordläggs", "Utfall: per capsulam senast 2026-04-10")
    assert list(fate(*lines).resting()) == []


def test_only_lines_of_assignments_give_assignments() -> None:
    lines = "Utfall: bifall\nUppdrag: RSS Prov\nUtvecklingsuppdrag: Bo Ek\nBrukarmedverkan: nej"
    actual = [(each.responsible, each.development) for each in fate(lines).assignments]
    assert actual == [("RSS Prov", False), ("Bo Ek", True)]


def test_a_point_without_any_line_or_clause_has_no_fate() -> None:
    assert fate("Frågan diskuterades.") == Fate()


@pytest.mark.slow
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_no_clause_both_stands_and_rests(words: str) -> None:
    own = fate(OURS, f"- att {words}")
    lines = {clause.line for clause in own.decided}
    kinds = {one.kind for each in own.put_off if each.line in lines for one in each.outcomes}
    assert kinds <= {OutcomeKind.REFERRED}


@pytest.mark.slow
@pytest.mark.parametrize("filling", [" ", "a", "å ", "åter ", "till ", "och "])
def test_no_long_word_or_run_of_words_holds_up_the_reading(filling: str) -> None:
    long = filling * 20_000
    lines = (f"{long} beslutade", f"- att x{long}x", f"Utfall: bordlagd {long}x\nUppdrag: x{long}x")
    assert "bordlagd" in fate(*lines).kinds


LETTERED = NOTES + "## Öppnande\n\n## Val\n\n### Ordförande\n\n### B) Styrgrupp\n"


@pytest.mark.parametrize(
    ("point", "there"),
    [("2", True), ("2 a", True), ("2 b", True), ("2 B)", True), ("2 c", False), ("3", False)],
)
def test_a_pointer_finds_a_point_as_it_is_printed(point: str, *, there: bool) -> None:
    day = dt.date(2026, 12, 1)
    known = Context(day, archive(LETTERED), Workdays())
    why = missing(f"lchnv 2026-03-20 punkt {point}", "lchnv", day, known)
    assert (why == "") == there


CALENDAR = """---
dokument: kalendarium
organ: lchnv
år: 2026
möten:
  - 2026-01-30
  - {datum: 2026-03-20, inställt: styrgrupp 2026-03-02}
  - 2026-05-29
---
"""
CHOSEN = (
    NOTES.replace("2026-03-20", "2026-01-30")
    + """## 1. Mötets öppnande

## 2. Beslut: Ordförande 2027

Länschefsnätverket beslutade

- att välja Lo Falk till ordförande 2027
- att välja Nils Hage till vice ordförande 2027

## 3. Beslut: Ny ordförande i arbetsgruppen

Utfall: bordlagd

## 4. Beslut: Val till styrgruppen enligt förslag

Länschefsnätverket beslutade

- att anta valberedningens förslag
"""
)


@pytest.mark.parametrize(
    ("pointer", "person", "post", "why"),
    [
        ("punkt 2", "Lo Falk", Post.CHAIR, ""),
        ("", "Lo Falk", Post.CHAIR, ""),
        ("punkt 2", "Nils Hage", Post.VICE_CHAIR, ""),
        ("punkt 2", "Nils Hage", Post.CHAIR, "där väljs Nils Hage till vice ordförande"),
        ("punkt 2", "Lo Falk", Post.VICE_CHAIR, "där väljs Lo Falk till ordförande"),
        ("punkt 2", "Eva Ek", Post.CHAIR, "där väljs Lo Falk, inte Eva Ek"),
        ("punkt 1", "Lo Falk", Post.CHAIR, "punkten ”Mötets öppnande” handlar inte om något val"),
        ("punkt 3", "Lo Falk", Post.CHAIR, "punkt 3 den 2026-01-30 beslutade inget"),
        ("punkt 4", "Eva Ek", Post.STEERING, ""),
        ("punkt 5", "Eva Ek", Post.STEERING, "anteckningarna från 2026-01-30 har ingen punkt 5"),
    ],
)
def test_a_decision_is_about_the_one_it_is_named_for(
    pointer: str, person: str, post: Post, why: str
) -> None:
    names = ("Lo Falk", "Nils Hage", "Eva Ek")
    about = decided_about.election(person, post, {name: name for name in names})
    before = dt.date(2027, 1, 1)
    known = Context(before, archive(CHOSEN, CALENDAR), Workdays())
    written = f"lchnv 2026-01-30 {pointer}"
    assert missing(written, "lchnv", before, known, about=about) == why


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2025-12-12", ""),
        ("2026-02-20", "mötet 2026-02-20 finns varken i mappen eller i kalendariet"),
        ("2026-03-20", "mötet 2026-03-20 är inställt"),
        ("2026-05-29", "mötet 2026-05-29 är inte hållet än"),
    ],
)
def test_a_meeting_that_decided_was_held(day: str, why: str) -> None:
    known = Context(dt.date(2026, 5, 28), archive(CHOSEN, CALENDAR), Workdays())
    assert missing(f"lchnv {day}", "lchnv", dt.date(2027, 1, 1), known) == why


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("styrgrupp 2026-01-16 och 2026-03-06", ["2026-01-16", "2026-03-06"]),
        ("Styrgruppen den 6 mars", ["2026-03-06"]),
        ("styrgrupp 260306, 14 personer", ["2026-03-06"]),
        ("av styrgruppen 2026-03-06", []),
    ],
)
def test_every_day_of_a_pointer_is_read(text: str, days: list[str]) -> None:
    found = references_of(text, archive().procedure, dt.date(2026, 3, 20))
    assert [str(each.date) for each in found] == days


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("lchnv 2026-01-30 punkt 5 a", "5 a"),
        ("lchnv 2026-01-30 punkt 5 aa", "5 aa"),
        ("lchnv 2026-01-30 punkt 5 av 9", "5"),
    ],
)
def test_a_sub_point_after_z_has_two_letters(text: str, address: str) -> None:
    (found,) = references_of(text, archive().procedure, dt.date(2026, 3, 20))
    assert str(found.address) == address
