"""Points that the head names and the document does not have."""

from collections.abc import Iterator

from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.finding import Hit
from lchnv_cli.model.listing import listed
from lchnv_cli.model.parts import Points


def unknown_points(document: MeetingDocument) -> Iterator[Hit]:
    """Find them in ordförande and delvis: a point that is not there, and a part that ends first."""
    parts = (*document.chairs, *(document.partly if isinstance(document, Notes) else ()))
    bounded = [part for part in parts if part.first or part.last]
    if not bounded or not document.items:
        return
    points = Points.of(document)
    labels = [(label, part) for part in bounded for label in (part.first, part.last) if label]
    lacking = {label: part.place for label, part in labels if not points.of_label(label)}
    if lacking:
        message = f"Huvudet nämner punkt {listed([*lacking])}, som inte finns i dokumentet; det "
        message += f"slutar med punkt {document.items[-1].address.point}."
        yield Hit(min(lacking.values()), message, "Skriv numret på en punkt i dokumentet.")
    for part in bounded:
        if points.within(part) == frozenset():
            message = f"{part.name} har från_punkt {part.first}, som kommer efter till_punkt "
            yield Hit(part.place, f"{message}{part.last}.", "Byt plats på numren, eller rätta dem.")
