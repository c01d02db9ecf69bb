"""2 §: the chair and the vice chair come from different sides."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.posts import first_day_together
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="Ordförande och vice ordförande kommer från samma part.",
    why="Posterna som ordförande och vice ordförande växlar mellan parterna: den ena parten har "
    "ordföranden, den andra vice ordföranden, och nästa år är det tvärtom.",
    wrong="ordförande: huvudman Region Dalarna\nvice ordförande: huvudman Region Dalarna",
    right="ordförande: huvudman Region Dalarna\nvice ordförande: huvudman Gagnef",
    mend="Välj en vice ordförande från en annan part, eller rätta uppdragets huvudman eller "
    "dagar i registret.",
)
_RULE = "vice-från-samma-part"


@rule(_RULE, cites="2 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def vice_from_same_side(register: Register, context: Context) -> Iterator[Hit]:
    """Find a chair and a vice chair of the same side who are in office on the same day."""
    for body_id in governed_bodies(context.procedure):
        for chair in register.undisputed(body_id, Post.CHAIR):
            for vice in register.undisputed(body_id, Post.VICE_CHAIR):
                day = first_day_together(chair, vice, _RULE, context)
                if day is not None:
                    yield from _judge(chair, vice, day, context)


def _judge(chair: Mandate, vice: Mandate, day: dt.date, context: Context) -> Iterator[Hit]:
    sides = []
    for mandate in (chair, vice):
        principal = context.register.principal_of(mandate, day)
        sides.append(context.procedure.side_of(principal, mandate.body_id, day))
    if sides[0] is None or sides[0] != sides[1]:
        return
    later = chair if chair.start > vice.start else vice
    message = f"Ordföranden {chair.person} och vice ordföranden {vice.person} kommer från samma"
    message += f" part ({sides[0].name}) från och med {spoken_with_year(day)}."
    remedy = "Välj om den ena, eller rätta uppdragets huvudman, från eller till i registret."
    ends = [mandate.end for mandate in (chair, vice) if mandate.end]
    yield Hit(later.place, message, remedy, since=day, until=min(ends, default=None))
