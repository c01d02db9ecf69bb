"""1 §: no more people are co-opted at once than the arbetsordning says."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Post, Register
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.steering import surplus

TEXTS = Texts(
    summary="Fler är adjungerade enligt registret än arbetsordningen medger.",
    why="Samtidigt får {adjungerade så många som arbetsordningen säger vara adjungerade"
    "|bara en vara adjungerad|vara adjungerade} till organet. Den som är "
    "adjungerad får vara med och står i närvaron under "
    "Adjungerade, men företräder ingen huvudman och är inte med i styrgruppen.",
    unseen="Adjungerade som bara står i närvaron eller i texten och inte i registret.",
    wrong="- roll: adjungerad\n  organ: lchnv\n  från: 2026-01-01",
    right="- roll: adjungerad\n  organ: lchnv\n  från: 2026-01-01\n  till: 2026-12-31",
    mend="Avsluta ett av uppdragen i registret, eller rätta dess från och till.",
)
_RULE = "för-många-adjungerade"


@rule(_RULE, cites="1 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def too_many_coopted(register: Register, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Find those of the register who are one too many, and for how long."""
    own = surplus(Post.COOPTED, "adjungerade", _RULE, context, lambda mandate, _: mandate.body_id)
    for mandate, most, period in own:
        body = context.procedure.bodies[mandate.body_id].name
        message = f"{mandate.person} är adjungerad till {body} {period.spoken()}; "
        message += f"{f'högst {most}' if most else 'ingen'} får vara det samtidigt."
        hit = Hit(mandate.place, message, TEXTS.mend, since=period.start, until=period.end)
        yield hit._replace(under=(mandate.body_id, period.start))
