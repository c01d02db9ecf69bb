"""What was sent and what came back side by side, and what is gathered from that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lchnv_cli.intake.returned.change import Change, Did, TextEdit, Unplaced
from lchnv_cli.intake.returned.confirming import to_confirm
from lchnv_cli.intake.returned.lines import THING, Line, Lines, words_of
from lchnv_cli.intake.returned.new_lines import Manners
from lchnv_cli.intake.returned.pairing import Pairs, paired
from lchnv_cli.intake.returned.placing import Segment, placed
from lchnv_cli.intake.returned.things import things_in, with_things_told
from lchnv_cli.intake.returned.units import Sort, Unit
from lchnv_cli.model.fact_names import FactName

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

    ``decides`` tells that the document says what was decided. ``lost`` are changes that could not
    be carried over: as it was, and as it is. ``new_notes`` are footnotes by their mark and
    ``pictures`` files by their path that came along; ``resaved`` tells that a picture has other
    bytes than it was sent with.
    """

    source: str
    units: list[Unit]
    sent: Lines
    back: Lines
    decides: bool = False
    edits: list[TextEdit] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)
    new_notes: Mapping[str, Line] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    resaved: bool = False

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
        """Tell whether a piece comes right after another in the Markdown, or after its notes."""
        between = self.units[self._order[id(one)] + 1 : self._order[id(other)]]
        after = self._order[id(other)] > self._order[id(one)]
        return after and all(unit.sort is Sort.NOTE for unit in between)

    def with_notes(self, last: Unit) -> Unit:
        """Give the last of the footnotes that stand after a piece, and that no line shows."""
        for unit in self.units[self._order[id(last)] + 1 :]:
            if unit.sort is not Sort.NOTE:
                break
            last = unit
        return last

    def after_facts(self, unit: Unit) -> tuple[Unit, Unit | None]:
        """Give the last of the facts that a piece stands among, and what stands after that."""
        at = self._order[id(unit)]
        while at + 1 < len(self.units) and self.units[at + 1].sort is Sort.FACT:
            at += 1
        return self.units[at], self.units[at + 1] if at + 1 < len(self.units) else None

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

    def lacks(self, printed: Lines) -> list[str]:
        """Give what came back in the running text that a print does not say."""
        there = {line.key for line in printed.lines}
        whole = f" {words_of(' '.join(line.key for line in printed.lines))} "
        ours = {c for a, c in self.pairs.pairs if c is not None and (a is None or self.places[a])}
        own = {id(each.back) for each in self.unplaced}
        lost = {text for _, text in self.lost}
        return [
            line.text
            for number, line in enumerate(self.back.lines)
            if number in ours
            and id(line) not in own
            and line.key not in there
            and line.key.strip(f" {THING}")
            and line.text not in lost
            and f" {words_of(line.key)} " not in whole
        ]

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
        by = who or (line.who if line else "")
        new = did is Did.ADDED  # and near is what stands before it
        key = said[1] if new else near.mark if near else ""
        is_outcome = sort is Sort.FACT and key.startswith(FactName.OUTCOME)
        weighty = sort is Sort.CLAUSE or is_outcome
        if weighty and near is not None:
            self.edits += to_confirm(self.source, self.units, near, decides=self.decides)
        where = self.where(near)
        written = things_in(self.source[near.start : near.end]) if near and not new else []
        before = with_things_told(said[0], written)
        things = [look.thing for look in line.styled.looks if look.thing] if line else written
        after = with_things_told(said[1], things)
        self.changes.append(Change(did, _WHAT[sort], where, before, after, by, weighty))
