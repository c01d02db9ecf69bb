"""What tells one matter from another as it is followed from meeting to meeting."""

from collections.abc import Iterator

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.folding import folded
from lchnv_cli.model.items import Item
from lchnv_cli.model.standing import says_nothing_more


def names_of(item: Item, standing: tuple[str, ...]) -> Iterator[str]:
    """Give what tells a point's matter: its title, unless it is a standing one, and its Ärende.

    A full stop is no part of it: some end every line with one.
    """
    if not says_nothing_more(item.heading.said, standing):
        yield folded(item.heading.title).rstrip(".")
    for matter in matters_of(item):
        yield f"ärende {folded(matter).rstrip('.')}"


def matters_of(item: Item) -> Iterator[str]:
    """Give the values of a point's lines Ärende."""
    return (fact.value for fact in item.all_facts() if fact.key == FactName.MATTER and fact.value)


def all_names(document: MeetingDocument, standing: tuple[str, ...]) -> set[str]:
    """Give what tells every matter of a document."""
    return {name for item in document.points() for name in names_of(item, standing)}
