"""The kinds of document there are, by their words: everyone asks this one mapping.

A new kind is one object here, in the order of a meeting's documents; CONTRIBUTING says what else it
may want.
"""

import re

from lchnv_cli.model.document import Agenda, Calendar, Notes, Question
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.items import Role
from lchnv_cli.model.late_pattern import late

AGENDA = DocumentKind("dagordning", "dagordningen", "en dagordning", Agenda, Role.PROPOSAL)
NOTES = DocumentKind(
    "minnesanteckningar", "minnesanteckningarna", "minnesanteckningar", Notes, Role.DECISION
)
QUESTION = DocumentKind(
    *("per-capsulam", "frågan per capsulam", "en fråga per capsulam"),
    *(Question, Role.PROPOSAL),
    single=False,
    published=False,
    called="fråga per capsulam",
    by_mail=True,
)
CALENDAR = DocumentKind(
    *("kalendarium", "kalendariet", "ett kalendarium"),
    *(Calendar, Role.DECISION),
    published=False,
    mailed=False,
    filed=False,
)
# The notes, where the arbetsordning has them called so; their documents are of the kind NOTES.
PROTOKOLL = NOTES._replace(called="protokoll", definite="protokollet", indefinite="ett protokoll")

KINDS: dict[str, DocumentKind] = {kind.word: kind for kind in (AGENDA, NOTES, QUESTION, CALENDAR)}


_NAMES = {
    "": late(r"\bprotokoll(et)?\b", re.IGNORECASE),
    PROTOKOLL.called: late(r"\b(?:minnes|mötes|sammanträdes)?anteckningar(na)?\b", re.IGNORECASE),
}


def as_called(text: str, notes: DocumentKind) -> str:
    """Give a text that speaks of notes with the name that they have."""

    def name(found: re.Match[str]) -> str:
        name = notes.definite if found[1] else notes.called or notes.word
        return name.capitalize() if found[0][0].isupper() else name

    return _NAMES[notes.called].sub(name, text)


def kind_named(word: str) -> DocumentKind | None:
    """Give the kind that a word stands for."""
    return KINDS.get(word)
