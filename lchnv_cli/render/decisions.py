"""The decisions of a document as JSON, for whoever reads the archive with a program."""

import json
from collections.abc import Iterator
from typing import Any

from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.items import Decision, Item, Role, letter_of, number_of


def decisions_json(document: MeetingDocument) -> bytes:
    """Give every point that proposes or decides something, in reading order."""
    told = {
        "dokument": "minnesanteckningar" if isinstance(document, Notes) else "dagordning",
        "organ": document.body_id,
        "datum": document.date.isoformat(),
        "diarienummer": document.diary_number or None,
        "punkter": [point for item in _numbered(document) for point in _point(*item)],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _numbered(document: MeetingDocument) -> Iterator[tuple[str, Item]]:
    """Give the points with number and letter as printed."""
    for place, item in enumerate(document.items, 1):
        number = item.heading.label or number_of(place)
        yield number, item
        for letter, sub in enumerate(item.sub_items, 1):
            yield f"{number} {sub.heading.label or letter_of(letter)}", sub


def _point(number: str, item: Item) -> Iterator[dict[str, Any]]:
    facts = [{"rad": fact.key, "värde": fact.value} for fact in item.all_facts() if fact.value]
    decisions = [_decision(each) for each in item.decisions if each.clauses]
    if decisions or facts:
        yield {
            "punkt": number,
            "rubrik": item.heading.title,
            "slag": [kind.value for kind in item.heading.kinds],
            "beslut": decisions,
            "uppgifter": facts,
        }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "förslag": decision.role is Role.PROPOSAL,
        "inledning": " ".join(decision.lead_in.split()),
        "satser": [" ".join(clause.full_text.split()) for clause in decision.clauses],
    }
