"""What tells one matter from another as it is followed from meeting to meeting."""

from collections.abc import Iterable, Iterator

from lchnv_cli.model.archive import Archive, Meeting
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
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


def all_names(document: MeetingDocument | None, standing: frozenset[str]) -> Iterator[str]:
    """Give what tells every matter of a document."""
    for item in document.points() if document else ():
        yield from names_of(item, standing)


def takes_up(
    documents: Iterable[MeetingDocument | None], item: Item, archive: Archive, body_id: str
) -> bool:
    """Tell whether some document has a point on the same matter as ``item`` of a body."""
    standing = standing_titles(archive.procedure, body_id)
    own = set(names_of(item, standing))
    return any(not own.isdisjoint(all_names(document, standing)) for document in documents)


def later_meetings(archive: Archive, meeting: Meeting) -> list[Meeting]:
    """Give the body's meetings after one that were not called off, oldest first."""
    every = archive.all_for(meeting.body_id)
    return [m for m in every if m.date > meeting.date and not m.cancelled]


def folded(title: str) -> str:
    """Give a text as it is compared."""
    return " ".join(title.casefold().split())
