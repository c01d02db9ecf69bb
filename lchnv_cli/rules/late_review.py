"""7 §: the arbetsordning is looked through before the turn of the year after general elections."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.planning.duties import review_duties
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.duty import undone
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="Arbetsordningen är inte översedd före årsskiftet efter de allmänna valen.",
    why="En översyn görs senast före årsskiftet efter det att allmänna val till fullmäktige har "
    "ägt rum: 2022, 2026, 2030 och så vidare, den andra söndagen i september. Granskningen "
    "påminner från valdagen, och från den 1 januari är det ett fel. En översyn före valdagen "
    "räknas inte; en ny arbetsordning som antas efter valet gör det. Har översynen ett "
    "beslut ska mötet och punkten finnas och handla om arbetsordningen, där mappen har "
    "{anteckningarna}, och dagen inte vara före mötet.",
    unseen="Om översynen gjordes ordentligt: dagen räcker.",
    wrong="arbetsordningar:\n  - gäller_från: 2024-12-19\n    översedd: []",
    right="arbetsordningar:\n  - gäller_från: 2024-12-19\n"
    "    översedd: [{datum: 2026-11-17, beslut: lchnv 2026-11-17 punkt 6}]",
    mend="Gör översynen och skriv in den med lchnv rule --reviewed, eller skriv in den nya "
    "arbetsordningen som en ny post.",
)
_RULE = "sen-översyn"
_REMEDY = "Gör översynen, och skriv in mötet som beslutade med lchnv rule --reviewed."


@rule(_RULE, cites="7 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def late_review(_: Archive, context: Context) -> Iterator[Hit]:
    """Find general elections that no review of the arbetsordning followed in time."""
    for body_id in governed_bodies(context.procedure):
        for duty in review_duties(context, body_id):
            if context.procedure.demands(body_id, duty.due, _RULE):
                yield from undone(duty, _REMEDY, context)
