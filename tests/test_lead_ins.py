"""What stands before att-clauses, as civil servants write it."""

import pytest

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.items import Decision, Role
from tests.running import read


def _decisions(text: str) -> tuple[Decision, ...]:
    head = "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-03-20\n---\n\n"
    document = read(f"{head}## 1. Rutin\n\n{text}\n").document
    assert isinstance(document, MeetingDocument)
    return document.items[0].decisions


@pytest.mark.parametrize(
    "lead_in",
    [
        "Länschefsnätverket beslutade",
        "Länschefsnätverket beslutar följande:",
        "Mötet beslöt",
        "Nätverket enades om",
        "Deltagarna kom överens om",
        "Mötet var enigt om",
        "Länschefsnätverket ställde sig bakom förslaget",
        "Nätverket fattade följande beslut:",
        "Följande beslut fattades:",
        "Beslut",
        "Beslut:",
        "**Beslut**",
        "**Beslut:**",
        "#### Beslut",
    ],
)
def test_a_line_that_leads_in_to_clauses_tells_that_they_were_decided(lead_in: str) -> None:
    [decision] = _decisions(f"{lead_in}\n\n- att anta rutinen\n- att följa upp den")
    assert decision.role is Role.DECISION
    assert [clause.text for clause in decision.clauses] == ["att anta rutinen", "att följa upp den"]


@pytest.mark.parametrize(
    "lead_in",
    [
        "#### Förslag till beslut",
        "**Förslag till beslut**",
        "**Förslag till beslut:**",
        "Förslag på beslut",
        "Beslutsförslag",
        "#### Styrgruppens förslag till beslut",
        "### FÖRSLAG TILL BESLUT",
        "**Styrgruppens förslag till beslut**",
        "RSS förslag till beslut:",
        "Reviderat förslag till beslut",
        "Styrgruppen föreslår",
        "Länschefsnätverket föreslås besluta",
    ],
)
def test_a_line_that_leads_in_to_clauses_tells_that_they_are_proposed(lead_in: str) -> None:
    [decision] = _decisions(f"{lead_in}\n\n- att anta rutinen")
    assert decision.role is Role.PROPOSAL
    assert [clause.text for clause in decision.clauses] == ["att anta rutinen"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Beslut: att anta rutinen.", Role.DECISION),
        ("**Beslut:** att anta rutinen", Role.DECISION),
        ("Förslag till beslut: att anta rutinen", Role.PROPOSAL),
        ("#### Beslut\n\nLänschefsnätverket beslutade att anta rutinen.", Role.DECISION),
        ("**Förslag till beslut**\n\nLänschefsnätverket beslutar att anta rutinen.", Role.PROPOSAL),
        ("#### Beslut\n\nNätverket enades om att anta rutinen.", Role.DECISION),
    ],
)
def test_a_decision_in_one_sentence_is_one_clause(text: str, role: Role) -> None:
    [decision] = _decisions(text)
    assert decision.role is role
    assert [clause.text.rstrip(".") for clause in decision.clauses] == ["att anta rutinen"]


@pytest.mark.parametrize(
    "text",
    [
        "Arbetsgruppen kom överens om\n\n- ett nytt datum\n- en ny lokal",
        "Här återges ett beslut\n\nText om det.",
        "Beslut om budget togs i våras.",
        "Beslut: se nästa punkt.",
        "beslut",
        "Det finns ett förslag till beslut",
    ],
)
def test_what_only_speaks_of_deciding_leads_in_to_nothing(text: str) -> None:
    assert _decisions(text) == ()


def test_clauses_in_lines_and_in_a_list_below_them_are_one_decision() -> None:
    [decision] = _decisions("Nätverket beslutade\natt anta rutinen\n\n- att följa upp den")
    assert [clause.text for clause in decision.clauses] == ["att anta rutinen", "att följa upp den"]
