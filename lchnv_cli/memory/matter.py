"""What tells one matter from another as it is followed from meeting to meeting."""

from collections.abc import Iterator

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.folding import folded
from lchnv_cli.model.items import Item
from lchnv_cli.model.procedure import Procedure


def standing_titles(procedure: Procedure, body_id: str) -> frozenset[str]:
    """Give the titles of a body's standing points: they say nothing of the matter."""
    return frozenset(folded(point.title) for point in procedure.bodies[body_id].standing)


def names_of(item: Item, standing: frozenset[str]) -> Iterator[str]:
    """Give what tells a point's matter: its title, unless it is a standing one, and its Ärende."""
    title = folded(item.heading.title)
    if title not in standing:
        yield title
    for matter in matters_of(item):
        yield f"ärende {folded(matter)}"


def matters_of(item: Item) -> Iterator[str]:
    """Give the values of a point's lines Ärende."""
    return (fact.value for fact in item.all_facts() if fact.key == FactName.MATTER and fact.value)


def all_names(document: MeetingDocument, standing: frozenset[str]) -> set[str]:
    """Give what tells every matter of a document."""
    return {name for item in document.points() for name in names_of(item, standing)}
