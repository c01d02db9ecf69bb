"""What new-agenda wrote to the secretary is not printed as the network's own words."""

from collections.abc import Iterator

from lchnv_cli.model.blocks import Block, BlockKind
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="En rad Återkommer: från ett utkast står kvar i texten.",
    why="Raden säger till den som skriver dagordningen varför punkten har kommit tillbaka. Står "
    "den kvar skrivs den ut och publiceras. Nu skriver new-agenda en rad Tidigare:, som får "
    "skrivas ut, och det som är till dig som en kommentar, <!-- … -->, som aldrig skrivs ut.",
    unseen="Andra minnesord till en själv i texten, som KOLLA eller frågetecken.",
    wrong="### a) Beslut: Rutin\n\nÅterkommer: bordlagd till nästa möte.",
    right="### a) Beslut: Rutin\n\nFrågan bordlades på mötet den 20 mars 2026.",
    mend="Skriv ärendets text i stället för raden, eller ta bort den.",
)
_WORD = late(r"Återkommer\s*:")


@rule("kvarglömd-anvisning", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def left_instruction(document: MeetingDocument, text: FullText) -> Iterator[Hit]:
    """Find paragraphs that begin as the lines of earlier drafts did."""
    if not _WORD.search(text.source):
        return
    parts = [*text.preamble, *(part for each in text.contents.values() for part in each)]
    for part in parts:
        if isinstance(part, Block) and part.kind is BlockKind.PARAGRAPH:
            for number, line in enumerate(part.text.split("\n"), part.line):
                if _WORD.match(line):
                    message = "Raden Återkommer: är en anvisning till dig och skrivs annars ut."
                    yield Hit(document.at(number), message, "Skriv ärendets text i stället.")
