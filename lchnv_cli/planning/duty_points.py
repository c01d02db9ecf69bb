"""The year's duties as points of an agenda: the calendar, the election and the review.

A duty is put to the first meeting from the day on which it opens, with a proposal.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lchnv_cli.planning.duties import ABOUT, Duty, DutyKind
from lchnv_cli.planning.duty_tasks import duties
from lchnv_cli.planning.task import Ask
from lchnv_cli.planning.turns import turn


class DutyPoint(NamedTuple):
    """A point to decide on: its title, what is proposed, and what the secretary is to do."""

    title: str
    clauses: tuple[str, ...]
    comment: str


def duty_points(ask: Ask, date: dt.date, titles: Iterable[str] = ()) -> Iterator[DutyPoint]:
    """Give the duties that a body's meeting on a day is the first to have, and nobody has done.

    ``titles`` are those of points that are there already.
    """
    known = tuple(titles)
    between = [
        meeting.date
        for meeting in ask.archive.all_for(ask.body_id)
        if meeting.date < date and not (meeting.off or meeting.extra or meeting.held(ask.today))
    ]
    for duty in duties(ask):
        now = duty.opens <= date and ask.today <= duty.due  # what is late is told, not planned
        first = all(day < duty.opens for day in between)
        if (
            duty.lacks
            and now
            and first
            and not any(ABOUT[duty.kind].search(title) for title in known)
        ):
            yield _point(duty, ask)


def _point(duty: Duty, ask: Ask) -> DutyPoint:
    year = duty.term.first
    if duty.kind is DutyKind.CALENDAR:
        # No command here: a comment in a document cannot hold two hyphens.
        comment = "Lägg förslaget till kalendarium till dagordningen som bilaga."
        clause = f"att fastställa kalendariet för {year}"
        return DutyPoint(f"Kalendarium {year}", (clause,), comment)
    if duty.kind is DutyKind.ELECTION:
        own = turn(ask.archive, duty.body_id, year)
        sides = [f" från {side.name}" for side in (own.chair, *own.vices)] if own else ["", ""]
        posts = ("ordförande", *["vice ordförande"] * (len(sides) - 1))
        clauses = (
            f"att för {duty.term} välja {post}{side}"
            for post, side in zip(posts, sides, strict=True)
        )
        title = f"Val av ordförande och vice ordförande {duty.term}"
        return DutyPoint(title, tuple(clauses), "Skriv in namnen på dem som föreslås.")
    title = f"Översyn av arbetsordningen efter valet {year}"
    return DutyPoint(title, ("att se över arbetsordningen",), "Skriv vad som föreslås ändras.")
