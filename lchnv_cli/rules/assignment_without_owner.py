"""5 §: an assignment has somebody responsible for it."""

import re
from collections.abc import Iterator

from lchnv_cli.memory.assignment import assignments_of, left_to_nobody
from lchnv_cli.memory.clauses import as_quoted
from lchnv_cli.memory.fate import fate_of
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import ASSIGNMENTS
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.items import Clause, Item
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.rules.rule import Alone, Texts, rule

TEXTS = Texts(
    summary="Ett uppdrag har ingen ansvarig.",
    why="Styrgruppen utser arbetsgrupper och ansvariga för uppdragen, om inget annat har "
    "beslutats. Ett uppdrag utan ansvarig har ingen som gör det och ingen som återrapporterar. "
    "N.N., utses senare, ej bestämt och liknande är ingen ansvarig.",
    unseen="Om den som nämns vet om det eller finns, och uppdrag i meningar. Av satser läses de "
    "som uppdrar åt ingen, tillsätter en grupp eller en ledare utan namn, låter något utredas, "
    "göras eller redovisas till en dag, eller något annat göras till ett möte.",
    wrong="Uppdrag: återrapport 2026-09-18",
    right="Uppdrag: RSS Dalarna; återrapport 2026-09-18",
    mend="Skriv vem som är ansvarig först på raden.",
)
_REMEDY = "Skriv först på raden vem som är ansvarig: Uppdrag: NAMN; återrapport 2026-09-18."
_RESPONSIBLE = late(r"\bansvarig\w*\s*:?\s*", re.IGNORECASE)  # "karta, ansvarig: Bo Ek"
# What, and not who; a place for a name; somebody who is yet to be found.
_NOBODY = late(
    r"[\W\d_]*|(?:ska|kommer\s+att)\s+(?:utse|bestäm|tillsätt).*|.*\b(?:sök[es]s?|eftersök\w*)"
    r"|.*\bingen"
    # "kartläggning av stödet" is what, and "avdelningen" who
    r"|(?-i:(?!avdelning|förvaltning|ledning|förening|(?:\w+)?ordförande"
    r"|sökande)[a-zåäö]+(?:ning|ande|else|tion|ering)\b[^A-ZÅÄÖ]*)"
    r"|(?:att|vem)\s.*|\W*(?:namn|person|någon|ansvarig)\b\W*|\[.*\]|<.*>"
    r"|.*\b(?:ej|inte|ännu|återkommer\s+om|oklart)\s+(?:\w+\s+){0,2}?(?:utse|klar|bestäm|tillsatt|"
    r"tillfråga|fastställ|vem|känd|namngiv).*|.*\b(?:ej|inte|ännu)\s+\w+(?:ad|d|t|en)\W*"
    r"|.*\b(?:ej|inte|ännu)\W*|(?:vi|man)\W*",
    re.IGNORECASE | re.DOTALL,
)


@rule(
    "uppdrag-utan-ansvarig",
    cites="5 §",
    severity=Severity.ERROR,
    stops=True,
    texts=TEXTS,
    only=Only.HELD,
)
def assignment_without_owner(document: MeetingDocument, context: Alone) -> Iterator[Hit]:
    """Find assignments whose line names nobody: nothing, a day alone, or that nobody is named."""
    for item in document.points():
        if not any(fact.key in ASSIGNMENTS for fact in item.all_facts()):
            for clause in _left_open(item, document, context):
                message = f"Uppdraget ”{as_quoted(clause.text)}” har ingen ansvarig."
                yield Hit(document.at(clause.line), message, _REMEDY)
        for own in assignments_of(item):
            named = _RESPONSIBLE.split(own.responsible)[-1]
            if _NOBODY.fullmatch(named) or not is_answer(named):
                message = f"Uppdraget under ”{item.called}” har ingen ansvarig."
                yield Hit(document.at(own.line), message, _REMEDY)


def _left_open(item: Item, document: MeetingDocument, context: Alone) -> Iterator[Clause]:
    """Give the clauses that hand out to nobody, where nothing else in the point names somebody."""
    for clause in (each for decision in item.decisions for each in decision.clauses):
        if document.kind.decides and left_to_nobody(clause.text):
            fate = fate_of(item, document.body_id, context.procedure)
            if clause in fate.decided and all(a.line == clause.line for a in fate.assignments):
                yield clause
