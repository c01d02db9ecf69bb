"""Every clause of a proposal or decision stands in a list and begins with "att"."""

import re
from collections.abc import Iterator

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Edit, Hit, Severity
from lchnv_cli.model.folding import seen
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Clause, Decision
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import DECIDES, goes_on
from lchnv_cli.rules.rule import FORM, Alone, Texts, rule

TEXTS = Texts(
    summary="En att-sats börjar inte med att, eller står inte i en lista.",
    why="Varje beslut är en egen sats som börjar med att och står för sig i en lista. Då går "
    "det att se var ett beslut slutar och nästa börjar, och att hänvisa till det.",
    unseen="Om satsen går att förstå eller verkställa.",
    wrong="Länschefsnätverket beslutade\n\n- godkänna dagordningen",
    right="Länschefsnätverket beslutade\n\n- att godkänna dagordningen",
    mend="Skriv satsen som en listpunkt: - att … Där det är säkert gör lchnv check --fix det.",
)
_ATT = late(r"att\b")
_ANY_ATT = late(r"att\b", re.IGNORECASE)
_DECIDES = late(rf"\b(?:{DECIDES}|besluta)(?:\s+följande)?\s*:?\s*$")
_SPEAKS_OF_DECIDING = late(r"beslut|föresl|rekommend", re.IGNORECASE)
_MARKER = late(rb"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_INDENT = late(r" {0,3}")
_INFINITIVE = late(
    r"anta|avslå|avsluta|avskriva|bifalla|bordlägga|fastställa|förlänga|genomföra|godkänna|"
    r"hänskjuta|lägga|nominera|notera|rekommendera|tillsätta|uppdra|utse|återremittera",
    re.IGNORECASE,
)


@rule(
    "att-sats",
    cites=FORM,
    severity=Severity.ERROR,
    stops=True,
    texts=TEXTS,
    fixable="ja, där det är säkert",
)
def att_clause(document: MeetingDocument, context: Alone) -> Iterator[Hit]:
    """Find clauses without att, with a capital Att, and outside a list."""
    for item in document.points():
        for decision in item.decisions:
            if not _is_decision(decision, context):
                continue
            for clause in decision.clauses:
                if not (clause.listed and _ATT.match(clause.text)):
                    yield _hit(document, clause, context.text)
                elif "\natt" in clause.text or "\nAtt" in clause.text:
                    yield from _run_together(document, clause, context.text)


def _is_decision(decision: Decision, context: Alone) -> bool:
    """Tell a decision from a list of other things after a line that speaks of deciding."""
    if any(_ANY_ATT.match(clause.text) for clause in decision.clauses):
        return True
    lead_in = decision.lead_in
    if decision.heading:
        return not lead_in or _SPEAKS_OF_DECIDING.search(lead_in) is not None
    decides = _DECIDES.search(lead_in) is not None
    return decides and context.procedure.body_named_first(lead_in) is not None


def _hit(document: MeetingDocument, clause: Clause, text: FullText) -> Hit:
    begins = seen(" ".join(clause.text.split()[:4]))
    place = document.at(clause.line)
    if not clause.listed:
        message = f"Att-satsen ”{begins} …” står inte i en lista."
        remedy = "Skriv den som en egen listpunkt: - att …"
        return Hit(place, message, remedy, edits=_into_list(clause, text))
    message = f"Att-satsen ”{begins} …” börjar inte med att." if begins else "Att-satsen är tom."
    severity = None
    if _ATT.match(begins):
        message = f"I början av att-satsen ”{begins} …” står ett tecken som inte syns."
        severity = Severity.WARNING
    elif _ANY_ATT.match(clause.text):
        message = f"Att-satsen ”{begins} …” börjar med stor bokstav."
        severity = Severity.INFO  # it is understood, and mended by --fix
    remedy = "Skriv - att … följt av vad som beslutas."
    return Hit(place, message, remedy, severity, edits=_with_att(clause, text))


def _run_together(document: MeetingDocument, clause: Clause, text: FullText) -> Iterator[Hit]:
    """Find lines that begin with att at the margin: Markdown takes them for the clause above."""
    for number, own in enumerate(clause.text.split("\n")[1:], clause.line + 1):
        start = text.line_start(number)
        if goes_on(own) and _ANY_ATT.match(text.source, start):
            message = f"Att-satsen ”{' '.join(own.split()[:4])} …” hör ihop med den ovanför."
            edit = text.edit(start, start + len("att"), "- att")
            remedy = "Skriv den som en egen listpunkt: - att …"
            yield Hit(document.at(number), message, remedy, edits=(edit,))


def _into_list(clause: Clause, text: FullText) -> tuple[Edit, ...]:
    """Make a line a list entry, if the clause begins its line."""
    start = text.line_start(clause.line)
    indent = _INDENT.match(text.source, start)
    at = indent.end() if indent else start
    if _ANY_ATT.match(text.source, at) is None:
        return ()
    return (text.edit(at, at + len("att"), "- att"),)


def _with_att(clause: Clause, text: FullText) -> tuple[Edit, ...]:
    """Write att, where the first word is Att or a verb that can only be an infinitive."""
    word = clause.text.split(maxsplit=1)[0] if clause.text.strip() else ""
    att = _ANY_ATT.fullmatch(seen(word))
    sure = att or _INFINITIVE.fullmatch(word)
    source = text.encoded
    marker = _MARKER.match(source, clause.start)
    if not sure or marker is None or not source.startswith(word.encode(), marker.end()):
        return ()
    mended = "att" if att else f"att {word[0].lower()}{word[1:]}"
    start = marker.end()
    return (text.edit_bytes(start, start + len(word.encode()), mended),)
