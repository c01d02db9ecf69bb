"""3 §: each side's members of the steering group take part on the national level."""

from collections.abc import Iterator
from functools import partial

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
    members_of,
    national_mandates,
    side_of,
    sides_over,
    steering_periods,
)

TEXTS = Texts(
    summary="Ingen av en parts medlemmar i styrgruppen har ett nationellt uppdrag.",
    why="Kommunernas och regionens representanter i styrgruppen bör ha åtaganden på nationell "
    "nivå, till exempel i SKR:s nätverk för socialchefer eller för hälso- och "
    "sjukvårdsdirektörer. Det räcker att en av partens medlemmar har ett.",
    unseen="Uppdrag som inte står i registret, och om det som står är ett åtagande på "
    "nationell nivå.",
    wrong="- roll: styrgrupp\n  organ: lchnv\n  huvudman: Leksand\n  från: 2026-01-01",
    right="- roll: styrgrupp\n  organ: lchnv\n  huvudman: Leksand\n  från: 2026-01-01\n"
    "- roll: nationellt uppdrag\n  organ: lchnv\n  från: 2026-01-01\n  befattning: NSK-S",
    mend="Skriv in det nationella uppdraget i registret, eller väg in det vid nästa val.",
)
_RULE = "styrgrupp-nationellt-uppdrag"


@rule(_RULE, cites="3 §", severity=Severity.WARNING, texts=TEXTS)
def steering_national(register: Register, context: Context) -> Iterator[Hit]:
    """Find times when a side has members but none with a national assignment."""
    national = national_mandates(register)
    for periods in steering_periods(_RULE, context):
        for side in sides_over(periods, context):
            for _, period in faulty(periods, partial(_without, side, context)):
                every = register.mandates(period.body_id, Post.STEERING)
                own = [m for m in every if side_of(m, period, context) == side]
                names = {mandate.person for mandate in own}
                ended = [mandate for mandate in national if mandate.person in names]
                members = members_of(side, period, context).values()
                first = min(members, key=lambda mandate: mandate.place)
                culprit = cause(period, (*ended, *own), left=True) or first
                message = f"Ingen av styrgruppens medlemmar från {side.name} har ett nationellt"
                message += f" uppdrag {period.spoken()}."
                own_hit = hit(period, culprit.place, message, context)
                yield own_hit._replace(remedy=TEXTS.mend)


def _without(side: Side, context: Context, period: Period) -> bool | None:
    """Tell that a side has members, none of them with a national assignment."""
    own = members_of(side, period, context)
    holders = {m.person for m in national_mandates(context.register) if m.holds(period.start)}
    return True if own and holders.isdisjoint(own) else None
