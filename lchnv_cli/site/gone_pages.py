"""What stands at an address where something was that the site has no more.

A document that was published and taken back: that, when and why. A day that a meeting was moved
from before anything of it was out: to which.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body
from lchnv_cli.site.addresses import START
from lchnv_cli.site.linked_text import around, linked_day
from lchnv_cli.site.meeting_pages import crumbs
from lchnv_cli.site.site_page import Link, SitePage, Text
from lchnv_cli.site.site_source import Site, Withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage(SitePage):
    """The page: what it was, what became of it, and why."""

    name: str
    status: Text
    why: Text


def gone_pages(site: Site) -> Iterator[GonePage]:
    """Give every page of what is gone."""
    for each in site.withdrawn:
        yield _withdrawn(each, site)
    for own in site.meetings.values():
        for meeting in own:
            yield from _moved(meeting, site)


def _withdrawn(each: Withdrawn, site: Site) -> GonePage:
    body = site.archive.procedure.bodies[each.body_id]
    meeting = site.archive.meeting(each.body_id, each.date)
    return GonePage(
        path=each.link.path,
        template="sajt-borta.html.j2",
        heading=f"{each.link.text} {body.name} {each.date}",
        frame=site.frame(each.link.path),
        crumbs=(*crumbs(meeting, site), site.link(meeting)) if meeting else _over(body, site),
        address=site.address(each.link.path),
        name=each.link.text,
        status=Text((f"Återkallad {spoken_with_year(each.day)}",)),
        why=around(each.why, site.named_in(each.why, each.body_id, each.date.year)),
    )


def _moved(meeting: Meeting, site: Site) -> Iterator[GonePage]:
    body = site.archive.procedure.bodies[meeting.body_id]
    for link in site.left(meeting):
        yield GonePage(
            path=link.path,
            template="sajt-borta.html.j2",
            heading=f"{body.name} {link.text}",
            frame=site.frame(link.path),
            crumbs=_over(body, site),
            address=site.address(link.path),
            name=link.text,
            status=linked_day(body.id, meeting.date, site, "Flyttat till "),
            why=Text(()),
        )


def _over(body: Body, site: Site) -> tuple[Link, ...]:
    return Link("Start", START), Link(body.name, site.at.body(body.id))
