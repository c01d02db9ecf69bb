"""Where in a document, as its reader sees it, a line of its file has its place.

A finding knows its line and nothing of the page, and the page nothing of lines; what joins them is
the points' lines and the fields' places, asked when both are shown.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Place
from lchnv_cli.model.items import Item

_NAMES = {
    "attendance": "Närvaro",
    "replies": "Svar",
    "colophon": "Dokumentets slut",
    "annexes": "Bilagor",
    "occasions": "Möten",
    "facts": "Uppgifterna överst",
    "heading": "Dokumentets början",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that the reader knows, and the parts of the page that show it, the nearest first."""

    name: str
    parts: tuple[str, ...]


def spot_of(document: Document, place: Place, shown: Mapping[str, str]) -> Spot:
    """Give the point that a place belongs to, or the part that shows the field standing there.

    ``shown`` has the part of each field.
    """
    return _in_points(document, place.line) or _in_head(document, place, shown)


def _in_points(document: Document, line: int) -> Spot | None:
    spots = [(item.line, spot) for item, spot in _points(document)]
    position = bisect_right([start for start, _ in spots], line)
    if position:
        return spots[position - 1][1]
    return _part("heading") if document.opening and document.opening <= line else None


def _points(document: Document) -> Iterator[tuple[Item, Spot]]:
    """Give every point with its place; the anchors are those that render gives the points."""
    for item in document.items:
        yield item, Spot(f"Punkt {item.address}", (item.anchor, "heading"))
        for sub in item.sub_items:
            yield sub, Spot(f"Punkt {sub.address}", (sub.anchor, item.anchor, "heading"))


def _in_head(document: Document, place: Place, shown: Mapping[str, str]) -> Spot:
    here = (place.line, place.column)
    before = [(at, name) for name, at in document.places.items() if at <= here]
    name = max(before)[1].partition(".")[0] if before else ""
    return _part(shown.get(name, "facts") if name else "heading")


def _part(part: str) -> Spot:
    return Spot(_NAMES[part], tuple(dict.fromkeys((part, "heading"))))
