"""What lchnv preview --site shows: the pages of the web site as lchnv site would make them now."""

import datetime as dt
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from lchnv_cli.export.html import inside
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fault import UserFault
from lchnv_cli.preview.html_page import Page
from lchnv_cli.preview.previewed_site import site_page
from lchnv_cli.preview.start_page import fault_page
from lchnv_cli.render.templates import environment
from lchnv_cli.report.visible import visible_lines
from lchnv_cli.site.addresses import INDEX, START
from lchnv_cli.site.meeting_pages import document_page
from lchnv_cli.site.site_page import SitePage, WebFile
from lchnv_cli.site.site_source import Site
from lchnv_cli.site.whole_site import pages
from lchnv_cli.work.making.annex_files import by_annex, found_annexes
from lchnv_cli.work.making.preview_page import watched_in
from lchnv_cli.work.making.printing import drawn_of, source_of
from lchnv_cli.work.making.site_drawn import (
    PRINTED,
    annex_links,
    document_text,
    drawn_page,
    print_path,
    public_site,
    site_logo,
    site_style,
    stems_of,
)
from lchnv_cli.work.making.site_ready import refuse_broken
from lchnv_cli.work.opening.workplace import Stop, Workplace, open_workplace

_CANNOT = "Webbplatsen går inte att visa just nu"


@dataclass(eq=False)
class _Built:
    """The site at a moment. Raises UserFault where lchnv site would make none."""

    whole: Workplace

    def __post_init__(self) -> None:
        refuse_broken(self.whole)
        self.here, site = public_site(self.whole)
        shown = [d for own in site.meetings.values() for m in own for d in site.shown(m)]
        prints = {each.file: _prints(each) for each in shown}
        self.site = replace(site, prints=prints, annexes=_annexes(self.here, site))
        self.documents = {self.site.at.document(each): each for each in shown}

    @cached_property
    def pages(self) -> Mapping[str, SitePage]:
        """Every page by its path."""
        found = {each.path: each for each in pages(self.site)}
        for path, each in self.documents.items():
            if meeting := self.site.archive.meeting(each.body_id, each.date):
                found[path] = document_page(each, meeting, self.site)
        return found

    def drawn(self, path: str) -> Page:
        """Draw a page. Raises UserFault."""
        if (page := self.pages.get(path)) is None:
            raise Stop(f"Sidan {path.removesuffix(INDEX)} finns inte på webbplatsen.")
        values: dict[str, object] = {}
        if document := self.documents.get(path):
            annexes = annex_links(document, page, self.site)
            drawn = drawn_of(source_of(document, self.here))
            values["text"] = document_text(drawn, page, stems_of(self.site), annexes)
        html = drawn_page(page, self.here.root, **values)
        if mark := site_logo(self.here.root):
            html = html.replace(
                f'src="{page.up}{mark[0]}"', f'src="{inside(mark[1].mime, mark[1].data)}"', 1
            )
        return site_page(html, path, site_style(self.here.root), self.pages)


@dataclass(eq=False)
class SitePreview:
    """The site of a folder, built once for all pages and anew when a file or the day is another."""

    root: Path
    today: dt.date | None
    _building: threading.Lock = field(default_factory=threading.Lock)
    _built: _Built | None = None
    _seen: object = None

    def built(self) -> _Built:
        """Give the site as it is now. Raises UserFault."""
        with self._building:
            seen = (self.today or dt.date.today(), watched_in(self.root).look())  # noqa: DTZ011
            if self._built is None or seen != self._seen:
                # It would not notice a template of the network's own that takes another's place.
                environment.cache_clear()
                self._built = None
                self._built = _Built(open_workplace(self.root, self.today))
                self._seen = seen
            return self._built

    def find(self, name: str) -> "SiteDrawing | None":
        """Give the page that is served under a name; None where the site has no such page."""
        path = f"{name}/{INDEX}"
        try:
            known = path in self.built().pages
        except UserFault:  # the page tells it, and shows itself once it is mended
            known = True
        return SiteDrawing(self, path) if known else None


@dataclass(frozen=True, slots=True)
class SiteDrawing:
    """One page of the site, drawn as it is at the moment."""

    preview: SitePreview
    path: str = START

    @property
    def root(self) -> Path:
        """The folder."""
        return self.preview.root

    @property
    def today(self) -> dt.date | None:
        """The day it is drawn for; None is whatever day it is."""
        return self.preview.today

    def page(self) -> Page:
        """Draw it. Whatever is wrong, this gives a page that tells."""
        try:
            return self.preview.built().drawn(self.path)
        except UserFault as fault:
            return fault_page(_CANNOT, [line.strip() for line in visible_lines(str(fault))])
        except Exception as fault:  # noqa: BLE001 - the page has to live on, and tells it
            return fault_page(_CANNOT, [f"Ett fel i programmet: {type(fault).__name__}."])


def _prints(document: MeetingDocument) -> tuple[WebFile, ...]:
    """Give the prints that a document would have; how large they are nobody knows yet."""
    return tuple(WebFile(print_path(document, end), name, 0) for end, name in PRINTED.items())


def _annexes(here: Workplace, site: Site) -> dict[tuple[PurePosixPath, str], WebFile]:
    """Give the annexes that would go out, unread, by document and number."""
    found: dict[tuple[PurePosixPath, str], WebFile] = {}
    for meeting in (each for own in site.meetings.values() for each in own):
        files = {
            each.title: WebFile(site.at.annex(meeting, each.shown), each.linked, 0)
            for each in found_annexes(here, *site.shown(meeting))[0]
        }
        found |= by_annex(meeting, files)
    return found
