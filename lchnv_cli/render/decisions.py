"""The decisions of a document as JSON, for whoever reads the archive with a program."""

import json
from collections.abc import Iterator
from typing import Any

from lchnv_cli.memory.fate import Fate, fate_of
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.items import Clause, Decision, Item, Role
from lchnv_cli.render.outside import Outside, outside

FORMAT = 1  # raised when a program that reads it would misread the new one


def decisions_json(document: MeetingDocument, archive: Archive) -> bytes:
    """Give every point that proposes or decides something, in reading order.

    Of notes each point tells what the body itself decided and what else came of it, beside all
    clauses as they stand: those can be another body's, or be undone by an outcome. Where the agenda
    proposed something each point tells that too, and whether something else was decided.
    """
    decides = document.kind.decides
    beside = outside(document, archive)
    points = (
        _point(
            item,
            fate_of(item, document.body_id, archive.procedure) if decides else None,
            beside,
        )
        for item in document.points()
    )
    told = {
        "format": FORMAT,
        "dokument": document.kind.word,
        "organ": document.body_id,
        "datum": document.date.isoformat(),
        "diarienummer": document.diary_number or None,
        "punkter": [point for each in points for point in each],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _point(item: Item, fate: Fate | None, beside: Outside) -> Iterator[dict[str, Any]]:
    facts = [{"rad": fact.key, "värde": fact.value} for fact in item.all_facts() if fact.value]
    decisions = [_decision(each) for each in item.decisions if each.clauses]
    if decisions or facts:
        yield {
            "punkt": str(item.address),
            "rubrik": item.heading.title,
            "slag": [kind.value for kind in item.heading.kinds],
            **(_fate(fate, item, beside) if fate else {}),
            "beslut": decisions,
            "uppgifter": facts,
        }


def _fate(fate: Fate, item: Item, beside: Outside) -> dict[str, Any]:
    proposed = beside.proposed.get(item.anchor)
    return {
        "föreslaget": proposed.split("\n") if proposed is not None else [],
        "ändrat": item.anchor in beside.differing if proposed is not None else None,
        "beslutat": [_flat(clause) for clause in fate.decided],
        "utfall": [
            {"slag": one.kind.value, "till": one.target or None, "när": str(one.when) or None}
            for told in fate.told
            for one in told.outcomes
            if not one.recommended  # it is read out of names that rules.yaml may change
        ],
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "förslag": decision.role is Role.PROPOSAL,
        "inledning": " ".join(decision.lead_in.split()),
        "satser": [_flat(clause) for clause in decision.clauses],
    }


def _flat(clause: Clause) -> str:
    return " ".join(clause.full_text.split())
