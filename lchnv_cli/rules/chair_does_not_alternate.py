"""2 §: the post as chair passes to the other side before each new year."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.procedure import Side
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="Ordföranden kommer från samma part som året före.",
    why="Posterna som ordförande och vice ordförande växlar mellan parterna inför varje nytt år. "
    "Den som ersätter en ordförande under året kommer från samma part som den som ersätts.",
    wrong="ordförande 2025: huvudman Leksand\nordförande 2026: huvudman Falun",
    right="ordförande 2025: huvudman Leksand\nordförande 2026: huvudman Region Dalarna",
    mend="Välj en ordförande från en annan part, eller rätta uppdragets huvudman eller dagar i "
    "registret.",
)
_RULE = "ordförande-växlar-inte"
_REMEDY = "Välj om, eller rätta uppdragets huvudman, från eller till i registret."


@rule(_RULE, cites="2 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def chair_does_not_alternate(register: Register, context: Context) -> Iterator[Hit]:
    """Find a chair from the side that had the chair the year before.

    Only mandates that begin while the arbetsordning is in force are judged, and only where the
    year before, or the one replaced, is known with principal. Who left before the folder answers
    for the body is not known to have been the last one.
    """
    for body_id in governed_bodies(context.procedure):
        mandates = tuple(
            mandate
            for mandate in register.undisputed(body_id, Post.CHAIR)
            if mandate.end is None or context.procedure.answers(body_id, mandate.end)
        )
        for index, mandate in enumerate(mandates):
            if context.procedure.demands(body_id, mandate.start, _RULE):
                yield from _judge(mandate, mandates[:index], register, context)


def side(mandate: Mandate, register: Register, context: Context) -> Side | None:
    """Give the side someone with a mandate comes from, where the register tells."""
    principal = register.principal_of(mandate, mandate.start)
    return context.procedure.side_of(principal, mandate.body_id, mandate.start)


def _judge(
    mandate: Mandate, earlier: tuple[Mandate, ...], register: Register, context: Context
) -> Iterator[Hit]:
    own = side(mandate, register, context)
    if own is None:
        return
    year = mandate.start.year
    replaced = _last_of(year, earlier)
    last = _last_year(mandate, context)
    before = replaced or _last_of(year - 1, earlier)
    same = before is not None and side(before, register, context) == own
    if replaced is not None and side(replaced, register, context) not in {None, own}:
        message = f"{mandate.person} ersätter {replaced.person} som ordförande under {year}"
        message += f" men kommer från en annan part ({own.name})."
    elif before is not None and replaced is None and same and year <= last:
        who = f"{before.person} {year - 1}" if before.person != mandate.person else str(year - 1)
        message = f"{mandate.person} är ordförande {year} från samma part ({own.name}) som {who}."
    elif year < last:
        message = f"{mandate.person} är ordförande även {year + 1}, fast posten växlar mellan"
        message += " parterna inför varje nytt år."
    else:
        return
    yield Hit(mandate.place, message, _REMEDY, since=mandate.start, until=mandate.end)


def _last_of(year: int, earlier: tuple[Mandate, ...]) -> Mandate | None:
    """Give the last of the mandates that cover some day of a year."""
    covering = (m for m in reversed(earlier) if m.start.year <= year)
    return next((m for m in covering if m.end is None or year <= m.end.year), None)


def _last_year(mandate: Mandate, context: Context) -> int:
    """Give the last year of a mandate; one without end has lasted until today."""
    return mandate.end.year if mandate.end else max(context.today.year, mandate.start.year)
