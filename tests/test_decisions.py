"""The decisions that travel inside a PDF, as JSON."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.items import Role
from lchnv_cli.render.decisions import decisions_json
from tests.running import HEAD, archive, read

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
    told = json.loads(decisions_json(document, archive().procedure))
    assert isinstance(told, dict)
    return told


def test_each_point_that_decides_is_told_with_its_clauses_and_facts() -> None:
    assert _told(NOTES) == {
        "dokument": "minnesanteckningar",
        "organ": "lchnv",
        "datum": "2026-03-20",
        "diarienummer": "HSN 2026/1",
        "punkter": [
            {
                "punkt": "2 a",
                "rubrik": "Budget",
                "slag": ["Beslut"],
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


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_any_text_gives_json(text: str) -> None:
    assert _told(f"{NOTES}\n{text}\n")["datum"] == "2026-03-20"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Länschefsnätverket beslutade att öppna mötet.", "att öppna mötet."),
        ("Nätverket beslutar att godkänna dagordningen", "att godkänna dagordningen"),
        ("LCHNV beslöt att anta planen\nför 2027.", "att anta planen\nför 2027."),
        ("Mötet beslutade därför att frågan läggs ned.", "att frågan läggs ned."),
        ("Nätverket beslutade att stödja bl.a. rutinen.", "att stödja bl.a. rutinen."),
        ("Nätverket beslutade att öppna. Sedan fikade alla.", ""),
        ("Efter det beslutade nätverket att öppna.", ""),
        ("Regeringen beslutade att höja anslaget.", ""),
        ("SKR beslutade att höja anslaget.", ""),
        ("Nätverket föreslog att höja anslaget.", ""),
        ("Beslutade Nätverket att öppna?", ""),
    ],
)
def test_a_decision_may_be_a_sentence_of_its_own(text: str, clause: str) -> None:
    known = archive(f"{HEAD}\n## 1. Prov\n\nDet diskuterades.\n\n{text}\n")
    decisions = known.documents[0].items[0].decisions
    assert [c.text for d in decisions for c in d.clauses] == ([clause] if clause else [])
    if clause:
        assert [(d.role, d.heading) for d in decisions] == [(Role.DECISION, "")]
