"""3 §: the network decides on the members of its steering group."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory import decided_about
from lchnv_cli.memory.reference import missing, reference_of
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="Beslutet om en medlem i styrgruppen saknas eller går inte att finna.",
    why="Styrgruppens representanter beslutas av nätverket. Uppdraget i registret ska därför peka "
    "på det möte och den punkt där det beslutades, senast den dag uppdraget börjar. Mötet ska ha "
    "hållits och punkten finnas, och dess rubrik eller att-satser handla om valet och inte välja "
    "någon annan; står namnet bara i texten ser regeln det inte. Uppdrag som började före "
    "arbetsordningen prövas inte, och inte beslut som är äldre än mappen.",
    unseen="Om beslutet gäller den plats som uppdraget säger, när flera väljs på samma punkt.",
    wrong="- roll: styrgrupp\n  organ: lchnv\n  huvudman: Leksand\n  från: 2026-01-01",
    right="- roll: styrgrupp\n  organ: lchnv\n  huvudman: Leksand\n  från: 2026-01-01\n"
    "  beslut: lchnv 2025-12-12 punkt 6",
    mend="Skriv mötet och punkten i uppdragets fält beslut, eller låt nätverket besluta.",
)
_RULE = "styrgrupp-ej-beslutad"
_REMEDY = "Skriv mötet och punkten i fältet beslut, till exempel beslut: lchnv 2025-12-12 punkt 6."


@rule(_RULE, cites="3 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def steering_undecided(register: Register, context: Context) -> Iterator[Hit]:
    """Find members who joined under the arbetsordning without a decision that can be found.

    The decision may be taken until the day that the mandate begins.
    """
    for body_id in governed_bodies(context.procedure):
        for mandate in register.mandates(body_id, Post.STEERING):
            if not context.procedure.demands(body_id, mandate.start, _RULE):
                continue
            if why := _missing(mandate, context):
                message = f"{mandate.person} är med i styrgruppen från och med"
                message += f" {spoken_with_year(mandate.start)}, men {why}."
                severity = Severity.INFO if mandate.start >= context.today else None
                since, until = mandate.start, mandate.end
                hit = Hit(mandate.place, message, _REMEDY, severity, since=since, until=until)
                yield hit._replace(under=(body_id, since))


def _missing(mandate: Mandate, context: Context) -> str:
    reference = reference_of(mandate.decided, context.procedure)
    own = reference is not None and reference.body_id == mandate.body_id
    if reference is not None and own and reference.date > mandate.start:
        return f"beslutet fattades först {spoken_with_year(reference.date)}"
    day_after = mandate.start + dt.timedelta(days=1)
    about = decided_about.election(mandate.person, mandate.post, context.register.known_as())
    return missing(mandate.decided, mandate.body_id, day_after, context, about=about)
