"""The rules on matters, decisions and assignments: what they say, and how they look things up."""

import datetime as dt
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.context import Context
from lchnv_cli.load.register_file import read_register
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.denied import is_denied
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Finding
from lchnv_cli.rules.assignment_not_reported import assignment_not_reported
from lchnv_cli.rules.assignment_without_description import assignment_without_description
from lchnv_cli.rules.assignment_without_owner import assignment_without_owner
from lchnv_cli.rules.bad_fact import bad_fact
from lchnv_cli.rules.forgotten_remittal import forgotten_remittal
from lchnv_cli.rules.forgotten_tabling import forgotten_tabling
from lchnv_cli.rules.left_off_agenda import left_off_agenda
from lchnv_cli.rules.missing_presenter import missing_presenter
from lchnv_cli.rules.municipal_law_words import municipal_law_words
from lchnv_cli.rules.not_referred import not_referred
from lchnv_cli.rules.per_capsulam import per_capsulam
from lchnv_cli.rules.remittal_without_target import remittal_without_target
from lchnv_cli.rules.rule import Rule
from lchnv_cli.rules.unprepared_matter import unprepared_matter
from lchnv_cli.rules.user_participation import user_participation
from lchnv_cli.rules.wrong_issuer import wrong_issuer
from lchnv_cli.rules.wrong_secretary import wrong_secretary
from lchnv_cli.workdays import Workdays
from tests.announced import DOCUMENTS
from tests.judging import read_document, run

OPEN = "## 1. Mötets öppnande"
TABLED = "## 5. Beslut: Rutin för hembesök\n\nUtfall: bordlagd"
REMITTED = "## 5. Beslut: Rutin för hembesök\n\nUtfall: återremiss till RSS Prov"


def document(date: str, body: str, kind: str = "minnesanteckningar") -> MeetingDocument:
    """Read a document of lchnv; ``body`` may begin with fields of the head."""
    fields, _, text = body.rpartition("---\n")
    head = f"---\ndokument: {kind}\norgan: lchnv\ndatum: {date}\n{fields}---\n"
    file = PurePosixPath(f"meetings/lchnv/{date}/{kind}.md")
    procedure = read_procedure((DOCUMENTS / "rules.yaml").read_bytes())
    read = read_document(file, f"{head}\n{text}\n".encode(), frozenset(procedure.bodies)).document
    assert isinstance(read, MeetingDocument)
    return read


def archive(*documents: MeetingDocument) -> Archive:
    """Gather documents with the tests' rules.yaml and register."""
    procedure = read_procedure((DOCUMENTS / "rules.yaml").read_bytes())
    register, _ = read_register((DOCUMENTS / "register.yaml").read_bytes())
    return Archive(Path(), procedure, register, documents)


def judge(rule: Rule, whole: Archive, today: str = "2026-11-22") -> list[Finding]:
    """Judge a folder by one rule."""
    return run([rule], Context(dt.date.fromisoformat(today), whole, Workdays()), [])


def told(rule: Rule, *documents: MeetingDocument, today: str = "2026-11-22") -> str:
    """Give the message of the only finding."""
    (finding,) = judge(rule, archive(*documents), today)
    return finding.message


def test_a_forgotten_matter_tells_the_days_and_the_meetings_that_passed_it_by() -> None:
    later = (document("2026-03-20", OPEN), document("2026-05-22", OPEN))
    message = told(forgotten_remittal, document("2026-01-30", REMITTED), *later, today="2026-05-23")
    assert message == (
        "”Rutin för hembesök” återremitterades fredag 30 januari 2026, för 113 dagar sedan, och "
        "har inte kommit tillbaka: mötena fredag 20 mars 2026 och fredag 22 maj 2026 tog inte upp "
        "ärendet."
    )


def test_a_matter_with_one_chance_left_tells_when_it_is() -> None:
    coming = document("2026-05-22", "", "dagordning")
    documents = (document("2026-01-30", TABLED), document("2026-03-20", OPEN), coming)
    message = told(forgotten_tabling, *documents, today="2026-05-22")
    assert message.endswith("och ska tas upp på nästa möte, fredag 22 maj 2026.")


def test_a_day_is_told_in_the_singular() -> None:
    body = TABLED + " till nästa möte"
    coming = document("2026-03-20", "", "dagordning")
    message = told(forgotten_tabling, document("2026-03-19", body), coming, today="2026-03-20")
    assert "för 1 dag sedan," in message


@pytest.mark.parametrize(
    ("heading", "asks"),
    [("Information: Rutinen för hembesök", True), ("Information: Rutiner för tolkar", False)],
)
def test_a_point_that_is_called_nearly_what_an_agenda_lacks_is_asked_about(
    heading: str, *, asks: bool
) -> None:
    coming = document("2026-03-20", f"## 1. {heading}\n\nLäget.", "dagordning")
    whole = archive(document("2026-01-30", TABLED), coming)
    (finding,) = judge(left_off_agenda, whole, today="2026-03-10")
    assert "”Rutin för hembesök” ska tas upp" in finding.message
    line = "”Rutinen för hembesök”? Skriv då Ärende: Rutin för hembesök under rubriken."
    assert (line in (finding.remedy or "")) is asks
    assert finding.remedy.endswith("lchnv new-agenda 2026-03-20 --update")


def test_everything_that_a_decision_per_capsulam_lacks_is_told_at_once() -> None:
    body = "## 5. Statsbidrag\n\nUtfall: per capsulam senast 2026-02-20"
    documents = (document("2026-01-30", body), document("2026-03-20", OPEN))
    assert told(per_capsulam, *documents) == (
        "”Statsbidrag” avgörs per capsulam, vilket inte förekommer i arbetsordningen: svaren "
        "skulle ha kommit fredag 20 februari 2026 men står inte i anteckningarna, och inte heller "
        "hur det slutade, anteckningarna från nästa möte, fredag 20 mars 2026, tar inte upp "
        "ärendet."
    )


