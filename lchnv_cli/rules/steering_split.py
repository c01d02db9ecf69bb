"""3 §: three of the steering group's members come from each side."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Post, Register
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.steering import (
    Period,
    cause,
    faulty,
    hit,
    people,
    side_of,
    sides_in,
    steering_periods,
)

TEXTS = Texts(
    summary="Parterna har inte lika många i styrgruppen.",
    why="Styrgruppens {styrgrupp_antal en representant|representanter} utses med "
    "{styrgrupp_per_part en från|från} varje part. Är de för få i hela "
    "gruppen säger styrgrupp-antal det; den här regeln prövar hur platserna är fördelade.",
    wrong="{styrgrupp_antal en medlem|medlemmar} från kommunerna och ingen från regionen",
    right="{styrgrupp_per_part en medlem|medlemmar} från kommunerna och "
    "{styrgrupp_per_part en från|från} regionen",
    mend="Låt den part som har för få utse en till, eller rätta uppdragens huvudman i registret.",
)
_RULE = "styrgrupp-fördelning"


@rule(_RULE, cites="3 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def steering_split(register: Register, context: Context) -> Iterator[Hit]:
    """Find times when a side has more than its number, or when just the split is wrong."""
    mandates = register.mandates
    for periods in steering_periods(_RULE, context):
        for counts, period in faulty(periods, lambda p: _wrong(p, context)):
            every = mandates(period.body_id, Post.STEERING)
            culprit = cause(period, every, left=False)
            place = (culprit or min(period.members, key=lambda m: m.place)).place
            least, most = _seats(period, context)
            what = f"{least}" if least == most else f"minst {least} och högst {most}"
            listed = ", ".join(f"{name} {count}" for name, count in counts)
            message = f"Styrgruppens platser är fel fördelade {period.spoken()}: {listed};"
            yield hit(period, place, f"{message} varje part ska ha {what}.", context)


def _wrong(period: Period, context: Context) -> tuple[tuple[str, int], ...] | None:
    """Give each side's number of members; None when nothing is wrong or it cannot be known."""
    least, most = _seats(period, context)
    whole = len(people(period)) == context.value("styrgrupp_antal", period.body_id, period.start)
    of = {mandate.person: side_of(mandate, period, context) for mandate in period.members}
    counts = tuple(
        (side.name, sum(own == side for own in of.values())) for side in sides_in(period, context)
    )
    known = None not in of.values()
    more = any(count > most for _, count in counts)
    fewer = whole and known and any(count < least for _, count in counts)
    return counts if more or fewer else None


def _seats(period: Period, context: Context) -> tuple[int, int]:
    """Give the least and most seats of a side; seats beyond the sides' own may go to any."""
    least = context.value("styrgrupp_per_part", period.body_id, period.start)
    every = context.value("styrgrupp_antal", period.body_id, period.start)
    return least, least + max(0, every - least * len(sides_in(period, context)))
