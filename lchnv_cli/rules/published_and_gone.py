"""Form: a document that was published is still there."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.model.publication import PUBLICATIONS
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Ett publicerat dokument finns inte längre i mappen.",
    why="Det som har publicerats är nätverkets handling och ligger kvar, på webbsidan och i "
    "diarierna. meetings/publicerat.jsonl säger vilka dokument det är.",
    unseen="Dokument som publicerades innan meetings/publicerat.jsonl fanns.",
    wrong="meetings/lchnv/2026-03-20/dagordning.md är borttagen eller flyttad för hand",
    right="Filen ligger där den låg när den publicerades.",
    mend="Hämta tillbaka filen från säkerhetskopian eller git.",
)


@rule("publicerat-borta", cites=FORM, severity=Severity.ERROR, stops=False, texts=TEXTS)
def published_and_gone(archive: Archive, _: Context) -> Iterator[Hit]:
    """Find publications of files that are not there, not even as something unreadable."""
    there = {each.file for each in (*archive.documents, *archive.filed)} | archive.unread
    for file in dict.fromkeys(each.file for each in archive.publications):
        hidden = any(file.is_relative_to(folder) for folder in archive.unseen)
        last = archive.publication(file)
        if last is not None and file not in there and not hidden:
            message = f"{file} publicerades {last.day} men finns inte."
            yield Hit(Place(PUBLICATIONS, last.line, 1), message, TEXTS.mend)
