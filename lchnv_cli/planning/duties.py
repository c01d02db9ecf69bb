"""What the network must have done by the turn of a year: calendar, election and review."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from lchnv_cli.memory import decided_about
from lchnv_cli.memory.on_day import OnDay
from lchnv_cli.memory.reference import missing, reference_of
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Calendar
from lchnv_cli.model.elections import elections
from lchnv_cli.model.finding import Place
from lchnv_cli.model.kinds import CALENDAR
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.procedure import Procedure, Review
from lchnv_cli.model.register import Mandate, Post
from lchnv_cli.model.wording import counted, spelled
from lchnv_cli.planning.terms import Term, seats_of, term_of


class DutyKind(StrEnum):
    """Which duty; the value is the rule that watches it."""

    CALENDAR = "sent-kalendarium"
    ELECTION = "ordförandeval-saknas"
    REVIEW = "sen-översyn"


# The titles of points that are about each.
ABOUT = {
    DutyKind.CALENDAR: late(r"kalendari|mötesda|mötestid|mötesplan", re.IGNORECASE),
    DutyKind.ELECTION: late(r"\bval\w*\b.*ordförande|ordförandeval", re.IGNORECASE),
    DutyKind.REVIEW: late(r"arbetsordning", re.IGNORECASE),
}


class Lack(NamedTuple):
    """What a duty still lacks: where it should stand, and what is wrong."""

    place: Place
    message: str


class Duty(NamedTuple):
    """Something to be done from ``opens`` to ``due``, both days included, for the years of a term.

    It is done when nothing lacks.
    """

    kind: DutyKind
    body_id: str
    term: Term
    opens: dt.date
    due: dt.date
    lacks: tuple[Lack, ...]


def calendar_duty(known: OnDay, body_id: str, year: int) -> Duty:
    """Give the duty to adopt the year's calendar before the year begins (4 §)."""
    archive = known.archive
    calendar = archive.calendar(body_id, year)
    lacks: list[Lack] = []
    if archive.unread_at(body_id, str(year), CALENDAR):
        pass  # it is there, and that it cannot be read is told
    elif calendar is None:
        where = _last_calendar(archive, body_id, year)
        lacks.append(Lack(where, f"Kalendariet för {year} finns inte."))
    elif "fastställt" in calendar.unusable:
        pass  # what stands there cannot be read, and that is told
    elif calendar.adopted is None:
        lacks.append(Lack(calendar.place_of("år"), f"Kalendariet för {year} är inte fastställt."))
    elif calendar.adopted.date is None:
        message = f"Kalendariet för {year} är fastställt, men ingen vet vilken dag."
        lacks.append(Lack(calendar.place_of("fastställt"), message))
    elif calendar.adopted.date.year >= year:
        message = f"Kalendariet för {year} fastställdes {calendar.adopted.date}."
        lacks.append(Lack(calendar.place_of("fastställt"), message))
    elif why := not_adopted(calendar, dt.date(year, 1, 1), known):
        message = f"Kalendariet för {year} sägs vara fastställt {calendar.adopted}, men {why}."
        lacks.append(Lack(calendar.place_of("fastställt_av"), message))
    return _before_year(DutyKind.CALENDAR, archive, body_id, Term(year, year), lacks)


def not_adopted(calendar: Calendar, before: dt.date, known: OnDay) -> str:
    """Tell why the meeting that is named, before a day, did not adopt a calendar.

    Empty where none is named. The body adopts its own, or the one that prepares its meetings does.
    """
    written, procedure = calendar.adopted_by, known.archive.procedure
    if not written:
        return ""
    adopted = calendar.adopted.date if calendar.adopted else None
    reference = reference_of(written, procedure, adopted)
    steering = procedure.steered_by(calendar.body_id)
    by_steering = reference is not None and steering and reference.body_id == steering.id
    body_id = reference.body_id if by_steering and reference else calendar.body_id
    about = decided_about.calendar(calendar.year)
    why = missing(written, body_id, before, known, about=about)
    return why or _too_early(written, adopted, procedure)


def election_duties(known: OnDay, body_id: str, years: Iterable[int]) -> Iterator[Duty]:
    """Give the duties to choose chair and vice chairs before the terms that begin in some years."""
    for year in years:
        term = term_of(known.archive.procedure, body_id, year)
        if term.first == year:
            lacks = [
                lack
                for post in (Post.CHAIR, Post.VICE_CHAIR)
                for lack in _unelected(known, body_id, post, term)
            ]
            yield _before_year(DutyKind.ELECTION, known.archive, body_id, term, lacks)


