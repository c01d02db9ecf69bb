"""A point's kind (Beslut, Information) says what the meeting really is asked to do."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.items import Decision, Item, Kind, Role
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.rule import FORM, Alone, Texts, rule

TEXTS = Texts(
    summary="Punktens slag stämmer inte med vad mötet beslutar.",
    why="Slaget i rubriken säger vad deltagarna ska förbereda sig på. Är det enda beslutet att "
    "lägga något till handlingarna är punkten ingen beslutspunkt, och en informationspunkt som "
    "beslutar något mer överraskar. Andra organs beslut som återges i texten räknas inte.",
    unseen="Beslut som bara står i löpande text.",
    wrong="### a) Information: Budget\n\n#### Förslag till beslut\n\nLänschefsnätverket "
    "beslutar\n\n- att anta budgeten",
    right="### a) Beslut: Budget\n\n#### Förslag till beslut\n\nLänschefsnätverket "
    "beslutar\n\n- att anta budgeten",
    mend="Byt slag i rubriken, eller ändra förslaget.",
)
_FILED = late(
    r"\s*(?:att\s+)?(?:med\s+\w+\s+)?(?:tacka\s+för\s+\w+\s+(?:och|samt)\s+)?(?:(?:lägga|notera)\s+(?:(?!\blägga\b)[^.;])*?|(?:(?!\bl[aä]gg)[^.;])+?\s+läggs)"
    r"\s+till\s+handlingarna[\s.,;]*(?:samt|och)?[\s.,;]*"
    r"|\s*(?:att\s+)?(?:notera|anteckna|tacka\s+för|ta\s+(?:del\s+av|emot|till\s+sig))\s+\w+[\s.,;]*",
    re.IGNORECASE,
)


@rule("slag-utan-täckning", cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def kind_without_cover(document: MeetingDocument, context: Alone) -> Iterator[Hit]:
    """Find Beslut that decides nothing, and Information that decides something."""
    for item in document.points():
        kinds = item.heading.kinds
        if Kind.DECISION not in kinds and Kind.INFORMATION not in kinds:
            continue
        clauses = [c for d in _own(document, item, context) for c in d.clauses]
        if not clauses:
            continue
        only_filed = all(_filed(clause.full_text) for clause in clauses)
        if only_filed == (Kind.DECISION in kinds):
            yield Hit(document.at(item.line), _message(document, item), _remedy(document, item))


def _own(document: MeetingDocument, item: Item, context: Alone) -> Iterator[Decision]:
    """Give what is proposed to the meeting (agenda), or what it decided itself (notes)."""
    role = document.kind.clauses
    for decision in item.decisions:
        if decision.role is not role:
            continue
        if role is Role.PROPOSAL or not _of_another(decision.lead_in, document, context):
            yield decision


def _of_another(lead_in: str, document: MeetingDocument, context: Alone) -> bool:
    named = context.procedure.body_named_first(lead_in)
    return named is not None and named.id != document.body_id


@lru_cache(maxsize=4096)
def _filed(text: str) -> bool:
    return _FILED.fullmatch(text) is not None


def _message(document: MeetingDocument, item: Item) -> str:
    kinds, title = "/".join(item.heading.kinds), item.heading.title
    what = "förslaget" if document.kind.clauses is Role.PROPOSAL else "beslutet"
    if Kind.DECISION in item.heading.kinds:
        return f"”{title}” har slaget {kinds}, men det enda {what} är att lägga till handlingarna."
    return f"”{title}” har slaget {kinds}, men {what} är mer än att lägga till handlingarna."


def _remedy(document: MeetingDocument, item: Item) -> str:
    what = "förslaget" if document.kind.clauses is Role.PROPOSAL else "beslutet"
    if Kind.DECISION in item.heading.kinds:
        return "Byt slag till Information eller Dialog, eller skriv vad mötet ska besluta."
    return f"Byt slag till Beslut, eller ändra {what}."
