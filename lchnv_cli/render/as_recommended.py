"""What one body's notes recommend another, as the other's agenda proposes it."""

from collections.abc import Iterator, Sequence

from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.memory.recommended import as_proposed
from lchnv_cli.model.blocks import Block
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Item, Role
from lchnv_cli.model.lead_ins import leads_in
from lchnv_cli.model.procedure import Body, Procedure
from lchnv_cli.render.as_written import decision_source
from lchnv_cli.render.literal import literal_lines

PROPOSAL = "Förslag till beslut"
_THE_SAME = "detsamma"


def recommended(
    item: Item, text: FullText, here: Body, there: Body, procedure: Procedure
) -> Iterator[str]:
    """Give the proposals that a point of a body's notes makes to another: ``there`` to ``here``.

    Clauses stand as they did, under who recommends them; what says itself to whom it is for is
    written anew. What only says "göra detsamma" proposes nothing that can be copied.
    """
    fate = fate_of(item, there.id, procedure)
    lead_in = f"{there.name} rekommenderar {here.name} att besluta"
    for part in text.of(item):
        own = () if isinstance(part, Block) else part.decision.clauses
        clauses = [clause.text for clause in own if clause in fate.recommended]
        if isinstance(part, Block) or not clauses:
            continue
        said = [as_proposed(clause, there.id, procedure) for clause in clauses]
        if len(clauses) < len(own) or said != clauses:
            yield _anew(lead_in, said)
            continue
        put = part.decision._replace(heading=PROPOSAL, facts=())
        if leads_in(put.lead_in) is not Role.PROPOSAL:
            put = put._replace(lead_in=lead_in)
        yield decision_source(part._replace(decision=put), text)
    if not fate.recommended:  # it stands in the running text
        sent = (told for told, one in fate.of(OutcomeKind.REFERRED) if one.recommended)
        said = [as_proposed(told.value, there.id, procedure) for told in sent]
        if said and said[0].startswith("att ") and _THE_SAME not in said[0]:
            yield _anew(lead_in, said)


def listed_anew(clauses: Sequence[str]) -> str:
    """Give clauses as a list in Markdown."""
    return "\n".join(f"- {literal_lines(clause)}" for clause in clauses)


def _anew(lead_in: str, clauses: Sequence[str]) -> str:
    return "\n\n".join((f"#### {PROPOSAL}", literal_lines(lead_in), listed_anew(clauses)))
