"""The site's files for other calendars: each meeting, and each body's meetings to subscribe to.

What was published, revised, taken back, moved and called off makes an event's number (SEQUENCE)
rise, and stands in the folder: it is the same on every computer. A place or an hour that is written
otherwise in the calendar leaves no trace there, so an event that says something else than in the
file that lies on the site gets a higher number than it had in that.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from lchnv_cli.export.ics import Event, calendar_file, renumbered
from lchnv_cli.memory.moments import stamp_of_meeting
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body
from lchnv_cli.site.site_source import Site
from lchnv_cli.site.told_to_programs import without_mail
from lchnv_cli.work.making.public_files import PublicFiles
from lchnv_cli.work.making.year_events import Events
from lchnv_cli.work.opening.workplace import Workplace


@dataclass(frozen=True, eq=False)
class SiteCalendars:
    """The files of a site, as it is to be written by ``files``."""

    here: Workplace
    site: Site
    files: PublicFiles

    def made(self) -> Iterator[tuple[str, int]]:
        """Take up every file, and give its path and size."""
        for body in self.site.bodies:
            meetings = self.site.meetings[body.id]
            events = {each.date: self._event(each, body) for each in meetings}
            files = {self.site.at.event(m): [events[self._held(m).date]] for m in meetings}
            files[self.site.at.calendar(body.id)] = [
                events[each.date] for each in meetings if each.moved_to is None
            ]
            for path, own in files.items():
                yield path, self._make(path, own, body.title)

    def _held(self, meeting: Meeting) -> Meeting:
        """Give the meeting that one which was moved came to be."""
        while meeting.moved_to is not None:
            after = self.site.archive.meeting(meeting.body_id, meeting.moved_to)
            if after is None or after.date == meeting.date:
                break
            meeting = after
        return meeting

    def _make(self, path: str, events: list[Event], title: str) -> int:
        # Each event says when it changed, so that the day is no part of what the file is made of.
        return self.files.make(path, (events, title), partial(self._drawn, path, events, title))

    def _drawn(self, path: str, events: list[Event], title: str) -> bytes:
        today = self.here.today
        return renumbered(calendar_file(events, title, today), self.files.there(path), today)

    def _event(self, meeting: Meeting, body: Body) -> Event:
        event = Events(self.here, body).meeting(meeting)
        return replace(
            event,
            description=without_mail(event.description),
            venue=without_mail(event.venue),
            url=self.site.address(self.site.at.meeting(meeting)),
            sequence=event.sequence + self._times_out(meeting),
            changed=stamp_of_meeting(meeting, self.here.archive).modified,
        )

    def _times_out(self, meeting: Meeting) -> int:
        """Count how often something of a meeting was published, revised or taken back.

        Also on the days that it was moved from.
        """
        moved = meeting.occasion.moved_from if meeting.occasion else ()
        files = Counter[str]()
        for day in (*moved, meeting.date):
            files |= self._told.get((meeting.body_id, day.isoformat()), Counter())
            on_the_day = self.site.archive.meeting(meeting.body_id, day)
            for each in on_the_day.documents if on_the_day else ():
                files |= Counter({str(each.file): 1 + len(each.revisions)})
        return files.total()

    @cached_property
    def _told(self) -> dict[tuple[str, str], Counter[str]]:
        """How often each file was published or taken back, by body and day."""
        found: dict[tuple[str, str], Counter[str]] = {}
        for each in self.here.archive.publications:
            _, body_id, day, *_ = (*each.file.parts, "", "")
            found.setdefault((body_id, day), Counter())[str(each.file)] += 1
        return found
