"""4 §: the notes are published on the web page."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.notes_due import late, withdrawn

TEXTS = Texts(
    summary="{Minnesanteckningarna} är inte {anteckningarna publicerade|publicerat} i tid.",
    why="{Anteckningarna} publiceras på nätverkets webbsida, enligt rules.yaml senast "
    "{publicering} efter mötet. Från dagen efter mötet påminner granskningen, och när tiden har "
    "gått är det ett fel. Det som är återkallat är inte publicerat förrän det har publicerats på "
    "nytt. Att {anteckningarna} inte finns alls säger ej-utskickade.",
    unseen="Om {anteckningarna} verkligen låg på webbsidan den dagen: dagen i publicerad tros.",
    wrong="datum: 2026-03-20\npublicerad:",
    right="datum: 2026-03-20\npublicerad: 2026-03-27",
    mend="Publicera {anteckningarna} med lchnv publish, som skriver in dagen.",
)


@rule("ej-publicerade", cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def notes_not_published(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find notes that were not published in time."""
    if meeting.notes is not None and (known := context.archive.taken_back(meeting.notes)):
        yield withdrawn(meeting.notes, known, context)
    elif meeting.notes is not None:
        yield from late(meeting.notes, "publicerad", meeting.notes.published, context)
