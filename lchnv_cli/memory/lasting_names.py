"""What matters are called in addresses, which last though a heading is written otherwise."""

from collections.abc import Iterable, Iterator

from lchnv_cli.memory.matter import known_as, matters_of
from lchnv_cli.memory.strands import Matter
from lchnv_cli.model.archive import Archive


def lasting_names(matters: Iterable[Matter], archive: Archive) -> Iterator[str]:
    """Give each matter its line Ärende, where the first point that took it up has one.

    Else the point itself, by body, day and number; a matter that no point took up has its name.
    """
    for matter in matters:
        yield _named(matter, archive) if matter.uptakes else matter.name


def _named(matter: Matter, archive: Archive) -> str:
    first = matter.uptakes[0]
    document = archive.document_at(first.place.file)
    points = document.points() if document else ()
    item = next((each for each in points if each.line == first.place.line), None)
    if item is None:
        return matter.name
    own = known_as(matter.name)
    if any(known_as(each) == own for each in matters_of(item)):
        return matter.name
    return f"{first.body_id} {first.date} {item.anchor}"
