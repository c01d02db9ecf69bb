"""The lines ``key: value`` under a heading and after a decision."""

import re

from lchnv_cli.model.blocks import Block, BlockKind
from lchnv_cli.model.items import Fact, Presenter

HEADING_KEYS = ("Föredragande", "Beredd", "Ärende", "Utfall", "Uppdrag")
DECISION_KEYS = ("Utfall", "Uppdrag", "Ärende")
_LINE = re.compile(r"(\w+)\s*:\s*(.*)", re.DOTALL)


def read_facts(
    blocks: tuple[Block, ...], keys: tuple[str, ...] = HEADING_KEYS
) -> tuple[tuple[Fact, ...], tuple[Block, ...]]:
    """Give the facts that the blocks begin with, and the blocks after them."""
    if not blocks or not blocks[0].text.startswith(keys):
        return (), blocks
    facts: list[Fact] = []
    for index, block in enumerate(blocks):
        found = _paragraph(block, keys)
        if not found:
            return tuple(facts), blocks[index:]
        facts += found
    return tuple(facts), ()


def read_presenters(facts: tuple[Fact, ...]) -> tuple[Presenter, ...]:
    """Give the presenters, one for each line of Föredragande."""
    return tuple(
        Presenter(name.strip(), title.strip(), fact.line)
        for fact in facts
        if fact.key == "Föredragande" and fact.value
        for name, _, title in [fact.value.partition(",")]
    )


def _paragraph(block: Block, keys: tuple[str, ...]) -> list[Fact]:
    if block.kind is not BlockKind.PARAGRAPH:
        return []
    facts: list[Fact] = []
    for number, line in enumerate(block.text.split("\n")):
        match = _LINE.match(line)
        if match and match[1] in keys:
            facts.append(Fact(match[1], match[2].strip(), block.line + number))
        elif not facts:
            return []
        elif facts[-1].key == "Föredragande":
            facts.append(Fact("Föredragande", line.strip(), block.line + number))
        else:
            last = facts.pop()
            facts.append(Fact(last.key, f"{last.value} {line.strip()}".strip(), last.line))
    return facts
