"""That a document was published: when, with what seal, and what the seal covers beside its file."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from lchnv_cli.model.document import MeetingDocument

PUBLICATIONS = PurePosixPath("meetings/publicerat.jsonl")
FILLED_IN = "ifyllt"  # the values that were printed of fields that may be filled in afterwards
NEWEST_SEAL = "v2-"


class Publication(NamedTuple):
    """One time that a document went out, as first published or as revised.

    ``content`` is the checksum of what its file says, ``printed`` the values that it prints from
    elsewhere (render/outside.py), ``files`` the SHA-256 of the annexes and pictures by their path
    from the document's folder, and ``prints`` that of each file that was printed then, by name.
    A file that was not there has no sum. ``seal`` is over the first three. ``what`` is what was
    revised, and ``withdrawn`` why it was taken back; ``line`` is in the file of publications.
    """

    file: PurePosixPath
    day: dt.date
    seal: str
    content: str
    printed: Mapping[str, Any] = {}
    files: Mapping[str, str] = {}
    prints: Mapping[str, str] = {}
    what: str = ""
    line: int = 0
    withdrawn: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is as it was written: its seal is that of what it says."""
        return self.seal == seal_of(self.content, self.printed, self.files)


def refilled(document: MeetingDocument, publication: Publication) -> list[tuple[str, str]]:
    """Give the fields that were filled in when a document was published, and are not the same now.

    Each with what it was.
    """
    was, now = publication.printed.get(FILLED_IN, {}), document.filled_in()
    return [(name, value) for name, value in was.items() if now.get(name) != value]


def out_of_time(document: MeetingDocument, publications: Sequence[Publication]) -> bool:
    """Tell whether a document has a seal of the first sort, though published since there are lines.

    Such a seal is over its own text alone, and anybody may make one: it counts only for what was
    published before the program told its publications.
    """
    if not (publications and document.checksum) or version_of(document.checksum) != 1:
        return False
    first = min(each.day for each in publications)
    day = document.published.date if document.published else None
    return day is not None and day > first


def seal_of(content: str, printed: Mapping[str, Any], files: Mapping[str, str]) -> str:
    """Give the seal over a document's content, what it prints from elsewhere, and its files."""
    return versioned([content, printed, files])


def versioned(value: Any) -> str:
    """Give the SHA-256 of a value as JSON, with the version of how seals are made before it."""
    told = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{NEWEST_SEAL}{hashlib.sha256(told.encode()).hexdigest()}"


def version_of(seal: str) -> int:
    """Give how a seal was made: 1 are those from before there was a file of publications.

    0 is one that no version of the program has made so far.
    """
    if seal.startswith(NEWEST_SEAL):
        return 2
    return 0 if "-" in seal else 1
