"""Which points somebody took part in, or led, as ``från_punkt`` and ``till_punkt`` say."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from lchnv_cli.model.document import MeetingDocument, Part
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Address
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.listing import listed

_LABEL = late(r"(?:punkt(?:en)?\s*)?(?P<point>\d+)\s*[.)]?\s*(?P<sub>[^\W\d_]{0,2})[.)]?")
Places = frozenset[int]  # of points and sub-points, in reading order


@dataclass(frozen=True, slots=True)
class Points:
    """A document's points in reading order, and how stretches of them are told.

    ``bare`` are those that say nothing themselves, with all they have in their sub-points.
    """

    addresses: tuple[Address, ...]
    bare: Places = frozenset()

    @classmethod
    def of(cls, document: MeetingDocument, text: FullText | None = None) -> Self:
        """Give the points of a document; only its text tells which of them are bare."""
        items = tuple(document.points())
        bare = (
            place
            for place, item in enumerate(items)
            if text and item.sub_items and not (item.facts or text.of(item))
        )
        return cls(tuple(item.address for item in items), frozenset(bare))

    @property
    def all(self) -> Places:
        """Every point; a document without any is as one."""
        return frozenset(range(len(self.addresses) or 1))

    def within(self, part: Part) -> Places | None:
        """Give the points from a part's first to its last; None where one of them is not there."""
        first = self.of_label(part.first) if part.first else self.all
        last = self.of_label(part.last) if part.last else self.all
        if not first or not last:
            return None
        return frozenset(range(min(first), max(last) + 1))

    def of_label(self, label: str) -> Places:
        """Give the points that a label means: a point has its sub-points with it."""
        match = _LABEL.fullmatch(label.strip().casefold())
        if match is None:
            return frozenset()
        point, sub = match["point"], match["sub"]
        return frozenset(
            place
            for place, own in enumerate(self.addresses)
            if own.point == point and sub in {"", own.sub_point.casefold()}
        )

    def said(self, places: Iterable[int]) -> str:
        """Tell points in words, by stretches: ``punkt 5 b`` or ``punkterna 2–4 och 5 b–7``."""
        stretches: list[list[int]] = []
        for place in sorted(places):
            if stretches and stretches[-1][-1] == place - 1:
                stretches[-1].append(place)
            else:
                stretches.append([place])
        told = listed([self._stretch(stretch) for stretch in stretches])
        several = "–" in told or " och " in told
        return f"punkt{'erna' if several else ''} {told}"

    def _stretch(self, places: list[int]) -> str:
        """Tell the first and the last point, by the letter only where its point is not whole."""
        first, last = self.addresses[places[0]], self.addresses[places[-1]]
        whole = max(self.of_label(last.point)) == places[-1]
        same = whole and min(self.of_label(last.point)) >= places[0]
        several = same or first.point != last.point
        begins, ends = str(first), last.point if whole and several else str(last)
        return begins if begins == ends else f"{begins}–{ends}"
