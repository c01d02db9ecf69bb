"""What a document tells of the outcome of each point: in a line Utfall, or in a clause decided."""

import re
from collections.abc import Iterator

from lchnv_cli.memory.outcome import outcomes_of
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.items import Decision, Fact, Item, Role
from lchnv_cli.model.procedure import Procedure

# "att återremittera ärendet till RSS" says what a line Utfall: återremiss till RSS does.
_DECIDED = re.compile(r"att\s+(?P<what>(?:åter-?remitter|bordlägg|hänskjut)\w*\b.*)", re.DOTALL)
# Boards, councils and committees, in any form: kommunstyrelsen, nämnderna, råds.
STRANGER = re.compile(
    r"\w*(?:nämnd|styrelse|fullmäktige|utskott|råd)(?:e[rn]?|erna|et|n|r|rna)?s?\b", re.IGNORECASE
)


def outcome_lines(item: Item, body_id: str, procedure: Procedure) -> Iterator[Fact]:
    """Give a point's lines Utfall, and the clauses its body decided that say the same.

    A clause is left out where a line already tells an outcome of its kind.
    """
    lines = [fact for fact in item.all_facts() if fact.key == FactName.OUTCOME]
    yield from lines
    told = {outcome.kind for fact in lines for outcome in outcomes_of(fact.value)}
    for decision in item.decisions:
        if decision.role is Role.DECISION and is_own(decision, body_id, procedure):
            for clause in decision.clauses:
                match = _DECIDED.match(clause.text)
                value = " ".join(match["what"].split()) if match else ""
                if value and not told.intersection(o.kind for o in outcomes_of(value)):
                    yield Fact(FactName.OUTCOME, value, clause.line)


def is_own(decision: Decision, body_id: str, procedure: Procedure) -> bool:
    """Tell whether a proposal or decision is the body's own, not one quoted from others.

    What stands under Förslag till beslut is put to the meeting, whoever proposes it. A lead-in
    without a name (Mötet beslutade) is the meeting's own.
    """
    if decision.heading or not decision.lead_in:
        return True
    named = procedure.body_named_first(decision.lead_in)
    if named is None:
        return STRANGER.search(decision.lead_in) is None
    return named.id == body_id
