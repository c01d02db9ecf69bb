"""How else a folder may be read, where what it says of a day, a body or a kind cannot all be true.

A head that contradicts its folder, or a meeting whose day the calendar lacks while it has another
without documents, is one fault. Which side is wrong nobody knows, and hardly anything that follows
is true of both; so the rules ask these readings too, and tell what holds in all of them.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Calendar, Document, MeetingDocument

_APART = 31  # days between the two, at most
_Days = Mapping[tuple[str, dt.date], dt.date]  # by body and day


def as_filed(archive: Archive) -> Iterator[Archive]:
    """Give the folder with each document as its place says."""
    if archive.filed:
        filed = {document.file: document for document in archive.filed}
        others = (document for document in archive.documents if document.file not in filed)
        documents = sorted((*others, *archive.filed), key=lambda document: document.file)
        yield replace(archive, documents=tuple(documents), unread=archive.unread - filed.keys())


def as_moved(archive: Archive) -> Iterator[Archive]:
    """Give the folder with the calendars' lines on the documents' days, and the other way round."""
    pairs = dict(left_over(archive))
    if pairs:
        yield _with_lines(archive, pairs)
        yield _with_documents(archive, {(key[0], day): key[1] for key, day in pairs.items()})


def left_over(archive: Archive) -> Iterator[tuple[tuple[str, dt.date], dt.date]]:
    """Give the days of lines without documents, each with the day of documents without a line."""
    planned = {(calendar.body_id, calendar.year) for calendar in archive.calendars()}
    for body_id in archive.procedure.bodies:
        meetings = archive.all_for(body_id)
        lines = [m.date for m in meetings if m.occasion and not m.documents and not m.off]
        noted = [
            m.date
            for m in (meetings if lines else ())
            if m.documents and not (m.occasion or m.extra or m.left_behind)
            if (body_id, m.date.year) in planned
        ]
        near = sorted(
            (abs(day - line), line, day) for line in lines for day in noted if _are_one(line, day)
        )
        taken: set[dt.date] = set()
        for _, line, day in near:
            if taken.isdisjoint((line, day)):
                taken.update((line, day))
                yield (body_id, line), day


def _are_one(line: dt.date, day: dt.date) -> bool:
    """Tell whether a day may be another written wrong, or the day a meeting was moved to."""
    wrong_year = (line.month, line.day) == (day.month, day.day)
    return wrong_year or abs((day - line).days) <= _APART


def _with_lines(archive: Archive, days: _Days) -> Archive:
    steering = {body.id: body.steering for body in archive.procedure.bodies.values()}
    documents: list[Document] = []
    for document in archive.documents:
        if isinstance(document, Calendar):
            occasions = []
            for line in document.occasions:
                body_id = document.body_id
                if line.kind == "styrgrupp":
                    body_id = steering[body_id] or body_id
                occasions.append(line._replace(date=days.get((body_id, line.date), line.date)))
            documents.append(replace(document, occasions=tuple(occasions)))
        else:
            documents.append(document)
    return replace(archive, documents=tuple(documents))


def _with_documents(archive: Archive, days: _Days) -> Archive:
    documents = tuple(
        replace(document, date=days[document.body_id, document.date])
        if isinstance(document, MeetingDocument) and (document.body_id, document.date) in days
        else document
        for document in archive.documents
    )
    return replace(archive, documents=documents)
