"""3 §: each side has its number of the steering group's members."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Post, Register
from lchnv_cli.model.sides import Side
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.steering import (
    Period,
    cause,
    faulty,
    hit,
    people,
    side_of,
    steering_periods,
)

TEXTS = Texts(
    summary="Styrgruppens platser är fel fördelade mellan parterna.",
    why="Styrgruppens {styrgrupp_antal en representant|representanter} utses med "
    "{styrgrupp_fördelning}. Är de för få i hela gruppen säger styrgrupp-antal det; den här regeln "
    "prövar hur platserna är fördelade.",
    unseen="Medlemmar vars huvudman registret inte känner den dagen.",
    wrong="{styrgrupp_antal en medlem|medlemmar} från kommunerna och ingen från regionen",
    right="{styrgrupp_antal en medlem|medlemmar}: {styrgrupp_fördelning}",
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
            told = ", ".join(f"{side.name} {count}" for side, count in counts)
            message = f"Styrgruppens platser är fel fördelade {period.spoken()}: {told};"
            yield hit(period, place, f"{message} {_right(period, context)}.", context)


def _right(period: Period, context: Context) -> str:
    """Tell how many members each side should have."""
    seats = context.procedure.steering_seats(period.body_id, period.start)
    if len(set(seats.values())) > 1:
        own = (f"{side.name} {least}" for side, (least, _) in seats.items())
        return f"det ska vara {', '.join(own)}"
    least, most = next(iter(seats.values()))
    what = f"{least}" if least == most else f"minst {least} och högst {most}"
    return f"varje part ska ha {what}"


def _wrong(period: Period, context: Context) -> tuple[tuple[Side, int], ...] | None:
    """Give each side's number of members; None when nothing is wrong or it cannot be known."""
    seats = context.procedure.steering_seats(period.body_id, period.start)
    whole = len(people(period)) == context.value("styrgrupp_antal", period.body_id, period.start)
    of = {mandate.person: side_of(mandate, period, context) for mandate in period.members}
    counts = tuple((side, sum(own == side for own in of.values())) for side in seats)
    more = any(count > seats[side][1] for side, count in counts)
    fewer = any(count < seats[side][0] for side, count in counts)
    return counts if more or (fewer and whole and None not in of.values()) else None
