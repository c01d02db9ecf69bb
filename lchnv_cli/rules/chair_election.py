"""2 §: the network chooses chair and vice chairs before the year in which a term begins."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Post, Register
from lchnv_cli.planning.duties import election_duties
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.duty import undone
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="Nätverkets val av ordförande och vice ordförande före årsskiftet saknas.",
    why="Nätverket beslutar om ordförande och vice ordförande inför {mandattid_år varje nytt år|år "
    "i taget}. Registret pekar ut mötet där valet gjordes; mötet ska ligga före den 1 januari och "
    "dess {anteckningar} finnas i mappen när årets andra {anteckningar} gör det. Punkten ska "
    "handla om valet och inte välja någon annan; rubriker och att-satser läses, inte texten. "
    "Granskningen påminner från den 1 {påminnelse_månad:månad}, och från den 1 januari är det ett "
    "fel. Regeln prövas från det första år som registret känner en ordförande eller vice "
    "ordförande.",
    unseen="Val som bara står i löpande text, och om valet gick till som det skulle.",
    wrong="roll: ordförande\norgan: lchnv\nfrån: 2027-01-01",
    right="roll: ordförande\norgan: lchnv\nhuvudman: Leksand\nfrån: 2027-01-01\n"
    "till: 2027-12-31\nbeslut: lchnv 2026-12-11 punkt 6",
    mend="Välj ordförande och vice ordförande på årets sista möte, och skriv uppdragen med fältet "
    "beslut i registret.",
)
_RULE = "ordförandeval-saknas"
_REMEDY = "Låt nätverket välja, och skriv uppdraget med beslut: lchnv ÅÅÅÅ-MM-DD punkt N."
_POSTS = (Post.CHAIR, Post.VICE_CHAIR)


@rule(_RULE, cites="2 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def chair_election(register: Register, context: Context) -> Iterator[Hit]:
    """Find terms for which the chair or a vice chair was not chosen in time."""
    if register.partial:
        return
    for body_id in governed_bodies(context.procedure):
        years = _years(register, body_id, context)
        for duty in election_duties(context, body_id, years):
            if context.procedure.demands(body_id, duty.due, _RULE):
                yield from undone(duty, _REMEDY, context)


def _years(register: Register, body_id: str, context: Context) -> Iterator[int]:
    """Give the years to judge: from the first one under the arbetsordning with an officer known."""
    start = context.procedure.editions_of(body_id)[0].start
    mandates = [m for post in _POSTS for m in register.mandates(body_id, post)]
    known = [max(m.start, start).year for m in mandates if m.end is None or m.end >= start]
    if known:
        yield from range(min(known), context.today.year + 2)
