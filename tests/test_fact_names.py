"""The lines of a point are read where docs/format.md says that they may stand."""

import pytest

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.items import Item
from tests.running import read

HEAD = "---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-03-20\n---\n\n## 1. Rutin\n\n"
CLAUSES = "#### Förslag till beslut\n\n- att anta rutinen\n\n"


def _point(text: str) -> Item:
    document = read(HEAD + text).document
    assert isinstance(document, MeetingDocument)
    return document.items[0]


@pytest.mark.parametrize("name", FactName)
def test_every_line_is_read_under_the_heading(name: FactName) -> None:
    item = _point(f"{name}: {name.example}\n\n{CLAUSES}")
    assert [(fact.key, fact.value) for fact in item.facts] == [(name, name.example)]


@pytest.mark.parametrize("name", FactName)
def test_the_lines_that_may_are_read_after_a_decision(name: FactName) -> None:
    [decision] = _point(f"{CLAUSES}{name}: {name.example}\n").decisions
    told = [(fact.key, fact.value) for fact in decision.facts]
    assert told == [(name, name.example)] * name.after_decision
