"""The kinds of document there are. A new kind is one line here, its class, fields and templates."""

from lchnv_cli.model.document import Agenda, Calendar, DocumentKind, Notes
from lchnv_cli.model.items import Role

AGENDA = DocumentKind(
    "dagordning", "dagordningen", "en dagordning", Agenda, Role.PROPOSAL, filed=False
)
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

KINDS: tuple[DocumentKind, ...] = (AGENDA, NOTES, CALENDAR)


def kind_named(word: str) -> DocumentKind | None:
    """Give the kind that a word stands for."""
    return next((kind for kind in KINDS if kind.word == word), None)
