"""Whether a printed file is a published document as it went out.

The file's sum is looked for among the publications. A file that is not there may have been printed
again since: what its name says it is of is then printed anew, and compared byte for byte.
"""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from lchnv_cli.export.export_formats import FORMATS
from lchnv_cli.guarded import read_ordinary
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_stem import stem
from lchnv_cli.model.publication import Publication
from lchnv_cli.rules.changed_after_publishing import changed_after_publishing
from lchnv_cli.work.making.printing import NotPrinted, printed
from lchnv_cli.work.opening.workplace import Workplace

_LARGEST = 500_000_000  # bytes


class Answer(StrEnum):
    """What a file is."""

    PUBLISHED = "published"
    WITHDRAWN_SINCE = "withdrawn_since"
    REVISED_SINCE = "revised_since"
    CHANGED_SINCE = "changed_since"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verified:
    """The answer, and the publication that the file is a print of; None where it is of none.

    ``newer`` is the last publication of the document, or what took it back, where that is another.
    """

    answer: Answer
    of: Publication | None = None
    newer: Publication | None = None


def verified(here: Workplace, file: Path) -> Verified:
    """Tell what a printed file is. Raises Refused where it cannot be read."""
    data = read_ordinary(file, _LARGEST)
    own = sha256(data).hexdigest()
    for each in reversed([each for each in here.archive.publications if not each.withdrawn]):
        if own in each.prints.values() or _is_print(here, each, file, data):
            last = here.archive.publication(each.file)
            if last is not None and last is not each:
                since = Answer.WITHDRAWN_SINCE if last.withdrawn else Answer.REVISED_SINCE
                return Verified(since, each, last)
            same = _as_published(here, each)
            return Verified(Answer.PUBLISHED if same else Answer.CHANGED_SINCE, each)
    return Verified(Answer.UNKNOWN)


def _is_print(here: Workplace, publication: Publication, file: Path, data: bytes) -> bool:
    """Print a document anew where a file is called as its print, and compare them."""
    document, suffix = _document(here, publication), file.suffix.removeprefix(".").lower()
    if document is None or suffix not in FORMATS or stem(document) != file.stem:
        return False
    if here.archive.publication(document.file) is not publication:
        return False
    try:
        ((_, again),) = printed(document, here, (suffix,))
    except NotPrinted:
        return False
    return again == data and _as_published(here, publication)


def _as_published(here: Workplace, publication: Publication) -> bool:
    document = _document(here, publication)
    return document is not None and not any(changed_after_publishing.hits(document, here))


def _document(here: Workplace, publication: Publication) -> MeetingDocument | None:
    found = here.archive.document_at(publication.file)
    return found if isinstance(found, MeetingDocument) and found.kind.printed else None
