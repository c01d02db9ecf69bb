"""Every page of the site but the documents', in an order in which what leads to a page follows it.

A page that is new is written before any that was there and leads to it: the site is whole at each
moment in between.
"""

from collections.abc import Iterator

from lchnv_cli.site.body_pages import body_page, start_page, year_pages
from lchnv_cli.site.gone_pages import gone_pages
from lchnv_cli.site.kept_pages import kept_pages
from lchnv_cli.site.meeting_pages import meeting_page
from lchnv_cli.site.members_page import members_page
from lchnv_cli.site.register_pages import register_pages
from lchnv_cli.site.search_page import search_page
from lchnv_cli.site.sentences_page import sentences_page
from lchnv_cli.site.site_page import SitePage
from lchnv_cli.site.site_source import Site
from lchnv_cli.site.statement_page import statement_page


def pages(site: Site) -> Iterator[SitePage]:
    """Give the pages: meetings, then what lists them, the start page last."""
    meetings = [meeting_page(each, site) for own in site.meetings.values() for each in own]
    yield from gone_pages(site)
    yield from meetings
    for body in site.bodies:
        yield from year_pages(body, site)
        yield body_page(body, site)
    yield from register_pages(site)
    yield members_page(site)
    yield from kept_pages(site)
    yield statement_page(site)
    if site.sentences:
        yield sentences_page(site.sentences, site)
    yield search_page(meetings, site)
    yield start_page(site)
