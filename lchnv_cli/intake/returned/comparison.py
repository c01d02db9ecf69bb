"""What was sent and what came back side by side, and what is gathered from that."""

from dataclasses import dataclass, field
from functools import cached_property

from lchnv_cli.intake.returned.change import Change, Did, TextEdit, Unplaced
from lchnv_cli.intake.returned.lines import Line, Lines
from lchnv_cli.intake.returned.new_lines import Manners
from lchnv_cli.intake.returned.pairing import Pairs, paired
from lchnv_cli.intake.returned.placing import Segment, placed
from lchnv_cli.intake.returned.units import Sort, Unit

_WHAT = {
    Sort.HEADING: "rubrik",
    Sort.FACT: "uppgift",
    Sort.LEAD: "beslutsmening",
    Sort.CLAUSE: "att-sats",
    Sort.ENTRY: "listrad",
    Sort.TEXT: "stycke",
    Sort.ROW: "tabellrad",
    Sort.NOTE: "fotnot",
}


@dataclass
class Comparison:
    """The Markdown and its pieces, the lines of both files, and what has been found so far.

    ``lost`` are changes that could not be carried over: as it was, and as it is.
    """

    source: str
    units: list[Unit]
    sent: Lines
    back: Lines
    edits: list[TextEdit] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def places(self) -> list[tuple[Segment, ...]]:
        """What each line that was sent is made of."""
        return placed(self.units, self.sent.lines)

    @cached_property
    def pairs(self) -> Pairs:
        """Which line is which."""
        return paired(self.sent.lines, self.back.lines)

    @cached_property
    def manners(self) -> Manners:
        """How the document writes what it prints."""
        return Manners.of(zip(self.sent.lines, self.places, strict=True))

    @cached_property
    def _order(self) -> dict[int, int]:
        return {id(unit): number for number, unit in enumerate(self.units)}

    def in_order(self, units: list[Unit]) -> list[Unit]:
        """Give pieces as they stand in the Markdown."""
        return sorted(units, key=lambda unit: self._order[id(unit)])

    def follows(self, one: Unit, other: Unit) -> bool:
        """Tell whether a piece comes right after another in the Markdown."""
        return self._order[id(other)] == self._order[id(one)] + 1

    def moved(self, b: int) -> list[Unit]:
        """Give the pieces of a returned line that had stood elsewhere."""
        a = self.pairs.moved.get(b)
        return [] if a is None else [segment.unit for segment in self.places[a]]

    def before(self, b: int) -> Line | None:
        """Give the line before one that came back."""
        return self.back.lines[b - 1] if b else None

    def where(self, near: Unit | None) -> str:
        """Name the point that a piece stands in."""
        above = [unit for unit in self.units if near and unit.label and unit.first <= near.first]
        if not above or (label := above[-1].label) is None:
            return ""
        return f"{self.source[slice(*label)]} {above[-1].text}"

    def tell(  # noqa: PLR0913 - what was done, to what, and where
        self,
        did: Did,
        sort: Sort,
        said: tuple[str, str],
        near: Unit | None,
        *,
        line: Line | None = None,
        who: str = "",
    ) -> None:
        """Note a change; ``said`` is what stood there and what stands there now."""
        by = who or next((edit.who for edit in (line.edits if line else ())), "")
        is_outcome = sort is Sort.FACT and near is not None and near.mark.startswith("Utfall")
        weighty = sort is Sort.CLAUSE or is_outcome
        where = self.where(near)
        self.changes.append(Change(did, _WHAT[sort], where, *said, by, weighty, bool(by)))
