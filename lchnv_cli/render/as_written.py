"""Parts of a document as Markdown again, for a new document that takes them over."""

from collections.abc import Iterator

from lchnv_cli.model.blocks import Block
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.full_text import FullText, Passage
from lchnv_cli.model.items import Fact
from lchnv_cli.render.literal import literal, literal_lines


def fact_lines(facts: tuple[Fact, ...]) -> Iterator[str]:
    """Give the facts as written: a further presenter is a line without a key."""
    before: FactName | None = None
    for fact in facts:
        again = fact.key == before == FactName.PRESENTER
        if again and not fact.value:  # an empty line would end the facts
            continue
        yield literal_lines(fact.value) if again else f"{fact.key}: {literal(fact.value)}"
        before = fact.key


def clause_sources(passage: Passage, text: FullText) -> Iterator[str]:
    """Give the clauses of a decision, each with its mark, and the tables after them."""
    for clause, entry in zip(passage.decision.clauses, passage.entries, strict=True):
        yield source_of(entry, text) if entry else f"- {literal(' '.join(clause.text.split()))}"
    for table in passage.tables:
        yield f"\n{source_of(table, text)}\n"


def source_of(block: Block, text: FullText) -> str:
    """Give a block as written, with its mark and whatever is nested in it."""
    return text.encoded[block.start : block.end].decode().replace("\r\n", "\n").strip("\n")


def decision_source(passage: Passage, text: FullText) -> str:
    """Give a proposal or a decision with its heading, lead-in and lines."""
    decision = passage.decision
    heading = f"#### {decision.heading}" if decision.heading else ""
    clauses = "\n".join(clause_sources(passage, text))
    facts = "\n".join(fact_lines(decision.facts))
    parts = [heading, literal_lines(decision.lead_in), clauses, facts]
    return "\n\n".join(part for part in parts if part)
