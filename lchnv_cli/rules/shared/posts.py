"""Whether a name in a document is that of somebody who holds a post."""

import datetime as dt
import re
from collections.abc import Iterable

from lchnv_cli.context import Context
from lchnv_cli.model.folding import folded
from lchnv_cli.model.register import Mandate, Register
from lchnv_cli.rules.shared.attendees import bare_name
from lchnv_cli.rules.shared.names import names_of

_JOINED = re.compile(r"\s+(?:och|samt|&)\s+|[/;]")


def first_day_together(
    one: Mandate, other: Mandate, rule_id: str, context: Context
) -> dt.date | None:
    """Give the first day under the arbetsordning on which two mandates hold."""
    procedure = context.procedure
    for day in sorted([max(one.start, other.start), *procedure.turns_of(one.body_id)]):
        both = one.holds(day) and other.holds(day)
        if both and procedure.demands(one.body_id, day, rule_id):
            return day
    return None


def people_in(value: str) -> list[str]:
    """Give the names in a field, without titles and (tf); what follows a comma is a title."""
    return [part.strip() for part in _JOINED.split(value.partition(",")[0]) if part.strip()]


def is_among(name: str, mandates: Iterable[Mandate], register: Register) -> bool:
    """Tell whether a name, perhaps with a slip of the pen, is that of somebody with a mandate."""
    own = {folded(mandate.person) for mandate in mandates}
    return folded(names_of(register).meant(bare_name(name))) in own


def spoken_names(mandates: Iterable[Mandate]) -> str:
    """Give the names of those with a mandate, as they are told."""
    return " och ".join(dict.fromkeys(mandate.person for mandate in mandates))
