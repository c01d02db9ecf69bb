"""The kinds of document there are, by their words: everyone asks this one mapping.

A new kind is one object here, in the order of a meeting's documents; CONTRIBUTING says what else it
may want.
"""

from lchnv_cli.model.document import Agenda, Calendar, DocumentKind, Notes
from lchnv_cli.model.items import Role

AGENDA = DocumentKind("dagordning", "dagordningen", "en dagordning", Agenda, Role.PROPOSAL)
NOTES = DocumentKind(
    "minnesanteckningar", "minnesanteckningarna", "minnesanteckningar", Notes, Role.DECISION
)
CALENDAR = DocumentKind(
    *("kalendarium", "kalendariet", "ett kalendarium"),
    *(Calendar, Role.DECISION),
    published=False,
    mailed=False,
    filed=False,
)

KINDS: dict[str, DocumentKind] = {kind.word: kind for kind in (AGENDA, NOTES, CALENDAR)}


def kind_named(word: str) -> DocumentKind | None:
    """Give the kind that a word stands for."""
    return KINDS.get(word)
