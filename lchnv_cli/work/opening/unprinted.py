"""What is out and whose Word or PDF is not there: a run was cut off, or somebody removed it.

The prints can always be made again, alike, so what was published long ago is asked for by whoever
wants it.
"""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.on_disk import Use
from lchnv_cli.work.opening.workplace import Workplace

PRINTS = "export"
_WANTED = dt.timedelta(days=30)  # after it was published it lies where it should, or nowhere


def unprinted(here: Workplace) -> Iterator[MeetingDocument]:
    """Give what was published lately, or for a meeting to come, and lacks a file printed then."""
    for document in here.archive.documents:
        if not isinstance(document, MeetingDocument):
            continue
        out = here.archive.publication(document.file)
        if out is None or out.withdrawn or document.checksum != out.seal:
            continue
        wanted = document.date >= here.today or here.today - out.day <= _WANTED
        if wanted and lacking(here, document):
            yield document


def lacking(here: Workplace, document: MeetingDocument) -> list[str]:
    """Give the names of the files printed when a document was published that are not there."""
    out = here.archive.publication(document.file)
    names = out.prints if out else ()
    folder = here.root / PRINTS
    return [name for name in names if here.on_disk.wrong(Use.ANY, folder, name)]
