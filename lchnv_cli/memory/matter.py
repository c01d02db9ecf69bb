"""What tells one matter from another as it is followed from meeting to meeting."""

from collections.abc import Iterator

from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.folding import folded
from lchnv_cli.model.items import Item


def matters_of(item: Item) -> Iterator[str]:
    """Give the values of a point's lines Ärende."""
    return (fact.value for fact in item.all_facts() if fact.key == FactName.MATTER and fact.value)


def known_as(name: str) -> str:
    """Give a name as it is known again: a full stop is no part of it, some end every line so."""
    return folded(name).rstrip(".")
