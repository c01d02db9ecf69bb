"""An assignment says when it is to be reported."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.assignment import assignments_of, reported_when
from lchnv_cli.memory.when import vague
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Ett uppdrag har ingen dag för återrapporten.",
    why="Ett uppdrag utan dag tas upp på nästa ordinarie möte, och på varje möte därefter tills "
    "det är återrapporterat. Ska det rapporteras senare behöver raden säga när. Regeln läser "
    "raderna Uppdrag: och Utvecklingsuppdrag:.",
    unseen="Uppdrag som bara står i en sats eller en mening; de tas också upp på nästa möte.",
    wrong="Uppdrag: RSS Dalarna",
    right="Uppdrag: RSS Dalarna; återrapport 2026-09-18",
    mend="Skriv när uppdraget rapporteras sist på raden: en dag, nästa möte eller en månad.",
)
_REMEDY = "Skriv dagen sist på raden, till exempel ; återrapport 2026-09-18, eller nästa möte."


@rule("uppdrag-utan-dag", cites=FORM, severity=Severity.INFO, texts=TEXTS)
def assignment_without_day(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find open assignments whose line says nothing of when; of other words another rule asks."""
    for entry in context.ledger.entries(meeting) if meeting.deciding else ():
        if context.procedure.is_transcript(entry.document):
            continue
        for own in assignments_of(entry.item):
            place = entry.document.at(own.line)
            said = not own.responsible or own.when or vague(reported_when(own.value))
            if not said and place in context.ledger.open_since:
                message = f"Uppdraget under ”{entry.title}” ({own.responsible}) har ingen dag, och "
                yield Hit(place, f"{message}tas upp på nästa ordinarie möte.", _REMEDY)
