"""3 §: a side of many principals is represented from different parts of the county."""

from collections.abc import Iterator
from functools import partial

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.model.register import Register
from lchnv_cli.model.sides import Side
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.steering import (
    Period,
    cause,
    faulty,
    hit,
    members_of,
    principal_of,
    sides_over,
    steering_periods,
)

TEXTS = Texts(
    summary="En parts medlemmar i styrgruppen är inte spridda i länet.",
    why="Kommunerna bör representeras med en geografisk spridning i länet: deras medlemmar i "
    "styrgruppen kommer från var sin kommun och, där rules.yaml delar in länet, inte alla från "
    "samma länsdel. En part med färre huvudmän än platser berörs inte.",
    unseen="Var i länet en huvudman ligger, när länsdelar inte står i rules.yaml.",
    wrong="personer med roll: styrgrupp, från Falun, Falun och Mora",
    right="personer med roll: styrgrupp, från Falun, Ludvika och Mora",
    mend="Väg in spridningen vid nästa val, eller rätta uppdragens huvudman i registret.",
)
_RULE = "styrgrupp-geografi"


@rule(_RULE, cites="3 §", severity=Severity.WARNING, texts=TEXTS)
def steering_geography(register: Register, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Find times when a side's members share a principal, or all a part of the county."""
    for periods in steering_periods(_RULE, context):
        for side in sides_over(periods, context):
            for told, period in faulty(periods, partial(_crowded, side, context)):
                own = members_of(side, period, context).values()
                culprit = cause(period, own, left=False) or min(own, key=lambda m: m.place)
                message = f"{side.name} företräds i styrgruppen {told} {period.spoken()}."
                yield hit(period, culprit.place, message, context)


def _crowded(side: Side, context: Context, period: Period) -> str | None:
    """Tell where a side's members come from; None when they are spread or not all known."""
    seats = context.procedure.steering_seats(period.body_id, period.start)
    number, _ = seats.get(side, (0, 0))
    own = members_of(side, period, context).values()
    side = next((each for each in seats if each == side), side)
    if number < 2 or len(side.principals) < number or len(own) < number:  # noqa: PLR2004 - one alone
        return None
    principals = sorted({principal_of(mandate, period, context) for mandate in own})
    if len(principals) < number:
        return f"bara av {listed(principals)}"
    areas = {_area(side, principal) for principal in principals}
    if len(side.areas) > 1 and len(areas) == 1 and "" not in areas:
        return f"bara av länsdelen {areas.pop()}"
    return None


def _area(side: Side, principal: str) -> str:
    return next((name for name, own in side.areas.items() if principal in own), "")
