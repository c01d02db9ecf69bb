"""What the network must have done by the turn of a year: calendar, election and review."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from lchnv_cli.memory.reference import missing, reference_of
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.elections import elections
from lchnv_cli.model.finding import Place
from lchnv_cli.model.kinds import CALENDAR
from lchnv_cli.model.register import Mandate, Post


class DutyKind(StrEnum):
    """Which duty; the value is the rule that watches it."""

    CALENDAR = "sent-kalendarium"
    ELECTION = "ordförandeval-saknas"
    REVIEW = "sen-översyn"


class Lack(NamedTuple):
    """What a duty still lacks: where it should stand, and what is wrong."""

    place: Place
    message: str


class Duty(NamedTuple):
    """Something to be done from ``opens`` to ``due``, both days included, for ``year``.

    It is done when nothing lacks.
    """

    kind: DutyKind
    body_id: str
    year: int
    opens: dt.date
    due: dt.date
    lacks: tuple[Lack, ...]


def calendar_duty(archive: Archive, body_id: str, year: int) -> Duty:
    """Give the duty to adopt the year's calendar before the year begins (4 §)."""
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
    return _before_year(DutyKind.CALENDAR, archive, body_id, year, lacks)


def election_duty(archive: Archive, body_id: str, year: int, today: dt.date) -> Duty:
    """Give the duty of the body to choose the year's chair and vice chair before it (2 §)."""
    lacks = [
        lack
        for post in (Post.CHAIR, Post.VICE_CHAIR)
        for lack in _unelected(archive, body_id, post, year, today)
    ]
    return _before_year(DutyKind.ELECTION, archive, body_id, year, lacks)


def review_duties(archive: Archive, body_id: str, today: dt.date) -> Iterator[Duty]:
    """Give a body's duties to look through its arbetsordning from an election to the year's end.

    7 §; a new arbetsordning that was adopted in that time is a review too.
    """
    editions = archive.procedure.editions_of(body_id)
    for day in elections(editions[0].start, today):
        turn = dt.date(day.year, 12, 31)
        done = [review.date for edition in editions for review in edition.reviews]
        done += [edition.adopted or edition.start for edition in editions]
        edition = archive.procedure.edition_for(body_id, day)
        lacks = [Lack(edition.place, f"Arbetsordningen är inte översedd efter valet {day}.")]
        reviewed = any(day <= each <= min(turn, today) for each in done)
        own = () if reviewed else tuple(lacks)
        yield Duty(DutyKind.REVIEW, body_id, day.year, day, turn, own)


def _before_year(
    kind: DutyKind, archive: Archive, body_id: str, year: int, lacks: list[Lack]
) -> Duty:
    due = dt.date(year - 1, 12, 31)
    month = archive.procedure.edition_for(body_id, due).values["påminnelse_månad"]
    return Duty(kind, body_id, year, dt.date(year - 1, month, 1), due, tuple(lacks))


def _last_calendar(archive: Archive, body_id: str, year: int) -> Place:
    """Give where a calendar is missed: the last one before it, or the year's first meeting."""
    earlier = [c for c in archive.calendars() if c.body_id == body_id and c.year < year]
    if earlier:
        return max(earlier, key=lambda calendar: calendar.year).place_of("år")
    meetings = archive.all_for(body_id)
    if meetings:
        return meetings[-1].place
    return archive.procedure.edition_for(body_id, dt.date.min).place


def _unelected(
    archive: Archive, body_id: str, post: Post, year: int, today: dt.date
) -> Iterator[Lack]:
    first = dt.date(year, 1, 1)
    every = archive.register.mandates(body_id, post)
    own = [m for m in every if m.holds(first)] or [m for m in every if m.start.year == year][:1]
    if not own:
        place = every[-1].place if every else Place(archive.register.file)
        yield Lack(place, f"Ingen {post} för {year} finns i registret.")
        return
    if len({mandate.person for mandate in own}) > 1:
        return  # that there are two is told
    for mandate in own:
        yield from _undecided(mandate, archive, first, today)


def _undecided(
    mandate: Mandate, archive: Archive, first: dt.date, today: dt.date
) -> Iterator[Lack]:
    why = missing(mandate.decided, mandate.body_id, first, archive, today)
    reference = reference_of(mandate.decided, archive.procedure)
    if not why and reference is not None and reference.date.year != first.year - 1:
        why = f"beslutet {reference.date} gällde ett tidigare år"
    if why:
        message = f"Valet av {mandate.person} till {mandate.post} för {first.year}: {why}."
        yield Lack(mandate.place, message)
