"""The file of every annex lies in the meeting's folder."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.on_disk import Use
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="En bilagas fil finns inte, går inte att läsa eller ligger utanför mötets mapp.",
    why="Bilagorna följer med till webbsidan och diarierna. En fil som bara finns på en dator, "
    "eller på en annan plats, kommer inte med. Fältet fil räknas från dokumentets mapp.",
    unseen="Om filen går att öppna eller är den rätta, och bilagor utan fältet fil.",
    wrong=r"fil: C:\Mina dokument\budget.pdf",
    right="fil: bilagor/1-budget.pdf",
    mend="Lägg filen i mappen bilagor bredvid dokumentet och skriv fil: bilagor/filens namn.",
)
_REMEDY = "Lägg filen i mappen bilagor bredvid dokumentet och skriv fil: bilagor/filens namn."


@rule("bilagefil-saknas", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def annex_file_missing(document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find annex files that are not there, or that lie outside the meeting's folder.

    A document whose head names another folder than its own may have left them there.
    """
    root, disk = context.archive.root, context.on_disk
    folders = [document.file.parent]
    if any(document.file == other.file for other in context.archive.filed):
        folders.append(PurePosixPath("meetings", document.body_id, document.when))
    for annex in document.annexes:
        if annex.file:
            told = [disk.wrong(Use.ANNEX, root / folder, annex.file) for folder in folders]
            if (wrong := told[0]) and all(told):
                message = f"Filen till bilaga {annex.number}, ”{annex.file}”, {wrong}."
                yield Hit(annex.file_place or annex.place, message, _REMEDY)
