"""What publishing writes into a document's head; nothing else there is touched."""

import datetime as dt

from lchnv_cli.load.digest import digest_of
from lchnv_cli.load.head import Names, Value, changed_head
from lchnv_cli.model.document import MeetingDocument, Revision
from lchnv_cli.work.mend import Change
from lchnv_cli.work.workplace import Stop


def published(
    document: MeetingDocument, before: bytes, day: dt.date, revised: str
) -> Change | None:
    """Give the document with the day and checksum, or with a revision; None when it has them.

    ``before`` is its file. Raises Stop where it was published with other content, or before its
    meeting was revised, and Unchangeable.
    """
    digest = digest_of(before.decode())
    _refuse(document, day, digest, revised)
    if document.checksum == digest and not revised:
        return None
    revisions = (*document.revisions, Revision(day, revised)) if revised else document.revisions
    values: dict[Names, Value] = {("kontrollsumma",): digest}
    if document.published is None or document.published.date is None:
        values = {("publicerad",): day.isoformat(), **values}
    if revised:
        values["revideringar",] = [
            {"datum": each.date.isoformat(), "ändring": each.what} for each in revisions
        ]
    after = changed_head(document.file, before.decode(), values)
    return Change(document.file, before, after.encode())


def _refuse(document: MeetingDocument, day: dt.date, digest: str, revised: str) -> None:
    out = document.published is not None
    if revised and not out:
        raise Stop(f"{document.file}\n    Dokumentet är inte publicerat än; utelämna --revised.")
    if document.checksum and document.checksum != digest and not revised:
        raise Stop(
            f"{document.place_of('kontrollsumma')}\n    Innehållet har ändrats sedan dokumentet "
            'publicerades.\n    Skriv vad som ändrats: --revised "Bilaga 3 byttes"'
        )
    if revised and document.checksum == digest:
        raise Stop(f"{document.file}\n    Innehållet är detsamma som när det publicerades.")
    first = document.published.date if document.published else None
    if revised and first is not None and day < first:
        raise Stop(f"{document.file}\n    {day} är före den dag då det publicerades, {first}.")
