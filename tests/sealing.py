"""Publish every document that says when it was, as lchnv publish does, but all at once.

Nothing is judged, and nothing is printed.
"""

import re
from dataclasses import replace
from pathlib import Path

from lchnv_cli.load.head import changed_head
from lchnv_cli.load.publications import line_of
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.publication import PUBLICATIONS, Publication, seal_of, versioned
from lchnv_cli.work.changing.publishing import publication_of
from lchnv_cli.work.opening.workplace import open_workplace

_SEAL = re.compile(r"^kontrollsumma: .*\n", re.MULTILINE)


def seal(root: Path) -> None:
    """Seal the documents of a folder as they stand, also those that have a seal."""
    (root / PUBLICATIONS).unlink(missing_ok=True)
    for path in (root / "meetings").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        if _SEAL.search(text):
            path.write_text(_SEAL.sub("", text, count=1), encoding="utf-8", newline="")
    here = open_workplace(root, cached=False)
    lines = []
    for each in _out(here.archive):
        text = here.bytes_of(each).decode()
        day = each.published.date if each.published and each.published.date else here.today
        known = publication_of(here, each, text, day, "")
        sealed = changed_head(each.file, text, {("kontrollsumma",): known.seal})
        (root / each.file).write_text(sealed, encoding="utf-8", newline="")
        lines.append(f"{line_of(known)}\n")
    (root / PUBLICATIONS).write_text("".join(lines), encoding="utf-8")


def sealed(archive: Archive) -> Archive:
    """Give an archive with its documents sealed as they stand."""
    content = versioned("as it stands")
    own = seal_of(content, {}, {})
    known = {id(each) for each in _out(archive)}
    return replace(
        archive,
        documents=tuple(
            replace(each, checksum=own, digest=content)
            if isinstance(each, MeetingDocument) and id(each) in known
            else each
            for each in archive.documents
        ),
        publications=tuple(
            Publication(each.file, each.date, own, content) for each in _out(archive)
        ),
    )


def _out(archive: Archive) -> list[MeetingDocument]:
    return [
        each
        for each in archive.documents
        if isinstance(each, MeetingDocument) and each.published and each.kind.published
    ]
