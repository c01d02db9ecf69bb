"""2 §: the chair and the vice chairs come from different sides."""

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from lchnv_cli.context import Context
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.model.sides import Side
from lchnv_cli.planning.terms import seats_of
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.posts import days_together, undisputed
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="Ordförande och vice ordförande kommer från samma part.",
    why="Posterna som ordförande och vice ordförande växlar mellan parterna: den ena parten har "
    "ordföranden, den andra vice ordföranden, och nästa mandattid är det tvärtom. Är vice "
    "ordförande flera kommer de från var sin part, och är de lika många som parterna en från "
    "varje, också från ordförandens.",
    unseen="Uppdrag som saknas i registret, och den vars huvudman inte är känd.",
    wrong="ordförande: huvudman Region Dalarna\nvice ordförande: huvudman Region Dalarna",
    right="ordförande: huvudman Region Dalarna\nvice ordförande: huvudman Gagnef",
    mend="Välj en vice ordförande från en annan part, eller rätta uppdragets huvudman eller "
    "dagar i registret.",
)
_RULE = "vice-från-samma-part"


@rule(_RULE, cites="2 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def vice_from_same_side(register: Register, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Find a chair and a vice chair, or two vice chairs, of a side that may not have both."""
    for body_id in governed_bodies(context.procedure):
        chairs = undisputed(body_id, Post.CHAIR, context)
        vices = undisputed(body_id, Post.VICE_CHAIR, context)
        pairs = [(chair, vice) for chair in chairs for vice in vices]
        for one, other in pairs + [p for p in combinations(vices, 2) if p[0].person != p[1].person]:
            for day in days_together(one, other, _RULE, context):
                if side := _shared(one, other, day, context):
                    yield _hit(one, other, day, side)
                    break


def _shared(one: Mandate, other: Mandate, day: dt.date, context: Context) -> Side | None:
    """Give the side that has both of two posts on a day, and should not."""
    procedure, body_id = context.procedure, one.body_id
    number = seats_of(procedure, body_id, Post.VICE_CHAIR, day)
    if one.post is Post.CHAIR and number >= len(procedure.sides_of(body_id, day)):
        return None  # each side has a vice chair, the chair's too
    sides = [
        procedure.side_of(context.register.principal_of(mandate, day), body_id, day)
        for mandate in (one, other)
    ]
    return sides[0] if sides[0] == sides[1] else None


def _hit(one: Mandate, other: Mandate, day: dt.date, side: Side) -> Hit:
    later = one if one.start > other.start else other
    message = f"{one.post.capitalize()}n {one.person} och {other.post}n {other.person} kommer från"
    message += f" samma part ({side.name}) från och med {spoken_with_year(day)}."
    remedy = "Välj om den ena, eller rätta uppdragets huvudman, från eller till i registret."
    ends = [mandate.end for mandate in (one, other) if mandate.end]
    until, under = min(ends, default=None), (one.body_id, day)
    return Hit(later.place, message, remedy, since=day, until=until, under=under)