def review_duties(known: OnDay, body_id: str) -> Iterator[Duty]:
    """Give a body's duties to look through its arbetsordning from an election to the year's end.

    7 §; a new arbetsordning that was adopted in that time is a review too.
    """
    archive = known.archive
    editions = archive.procedure.editions_of(body_id)
    for day in elections(editions[0].start, known.today):
        turn = dt.date(day.year, 12, 31)
        last = min(turn, known.today)
        done = [edition.adopted or edition.start for edition in editions]
        lacks = []
        for review in (each for edition in editions for each in edition.reviews):
            if not day <= review.date <= last:
                continue
            if why := _unreviewed(review, body_id, known):
                message = f"Arbetsordningen sägs vara översedd {review.date}, men {why}."
                lacks.append(Lack(review.place, message))
            else:
                done.append(review.date)
        edition = archive.procedure.edition_for(body_id, day)
        lacks = lacks or [
            Lack(edition.place, f"Arbetsordningen är inte översedd efter valet {day}.")
        ]
        reviewed = any(day <= each <= last for each in done)
        own = () if reviewed else tuple(lacks)
        yield Duty(DutyKind.REVIEW, body_id, Term(day.year, day.year), day, turn, own)


def _unreviewed(review: Review, body_id: str, known: OnDay) -> str:
    """Tell why the decision that a review names is none; empty where it names none."""
    if not review.decided:
        return ""
    about, after = decided_about.review, known.today + dt.timedelta(days=1)
    why = missing(review.decided, body_id, after, known, about=about)
    return why or _too_early(review.decided, review.date, known.archive.procedure)


def _too_early(written: str, said: dt.date | None, procedure: Procedure) -> str:
    """Tell where something is said to be done before the meeting that decided it."""
    reference = reference_of(written, procedure, said)
    early = reference is not None and said is not None and said < reference.date
    return f"”{written}” beslutades först {reference.date}" if reference and early else ""


def _before_year(
    kind: DutyKind, archive: Archive, body_id: str, term: Term, lacks: list[Lack]
) -> Duty:
    due = dt.date(term.first - 1, 12, 31)
    month = archive.procedure.edition_for(body_id, due).values["påminnelse_månad"]
    return Duty(kind, body_id, term, dt.date(due.year, month, 1), due, tuple(lacks))


def _last_calendar(archive: Archive, body_id: str, year: int) -> Place:
    """Give where a calendar is missed: the last one before it, or the year's first meeting."""
    earlier = [c for c in archive.calendars() if c.body_id == body_id and c.year < year]
    if earlier:
        return max(earlier, key=lambda calendar: calendar.year).place_of("år")
    meetings = archive.all_for(body_id)
    if meetings:
        return meetings[-1].place
    return archive.procedure.edition_for(body_id, dt.date.min).place


def _unelected(known: OnDay, body_id: str, post: Post, term: Term) -> Iterator[Lack]:
    archive = known.archive
    seats = seats_of(archive.procedure, body_id, post, term.start)
    every = archive.register.mandates(body_id, post)
    own = [mandate for mandate in every if mandate.holds(term.start)]
    later = [m for m in every if m.start > term.start and m.start.year <= term.last]
    own += later[: max(0, seats - len({mandate.person for mandate in own}))]
    people = {mandate.person for mandate in own}
    if len(people) < seats:
        place = every[-1].place if every else Place(archive.register.file)
        few = f"{counted(len(people), 'en av', 'av')} {spelled(seats)}"
        found = f"Bara {few} {post}" if people else f"Ingen {post}"
        several = len({edition.body_id for edition in archive.procedure.editions}) > 1
        body = f" i {archive.procedure.bodies[body_id].short}" if several else ""
        yield Lack(place, f"{found}{body} för {term} finns i registret.")
    if len(people) > seats:
        return  # that they are too many is told
    for mandate in own:
        yield from _undecided(mandate, known, term)


def _undecided(mandate: Mandate, known: OnDay, term: Term) -> Iterator[Lack]:
    archive = known.archive
    about = decided_about.election(mandate.person, mandate.post, archive.register.known_as())
    why = missing(mandate.decided, mandate.body_id, term.start, known, about=about)
    reference = reference_of(mandate.decided, archive.procedure)
    if not why and reference is not None and reference.date.year != term.first - 1:
        why = f"beslutet {reference.date} gällde ett tidigare år"
    if why:
        message = f"Valet av {mandate.person} till {mandate.post} för {term}: {why}."
        yield Lack(mandate.place, message)
