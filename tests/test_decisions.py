"""The decisions that travel inside a PDF, as JSON."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.render.decisions import decisions_json
from tests.running import archive, read

NOTES = """---
dokument: minnesanteckningar
organ: lchnv
datum: 2026-03-20
diarienummer: HSN 2026/1
---

## 1. Mötets öppnande

Alla hälsades välkomna.

## 2. Återrapportering

### a) Beslut: Budget

Ärende: budget 2027

Länschefsnätverket beslutade

- att anta budgeten
- att följa upp den
  1. i maj
  2. i december

Utfall: ändrad
Uppdrag: RSS Prov; återrapport 2026-09-18
"""


def _told(text: str) -> dict[str, Any]:
    document = read(text).document
    assert isinstance(document, MeetingDocument)
    told = json.loads(decisions_json(document, archive()))
    assert isinstance(told, dict)
    return told


def test_each_point_that_decides_is_told_with_its_clauses_and_facts() -> None:
    assert _told(NOTES) == {
        "format": 1,
        "dokument": "minnesanteckningar",
        "organ": "lchnv",
        "datum": "2026-03-20",
        "diarienummer": "HSN 2026/1",
        "punkter": [
            {
                "punkt": "2 a",
                "rubrik": "Budget",
                "slag": ["Beslut"],
                "föreslaget": [],
                "ändrat": None,
                "beslutat": ["att anta budgeten", "att följa upp den i maj i december"],
                "utfall": [{"slag": "ändrad", "till": None, "när": None}],
                "beslut": [
                    {
                        "förslag": False,
                        "inledning": "Länschefsnätverket beslutade",
                        "satser": ["att anta budgeten", "att följa upp den i maj i december"],
                    }
                ],
                "uppgifter": [
                    {"rad": "Ärende", "värde": "budget 2027"},
                    {"rad": "Utfall", "värde": "ändrad"},
                    {"rad": "Uppdrag", "värde": "RSS Prov; återrapport 2026-09-18"},
                ],
            }
        ],
    }


def test_what_was_put_off_undone_or_decided_by_others_is_told_and_not_as_decided() -> None:
    points = """
## 3. Taxor

Länschefsnätverket beslutade

- att bordlägga ärendet till 2026-05-22
- att tacka

## 4. Fordon

Länschefsnätverket beslutade

- att köpa en bil

Utfall: avslag

## 5. Lokaler

Styrgruppen beslutade

- att hyra lokaler

Utfall: hänskjuten till Provrådet
"""
    told = [(p["beslutat"], p["utfall"], p["beslut"]) for p in _told(NOTES + points)["punkter"][1:]]
    assert [(decided, outcomes) for decided, outcomes, _ in told] == [
        (["att tacka"], [{"slag": "bordlagd", "till": None, "när": "2026-05-22"}]),
        ([], [{"slag": "avslag", "till": None, "när": None}]),
        ([], [{"slag": "hänskjuten", "till": "Provrådet", "när": None}]),
    ]
    assert [clause for *_, (block,) in told for clause in block["satser"]] == [
        "att bordlägga ärendet till 2026-05-22",
        "att tacka",
        "att köpa en bil",
        "att hyra lokaler",
    ]


def test_an_agenda_decides_nothing() -> None:
    (point,) = _told(NOTES.replace("minnesanteckningar", "dagordning"))["punkter"]
    assert "beslutat" not in point


@pytest.mark.slow
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_any_text_gives_json(text: str) -> None:
    assert _told(f"{NOTES}\n{text}\n")["datum"] == "2026-03-20"


@pytest.mark.parametrize(
    ("decided", "proposed", "changed"),
    [
        ("- att anta budgeten", ["att anta budgeten"], False),
        ("- Att anta  budgeten.", ["att anta budgeten"], False),
        ("- att anta budgeten för ett år", ["att anta budgeten"], True),
        ("- att anta budgeten för ett år\n\nUtfall: ändrad", ["att anta budgeten"], True),
        ("- att anta budgeten\n\nUtfall: avslag", ["att anta budgeten"], True),
        ("- att bordlägga ärendet", [], None),
    ],
)
def test_each_decision_has_what_was_proposed_and_whether_it_was_changed(
    decided: str,
    proposed: list[str],
    changed: bool | None,  # noqa: FBT001 - a row of the table
) -> None:
    head = "---\ndokument: {}\norgan: lchnv\ndatum: 2026-03-20\n---\n\n## 4. Beslut: Budget\n\n"
    asked = head.format("dagordning") + "#### Förslag till beslut\n\n- att anta budgeten\n"
    told = head.format("minnesanteckningar") + f"Länschefsnätverket beslutade\n\n{decided}\n"
    folder = archive(asked, told)
    agenda, notes = folder.documents
    assert isinstance(notes, MeetingDocument)
    assert isinstance(agenda, MeetingDocument)
    [point] = json.loads(decisions_json(notes, folder))["punkter"]
    assert (point["föreslaget"], point["ändrat"]) == (proposed, changed)
    assert "ändrat" not in json.loads(decisions_json(agenda, folder))["punkter"][0]
