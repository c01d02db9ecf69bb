"""What a file's place says that it is: meetings, the body, the day or year, and the kind."""

import datetime as dt
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from lchnv_cli.model.document import Calendar, Document
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.kinds import KINDS
from lchnv_cli.model.late_pattern import late

_PARTS = 4  # meetings, the body, the day or year, and the file
_WHEN = late(r"\d{4}(?:-\d\d-\d\d)?")


class Filed(NamedTuple):
    """Where a document lies; ``kind`` is None where the file's name begins with no kind's word."""

    kind: DocumentKind | None
    body_id: str
    when: str

    def values(self, kind: DocumentKind) -> dict[str, Any] | None:
        """Give what the place says in the fields of a kind; None where it cannot lie there."""
        values = {"kind": kind, "body_id": self.body_id}
        try:
            if issubclass(kind.of, Calendar):
                return values | {"year": int(self.when)}
            return values | {"date": dt.date.fromisoformat(self.when)}
        except ValueError:
            return None

    def is_of(self, document: Document) -> bool:
        """Tell whether a document's head says the same."""
        own = (self.kind or document.kind, self.body_id, self.when)
        return own == (document.kind, document.body_id, document.when)


def filed_as(file: PurePosixPath, bodies: frozenset[str]) -> Filed | None:
    """Read a file's place; None where it is not one of a document."""
    if len(file.parts) != _PARTS or file.parts[0] != "meetings":
        return None
    _, body_id, when, name = file.parts
    if body_id not in bodies or not _WHEN.fullmatch(when):
        return None
    kind = next((kind for word, kind in KINDS.items() if name.startswith(word)), None)
    return Filed(kind, body_id, when)
