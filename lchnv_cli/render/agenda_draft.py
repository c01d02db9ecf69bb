"""The draft of an agenda in Markdown: what ``dagordning.md.j2`` is filled with."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from lchnv_cli.memory.ledger import Carried, Ledger
from lchnv_cli.memory.strands import Strand, Wait
from lchnv_cli.model.archive import Meeting
from lchnv_cli.model.items import Kind, letter_of
from lchnv_cli.model.procedure import Body, StandingItem
from lchnv_cli.model.register import Post
from lchnv_cli.render.standing_draft import holder, notes_kind_of, standing_points, title_on


class Brought(NamedTuple):
    """A point to take up again: why, and the Ärende that follows it from meeting to meeting."""

    title: str
    kinds: str
    why: str
    matter: str = ""


@dataclass(frozen=True, slots=True)
class DraftPoint:
    """A standing point of a new agenda, with the matters carried over to it."""

    number: int
    title: str
    proposal: str
    carried: tuple[tuple[str, Brought], ...]


@dataclass(frozen=True, slots=True)
class AgendaDraft:
    """What ``dagordning.md.j2`` gets."""

    body: Body
    date: dt.date
    extra: bool
    hours: str
    venue: str
    chair: str
    issuer: str
    previous: dt.date | None
    previous_title: str
    points: tuple[DraftPoint, ...]


def agenda_draft(ledger: Ledger, body: Body, date: dt.date) -> AgendaDraft:
    """Gather a new agenda: standing points, the last meeting's notes, and what was left over."""
    archive = ledger.archive
    meeting = archive.meeting(body.id, date) or Meeting(body.id, date)
    occasion = meeting.occasion
    previous = archive.previous(body.id, date)
    left = [each for each in ledger.carried(body.id, date) if each.is_for_now(ledger.today)]
    hours = (occasion and occasion.hours) or body.hours
    return AgendaDraft(
        body=body,
        date=date,
        extra=occasion is not None and occasion.kind == "extra",
        hours=str(hours or ""),
        venue=occasion.venue if occasion else "",
        chair=holder(archive, body, Post.CHAIR, date),
        issuer=archive.procedure.issuer,
        previous=previous.date if previous else None,
        previous_title=notes_kind_of(previous, archive).title,
        points=tuple(
            _draft_point(number, standing, previous, left)
            for number, standing in enumerate(standing_points(archive, body, date, previous), 1)
        ),
    )


def _draft_point(
    number: int, standing: StandingItem, previous: Meeting | None, left: list[Carried]
) -> DraftPoint:
    title = title_on(standing, previous)
    if title != standing.title:
        title += " (Bilaga 1)"
    wanted = {"uppdrag": True, "bordlagda": False}
    kinds = {wanted[word] for word in standing.carries}
    own = [each for each in left if (each.wait is Wait.REPORT) in kinds]
    lettered = tuple((letter_of(place), brought(each)) for place, each in enumerate(own, 1))
    return DraftPoint(number, title, standing.proposal, lettered)


def brought(carried: Carried) -> Brought:
    """Give the point that takes a matter up again; what is only to be told is a report."""
    first, matter = carried.strands[0].since, carried.matter
    dealt = carried.wait in {Wait.OUTCOME, Wait.RECEIVED, Wait.NOTES}
    why = "; ".join(_why(strand) for strand in carried.strands)
    if carried.pending:
        why += f"; väntar på anteckningarna från {carried.pending.date}"
    named = "" if matter.known_by_title else matter.name
    # A decision needs a proposal, which is yet to be written.
    kinds = [kind for kind in first.kinds if kind is not Kind.DECISION]
    title = first.title if matter.titled else matter.name
    return Brought(title, "/".join(kinds) if dealt else "Rapport", why, named)


def _why(strand: Strand) -> str:
    since = strand.since
    word = "uppdrag" if strand.wait is Wait.REPORT else "mötet"
    return f"{since.text or since.kind} ({word} {since.date})"
