"""Whether a name in a document is that of somebody who holds a post."""

import re
from collections.abc import Iterable

from lchnv_cli.model.folding import folded
from lchnv_cli.model.register import Mandate, Register
from lchnv_cli.rules.shared.names import names_of
from lchnv_cli.rules.wrong_meeting_chair import bare

_JOINED = re.compile(r"\s+(?:och|samt|&)\s+|[/;]")


def people_in(value: str) -> list[str]:
    """Give the names in a field, without titles and (tf); what follows a comma is a title."""
    return [part.strip() for part in _JOINED.split(value.partition(",")[0]) if part.strip()]


def is_among(name: str, mandates: Iterable[Mandate], register: Register) -> bool:
    """Tell whether a name, perhaps with a slip of the pen, is that of somebody with a mandate."""
    own = {folded(mandate.person) for mandate in mandates}
    return folded(names_of(register).meant(bare(name))) in own


def spoken_names(mandates: Iterable[Mandate]) -> str:
    """Give the names of those with a mandate, as they are told."""
    return " och ".join(dict.fromkeys(mandate.person for mandate in mandates))
