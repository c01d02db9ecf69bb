"""Every picture can be printed, and heard by whoever does not see it."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.link_targets import FileUse
from lchnv_cli.on_disk import Use
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="En bild saknar alternativtext, finns inte eller går inte att skriva ut.",
    why="Bilden följer med i Word, PDF och HTML, och den som inte ser den får höra "
    "alternativtexten; lagen om tillgänglighet till digital offentlig service kräver en. Bara "
    "PNG och JPEG på högst 5 MB ser likadana ut överallt. Bilden ligger i mötets mapp, så att den "
    "finns kvar så länge dokumentet gör det.",
    unseen="Om alternativtexten beskriver bilden.",
    wrong="![](https://exempel.se/karta.svg)",
    right="![Karta över de tre närsjukvårdsområdena](bilder/karta.png)",
    mend="Spara bilden som PNG eller JPEG i mappen bilder bredvid dokumentet, och skriv vad den "
    "visar inom hakparentesen: ![vad bilden visar](bilder/filens namn).",
)
_REMEDY = "Lägg bilden som PNG eller JPEG i mappen bilder: ![vad den visar](bilder/filens namn)."


@rule("oanvändbar-bild", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def unusable_picture(document: Document, context: Context) -> Iterator[Hit]:
    """Find pictures without words, that are not there, or that some format cannot show."""
    for use in document.file_uses:
        if use.picture:
            place = document.at(use.line)
            if not use.alt:
                message = f"Bilden {use.path} saknar alternativtext och skrivs inte ut."
                remedy = f"Skriv vad den visar: ![vad den visar]({use.path})."
                yield Hit(place, message, remedy)
            if wrong := _wrong(document, context, use):
                yield Hit(place, f"Bilden {use.path} {wrong}.", _REMEDY)
            elif not use.shown:
                message = f"Bilden {use.path} skrivs ut som sin text där den står."
                yield Hit(place, message, "Lägg den i ett eget stycke i texten.")


def _wrong(document: Document, context: Context, use: FileUse) -> str:
    folder = context.archive.root / document.file.parent
    return context.on_disk.wrong(Use.PICTURE, folder, use.path)
