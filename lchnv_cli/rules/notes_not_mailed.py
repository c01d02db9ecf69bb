"""4 §: the notes are mailed to the representatives."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.notes_due import late, unwritten

TEXTS = Texts(
    summary="{Minnesanteckningarna} är inte {anteckningar skrivna, eller inte mejlade|skrivet, "
    "eller inte mejlat} i tid.",
    why="{Anteckningar} förs vid sammanträdena och skickas per mejl till representanterna, "
    "enligt rules.yaml senast {utskick} efter mötet. Från dagen efter mötet påminner granskningen, "
    "och när tiden har gått är det ett fel. Regeln gäller också möten i kalendariet som har "
    "hållits och saknar {anteckningar}.",
    unseen="Om mejlet kom fram, och till vilka: dagen i utskickad tros.",
    wrong="datum: 2026-03-20\nutskickad:",
    right="datum: 2026-03-20\nutskickad: 2026-03-27",
    mend="Mejla {anteckningarna}, och skriv in dagen med lchnv mail --sent.",
)


@rule("ej-utskickade", cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def notes_not_mailed(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find a meeting whose notes are missing, or were not mailed in time."""
    if meeting.notes is None:
        yield from unwritten(meeting, context)
    else:
        yield from late(meeting.notes, "utskickad", meeting.notes.mailed, context)
