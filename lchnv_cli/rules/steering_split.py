"""3 §: three of the steering group's members come from each side."""

from collections.abc import Iterator

from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.procedure import Side
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.rules.rule import Context, Texts, rule
from lchnv_cli.rules.steering import Period, cause, faulty, hit, people, steering_periods

TEXTS = Texts(
    summary="Parterna har inte lika många i styrgruppen.",
    why="Styrgruppens sex representanter utses med tre från varje part. Är de för få i hela "
    "gruppen säger styrgrupp-antal det; den här regeln prövar hur platserna är fördelade.",
    wrong="fyra medlemmar från kommunerna och två från regionen",
    right="tre medlemmar från kommunerna och tre från regionen",
    mend="Låt den part som har för få utse en till, eller rätta uppdragens huvudman i registret.",
)
_RULE = "styrgrupp-fördelning"


@rule(_RULE, cites="3 §", severity=Severity.ERROR, texts=TEXTS)
def steering_split(register: Register, context: Context) -> Iterator[Hit]:
    """Find times when a side has more than its number, or when just the split is wrong."""
    mandates = register.mandates
    for periods in steering_periods(_RULE, context):
        for counts, period in faulty(periods, lambda p: _wrong(p, context)):
            every = mandates(period.body_id, Post.STEERING)
            culprit = cause(period, every, left=False)
            place = (culprit or min(period.members, key=lambda m: m.place)).place
            number = context.value("styrgrupp_per_part", period.start)
            listed = ", ".join(f"{name} {count}" for name, count in counts)
            message = f"Styrgruppens platser är fel fördelade {period.spoken()}: {listed};"
            yield hit(period, place, f"{message} varje part ska ha {number}.", context)


def _wrong(period: Period, context: Context) -> tuple[tuple[str, int], ...] | None:
    """Give each side's number of members; None when nothing is wrong or it cannot be known."""
    number = context.value("styrgrupp_per_part", period.start)
    whole = len(people(period)) == context.value("styrgrupp_antal", period.start)
    of = {mandate.person: _side(mandate, period, context) for mandate in period.members}
    counts = tuple(
        (side.name, sum(own == side for own in of.values())) for side in context.procedure.sides
    )
    known = None not in of.values()
    more = any(count > number for _, count in counts)
    uneven = whole and known and any(count != number for _, count in counts)
    return counts if more or uneven else None


def _side(mandate: Mandate, period: Period, context: Context) -> Side | None:
    principal = mandate.principal or context.register.principal_of(
        mandate.person, mandate.body_id, period.start
    )
    return context.procedure.side_of(principal)
