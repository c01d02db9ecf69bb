"""Form: the folder has the format that the program writes."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.model.folder_formats import FORMAT, brought_since
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Mappen har ett äldre format än det programmet skriver.",
    why="Filernas fält ändras ibland mellan versioner av programmet. En äldre mapp läses som den "
    "är, men det som är nytt saknas i den. Raden format i rules.yaml säger vad mappen har.",
    unseen="Sådant i mappen som hör till ett ännu nyare format än raden säger.",
    wrong="nätverk: Länschefsnätverket i Dalarna",
    right=f"format: {FORMAT}\nnätverk: Länschefsnätverket i Dalarna",
    mend="Kör lchnv upgrade --dry-run och se vad som ändras, och sedan lchnv upgrade. En kopia av "
    "varje ändrad fil sparas.",
)
_REMEDY = "Kör lchnv upgrade; med --dry-run visas bara vad som skulle ändras."


@rule("gammalt-format", cites=FORM, severity=Severity.INFO, texts=TEXTS)
def old_format(archive: Archive, _: Context) -> Iterator[Hit]:
    """Find a folder that lacks what later formats brought."""
    own = archive.procedure.format
    if own < FORMAT:
        message = f"Mappen har format {own}; programmet skriver format {FORMAT}."
        place = Place(archive.procedure.editions[0].place.file)
        yield Hit(place, f"{message}\n{brought_since(own)}", _REMEDY)
