"""What publishing writes into a document's head; nothing else there is touched."""

import datetime as dt

from lchnv_cli.load.documents import read_document
from lchnv_cli.load.head import field_edit, other_fields
from lchnv_cli.model.document import MeetingDocument, Revision
from lchnv_cli.render.scalar import scalar
from lchnv_cli.work.mend import Change, apply
from lchnv_cli.work.workplace import Stop, Workplace

_FIELDS = frozenset({"publicerad", "kontrollsumma", "revideringar"})


def published(
    place: Workplace, document: MeetingDocument, day: dt.date, revised: str
) -> Change | None:
    """Give the document with the day and checksum, or with a revision; None when it has them.

    Raises Stop where it was published with other content, or before its meeting was revised.
    """
    digest = document.read_digest()
    _refuse(document, day, digest, revised)
    if document.checksum == digest and not revised:
        return None
    revisions = (*document.revisions, Revision(day, revised)) if revised else document.revisions
    values = {"kontrollsumma": digest}
    if document.published is None or document.published.date is None:
        values = {"publicerad": day.isoformat(), **values}
    if revised:
        values["revideringar"] = f"[{', '.join(map(_written, revisions))}]"
    data = before = document.text.encode()
    for name, value in values.items():
        data = apply(data, [field_edit(document.file, data.decode(), name, value)])
    if not _says(place, document, data, digest, revisions):
        raise Stop(
            f"{document.file}\n    Huvudet är skrivet så att programmet inte kan fylla i det. "
            f"Skriv själv: {'; '.join(f'{name}: {value}' for name, value in values.items())}"
        )
    return Change(document.file, before, data)


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


def _written(revision: Revision) -> str:
    return f"{{datum: {revision.date}, ändring: {scalar(revision.what)}}}"


def _says(
    place: Workplace,
    document: MeetingDocument,
    data: bytes,
    digest: str,
    revisions: tuple[Revision, ...],
) -> bool:
    """Read the new bytes and tell whether they say what was meant, and nothing else new."""
    bodies = frozenset(place.archive.procedure.bodies)
    again = read_document(document.file, data, bodies).document
    return (
        isinstance(again, MeetingDocument)
        and again.published is not None
        and again.checksum == digest == again.read_digest()
        and again.revisions == revisions
        and other_fields(data.decode(), _FIELDS) == other_fields(document.text, _FIELDS)
    )
