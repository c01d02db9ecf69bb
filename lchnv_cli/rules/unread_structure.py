"""Form: what looks like a heading, a list, a clause or a table is read as one, or told."""

from collections.abc import Iterator

from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.full_text import FullText
from lchnv_cli.rules.rule import FORM, Texts, rule
from lchnv_cli.rules.shared.look_alikes import look_alikes

TEXTS = Texts(
    summary="Något som ser ut som en rubrik, en lista eller en tabell läses inte som en sådan.",
    why="Det som klistras in från Word eller skrivs utan blanksteg blir löpande text, utan att "
    "det syns i filen: punkten saknas i innehållet, och beslutet i rutan och i mejlet. Numren "
    "sätts aldrig om efter en rubrik som kan vara oläst.",
    unseen="Text som är skriven för att se ut som en rubrik men inte liknar någon (VERSALER).",
    wrong="##2. Budget\n\nLänschefsnätverket beslutar\n\n• att anta budgeten",
    right="## 2. Budget\n\nLänschefsnätverket beslutar\n\n- att anta budgeten",
    mend="Skriv raden som meddelandet visar. Där det är säkert gör lchnv check --fix det. Ska "
    "tecknet stå som text: skriv ett omvänt snedstreck före det, \\#.",
)


@rule(
    "oläst-struktur",
    cites=FORM,
    severity=Severity.WARNING,
    stops=True,
    texts=TEXTS,
    fixable="ja, där det är säkert",
)
def unread_structure(document: Document, text: FullText) -> Iterator[Hit]:
    """Find look-alikes; they are errors where text that decides would be lost."""
    for one in look_alikes(document, text):
        severity = Severity.ERROR if one.severe else None
        yield Hit(document.at(one.line), one.message, one.remedy, severity, one.edits)
