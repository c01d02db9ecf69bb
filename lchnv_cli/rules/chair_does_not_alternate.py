"""2 §: the post as chair passes to another side before each new term."""

from collections.abc import Iterator, Mapping

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.model.sides import Side
from lchnv_cli.planning.terms import Term, term_of
from lchnv_cli.planning.turns import (
    Held,
    holders_by_term,
    last_before,
    passed_over,
    side_at_start,
)
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.posts import undisputed
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="Posten som ordförande växlar inte mellan parterna.",
    why="Posterna som ordförande och vice ordförande växlar mellan parterna, {mandattid_år ett år|"
    "år} i taget. Är parterna fler än två har en part ordföranden igen först när alla andra har "
    "haft den; en part som kom till senare eller inte finns kvar räknas inte. Den som ersätter en "
    "ordförande under mandattiden kommer från samma part som den som ersätts.",
    unseen="Byten som inte står i registret, och växlingen före den första ordförande det känner.",
    wrong="ordförande 2025: huvudman Leksand\nordförande 2026: huvudman Falun",
    right="ordförande 2025: huvudman Leksand\nordförande 2026: huvudman Region Dalarna",
    mend="Välj en ordförande från en annan part, eller rätta uppdragets huvudman eller dagar i "
    "registret.",
)
_RULE = "ordförande-växlar-inte"
_REMEDY = "Välj om, eller rätta uppdragets huvudman, från eller till i registret."


@rule(_RULE, cites="2 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def chair_does_not_alternate(register: Register, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Find a chair from a side whose turn it is not.

    Only mandates that begin while the arbetsordning is in force are judged, and only where the
    terms before, or the one replaced, are known with principal. Who left before the folder answers
    for the body is not known to have been the last one.
    """
    for body_id in governed_bodies(context.procedure):
        mandates = tuple(
            mandate
            for mandate in undisputed(body_id, Post.CHAIR, context)
            if mandate.end is None or context.procedure.answers(body_id, mandate.end)
        )
        for index, mandate in enumerate(mandates):
            own = side_at_start(mandate, context.archive)
            if own and context.procedure.demands(body_id, mandate.start, _RULE):
                held = holders_by_term(mandates[:index], context.archive)
                if message := _wrong(mandate, own, held, context):
                    place, since = mandate.place, mandate.start
                    until, under = mandate.end, (body_id, since)
                    yield Hit(place, message, _REMEDY, since=since, until=until, under=under)


def _wrong(mandate: Mandate, own: Side, held: Mapping[Term, Held], context: Context) -> str:
    """Tell why it is not the chair's side's turn, empty where it is."""
    procedure, body_id = context.procedure, mandate.body_id
    term = term_of(procedure, body_id, mandate.start.year)
    replaced, before = held.get(term), last_before(own, term, held)
    there = procedure.sides_of(body_id, mandate.start)
    if replaced and replaced.side != own and replaced.side in there:
        message = f"{mandate.person} ersätter {replaced.person} som ordförande under {term}"
        return f"{message} men kommer från en annan part ({own.name})."
    others = passed_over(own, term, held, context.archive, body_id)
    if before and others and not replaced:
        person = held[before].person
        who = f"{before}" if person == mandate.person else f"{person} {before}"
        message = f"{mandate.person} är ordförande {term} från samma part ({own.name}) som {who}"
        if before.last + 1 < term.first:
            message += f", fast {listed([other.name for other in others])} inte har haft posten"
            message += " sedan dess"
        return f"{message}."
    following = term_of(procedure, body_id, term.last + 1)
    last = mandate.end.year if mandate.end else context.today.year
    goes_on = last >= following.first and procedure.demands(body_id, following.start, _RULE)
    if goes_on and len(procedure.sides_of(body_id, following.start)) > 1:
        when = "varje nytt år" if term.first == term.last else "varje ny mandattid"
        message = f"{mandate.person} är ordförande även {following}, fast posten växlar mellan"
        return f"{message} parterna inför {when}."
    return ""
