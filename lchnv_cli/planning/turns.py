"""Whose turn it is to chair: the posts pass from side to side before each new year (2 §)."""

import datetime as dt
from dataclasses import dataclass

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.procedure import Side
from lchnv_cli.model.register import Post


@dataclass(frozen=True, slots=True)
class Turn:
    """The sides that have the chair and the vice chair in a year."""

    year: int
    chair: Side
    vice: Side


def turn(archive: Archive, body_id: str, year: int) -> Turn | None:
    """Give a year's turn, counted from the last chair (or vice chair) whose side is known.

    The sides follow each other as in rules.yaml; the vice chair comes from the next in turn.
    None when the register knows no chair or vice chair with a side.
    """
    sides = archive.procedure.sides_of(body_id, dt.date(year, 1, 1))
    known = _last_known(archive, body_id, year, sides)
    if known is None:
        return None
    then, index = known
    chair = (index + year - then) % len(sides)
    return Turn(year, sides[chair], sides[(chair + 1) % len(sides)])


def _last_known(
    archive: Archive, body_id: str, year: int, sides: tuple[Side, ...]
) -> tuple[int, int] | None:
    """Give the last year up to one before ``year`` with a known chair's side, and its place."""
    found: list[tuple[int, int, int]] = []
    for post, offset in ((Post.CHAIR, 0), (Post.VICE_CHAIR, -1)):
        for mandate in archive.register.mandates(body_id, post):
            principal = archive.register.principal_of(mandate, mandate.start)
            side = archive.procedure.side_of(principal, body_id, mandate.start)
            if side in sides and mandate.start.year < year:
                index = sides.index(side) + offset
                found.append((mandate.start.year, offset, index))
    if not found:
        return None
    then, _, index = max(found)
    return then, index % len(sides)
