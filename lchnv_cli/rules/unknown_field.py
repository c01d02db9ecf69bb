"""Form: a field, or a line under a heading, that the program does not know.

Fields in the head are found while it is read; the lines in the text are found here.
"""

import re
from collections.abc import Iterator

from lchnv_cli.model.blocks import Block, BlockKind
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FACT_NAMES
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.full_text import FullText, Part
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Dokumentet har ett fält som inte finns för dess slag.",
    why="Ett felskrivet fältnamn gör att värdet aldrig används, utan att någon märker det. "
    "Detsamma gäller raderna rätt under en rubrik, som Föredragande: och Utfall:.",
    unseen="Rader längre ned i texten som ser ut som fält: de läses som text.",
    wrong="publiserad: 2026-05-15",
    right="publicerad: 2026-05-15",
    mend="Rätta namnet; meddelandet föreslår det som ligger närmast. Fälten finns i "
    "docs/format.md.",
)
_LINE = re.compile(r"(\w+(?: \w+)?)\s*:")
_LONG = 10  # in a name this long two letters may be wrong, else one


@rule("okänt-fält", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def unknown_field(document: MeetingDocument, text: FullText) -> Iterator[Hit]:
    """Find lines right under a heading whose name is nearly one of ours."""
    for item in document.points():
        written, line = _first_name(text.of(item))
        if written and (near := _nearest(written)):
            message = f"Raden ”{written}:” under rubriken är ingen rad som programmet känner."
            yield Hit(document.at(line), message, f"Menade du {near}:?")


def _first_name(parts: tuple[Part, ...]) -> tuple[str, int]:
    first = parts[0] if parts else None
    if not isinstance(first, Block) or first.kind is not BlockKind.PARAGRAPH:
        return "", 0
    match = _LINE.match(first.text)
    return (match[1], first.line) if match else ("", 0)


def _nearest(written: str) -> str:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only a line like a fact needs it

    allowed = 2 if len(written) >= _LONG else 1
    near = (key for key in FACT_NAMES if OSA.distance(written, key) <= allowed)
    return next(near, "")
