"""The posts as chair and vice chair (2 §): how many there are, and the terms that they are for.

Terms are whole calendar years, as many as mandattid_år says.
"""

import datetime as dt
from typing import NamedTuple

from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Post


class Term(NamedTuple):
    """The years that a chair and a vice chair sit, from the first to the last."""

    first: int
    last: int

    @property
    def start(self) -> dt.date:
        """Give the first day."""
        return dt.date(self.first, 1, 1)

    def __str__(self) -> str:
        """Give the years as they are told."""
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"


def seats_of(procedure: Procedure, body_id: str, post: Post, day: dt.date) -> int:
    """Give how many may be chair, or vice chair, of a body at once."""
    values = procedure.edition_for(body_id, day).values
    return values["vice_ordförande"] if post is Post.VICE_CHAIR else 1


def term_of(procedure: Procedure, body_id: str, year: int) -> Term:
    """Give a body's term that a year belongs to.

    An edition that changes the length begins a term on the first 1 January in force, and ends the
    one that runs then. Before the first edition every year is a term.
    """
    begun, length, end = year, 1, None
    own = 0
    for edition in procedure.editions_of(body_id):
        if (years := edition.values["mandattid_år"]) == own:
            continue
        own, first = years, edition.start.year + (edition.start > dt.date(edition.start.year, 1, 1))
        if first > year:
            end = first - 1 if end is None else min(end, first - 1)
        else:
            begun, length, end = first, years, None
    first = begun + (year - begun) // length * length
    last = first + length - 1
    return Term(first, last if end is None else min(last, end))
