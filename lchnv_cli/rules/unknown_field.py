"""Form: a field, or a line under a heading, that the program does not know.

Fields in the head are found while it is read; the lines in the text are found here.
"""

from collections.abc import Iterator

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Dokumentet har ett fält som inte finns för dess slag.",
    why="Ett felskrivet fältnamn gör att värdet aldrig används, utan att någon märker det. "
    "Detsamma gäller raderna rätt under en rubrik, som Föredragande: och Utfall:, också när ett "
    "annat ord står för dem (Föredragning:).",
    unseen="Rader längre ned i texten som ser ut som fält: de läses som text.",
    wrong="publiserad: 2026-05-15",
    right="publicerad: 2026-05-15",
    mend="Rätta namnet; meddelandet föreslår det som ligger närmast. Fälten finns i "
    "docs/format.md.",
)


@rule("okänt-fält", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def unknown_field(document: MeetingDocument) -> Iterator[Hit]:
    """Find lines of a point whose name is nearly one of ours, or another word for one."""
    for item in document.points():
        for fact in item.all_facts():
            if fact.misnamed:
                message = f"Raden ”{fact.misnamed}:” är ingen rad som programmet känner."
                yield Hit(document.at(fact.line), message, f"Menade du {fact.key}:?")
