"""Form: what is published has a seal, once the folder has begun to seal."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Ett dokument har en dag för publicering men ingen kontrollsumma.",
    why="Utan kontrollsumma märker ingen att det som publicerats har ändrats. lchnv publish "
    "skriver både dagen och kontrollsumman, och granskar dokumentet först. Det prövas bara från "
    "den dag då lchnv publish först användes i mappen, och inte i avskrifter.",
    unseen="Dokument som publicerades dessförinnan.",
    wrong="publicerad: 2026-03-13   # skrivet för hand",
    right="publicerad: 2026-03-13\nkontrollsumma: v2-9f2c…",
    mend="Kör lchnv publish för dokumentet; dagen som står där får stå kvar.",
)


@rule("saknar-kontrollsumma", cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def unsealed(document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find documents with just a day, from the day when the folder began to seal."""
    archive = context.archive
    day = document.published.date if document.published else None
    if day is None or document.checksum or not document.kind.published or not archive.publications:
        return
    if archive.publication(document.file) or archive.procedure.is_transcript(document):
        return
    if day >= min(each.day for each in archive.publications):
        message = f"Dokumentet publicerades {day} men har ingen kontrollsumma."
        remedy = f"Kör: lchnv publish {as_word(document.file)}"
        yield Hit(document.place_of("publicerad"), message, remedy)
