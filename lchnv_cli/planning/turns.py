"""Whose turn it is to chair: the posts pass from side to side before each new term (2 §).

Among more than two sides none is passed over: a side has the chair again when all the others have
had it since.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.register import Mandate, Post
from lchnv_cli.model.sides import Side
from lchnv_cli.planning.terms import Term, seats_of, term_of


@dataclass(frozen=True, slots=True)
class Turn:
    """The sides that have the chair and the vice chairs in a term."""

    term: Term
    chair: Side
    vices: tuple[Side, ...]


class Held(NamedTuple):
    """Who had a post last in a term, and the side, where the register tells."""

    person: str
    side: Side | None


def holders_by_term(mandates: Iterable[Mandate], archive: Archive) -> dict[Term, Held]:
    """Give who had a post last in each term, by its mandates in a body, oldest first.

    A mandate without end is counted in its first term alone.
    """
    held = {}
    for mandate in mandates:
        term = term_of(archive.procedure, mandate.body_id, mandate.start.year)
        last = (mandate.end or mandate.start).year
        while term.first <= last:
            held[term] = Held(mandate.person, side_at_start(mandate, archive))
            term = term_of(archive.procedure, mandate.body_id, term.last + 1)
    return held


def side_at_start(mandate: Mandate, archive: Archive) -> Side | None:
    """Give the side that a mandate came from when it began, where the register tells."""
    principal = archive.register.principal_of(mandate, mandate.start)
    return archive.procedure.side_of(principal, mandate.body_id, mandate.start)


def last_before(side: Side, term: Term, held: Mapping[Term, Held]) -> Term | None:
    """Give the last term before another in which a side had the chair."""
    own = (each for each, holder in held.items() if each < term and holder.side == side)
    return max(own, default=None)


def passed_over(
    side: Side, term: Term, held: Mapping[Term, Held], archive: Archive, body_id: str
) -> tuple[Side, ...]:
    """Give the sides that have not had the chair since the side that has it in a term last had it.

    A side counts that is one in the term and was one of those in between. Where nobody knows who
    had the chair in between, nobody was passed over.
    """
    since, procedure = last_before(side, term, held), archive.procedure
    if since is None:
        return ()
    between = []
    while (since := term_of(procedure, body_id, since.last + 1)) < term:
        between.append(since)
    seen = {held[each].side if each in held else None for each in between}
    could = {own for each in between or [term] for own in procedure.sides_of(body_id, each.start)}
    if None in seen:
        return ()
    others = procedure.sides_of(body_id, term.start)
    return tuple(own for own in others if own in could - seen and own != side)


def turn(archive: Archive, body_id: str, year: int) -> Turn | None:
    """Give whose turn it is in the term of a year: the side that has waited longest.

    Of those that never had the chair the first in rules.yaml. Terms that nobody knows of after the
    last known chair have passed on in the same way. The vice chairs come from the next in turn.
    None when the register knows no chair or vice chair with a side.
    """
    procedure = archive.procedure
    term = term_of(procedure, body_id, year)
    held = _known(archive, body_id, term)
    if not held:
        return None
    each = max(held)
    while each < term:
        each = term_of(procedure, body_id, each.last + 1)
        if not (waiting := _waiting(held, procedure.sides_of(body_id, each.start))):
            return None
        held[each] = waiting[0]
    seats = seats_of(procedure, body_id, Post.VICE_CHAIR, term.start)
    after = _waiting(held, procedure.sides_of(body_id, term.start))
    return Turn(term, held[term], tuple(after[:seats]))


def _waiting(held: Mapping[Term, Side], sides: Iterable[Side]) -> list[Side]:
    """Give the sides in the order of their turn, the one that had the chair last at the end."""
    last = {side: term for term, side in sorted(held.items())}
    return sorted(sides, key=lambda side: last.get(side, Term(0, 0)))


def _known(archive: Archive, body_id: str, before: Term) -> dict[Term, Side]:
    """Give the sides that had the chair; a vice chair tells it where there is but one other."""
    procedure, mandates = archive.procedure, archive.register.mandates
    known = {}
    for term, vice in holders_by_term(mandates(body_id, Post.VICE_CHAIR), archive).items():
        sides = procedure.sides_of(body_id, term.start)
        seats = seats_of(procedure, body_id, Post.VICE_CHAIR, term.start)
        others = [side for side in sides if side != vice.side]
        if vice.side in sides and seats == 1 == len(others):
            known[term] = others[0]
    for term, chair in holders_by_term(mandates(body_id, Post.CHAIR), archive).items():
        if chair.side is not None:
            known[term] = chair.side
    return {term: side for term, side in known.items() if term < before}
