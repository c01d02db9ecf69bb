"""A year's meetings and deadlines as events for other calendars."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.context import Context
from lchnv_cli.export.ics import Event
from lchnv_cli.model.days import spoken
from lchnv_cli.model.document import Occasion
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body
from lchnv_cli.model.public_archive import is_public
from lchnv_cli.planning.chain import chain
from lchnv_cli.planning.year import YearMeeting
from lchnv_cli.site.addresses import Addresses, shown


def year_events(
    here: Context, body: Body, year: int, meetings: tuple[YearMeeting, ...]
) -> Iterator[Event]:
    """Give the meetings, what prepares them, and the last days to publish, mail and register.

    A meeting that was moved takes its last days along, and one that was called off has them
    cancelled: they are the same events.
    """
    events = Events(here, body)
    for each in meetings:
        yield events.meeting(each.meeting)
        if here.procedure.demands(body.id, each.meeting.date):
            yield from events.deadlines(each.meeting)
    for occasion in here.archive.preparations(body.id):
        if occasion.date.year == year:
            yield events.preparing(occasion)
    if body.steering:
        steering = Events(here, here.procedure.bodies[body.steering])
        for meeting in here.archive.all_for(body.steering):
            if meeting.date.year == year and meeting.moved_to is None:
                yield steering.meeting(meeting)


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a body; each keeps the uid of the meeting's first day, so that it moves."""

    here: Context
    body: Body

    def meeting(self, meeting: Meeting) -> Event:
        """Make the meeting's own event."""
        occasion, body = meeting.occasion, self.body
        extra = "extra sammanträde" if meeting.extra else "sammanträde"
        off = f"Inställt: {occasion.cancelled}" if occasion and occasion.cancelled else ""
        url = self._address(meeting)
        return Event(
            uid=f"{body.id}-{_first(meeting)}-mote@lchnv",
            summary=f"{'Inställt: ' if meeting.cancelled else ''}{body.short}: {extra}",
            day=meeting.date,
            hours=meeting.hours or body.hours,
            venue=meeting.venue,
            description="\n".join(filter(None, (off, f"Dagordning: {url}" if url else ""))),
            cancelled=meeting.cancelled,
            url=url,
            sequence=_changes(occasion),
        )

    def deadlines(self, meeting: Meeting) -> Iterator[Event]:
        """Make the last days that the arbetsordning gives a meeting."""
        here, body = self.here, self.body
        dates = chain(here.archive, here.workdays, body.id, meeting.date)
        of = f"mötet {spoken(dates.date)}"
        notes = here.procedure.notes_kind(body.id, dates.date).brief
        registered = f"alla huvudmän har diariefört {notes} från"
        for what, rule, day, name in (
            ("publicera dagordningen till", "sen-dagordning", dates.publish_by.date, "publicera"),
            (f"mejla {notes} från", "ej-utskickade", dates.mail_by, "mejla"),
            (registered, "ej-diarieförda", dates.register_by, "diariefor"),
        ):
            off = "Inställt: " if meeting.cancelled else ""
            yield Event(
                uid=f"{body.id}-{_first(meeting)}-{name}@lchnv",
                summary=f"{off}{body.short}: senast i dag: {what} {of}",
                day=day,
                description=here.procedure.cited(
                    rule, "4 §", body.id, dates.date, "Arbetsordningen {}"
                ),
                cancelled=meeting.cancelled,
                reminder_days=(day - here.workdays.before(day, 1).date).days,
                sequence=_changes(meeting.occasion),
            )

    def preparing(self, occasion: Occasion) -> Event:
        """Make the event of the chair's preparation."""
        return Event(
            uid=f"{self.body.id}-{(*occasion.moved_from, occasion.date)[0]}-beredning@lchnv",
            summary=f"{self.body.short}: ordförandeberedning",
            day=occasion.date,
            hours=occasion.hours,
            venue=occasion.venue,
            sequence=_changes(occasion),
        )

    def _address(self, meeting: Meeting) -> str:
        """Give where the web site has the published agenda; empty where no address is told."""
        address, agenda = self.here.procedure.address, meeting.agenda
        if not address or agenda is None or not is_public(agenda, self.here.archive):
            return ""
        return f"{address.rstrip('/')}/{shown(Addresses(self.here.procedure).document(agenda))}"


def _first(meeting: Meeting) -> dt.date:
    earlier = meeting.occasion.moved_from if meeting.occasion else ()
    return (*earlier, meeting.date)[0]


def _changes(occasion: Occasion | None) -> int:
    """Count the changes that the calendar itself tells."""
    return len(occasion.moved_from) + bool(occasion.cancelled) if occasion else 0
