"""The preamble: the network draws up the regional documents, so each has its decision."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory import decided_about
from lchnv_cli.memory.reference import reference_of, unfounded
from lchnv_cli.model.agreements import BINDING, UNCLEAR, Agreement, Agreements
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="En överenskommelse saknar sitt beslut, eller beslutet går inte att finna.",
    why="Arbetsordningens inledande kapitel Uppdrag säger att nätverket ansvarar för framtagande "
    "och revidering av regionala samverkansdokument. Den överenskommelse som gäller pekar därför "
    "på mötet och punkten där den antogs, och varje förlängning på sitt beslut. Mötet ska ha "
    "hållits, och punkten finnas och handla om den, där mappen har {anteckningarna}. Är beslutet "
    "äldre än handlingarna skrivs beslut: oklart; det godtas för det som började gälla innan "
    "mappen svarar för organen, eller en dag som inte är känd.",
    unseen="Om punkten beslutade just det som filen säger.",
    wrong="- titel: Rutin för egenvård\n  slag: rutin\n  från: 2026-07-01",
    right="- titel: Rutin för egenvård\n  slag: rutin\n  från: 2026-07-01\n"
    "  beslut: lchnv 2026-05-22 punkt 6",
    mend="Skriv mötet och punkten i fältet beslut, eller låt nätverket besluta. Är den inte "
    "antagen än: skriv läge: förslag.",
)
_RULE = "överenskommelse-utan-beslut"
_EXAMPLE = "lchnv 2025-12-12 punkt 6"
_REMEDY = f"Skriv mötet och punkten, till exempel beslut: {_EXAMPLE}."


@rule(_RULE, cites="ingress", severity=Severity.WARNING, texts=TEXTS)
def agreement_undecided(agreements: Agreements, context: Context) -> Iterator[Hit]:
    """Find agreements in force without a decision, and decisions that are not where they point."""
    bodies = governed_bodies(context.procedure)
    body_id = next((b for b in bodies if context.procedure.governs(b, context.today, _RULE)), "")
    for one in agreements.agreements if body_id else ():
        binding = agreements.state(one, context.today) in BINDING
        for decided, place, what in _decisions(one, binding=binding):
            if why := _missing(one, decided, context):
                hit = Hit(place, f"{what} har inget beslut: {why}.", _REMEDY)
                yield hit._replace(under=(body_id, one.start or context.today))


def _decisions(one: Agreement, *, binding: bool) -> Iterator[tuple[str, Place, str]]:
    """Give what an agreement says was decided, where, and of what; what it should say is empty."""
    if one.decided or binding:
        yield one.decided, one.place, f"”{one.title}”"
    for each in one.prolongations:
        yield each.decided, each.place, f"Förlängningen till och med {each.until} av ”{one.title}”"
    if one.closed:
        yield one.closed, one.place, f"Att ”{one.title}” avslutas"


def _missing(one: Agreement, decided: str, context: Context) -> str:
    if decided.casefold() == UNCLEAR and _is_old(one.start, context):
        return ""
    if not decided:
        return "inget möte är angivet"
    reference = reference_of(decided, context.procedure)
    if reference is None:
        return f"”{decided}” pekar inte ut något möte; skriv som {_EXAMPLE}"
    about = decided_about.agreement(one)
    return unfounded(reference, context.archive, context.today, about)


def _is_old(start: dt.date | None, context: Context) -> bool:
    """Tell whether an agreement is from before the folder answers for what was decided."""
    answers = context.procedure.answers
    return start is None or not any(answers(body, start) for body in context.procedure.bodies)
