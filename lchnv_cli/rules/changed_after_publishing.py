"""Form: what has been published stays as it was, or says what was changed and when."""

from collections.abc import Iterator

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Ett publicerat dokument har ändrats utan att ändringen är daterad.",
    why="Det som ligger på webbsidan och i diarierna ska vara det som står i mappen. lchnv publish "
    "skriver innehållets kontrollsumma; stämmer den inte längre har något ändrats. Dagar för "
    "publicering och utskick, diarienummer, sekretess och undantag får fyllas i efteråt.",
    unseen="En ändring där också raden kontrollsumma är borttagen, och ändrade bilagefiler.",
    wrong="publicerad: 2026-03-13\nkontrollsumma: 9f2c… (och sedan en ändring i texten)",
    right="publicerad: 2026-03-13\nkontrollsumma: 41d7…\nrevideringar:\n"
    "  - {datum: 2026-03-16, ändring: Bilaga 3 byttes}",
    mend="Ångra ändringen, eller kör lchnv publish med --revised och vad som ändrades, och lägg ut "
    "dokumentet igen.",
)


@rule("ändrad-efter-publicering", cites=FORM, severity=Severity.ERROR, stops=False, texts=TEXTS)
def changed_after_publishing(document: MeetingDocument) -> Iterator[Hit]:
    """Find a document whose content is no longer what its checksum says."""
    if not document.checksum or document.checksum == document.digest:
        return
    day = document.published.date if document.published else None
    message = "Innehållet har ändrats sedan dokumentet publicerades"
    message += f" {day}." if day else "."
    remedy = (
        f'Ångra ändringen, eller kör: lchnv publish {document.file} --revised "Vad som ändrades"'
    )
    yield Hit(document.place_of("kontrollsumma"), message, remedy)
