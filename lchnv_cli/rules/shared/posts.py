"""Who holds a post: on which days together, too many at once, and whether a name is theirs."""

import datetime as dt
from collections.abc import Iterable, Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.attendees import bare_name, key_of, meant_key
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.planning.terms import seats_of

_JOINED = late(r"\s+(?:och|samt|&)\s+|[/;]")


def days_together(
    one: Mandate, other: Mandate, rule_id: str, context: Context
) -> Iterator[dt.date]:
    """Give the first day under the arbetsordning on which two hold, and each that asks anew."""
    procedure = context.procedure
    for day in sorted({max(one.start, other.start), *procedure.turns_of(one.body_id)}):
        if one.holds(day) and other.holds(day) and procedure.demands(one.body_id, day, rule_id):
            yield day


def crowds(
    body_id: str, post: Post, context: Context
) -> Iterator[tuple[dt.date, tuple[Mandate, ...]]]:
    """Give the mandates that hold on a day with more people than seats, for each day of change."""
    procedure, register = context.procedure, context.register
    starts = {mandate.start for mandate in register.mandates(body_id, post)}
    for day in sorted(starts.union(procedure.turns_of(body_id))):
        own = register.holders(body_id, post, day)
        if len({mandate.person for mandate in own}) > seats_of(procedure, body_id, post, day):
            yield day, own


def undisputed(body_id: str, post: Post, context: Context) -> tuple[Mandate, ...]:
    """Give the mandates of a post on whose days no more people hold it than should."""
    crowded = {mandate for _, own in crowds(body_id, post, context) for mandate in own}
    return tuple(m for m in context.register.mandates(body_id, post) if m not in crowded)


def people_in(value: str) -> list[str]:
    """Give the names in a field, without titles and (tf); what follows a comma is a title."""
    return [part.strip() for part in _JOINED.split(value.partition(",")[0]) if part.strip()]


def is_among(name: str, mandates: Iterable[Mandate], register: Register) -> bool:
    """Tell whether a name, perhaps with a slip of the pen, is that of somebody with a mandate."""
    own = {key_of(mandate.person) for mandate in mandates}
    return meant_key(bare_name(name), register) in own


def spoken_names(mandates: Iterable[Mandate]) -> str:
    """Give the names of those with a mandate, as they are told."""
    return " och ".join(dict.fromkeys(mandate.person for mandate in mandates))
