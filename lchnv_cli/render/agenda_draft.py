"""The draft of an agenda in Markdown: what ``dagordning.md.j2`` is filled with."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lchnv_cli.memory.ledger import Carried, Ledger
from lchnv_cli.memory.waits import TAKEN_UP_AS, Wait
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import letter_of
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body, StandingItem
from lchnv_cli.model.register import Post
from lchnv_cli.model.standing import standing_in
from lchnv_cli.render.brought import Bringing, Brought, NewAnnex
from lchnv_cli.render.standing_draft import holder, notes_kind_of, standing_points, title_on

OTHER = "Övriga frågor"
YEARLY = ("årsärenden", "bordlagda")


@dataclass(frozen=True, slots=True)
class DraftPoint:
    """A standing point of a new agenda, with the matters carried over to it."""

    number: int
    title: str
    proposal: str
    carried: tuple[tuple[str, Brought], ...]


@dataclass(frozen=True, slots=True)
class AgendaDraft:
    """What ``dagordning.md.j2`` gets. ``waiting`` are matters that an earlier meeting has first.

    ``annexes`` are those that come along, the notes of the meeting before first.
    """

    body: Body
    date: dt.date
    extra: bool
    hours: str
    venue: str
    chair: str
    issuer: str
    points: tuple[DraftPoint, ...]
    annexes: tuple[NewAnnex, ...] = ()
    waiting: tuple[Carried, ...] = ()
    called_by: str = ""


def agenda_draft(
    ledger: Ledger,
    body: Body,
    date: dt.date,
    text_of: Callable[[MeetingDocument], FullText],
    duties: Sequence[Brought] = (),
) -> AgendaDraft:
    """Gather a new agenda: standing points, the last meeting's notes, and what was left over.

    ``duties`` are points that the time of the year asks for.
    """
    archive = ledger.archive
    meeting = archive.meeting(body.id, date) or Meeting(body.id, date)
    occasion = meeting.occasion
    previous = archive.previous(body.id, date)
    hours = (occasion and occasion.hours) or body.hours
    standing = tuple(standing_points(archive, body, date, previous))
    bringing = Bringing(ledger, body.id, date, text_of, first=2 if previous else 1)
    title = f"{notes_kind_of(previous, archive).title} {previous.date}" if previous else ""
    notes = (NewAnnex("1", title),) if previous else ()
    due = list(ledger.to_take_up(body.id, date))
    now = [each for each in due if each.is_for_now(ledger.today)]
    if not standing and (now or duties):
        standing = (StandingItem(OTHER),)
    under = placed(now, standing, ledger)
    brought = {place: list(map(bringing.brought, own)) for place, own in under.items()}
    if duties:
        brought.setdefault(place_of(YEARLY, standing), []).extend(duties)
    return AgendaDraft(
        body=body,
        date=date,
        extra=meeting.extra,
        called_by=occasion.decided if occasion and occasion.kind == "extra" else "",
        hours=str(hours or ""),
        venue=occasion.venue if occasion else "",
        chair=holder(archive, body, Post.CHAIR, date),
        issuer=archive.procedure.issuer,
        points=tuple(_points(standing, previous, brought)),
        annexes=(*notes, *bringing.annexes),
        waiting=tuple(each for each in due if not each.is_for_now(ledger.today)),
    )


def placed(
    due: Sequence[Carried], standing: Sequence[StandingItem], ledger: Ledger
) -> dict[int, list[Carried]]:
    """Give the matters by the place of the standing point that takes them up."""
    found: dict[int, list[Carried]] = {}
    for carried in due:
        place = place_of(TAKEN_UP_AS[carried.wait], standing)
        if carried.wait is not Wait.REPORT:
            names = ledger.archive.procedure.bodies[carried.strands[0].body_id].names()
            own = (at for at, p in enumerate(standing) if any(name in p.title for name in names))
            place = next(own, place)
        found.setdefault(place, []).append(carried)
    return found


def place_of(words: Sequence[str], standing: Sequence[StandingItem]) -> int:
    """Give the place of the standing point that takes up a sort, the first word that one has.

    Where none does it is the point for other questions, or else the last.
    """
    for word in words:
        for at, point in enumerate(standing):
            if word in point.carries:
                return at
    titles = tuple(point.title for point in standing)
    return (standing_in(OTHER, titles) or (len(standing) - 1,))[0]


def _points(
    standing: Sequence[StandingItem],
    previous: Meeting | None,
    brought: Mapping[int, Sequence[Brought]],
) -> Iterator[DraftPoint]:
    """Give the standing points, each with what is brought under it."""
    for place, point in enumerate(standing):
        title = title_on(point, previous)
        if title != point.title:
            title += " (Bilaga 1)"
        own = enumerate(brought.get(place, ()), 1)
        lettered = tuple((letter_of(at), each) for at, each in own)
        yield DraftPoint(place + 1, title, point.proposal, lettered)
