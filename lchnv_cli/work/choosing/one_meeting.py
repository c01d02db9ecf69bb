"""The one meeting that a command line names, with its documents."""

from dataclasses import dataclass
from pathlib import Path

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.kinds import KINDS
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.render.pages import Printable
from lchnv_cli.work.choosing.chosen import Wanted, chosen, unread
from lchnv_cli.work.opening.find_root import composed
from lchnv_cli.work.opening.workplace import Stop, Workplace, not_read


@dataclass(frozen=True, slots=True)
class Documents:
    """A meeting; ``only`` is the document that was named by its file, and stands for its kind."""

    meeting: Meeting
    only: MeetingDocument | None


def documents_of(
    here: Workplace, name: str, body: str, kind: DocumentKind | None = None
) -> Documents:
    """Give the documents of the meeting that is named. Raises Stop.

    A document beside them that cannot be read stops the work: it might be the one that is meant,
    unless that is of a ``kind`` and can be read.
    """
    if not name:
        raise Stop("Skriv vilket möte, till exempel 2026-03-20.")
    if body:
        body = here.body(body).id
    wanted = Wanted((name,), body, everything=False)
    found = chosen(here, wanted)
    there = any(each.kind is kind for each in found)
    if (left := unread(here, wanted, found)) and not there:
        raise not_read(left[0], here.found)
    named = _of_one_body(found)
    first = named[0]
    key = (first.body_id, first.date)
    meeting = here.archive.meeting(*key) or Meeting(*key)
    beside = (
        each
        for each in meeting.documents
        if not any(
            each.file == own.file or (each.kind is own.kind and own.kind.single) for own in named
        )
    )
    order = list(KINDS)
    documents = sorted((*named, *beside), key=lambda each: order.index(each.kind.word))
    return Documents(
        meeting._replace(documents=tuple(documents)),
        first if composed(Path(name).resolve()) == composed(here.root / first.file) else None,
    )


def _of_one_body(found: list[Printable]) -> list[MeetingDocument]:
    named = [each for each in found if isinstance(each, MeetingDocument)]
    if not named:
        raise Stop("Ett kalendarium är inget möte. Skriv mötesdagen, till exempel 2026-03-20.")
    bodies = list(dict.fromkeys(each.body_id for each in named))
    if len(bodies) > 1:
        ways = " eller ".join(f"--body {body}" for body in bodies)
        day = spoken_with_year(named[0].date)
        raise Stop(f"Flera organ möttes {day}. Lägg till {ways}.")
    return named
