"""The decisions of a document as JSON, for whoever reads the archive with a program."""

import json
from collections.abc import Iterator
from typing import Any

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.items import Decision, Item, Role


def decisions_json(document: MeetingDocument) -> bytes:
    """Give every point that proposes or decides something, in reading order."""
    told = {
        "dokument": document.kind.word,
        "organ": document.body_id,
        "datum": document.date.isoformat(),
        "diarienummer": document.diary_number or None,
        "punkter": [point for item in document.points() for point in _point(item)],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _point(item: Item) -> Iterator[dict[str, Any]]:
    facts = [{"rad": fact.key, "värde": fact.value} for fact in item.all_facts() if fact.value]
    decisions = [_decision(each) for each in item.decisions if each.clauses]
    if decisions or facts:
        yield {
            "punkt": str(item.address),
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