@pytest.mark.parametrize(("today", "verb"), [("2026-05-22", "ska"), ("2026-05-23", "skulle")])
def test_an_assignment_tells_who_and_when(today: str, verb: str) -> None:
    body = "## 5. Rutin\n\nUppdrag: Asta Almgren; återrapport 2026-05-22"
    expected = f"(Asta Almgren) {verb} återrapporteras fredag 22 maj 2026."
    message = told(assignment_not_reported, document("2026-01-30", body), today=today)
    assert message == f"Uppdraget under ”Rutin” {expected}"


def test_an_unknown_outcome_is_told_with_the_words_that_are_known() -> None:
    (finding,) = judge(bad_fact, archive(document("2026-01-30", "## 1. A\n\nUtfall: godkänt")))
    assert finding.message == (
        "Raden Utfall har värdet ”godkänt”, som inte börjar med något av utfallens ord."
    )
    assert finding.remedy == (
        "Börja med något av: bifall, ändrad, avslag, återremiss, bordlagd, per capsulam, "
        "hänskjuten, utgår, ej behandlad, avskrivet, att bekräfta."
    )


def test_a_secretary_is_told_with_those_who_could_have_been() -> None:
    notes = document("2026-05-22", "sekreterare: Nils Hage, utredare\n---\n")
    assert told(wrong_secretary, notes) == (
        "Sekreteraren Nils Hage är varken chef för RSS eller utsedd till sekreterare den dagen; "
        "det är Hedvig Hallmark."
    )


ON_ONE_MEETING = (
    (wrong_issuer, "dagordning"),
    (wrong_secretary, "minnesanteckningar"),
    (missing_presenter, "dagordning"),
    (remittal_without_target, "minnesanteckningar"),
    (per_capsulam, "minnesanteckningar"),
    (unprepared_matter, "dagordning"),
    (assignment_without_owner, "minnesanteckningar"),
    (assignment_without_description, "minnesanteckningar"),
    (user_participation, "minnesanteckningar"),
    (not_referred, "minnesanteckningar"),
    (municipal_law_words, "minnesanteckningar"),
)
OURS = {
    "RSS Dalarna": "RSS Prov",
    "Siv Sekreterare": "Hedvig Hallmark",
    "Välfärdsrådet": "Provrådet",
    "dokument: minnesanteckningar\n": "",
}


def example(text: str, kind: str) -> MeetingDocument:
    """Make a document of a rule's example: fields of the head, or lines of a point.

    The people and bodies of the example become those of the tests.
    """
    for written, ours in OURS.items():
        text = text.replace(written, ours)
    if text[0].islower():
        return document("2026-05-22", f"{text}\n---\n", kind)
    if text.startswith("- "):
        text = f"Länschefsnätverket beslutade\n\n{text}"
    return document("2026-05-22", f"## 1. Rapporter\n\n{text}", kind)


@pytest.mark.parametrize(("rule", "kind"), ON_ONE_MEETING, ids=[r.id for r, _ in ON_ONE_MEETING])
def test_the_examples_of_a_rule_are_what_they_say(rule: Rule, kind: str) -> None:
    wrong, right = (
        [finding.severity for finding in judge(rule, archive(example(text, kind)))]
        for text in (rule.texts.wrong, rule.texts.right)
    )
    # What is right per capsulam is told all the same, but milder.
    assert (len(wrong), [severity for severity in right if severity in wrong]) == (1, [])


def uptakes(*documents: MeetingDocument) -> list[list[tuple[str, bool]]]:
    """Give where each point that January's notes left something of is taken up later."""
    ledger = Ledger(archive(*documents))
    meeting = ledger.archive.meeting("lchnv", dt.date(2026, 1, 30))
    assert meeting is not None
    return [
        [(str(uptake.date), uptake.noted) for uptake in ledger.uptakes(entry)]
        for entry in ledger.entries(meeting)
    ]


def test_a_matter_is_found_in_agendas_and_in_notes() -> None:
    agenda = document("2026-03-20", "## 2. Rutin för hembesök", "dagordning")
    notes = document("2026-05-22", "## 2. Rutin för  HEMBESÖK")
    expected = [("2026-03-20", False), ("2026-05-22", True)]
    assert uptakes(document("2026-01-30", TABLED), agenda, notes) == [expected]


def test_a_point_that_leaves_nothing_is_not_followed() -> None:
    assert uptakes(document("2026-01-30", OPEN), document("2026-03-20", OPEN)) == []


def test_without_a_known_issuer_nobody_can_tell_who_may_issue() -> None:
    whole = archive(document("2026-05-22", "utfärdad_av: Kansliet\n---\n", "dagordning"))
    unknown = replace(whole, procedure=replace(whole.procedure, issuer=""))
    assert [len(judge(wrong_issuer, each)) for each in (whole, unknown)] == [1, 0]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("att ingen VOTERING behövs", True),
        ("att VOTERING inte förekommer", True),
        ("utan föregående VOTERING", True),
        ("efter VOTERING", False),
        ("att inte godta förslaget utan begära VOTERING", True),
        ("att inte godta förslaget, utan att först begära VOTERING", False),
    ],
)
def test_a_word_is_denied_by_what_stands_right_beside_it(text: str, denied: bool) -> None:  # noqa: FBT001
    start = text.index("VOTERING")
    assert is_denied(text, start, start + len("VOTERING")) == denied
