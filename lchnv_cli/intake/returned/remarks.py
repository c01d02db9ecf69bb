"""What reviewers said in the margin: told, and kept as comments in the Markdown where asked for."""

from collections.abc import Iterator
from typing import NamedTuple

from lchnv_cli.intake.returned.change import TextEdit
from lchnv_cli.intake.returned.comparison import Comparison
from lchnv_cli.intake.returned.units import LISTED, Sort, Unit
from lchnv_cli.intake.source_blocks import Source, paragraphs
from lchnv_cli.render.literal import comment

_GROUPED = {*LISTED, Sort.ROW, Sort.FACT}  # a comment between two of these would part them
_LATE = 8  # of what is put in at one place


class Said(NamedTuple):
    """A comment: who wrote it, about which words, in which point, and what."""

    who: str
    about: str
    where: str
    said: str


def said_in_margin(source: Source, both: Comparison) -> list[tuple[Said, Unit | None]]:
    """Give the comments, each with the piece of the Markdown that it is about."""
    found = []
    for each in source.comments:
        text = " ".join(" ".join(p.text for p in paragraphs(each.blocks)).split())
        about, unit = " ".join(each.about.split()), _unit(both, each.name)
        where = both.where(unit) or str(each.place)
        found.append((Said(each.who, about, where, text), unit))
    return found


def kept(both: Comparison, margin: list[tuple[Said, Unit | None]]) -> Iterator[TextEdit]:
    """Write the comments where the pieces stand that they are about."""
    for each, unit in margin:
        about = f" om ”{each.about}”" if each.about else ""
        who = each.who or "Kommentar"
        mark = f"<!-- {comment(f'{who}{about}: {each.said}')} -->"
        place = unit or next(iter(both.units), None)
        if place is None:
            continue
        if unit is None or unit.sort in _GROUPED:
            at = _first(both, place).first
            yield TextEdit(at, at, f"{mark}\n\n")
        else:
            end = "" if both.source[: unit.last].endswith("\n") else "\n"
            yield TextEdit(unit.last, unit.last, f"{end}\n{mark}\n", _LATE)


def _first(both: Comparison, unit: Unit) -> Unit:
    """Give the first piece of the list, the table or the facts that one stands in."""
    at = next(place for place, each in enumerate(both.units) if each is unit)
    while at and unit.sort in _GROUPED and both.units[at - 1].sort is unit.sort:
        at -= 1
    return both.units[at]


def _unit(both: Comparison, name: str) -> Unit | None:
    """Give the piece that a comment is about; of a new line the one before it."""
    nearest: Unit | None = None
    for a, b in both.pairs.pairs:
        if a is not None and b is not None:
            nearest = both.places[a][-1].unit if both.places[a] else None
        if b is not None and name in both.back.lines[b].comments:
            return nearest
    return None
