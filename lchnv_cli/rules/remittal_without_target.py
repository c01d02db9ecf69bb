"""4 §: a matter without agreement is remitted to those who brought it up."""

from collections.abc import Iterator

from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.document import Notes
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import Alone, Texts, rule

TEXTS = Texts(
    summary="Ett ärende är återremitterat, men inte till någon.",
    why="Uppnås inte samstämmighet ska ärendet återremitteras till dem som framställt det. Utan "
    "mottagare vet ingen vem som ska komma tillbaka med det.",
    unseen="Om mottagaren är den som framställde ärendet.",
    wrong="Utfall: återremiss",
    right="Utfall: återremiss till RSS Dalarna",
    mend="Skriv efter ”återremiss till” vem som ska arbeta vidare med ärendet.",
)
_REMEDY = "Skriv Utfall: återremiss till den som framställde ärendet."
_QUICK = (
    "begär",
    "efterfråga",
    "beställ",
    "remi",
    "REMI",
    "tillbaka",
    "återförvis",
    " åter",
    "retur",
)


@rule("återremiss-utan-mottagare", cites="4 §", severity=Severity.ERROR, stops=True, texts=TEXTS)
def remittal_without_target(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find remitted matters whose outcome and clauses do not say to whom, nor who is to do what."""
    if not any(word in context.text.source for word in _QUICK):
        return
    for item in notes.points():
        fate = fate_of(item, notes.body_id, context.procedure)
        remitted = next(fate.of(OutcomeKind.REMITTED), None)
        # What is handed out after a decision is that decision's, and takes no matter back.
        others = {fact.line for decision in item.decisions for fact in decision.facts}
        to_do = any(each.line not in others for each in fate.assignments)
        if remitted and not (fate.target(OutcomeKind.REMITTED) or to_do):
            message = f"”{item.called}” är återremitterat, men det står inte till vem."
            yield Hit(notes.at(remitted[0].line), message, _REMEDY)
