"""What stands where a document was that was published and then taken back: that, when and why."""

from dataclasses import dataclass

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.site.addresses import START
from lchnv_cli.site.site_page import Link, SitePage
from lchnv_cli.site.site_source import Site, Withdrawn
from lchnv_cli.site.told_to_programs import without_mail


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnPage(SitePage):
    """The page; ``meeting`` is where the site still tells of it."""

    name: str
    day: str
    why: str
    meeting: Link | None


def withdrawn_page(each: Withdrawn, site: Site) -> WithdrawnPage:
    """Give the page of a document that was taken back."""
    body = site.archive.procedure.bodies[each.body_id]
    meeting = site.archive.meeting(each.body_id, each.date)
    return WithdrawnPage(
        path=each.link.path,
        template="sajt-aterkallad.html.j2",
        heading=f"{each.link.text} {body.name} {each.date}",
        frame=site.frame(each.link.path),
        crumbs=(Link("Start", START), Link(body.name, site.at.body(body.id))),
        address=site.address(each.link.path),
        name=each.link.text,
        day=spoken_with_year(each.day),
        why=without_mail(each.why),
        meeting=site.link(meeting) if meeting else None,
    )
