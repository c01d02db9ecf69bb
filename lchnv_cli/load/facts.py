"""The lines ``key: value`` under a heading and after a decision."""

import re

from lchnv_cli.model.blocks import Block, BlockKind
from lchnv_cli.model.fact_names import FACT_NAMES, FactName, slip_of
from lchnv_cli.model.items import Fact, Presenter


def first_words(keys: tuple[FactName, ...]) -> tuple[str, ...]:
    """Give the words by which a text is quickly known that may begin with a fact."""
    words = [key.partition(" ")[0] for key in keys]
    return tuple(form for word in words for form in (word, word.lower(), word.upper()))


# A hard space between the words of a name, and before the colon, is a space.
_SPACED = "|".join(FACT_NAMES).replace(" ", r"[^\S\n]")
_FIRST = first_words(FACT_NAMES)
_LINE = re.compile(rf"({_SPACED})\s*:\s*(.*)", re.DOTALL)
_NAMED: dict[str, FactName] = {name: name for name in FACT_NAMES}


def read_facts(
    blocks: tuple[Block, ...], keys: tuple[FactName, ...] = FACT_NAMES
) -> tuple[tuple[Fact, ...], tuple[Block, ...]]:
    """Give the facts that the blocks begin with, and the blocks after them."""
    if not blocks or not blocks[0].text.startswith(_FIRST):
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
        if fact.key == FactName.PRESENTER and fact.value
        for name, _, title in [fact.value.partition(",")]
    )


def _paragraph(block: Block, keys: tuple[FactName, ...]) -> list[Fact]:
    if block.kind is not BlockKind.PARAGRAPH:
        return []
    found: list[tuple[FactName, int, list[str], bool]] = []
    for number, line in enumerate(block.text.split("\n")):
        if not line:  # a comment stood here
            continue
        match = _LINE.match(line)
        told = (_NAMED[" ".join(match[1].split())], match[2]) if match else slip_of(line)
        if told and told[0] in keys:
            found.append((told[0], block.line + number, [told[1].strip()], match is None))
        elif not found:
            return []
        elif found[-1][0] == FactName.PRESENTER:
            found.append((FactName.PRESENTER, block.line + number, [line.strip()], False))
        else:
            found[-1][2].append(line.strip())
    return [
        Fact(key, " ".join(filter(None, parts)), line, slip) for key, line, parts, slip in found
    ]
