"""A meeting and its documents as pages."""

from collections.abc import Iterable, Iterator

from lchnv_cli.memory.changed import as_said
from lchnv_cli.memory.moments import moment
from lchnv_cli.model.annexes import citations
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.items import Clause, Item, Role
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.site.addresses import START
from lchnv_cli.site.linked_text import linked_day, linked_text, papers
from lchnv_cli.site.site_page import (
    DocumentPage,
    Link,
    MeetingPage,
    Piece,
    SitePoint,
    Text,
    WebFile,
)
from lchnv_cli.site.site_source import Site
from lchnv_cli.site.told_to_programs import event_data


def meeting_page(meeting: Meeting, site: Site) -> MeetingPage:
    """Give a meeting's page; its points are those of its notes, or else of its agenda."""
    path, body = site.at.meeting(meeting), site.archive.procedure.bodies[meeting.body_id]
    by = meeting.notes or meeting.agenda
    hours = meeting.hours or body.hours
    before, after = site.beside(meeting)
    annexes = [each for own in meeting.documents for each in site.annexes_of(own)]
    return MeetingPage(
        path=path,
        template="sajt-mote.html.j2",
        heading=site.full_name(meeting),
        frame=site.frame(path),
        crumbs=crumbs(meeting, site),
        address=site.address(path),
        objects=site.objects.get(path, ""),
        stage=site.stage(meeting),
        iso=meeting.date.isoformat(),
        begins=moment(meeting.date, hours.start) if hours else meeting.date.isoformat(),
        status=_status(meeting, site),
        off=meeting.off,
        decided=_decided(meeting, site),
        papers=tuple(papers(each, site) for each in site.shown(meeting)),
        points=tuple(_points(by, meeting, site)) if by else (),
        points_of=site.archive.procedure.kind_of(by).definite if by else "",
        annexes=tuple(dict.fromkeys(annexes)),
        event=site.file(site.at.event(meeting), "Lägg till i kalendern"),
        data=event_data(meeting, site),
        withdrawn=tuple(
            each.link for each in site.withdrawn if each[1:3] == (meeting.body_id, meeting.date)
        ),
        before=before,
        after=after,
    )


def document_page(document: MeetingDocument, meeting: Meeting, site: Site) -> DocumentPage:
    """Give what stands around a document's text; before and after are those of its kind."""
    path, body = site.at.document(document), site.archive.procedure.bodies[document.body_id]
    before, after = site.kin(document)
    return DocumentPage(
        path=path,
        template="sajt-dokument.html.j2",
        heading=f"{site.kind(document)} {body.name} {document.date}",
        frame=site.frame(path),
        crumbs=(*crumbs(meeting, site), site.link(meeting)),
        address=site.address(path),
        objects=site.objects.get(path, ""),
        as_written=True,
        status=_status(meeting, site) if meeting.off else Text(()),
        papers=papers(document, site),
        meeting=site.link(meeting),
        before=before,
        after=after,
    )


def crumbs(meeting: Meeting, site: Site) -> tuple[Link, ...]:
    """Give the pages over a meeting's."""
    body, year = site.archive.procedure.bodies[meeting.body_id], meeting.date.year
    return (
        Link("Start", START),
        Link(body.name, site.at.body(body.id)),
        Link(str(year), site.at.year(body.id, year)),
    )


def _status(meeting: Meeting, site: Site) -> Text:
    """Tell that a meeting was moved or called off; each day that it was moved from has a page."""
    body_id, told = meeting.body_id, site.stage(meeting).told
    if meeting.moved_to:
        return linked_day(body_id, meeting.moved_to, site, "Flyttat till ")
    if meeting.off or not meeting.occasion or not meeting.occasion.moved_from:
        return Text((told,) if told else ())
    pieces: list[Piece] = []
    for day in meeting.occasion.moved_from:
        link = Link(spoken_with_year(day), site.at.day(body_id, day))
        pieces += [", " if pieces else "Flyttat från ", link]
    return Text(tuple(pieces))


def _decided(meeting: Meeting, site: Site) -> Link | None:
    """Give the decision to move a meeting or to call it off, where published notes have it."""
    occasion = meeting.occasion
    if occasion is None or not (occasion.cancelled or occasion.moved_from):
        return None
    return site.decision(occasion.cancelled or occasion.decided)


def _points(by: MeetingDocument, meeting: Meeting, site: Site) -> Iterator[SitePoint]:
    other = meeting.agenda if isinstance(by, Notes) else None
    there = {each.anchor for each in other.points()} if other else set()
    tops = {item.line for item in by.items}
    for item in by.points():
        known = site.decided.get((by.file, item.line)) if isinstance(by, Notes) else None
        clauses = known.fate.decided if known else tuple(_proposals(item))
        read = [Link(site.kind(by), site.at.document(by, item.anchor))]
        if other and item.anchor in there:
            read.append(Link(site.kind(other), site.at.document(other, item.anchor)))
        top = item.line in tops
        yield SitePoint(
            id=item.anchor,
            level=3 if top else 4,
            label=item.address.said if top else item.address.label,
            kinds="/".join(item.heading.kinds),
            title=linked_text(item.heading.title, by, site),
            outcome=linked_text(known.outcome(), by, site) if known else "",
            clauses=tuple(linked_text(as_said(each), by, site) for each in clauses),
            proposed=known is None,
            formal=known is not None and known.formal,
            read=tuple(read),
            annexes=tuple(_cited(item, by, site)),
            matter=_matter(item, by, site),
        )


def _matter(item: Item, by: MeetingDocument, site: Site) -> Link | None:
    matter = site.matter_at.get((by.file, item.line))
    return Link(matter.title, site.matters[matter]) if matter else None


def _proposals(item: Item) -> Iterator[Clause]:
    for decision in item.decisions:
        if decision.role is Role.PROPOSAL:
            yield from decision.clauses


def _cited(item: Item, by: MeetingDocument, site: Site) -> Iterable[WebFile]:
    known = site.annexes_in(by)
    cited = (n for each in citations(item.heading.annexes) for n in each.numbers)
    return dict.fromkeys(known[n] for n in cited if n in known)
