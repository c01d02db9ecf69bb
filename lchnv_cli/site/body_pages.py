"""The start page, and a body and its years as pages."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body
from lchnv_cli.planning.chain import chain
from lchnv_cli.site.addresses import SEARCH, START
from lchnv_cli.site.linked_text import papers
from lchnv_cli.site.site_page import BodyPage, Coming, Link, StartPage, YearPage
from lchnv_cli.site.site_source import Site

_LATEST = 5  # meetings on the start page


def start_page(site: Site) -> StartPage:
    """Give the first page: each body's next meeting, and the last ones that anything is out of."""
    every = (each for own in site.meetings.values() for each in own if each.date <= site.today)
    held = [each for each in every if site.shown(each) and each.held(site.today)]
    held.sort(key=lambda each: each.date, reverse=True)
    coming = [found for body in site.bodies if (found := _coming(body, site))]
    return StartPage(
        path=START,
        template="sajt-start.html.j2",
        heading=site.archive.procedure.network,
        frame=site.frame(START),
        address=site.address(START),
        search=SEARCH,
        coming=tuple(coming),
        latest=site.rows(held[:_LATEST], named=len(site.bodies) > 1),
        bodies=tuple(Link(each.name, site.at.body(each.id)) for each in site.bodies),
    )


def body_page(body: Body, site: Site) -> BodyPage:
    """Give a body's page, with the meetings of its newest year."""
    path, years = site.at.body(body.id), _years(body, site)
    newest = max((year for year in years if year <= site.today.year), default=max(years, default=0))
    of_year = [each for each in site.meetings[body.id] if each.date.year == newest]
    return BodyPage(
        path=path,
        template="sajt-organ.html.j2",
        heading=body.title,
        frame=site.frame(path),
        crumbs=(Link("Start", START),),
        address=site.address(path),
        coming=_coming(body, site),
        rows=site.rows(reversed(of_year)),
        years=tuple(Link(str(year), site.at.year(body.id, year)) for year in reversed(years)),
        calendar=site.file(site.at.calendar(body.id), "Prenumerera på mötena"),
        withdrawn=tuple(
            each.link._replace(text=f"{each.link.text} {each.date}")
            for each in site.withdrawn
            if each.body_id == body.id
        ),
    )


def year_pages(body: Body, site: Site) -> Iterator[YearPage]:
    """Give the pages of a body's years."""
    years = _years(body, site)
    for at, year in enumerate(years):
        path = site.at.year(body.id, year)
        beside = (years[at - 1] if at else None, years[at + 1] if at + 1 < len(years) else None)
        before, after = (
            Link(str(each), site.at.year(body.id, each)) if each else None for each in beside
        )
        yield YearPage(
            path=path,
            template="sajt-ar.html.j2",
            heading=f"{body.name} {year}",
            frame=site.frame(path),
            crumbs=(Link("Start", START), Link(body.name, site.at.body(body.id))),
            address=site.address(path),
            rows=site.rows(each for each in site.meetings[body.id] if each.date.year == year),
            before=before,
            after=after,
        )


def _years(body: Body, site: Site) -> list[int]:
    return sorted({each.date.year for each in site.meetings[body.id]})


def _coming(body: Body, site: Site) -> Coming | None:
    """Give a body's next meeting that is held: one that is today until its notes are out."""
    known = (each for each in site.meetings[body.id] if not each.off and each.date >= site.today)
    meeting = next((each for each in known if each.date > site.today or not each.notes), None)
    if meeting is None:
        return None
    return Coming(
        body.name,
        site.row(meeting),
        tuple(papers(each, site) for each in site.shown(meeting)),
        tuple(_last_days(meeting, site)),
        site.file(site.at.event(meeting), "Lägg till i kalendern"),
    )


def _last_days(meeting: Meeting, site: Site) -> Iterator[tuple[str, str]]:
    """Tell by when the documents of a meeting are out, where an arbetsordning says so."""
    procedure, (body_id, date) = site.archive.procedure, meeting[:2]
    if not procedure.demands(body_id, date):
        return
    dates = chain(site.archive, site.workdays, body_id, date)
    notes = procedure.notes_kind(body_id, date).title
    if meeting.agenda is None and dates.publish_by.date >= site.today:
        yield "Dagordning och bilagor senast", _day(dates.publish_by.date)
    yield f"{notes} senast", _day(dates.notes_published_by)


def _day(day: dt.date) -> str:
    return spoken_with_year(day)
