"""What the text links to within the folder is there."""

import posixpath
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.on_disk import Use
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="En länk leder till en fil som inte finns i mappen meetings.",
    why="Den som läser dokumentet kommer ingen vart. En länk till ett annat dokument leder, när "
    "båda är utskrivna, till dess utskrift i samma format. Länken räknas från dokumentets mapp.",
    unseen="Länkar till webben och till ställen inne i ett dokument.",
    wrong="[{anteckningarna}](../2026-03-02/minnesanteckningar.md)",
    right="[{anteckningarna}](../2026-03-20/minnesanteckningar.md)",
    mend="Rätta adressen, eller lägg filen i mappen bilagor: [rutinen](bilagor/2-rutin.pdf).",
)
_MEETINGS = "meetings"


@rule("bruten-fillänk", cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def broken_file_link(document: Document, context: Context) -> Iterator[Hit]:
    """Find links to files that are not there, or lie outside meetings/."""
    for use in document.file_uses:
        if not use.picture and (wrong := _wrong(document, context, use.path)):
            yield Hit(document.at(use.line), f"Länken till {use.path} {wrong}.", TEXTS.mend)


def _wrong(document: Document, context: Context, path: str) -> str:
    meant = posixpath.normpath(document.file.parent / path)
    top = document.file.parts[0] if len(document.file.parts) > 1 else ""
    if top == _MEETINGS and not meant.startswith(f"{_MEETINGS}/"):
        return f"leder ut ur mappen {_MEETINGS}"
    file = meant.removeprefix(f"{top}/") if top else meant
    return context.on_disk.wrong(Use.LINK, context.archive.root / top, file)
