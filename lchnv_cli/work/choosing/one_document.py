"""The one document that the command line of lchnv preview names, also one that cannot be read."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from lchnv_cli.model.date_forms import date_of
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.kinds import KINDS, kind_named
from lchnv_cli.model.procedure import Body
from lchnv_cli.work.choosing.chosen import Wanted, chosen
from lchnv_cli.work.choosing.meeting_day import as_named
from lchnv_cli.work.opening.find_root import composed
from lchnv_cli.work.opening.workplace import Stop, Workplace


def one_document(here: Workplace, name: str, body: str) -> PurePosixPath:
    """Give the file: of a meeting the newest, and without a name of the next one. Raises Stop."""
    if not name:
        return _newest(_of_next_meeting(here, here.body(body)))
    if body:
        here.body(body)
    files = list(_named(here, name, body))
    if len({file.parent for file in files}) > 1:
        listed = "".join(f"\n    {file}" for file in sorted(files))
        raise Stop(f"”{name}” kan vara flera dokument. Skriv vilken fil:{listed}")
    return _newest(files)


def _newest(files: Iterable[PurePosixPath]) -> PurePosixPath:
    """Give what tells a meeting's decisions if anything does, else what is put to it first."""
    kinds = {file: _kind(file) for file in files}
    order = list(KINDS.values())

    def rank(file: PurePosixPath) -> tuple[bool, bool, int, PurePosixPath]:
        kind = kinds[file]
        return (
            kind is None or not kind.decides,
            kind is None,
            order.index(kind) if kind else 0,
            file,
        )

    return min(kinds, key=rank)


def _kind(file: PurePosixPath) -> DocumentKind | None:
    """Tell by its name what kind a file is of; the name of a copy says nothing."""
    several = (kind for kind in KINDS.values() if not kind.single)
    own = (kind for kind in several if file.stem.startswith(f"{kind.word}-"))
    return kind_named(file.stem) or next(own, None)


def _named(here: Workplace, written: str, body: str) -> Iterator[PurePosixPath]:
    name, body = as_named(here, written, body)
    unread = [file for file in here.archive.unread if _is_named(here, file, name, body)]
    yield from unread
    try:
        found = chosen(here, Wanted((name,), body, everything=False))
    except Stop:
        if not unread:
            raise
        return
    yield from (document.file for document in found)


def _is_named(here: Workplace, file: PurePosixPath, name: str, body: str) -> bool:
    """Tell by its name and folders whether an unread file is what is asked for."""
    whole = composed(here.root / file)
    if composed(Path(name).resolve()) in {whole, whole.parent}:
        return True
    *_, own_body, when = ("", "", *file.parent.parts)
    return when == name and body in {"", own_body}


def _of_next_meeting(here: Workplace, body: Body) -> list[PurePosixPath]:
    """Give the documents of the next meeting that has any, or of the last one. Raises Stop."""
    days: dict[dt.date, list[PurePosixPath]] = {}
    for day, file in _by_day(here, body.id):
        if not _cancelled(here, body.id, day):
            days.setdefault(day, []).append(file)
    if not days:
        raise Stop(
            f"{body.name} har inget mötesdokument att visa.\n"
            "Skapa en dagordning med lchnv new-agenda, eller skriv vilket dokument du vill se."
        )
    coming = [day for day in days if day >= here.today]
    return days[min(coming) if coming else max(days)]


def _by_day(here: Workplace, body_id: str) -> Iterator[tuple[dt.date, PurePosixPath]]:
    for document in here.archive.documents:
        if isinstance(document, MeetingDocument) and document.body_id == body_id:
            yield document.date, document.file
    for file in here.archive.unread:
        *_, own_body, when = ("", "", *file.parent.parts)
        if own_body == body_id and (day := date_of(when)) is not None:
            yield day, file


def _cancelled(here: Workplace, body_id: str, day: dt.date) -> bool:
    meeting = here.archive.meeting(body_id, day)
    return meeting is not None and meeting.off
