"""What programs are told of the site: events as schema.org has them, feeds, and when pages changed.

Mail addresses are left out of it, also those that a text has: it is gathered by machines.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lchnv_cli.memory.changed import as_said
from lchnv_cli.memory.moments import Stamp, moment, stamp_of, stamp_of_meeting
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.site.linked_text import papers
from lchnv_cli.site.site_source import Site

_MAIL = re.compile(r"[\w.+-]{1,64}@\w[\w.-]{0,250}\w")
_NEWEST = 50  # entries of a feed


class News(NamedTuple):
    """Something to follow: where it is told, what it is, when it came and last changed."""

    path: str
    title: str
    stamp: Stamp
    text: str


def event_data(meeting: Meeting, site: Site) -> str:
    """Give a meeting as a schema.org Event, safe to stand in a page."""
    body = site.archive.procedure.bodies[meeting.body_id]
    hours, occasion = meeting.hours or body.hours, meeting.occasion
    moved = occasion.moved_from if occasion else ()
    status = "EventScheduled"
    if meeting.cancelled:
        status = "EventCancelled"
    elif moved or meeting.moved_to:
        status = "EventRescheduled"
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": site.full_name(meeting),
        "startDate": moment(meeting.date, hours.start) if hours else str(meeting.date),
        "eventStatus": f"https://schema.org/{status}",
        "organizer": {"@type": "Organization", "name": site.archive.procedure.network},
    }
    if hours and hours.end:
        told["endDate"] = moment(meeting.date, hours.end)
    if moved:
        told["previousStartDate"] = str(moved[-1])
    if meeting.venue:
        told["location"] = {"@type": "Place", "name": meeting.venue, "address": meeting.venue}
    if url := site.address(site.at.meeting(meeting)):
        told["url"] = url
    whole = json.dumps(told, ensure_ascii=False, indent=1)
    return without_mail(whole).replace("<", "\\u003c")


def publications(site: Site) -> list[News]:
    """Give what was published last, the newest first; what was revised counts from that day."""
    found = [
        News(
            site.at.document(each),
            f"{site.kind(each)} {site.full_name(meeting)}",
            stamp_of(each),
            without_mail(" ".join(map(str, papers(each, site).told))),
        )
        for own in site.meetings.values()
        for meeting in own
        for each in site.shown(meeting)
    ]
    return _newest(found)


def decisions(site: Site) -> list[News]:
    """Give what was decided last, the newest first."""
    found = [
        News(
            site.at.meeting(each.meeting, each.item.anchor),
            f"{each.item.heading.title} ({site.full_name(each.meeting)})",
            stamp_of(each.document),
            without_mail(
                "; ".join([each.outcome(), *(as_said(clause) for clause in each.fate.decided)])
            ),
        )
        for each in site.decided.values()
        if not each.formal
    ]
    return _newest(found)


def changed(site: Site) -> Iterator[tuple[str, str]]:
    """Give when each meeting and document last changed, by its page."""
    for own in site.meetings.values():
        for meeting in own:
            yield site.at.meeting(meeting), str(stamp_of_meeting(meeting, site.archive).modified)
            for each in site.shown(meeting):
                yield site.at.document(each), str(stamp_of(each).modified)


def without_mail(text: str) -> str:
    """Give a text without the mail addresses in it."""
    return _MAIL.sub("[e-postadress]", text) if "@" in text else text


def _newest(found: Sequence[News]) -> list[News]:
    return sorted(found, key=lambda each: (each.stamp.modified, each.path), reverse=True)[:_NEWEST]
