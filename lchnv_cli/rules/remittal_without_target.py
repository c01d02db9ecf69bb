"""4 §: a matter without agreement is remitted to those who brought it up."""

import re
from collections.abc import Iterator

from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.items import Clause, Item, Role
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.scope import is_own
from lchnv_cli.rules.shared.told_outcomes import kinds_at, told_outcomes

TEXTS = Texts(
    summary="Ett ärende är återremitterat, men inte till någon.",
    why="Uppnås inte samstämmighet ska ärendet återremitteras till dem som framställt det. Utan "
    "mottagare vet ingen vem som ska komma tillbaka med det.",
    wrong="Utfall: återremiss",
    right="Utfall: återremiss till RSS Dalarna",
    mend="Skriv efter ”återremiss till” vem som ska arbeta vidare med ärendet.",
)
_REMEDY = "Skriv Utfall: återremiss till den som framställde ärendet."
_QUICK = ("ter-remi", "terremi", "TERREMI")
_REMITS = re.compile(r"\båterremitter(?:as?|ar)\b", re.IGNORECASE)
_TO = re.compile(r"\btill\b|\båt\b", re.IGNORECASE)


@rule("återremiss-utan-mottagare", cites="4 §", severity=Severity.ERROR, texts=TEXTS)
def remittal_without_target(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find remitted matters whose outcome and clauses do not say to whom."""
    if not any(word in context.text.source for word in _QUICK):
        return
    for told in told_outcomes(notes, context):
        if told.outcome.kind is OutcomeKind.REMITTED and not told.outcome.target:
            clauses = list(_remitting(told.item, notes, context))
            if not any(_names_somebody(clause) for clause in clauses):
                yield _hit(told.item, notes, told.fact.line)
    for item in notes.points():
        if OutcomeKind.REMITTED not in kinds_at(item, notes, context):
            for clause in _remitting(item, notes, context):
                if not _names_somebody(clause):
                    yield _hit(item, notes, clause.line)


def _hit(item: Item, notes: Notes, line: int) -> Hit:
    message = f"”{item.heading.title}” är återremitterat, men det står inte till vem."
    return Hit(notes.at(line), message, _REMEDY)


def _remitting(item: Item, document: MeetingDocument, context: Alone) -> Iterator[Clause]:
    """Give the meeting's own clauses that remit."""
    for decision in item.decisions:
        if decision.role is Role.DECISION and is_own(decision, document, context):
            yield from (c for c in decision.clauses if _REMITS.search(c.full_text))


def _names_somebody(clause: Clause) -> bool:
    """Tell whether it says to whom: "återremittera ärendet till RSS"."""
    match = _REMITS.search(clause.full_text)
    return match is not None and _TO.search(clause.full_text, match.end()) is not None
