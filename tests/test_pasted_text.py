"""Text as people write and paste it: hard spaces, one sentence for a list, one list in two."""

from pathlib import PurePosixPath

import pytest

from lchnv_cli.load.head import changed_head
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.items import Decision
from tests.running import HEAD, read

HARD = ("\u00a0", "\u202f", "\u2009")
PROPOSAL = "## 1. Budget\n\n#### Förslag till beslut\n\n"


def _decisions(body: str) -> tuple[Decision, ...]:
    document = read(HEAD + body).document
    assert isinstance(document, Agenda)
    [item] = document.items
    return item.decisions


@pytest.mark.parametrize("space", HARD)
def test_a_hard_space_is_a_space_where_it_parts_what_is_read(space: str) -> None:
    head = f"---\ndokument: dagordning\norgan{space}:{space}lchnv\ndatum:{space}2026-05-22\n"
    facts = f"Föredragande{space}:{space}Bo Ek\nPolitiskt{space}beslut: ja\n"
    found = read(f"{head}plats{space}: Sal{space}2\n---\n\n## 5.{space}Budget\n\n{facts}")
    assert (found.faults, isinstance(found.document, Agenda)) == ((), True)
    assert isinstance(found.document, Agenda)
    assert found.document.venue == f"Sal{space}2"  # a value keeps its own
    [item] = found.document.items
    assert (item.heading.label, item.heading.title) == ("5", "Budget")
    assert [(fact.key, fact.value) for fact in item.facts] == [
        (FactName.PRESENTER, "Bo Ek"),
        (FactName.POLITICAL, "ja"),
    ]


def test_a_head_with_hard_spaces_is_changed_where_it_says_it() -> None:
    text = "---\ndokument: dagordning\norgan:\u00a0lchnv\ndatum: 2026-05-22\n---\n"
    after = changed_head(PurePosixPath("a.md"), text, {("organ",): "styrgrupp"})
    assert after == text.replace("lchnv", "styrgrupp")


@pytest.mark.parametrize(
    ("sentence", "lead_in", "clause"),
    [
        ("Nätverket beslutar att öppna mötet", "Nätverket beslutar", "att öppna mötet"),
        ("Nätverket beslutar att öppna\nmötet.", "Nätverket beslutar", "att öppna\nmötet."),
        (
            "Gruppen rekommenderar LCHNV att besluta att anta",
            "Gruppen rekommenderar LCHNV att besluta",
            "att anta",
        ),
    ],
)
def test_a_proposal_in_one_sentence_is_one_clause(sentence: str, lead_in: str, clause: str) -> None:
    [decision] = _decisions(PROPOSAL + sentence + "\n")
    assert decision.lead_in == lead_in
    assert [each.text for each in decision.clauses] == [clause]


@pytest.mark.parametrize(
    "text",
    ["Frågan bereds. Nätverket beslutar att vänta", "Gruppen föreslår nätverket att besluta"],
)
def test_what_is_more_than_a_sentence_or_less_is_no_clause(text: str) -> None:
    assert [each.clauses for each in _decisions(PROPOSAL + text + "\n")] == [()]


@pytest.mark.parametrize("second", ["* att två", "2) att två", "+ att två"])
def test_clauses_with_other_marks_belong_to_the_same_decision(second: str) -> None:
    [decision] = _decisions(f"{PROPOSAL}- att ett\n\n{second}\n\nUtfall: bifall\n")
    assert [clause.text for clause in decision.clauses] == ["att ett", "att två"]
    assert [fact.value for fact in decision.facts] == ["bifall"]


def test_a_list_of_other_things_after_the_clauses_is_none_of_them() -> None:
    first, second = _decisions(f"{PROPOSAL}- att ett\n\n* maj\n* juni\n")
    assert [clause.text for clause in first.clauses] == ["att ett"]
    assert [clause.text for clause in second.clauses] == ["maj", "juni"]
