"""The lines ``key: value`` under a heading and after a decision."""

import re

from lchnv_cli.model.blocks import Block, BlockKind
from lchnv_cli.model.fact_names import FACT_NAMES, LIKELY, LONGEST, FactName, slip_of
from lchnv_cli.model.items import Fact, Presenter
from lchnv_cli.model.late_pattern import late


def first_words(keys: tuple[FactName, ...]) -> tuple[str, ...]:
    """Give the words by which a text is quickly known that may begin with a fact."""
    words = [key.partition(" ")[0] for key in keys]
    return tuple(form for word in words for form in (word, word.lower(), word.upper()))


# A hard space between the words of a name, and before the colon, is a space.
_SPACED = "|".join(FACT_NAMES).replace(" ", r"[^\S\n]")
_FIRST = first_words(FACT_NAMES)
_LINE = late(rf"({_SPACED})\s*:\s*(.*)", re.DOTALL)
_WORDS_FOR = {
    FactName.PRESENTER: "föredrag|föredragning|föredrar|föredras av|presentatör|presenteras av"
    "|redovisas av",
    FactName.PREPARED: "beredning|beredd av|bereds|bereddes|bereds av|styrgruppsberedning",
    FactName.ASSIGNMENT: "uppdragstagare|uppdrag till",
}
_OTHER_WORDS = {word: name for name, words in _WORDS_FOR.items() for word in words.split("|")}
_MISNAMED = late(r"(?P<name>[A-ZÅÄÖ][^\W\d_]+(?:\s[^\W\d_]+)?)\s*:\s*(?P<value>.*)", re.DOTALL)
_BULLETS = "•·▪◦– "  # what Word puts before a line of a list
_LONG_NAME = 10  # letters: two may be wrong in so long a name, else one
_LONGEST_NAME = 30  # letters before the colon of a line with another word for a key
_NAMED: dict[str, FactName] = {name: name for name in FACT_NAMES}


def read_facts(
    blocks: tuple[Block, ...], keys: tuple[FactName, ...] = FACT_NAMES
) -> tuple[tuple[Fact, ...], tuple[Block, ...]]:
    """Give the facts that the blocks begin with, and the blocks after them."""
    if not blocks or not _may_begin(blocks[0]):
        return (), blocks
    facts: list[Fact] = []
    for index, block in enumerate(blocks):
        found = _read(block, keys)
        if not found:
            return tuple(facts), blocks[index:]
        facts += found
    return tuple(facts), ()


def stray_facts(blocks: tuple[Block, ...], known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Give the facts of a point that stand further down; they are told, and count."""
    lacking = tuple({FactName.PRESENTER, FactName.PREPARED}.difference(fact.key for fact in known))
    own = (block for block in blocks if block.kind is BlockKind.PARAGRAPH and _may_begin(block))
    read = (_read(block, FACT_NAMES) for block in own) if lacking else ()
    return tuple(
        fact._replace(slipped=True)
        for facts in read
        for fact in facts
        if fact.key in lacking and not fact.misnamed
    )


def read_presenters(facts: tuple[Fact, ...]) -> tuple[Presenter, ...]:
    """Give the presenters, one for each line of Föredragande."""
    return tuple(
        Presenter(name.strip(), title.strip(), fact.line)
        for fact in facts
        if fact.key == FactName.PRESENTER and fact.value
        for name, _, title in [fact.value.partition(",")]
    )


def _may_begin(block: Block) -> bool:
    """Tell by a quick look whether a block may be lines of a point."""
    first = block
    while not first.inlines and first.blocks:
        first = first.blocks[0]
    return first.text.startswith(_FIRST) or ":" in first.text[:_LONGEST_NAME]


def _lines(block: Block) -> list[tuple[int, str]]:
    """Give the lines of a paragraph, or of a list or a quotation that is nothing but text."""
    if block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
        return list(enumerate(block.text.split("\n"), block.line))
    if block.kind is BlockKind.QUOTE and len(block.blocks) == 1:
        return _lines(block.blocks[0])
    if block.kind not in {BlockKind.BULLETS, BlockKind.NUMBERS}:
        return []
    own = [entry.blocks[0] if entry.blocks else entry for entry in block.blocks]
    alone = all(len(entry.blocks) <= (not entry.inlines) for entry in block.blocks)
    return [line for each in own for line in enumerate(each.text.split("\n"), each.line)] * alone


def _read(block: Block, keys: tuple[FactName, ...]) -> list[Fact]:
    listed = block.kind is not BlockKind.PARAGRAPH
    found: list[Fact] = []
    for number, line in _lines(block):
        if not line:  # a comment stood here
            continue
        bare = line.lstrip(_BULLETS)
        marked, line = bare != line, bare  # noqa: PLW2901
        match = _LINE.match(line)
        told = (_NAMED[" ".join(match[1].split())], match[2]) if match else slip_of(line)
        name, value, other = (*told, "") if told else _misnamed(line) or (None, "", "")
        if name in keys:
            slipped = match is None or listed or marked
            found.append(Fact(name, value.strip(), number, slipped, other))
        elif not found:
            return []
        elif found[-1].key == FactName.PRESENTER:
            found.append(Fact(FactName.PRESENTER, line.strip(), number, listed))
        else:
            whole = f"{found[-1].value} {line.strip()}".strip()
            found[-1] = found[-1]._replace(value=whole)
    return found


def _misnamed(line: str) -> tuple[FactName, str, str] | None:
    """Give the key, the value and the name as written of a line with another word for a key.

    Only what stands where lines of a point do may be one.
    """
    match = _MISNAMED.match(line)
    if match is None or match["name"] in _NAMED:
        return None
    written, value = " ".join(match["name"].split()), match["value"].strip("*_ ")
    if other := _OTHER_WORDS.get(written.casefold()):
        likely = value[:1].isupper() or other is not FactName.PRESENTER
        likely = likely and re.search(LIKELY[other], value, re.IGNORECASE) is not None
        return (other, value, written) if likely and len(value) <= LONGEST else None
    near = _nearest(written)
    return (near, value, written) if near else None


def _nearest(written: str) -> FactName | None:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only a line like a fact needs it

    allowed = 2 if len(written) >= _LONG_NAME else 1
    return next((key for key in FACT_NAMES if OSA.distance(written, key) <= allowed), None)
