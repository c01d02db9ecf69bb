"""A body's standing points as a draft writes them, and who holds a post there."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import short
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.kinds import NOTES, as_called
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.previous import is_on_notes
from lchnv_cli.model.procedure import Body, StandingItem
from lchnv_cli.model.register import Post
from lchnv_cli.model.wording import counted


def notes_kind_of(meeting: Meeting | None, archive: Archive) -> DocumentKind:
    """Give the kind of a meeting's notes, with their name."""
    return archive.procedure.notes_kind(meeting.body_id, meeting.date) if meeting else NOTES


def adjusters_of(archive: Archive, body: Body, date: dt.date) -> str:
    """Say how many the arbetsordning wants to adjust a meeting's notes; empty where none."""
    edition = archive.procedure.edition(body.id, date)
    number = edition.values["justerare"] if edition else 0
    return counted(number, "en justerare", "justerare") if number else ""


def standing_points(
    archive: Archive, body: Body, date: dt.date, previous: Meeting | None
) -> Iterator[StandingItem]:
    """Give the body's standing points, with the name that the notes before have.

    Where the arbetsordning wants the notes adjusted the choice of who does it comes after the
    first point, unless the body has a point for it.
    """
    known = previous and archive.procedure.governs(body.id, previous.date)
    who = adjusters_of(archive, body, date)
    own = any("juster" in title.casefold() for title in body.standing_titles())
    for place, point in enumerate(body.standing):
        if place == 1 and who and not own:
            notes = archive.procedure.notes_kind(body.id, date).definite
            yield StandingItem(
                "Val av justerare", f"att utse {who} att jämte ordföranden justera {notes}"
            )
        if known and is_on_notes(point.title):
            title, proposal = (
                as_called(text, notes_kind_of(previous, archive))
                for text in (point.title, point.proposal)
            )
            yield point._replace(title=title, proposal=proposal)
        else:
            yield point


def title_on(standing: StandingItem, previous: Meeting | None) -> str:
    """Give a point's title, with the day of the notes that it is about."""
    if previous and is_on_notes(standing.title):
        return f"{standing.title} {short(previous.date)}"
    return standing.title


def holder(archive: Archive, body: Body, post: Post, date: dt.date) -> str:
    """Give the name of who holds a post of a body on a day; empty where nobody does."""
    holders = archive.register.holders(body.id, post, date)
    return holders[-1].person_on(date) if holders else ""
