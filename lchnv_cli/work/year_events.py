"""A year's meetings and deadlines as events for other calendars."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.export.ics import Event
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import spoken
from lchnv_cli.model.document import Occasion
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body, Procedure
from lchnv_cli.planning.chain import Chain
from lchnv_cli.planning.year import YearMeeting

_REMIND = 1  # days before a deadline


def year_events(
    archive: Archive, body: Body, year: int, meetings: tuple[YearMeeting, ...]
) -> Iterator[Event]:
    """Give the meetings, what prepares them, and the last days to publish, mail and register."""
    for each in meetings:
        yield _meeting(each.meeting, body)
        if each.chain is not None:
            yield from _deadlines(each.chain, body, archive.procedure)
    for occasion in archive.preparations(body.id):
        if occasion.date.year == year:
            yield _preparing(occasion, body)
    for meeting in archive.all_for(body.steering):
        if meeting.date.year == year:
            yield _meeting(meeting, archive.procedure.bodies[body.steering])


def _meeting(meeting: Meeting, body: Body) -> Event:
    """Make the meeting's event; a moved one keeps the uid of its first day, so that it moves."""
    occasion = meeting.occasion
    first, *_ = (*(occasion.moved_from if occasion else ()), meeting.date)
    extra = "extra sammanträde" if meeting.extra else "sammanträde"
    return Event(
        uid=f"{body.id}-{first}-mote@lchnv",
        summary=f"{'Inställt: ' if meeting.cancelled else ''}{body.short}: {extra}",
        day=meeting.date,
        hours=meeting.hours or body.hours,
        venue=meeting.venue,
        description=f"Inställt: {occasion.cancelled}" if occasion and occasion.cancelled else "",
        cancelled=meeting.cancelled,
    )


def _deadlines(dates: Chain, body: Body, procedure: Procedure) -> Iterator[Event]:
    of = f"mötet {spoken(dates.date)}"
    notes = procedure.notes_kind(body.id, dates.date).brief
    registered = f"alla huvudmän har diariefört {notes} från"
    for what, rule, day, name in (
        ("publicera dagordningen till", "sen-dagordning", dates.publish_by.date, "publicera"),
        (f"mejla {notes} från", "ej-utskickade", dates.mail_by, "mejla"),
        (registered, "ej-diarieförda", dates.register_by, "diariefor"),
    ):
        told = procedure.cited(rule, "4 §", body.id, dates.date, "Arbetsordningen {}")
        yield _deadline(
            f"{body.short}: senast i dag: {what} {of}",
            told,
            day,
            f"{body.id}-{dates.date}-{name}@lchnv",
        )


def _deadline(summary: str, told: str, day: dt.date, uid: str) -> Event:
    return Event(uid=uid, summary=summary, day=day, description=told, reminder_days=_REMIND)


def _preparing(occasion: Occasion, body: Body) -> Event:
    return Event(
        uid=f"{body.id}-{(*occasion.moved_from, occasion.date)[0]}-beredning@lchnv",
        summary=f"{body.short}: ordförandeberedning",
        day=occasion.date,
        hours=occasion.hours,
        venue=occasion.venue,
    )
