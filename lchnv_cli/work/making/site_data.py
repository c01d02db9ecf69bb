"""What the site has for programs: open data beside its pages, feeds, and what leads to them.

All of it needs the address that the site will have, and is left out where none is told.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import PurePosixPath

from lchnv_cli.export.atom import Feed, FeedEntry, feed, site_map
from lchnv_cli.export.dcat import Record, Way, record
from lchnv_cli.export.json_feed import json_feed
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.oparl.endpoint import endpoint
from lchnv_cli.oparl.open_meeting import meeting_path
from lchnv_cli.oparl.source import FOLDER, SCHEMA, Known, OpenFile, Source
from lchnv_cli.render.pages import Printable
from lchnv_cli.site.addresses import (
    DECIDED_FEED,
    DECISIONS,
    MAP,
    OPEN_DATA,
    PUBLISHED_FEED,
    RECORD,
    START,
    as_json,
)
from lchnv_cli.site.site_page import WebFile
from lchnv_cli.site.site_source import Site
from lchnv_cli.site.told_to_programs import changed, decisions, publications
from lchnv_cli.work.making.annex_files import Found, by_annex, read_annex
from lchnv_cli.work.making.open_data import (
    annex_paths,
    open_file,
    print_paths,
    told_print,
    written,
)
from lchnv_cli.work.making.public_files import PublicFiles


@dataclass
class SiteData:
    """Takes up the site's own files as they are made, and then makes what tells of them."""

    site: Site
    files: PublicFiles
    _prints: dict[PurePosixPath, OpenFile] = field(default_factory=dict)
    _annexes: dict[tuple[PurePosixPath, str], OpenFile] = field(default_factory=dict)

    @cached_property
    def _source(self) -> Source:
        return Source(self.site.archive)

    @cached_property
    def _meetings(self) -> Sequence[Meeting]:
        return [each for own in self.site.meetings.values() for each in own]

    @cached_property
    def _paths(self) -> dict[PurePosixPath, str]:
        return {
            file: path
            for each in self._meetings
            for file, path in print_paths(each, self._source).items()
        }

    @property
    def _told(self) -> bool:
        return bool(self.site.archive.procedure.address)

    def printed(self, document: Printable, name: str, data: bytes) -> None:
        """Take up the print of a document by where it lies on the site."""
        if self._told and document.file in self._paths:
            own = told_print(self.files.here, document, self._paths[document.file], data)
            self._prints[document.file] = own._replace(address=self.site.address(name))

    def annexes(
        self, meeting: Meeting, found: Sequence[Found], files: Mapping[str, WebFile]
    ) -> None:
        """Take up the annexes of a meeting by where they lie on the site, by their titles."""
        if not self._told:
            return
        paths = annex_paths((each.name for each in found), meeting, self._source)
        told = {
            each.title: self._annex(each, path, self.site.address(files[each.title].href))
            for each, path in zip(found, paths, strict=True)
        }
        self._annexes |= by_annex(meeting, told)

    def _annex(self, found: Found, path: str, address: str) -> OpenFile:
        """Tell of an annex; published notes that are one have been printed."""
        if found.notes and (own := self._prints.get(found.notes.file)):
            return own._replace(path=path, name=found.title)
        return open_file(path, found.title, read_annex(self.files.here, found), address)

    def objects(self) -> dict[str, str]:
        """Give where the open data of each page lie, by the page's path."""
        if not self._told:
            return {}
        found = {}
        for meeting in self._meetings:
            path = meeting_path(meeting, self._source)
            found[self.site.at.meeting(meeting)] = f"{FOLDER}/{path}"
            for each in self.site.shown(meeting):
                own = self._paths[each.file].rpartition(".")[0]
                found[self.site.at.document(each)] = f"{FOLDER}/{own}.json"
        return found

    def make(self, today: dt.date) -> None:
        """Make the open data, the feeds, the map and the record, in that order."""
        if not self._told:
            return
        known = Known(self.site.ledger, self.site.decided)
        source = replace(self._source, files=self._prints, annexes=self._annexes, known=known)
        for path, told in endpoint(self._meetings, source):
            self.files.make(f"{FOLDER}/{path}", (told,), partial(written, told))
        self._feeds(today)
        last = dict(changed(self.site))
        pages = [path for path in self.files.names() if path.endswith(".html")]
        every = ((self.site.address(each), last.get(each, "")) for each in pages)
        self.files.add(MAP, site_map(every))
        if self.site.archive.procedure.license:
            self.files.add(RECORD, record(self._record(source)))

    def _feeds(self, today: dt.date) -> None:
        site, procedure = self.site, self.site.archive.procedure
        for path, page, what, news in (
            (PUBLISHED_FEED, START, "det som publiceras", publications(site)),
            (DECIDED_FEED, DECISIONS, "beslut", decisions(site)),
        ):
            entries = [
                FeedEntry(site.address(each.path), each.title, *each.stamp, each.text)
                for each in news
            ]
            title, author = f"{procedure.network}: {what}", procedure.issuer or procedure.network
            told = Feed(site.address(path), site.address(page), title, author, entries)
            self.files.add(path, feed(told, today))
            own = replace(told, address=site.address(as_json(path)))
            self.files.add(as_json(path), json_feed(own))

    def _record(self, source: Source) -> Record:
        site, procedure = self.site, self.site.archive.procedure
        ways = (
            Way(site.address(OPEN_DATA), "OParl 1.1", "application/json", SCHEMA),
            Way(site.address(DECIDED_FEED), "Nya beslut (Atom)", "application/atom+xml"),
            Way(site.address(START), "Webbplatsen", "text/html"),
        )
        return Record(
            site.address(START),
            procedure.network,
            procedure.issuer or procedure.network,
            procedure.license,
            *source.whole,
            ways,
        )
