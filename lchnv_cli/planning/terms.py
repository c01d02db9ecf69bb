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
    begun, length, end = year, 1, dt.MAXYEAR
    before = 0
    for edition in procedure.editions_of(body_id):
        day, years = edition.start, edition.values["mandattid_år"]
        first = day.year + (day > dt.date(day.year, 1, 1))
        if years != before and first > year:
            end = min(end, first - 1)
        elif years != before:
            begun, length = first, years
        before = years
    first = begun + (year - begun) // length * length
    return Term(first, min(first + length - 1, end))
