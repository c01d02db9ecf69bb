"""The site on the disk: every page and file of what is public, gathered before any is written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from lchnv_cli.export.site_text import AnnexLink
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.screen import terminal
from lchnv_cli.screen.how_far import tracked
from lchnv_cli.site.addresses import START, STYLE
from lchnv_cli.site.meeting_pages import document_page
from lchnv_cli.site.search_page import SCRIPT, search_files
from lchnv_cli.site.site_page import MeetingPage, SitePage, WebFile
from lchnv_cli.site.whole_site import pages
from lchnv_cli.template_copies import programs
from lchnv_cli.work.making.annex_files import Missing, by_annex, found_annexes, read_annex
from lchnv_cli.work.making.printing import Drawn, drawn_of, source_of
from lchnv_cli.work.making.public_files import (
    PublicFiles,
    listed,
    tell_lacking,
    tell_withheld,
)
from lchnv_cli.work.making.site_calendars import SiteCalendars
from lchnv_cli.work.making.site_data import SiteData
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
from lchnv_cli.work.making.site_ready import content_sum, refuse_broken, refuse_folder
from lchnv_cli.work.opening.workplace import Stop, Workplace


@dataclass
class SiteFiles:
    """The site of a network, written whole to a folder of its own."""

    whole: Workplace
    folder: Path
    dry_run: bool
    force: bool

    def run(self) -> None:
        """Make the site. Raises Stop, with nothing written, where it cannot be made whole."""
        refuse_folder(self.whole, self.folder)
        self.here, self.site = public_site(self.whole)
        self._meetings = [each for own in self.site.meetings.values() for each in own]
        tell_withheld(self.whole, self._meetings)
        self._files = PublicFiles(self.here, self.folder, self.dry_run, self.force)
        self._parts = (self.here.today, content_sum(self.whole), self.site.sentences)
        if not self._files.unchanged(START, self._parts):
            refuse_broken(self.whole)
            self._gather()
            self._files.write()
            self._files.tidy()
        terminal.say(str(self.folder / START))
        self._files.tell()
        if left := self._files.others():
            terminal.tell(f"Ligger i mappen utan att höra till webbplatsen:{listed(left)}")

    def _gather(self) -> None:
        self._files.add(STYLE, site_style(self.here.root).encode())
        if mark := site_logo(self.here.root):
            self._files.add(mark[0], mark[1].data)
        self._data = SiteData(self.site, self._files)
        prints = dict(self._printed())
        calendars = SiteCalendars(self.here, self.site, self._files)
        annexes_out, sizes = dict(self._annexes(prints)), dict(calendars.made())
        self.site = site = replace(
            self.site, prints=prints, annexes=annexes_out, sizes=sizes, objects=self._data.objects()
        )
        shown = [(each, own) for own in self._meetings for each in site.shown(own)]
        stems = stems_of(site)
        for document, meeting in tracked(shown, len(shown), "Gör sidor"):
            page = document_page(document, meeting, site)
            annexes = annex_links(document, page, site)
            # What it links to is part of what it is printed from, and has the same address always.
            parts = (page, annexes, self._files.made_from(document))
            draw = partial(self._document, page, document, stems, annexes)
            self._files.make(page.path, parts, draw)
        *others, start = pages(site)
        meetings = [each for each in others if isinstance(each, MeetingPage)]
        self._files.add(SCRIPT, programs("sajt-sok.js").replace(b"\r\n", b"\n"))
        for path, data in search_files(meetings):
            self._files.add(path, data)
        for each in others:
            self._files.make(each.path, (each,), partial(self._drawn, each))
        self._files.add_last(START, self._drawn(start), self._parts)
        self._data.site = site
        self._data.make(self.here.today)

    def _document(
        self,
        page: SitePage,
        document: MeetingDocument,
        stems: dict[str, str],
        annexes: dict[str, AnnexLink],
    ) -> bytes:
        """Draw a document's page, with its text as its own template has it."""
        drawn = self._texts.pop(document.file, None) or drawn_of(source_of(document, self.here))
        return self._drawn(page, text=document_text(drawn, page, stems, annexes))

    def _drawn(self, page: SitePage, **values: object) -> bytes:
        return drawn_page(page, self.here.root, **values).encode()

    def _printed(self) -> Iterator[tuple[PurePosixPath, tuple[WebFile, ...]]]:
        """Print every document, all in one folder, so that one leads to another as on the disk."""
        documents = [each for own in self._meetings for each in self.site.shown(own)]
        faults: list[str] = []
        self._texts: dict[PurePosixPath, Drawn] = {}
        for document, made in self._files.prints(documents, tuple(PRINTED), print_path):
            faults += (f"{fault} {document.file}" for fault in made.faults)
            if made.drawn:
                self._texts[document.file] = made.drawn
            for name, data in made.files:
                if name.endswith(".pdf"):
                    self._data.printed(document, name, data)
            yield (
                document.file,
                tuple(WebFile(name, _called(name), len(data)) for name, data in made.files),
            )
        if faults:
            raise Stop("\n".join([*dict.fromkeys(faults), "Inget är skrivet på webbplatsen."]))

    def _annexes(
        self, prints: dict[PurePosixPath, tuple[WebFile, ...]]
    ) -> Iterator[tuple[tuple[PurePosixPath, str], WebFile]]:
        """Copy the annexes, a meeting's at a time; notes that are an annex are on the site."""
        lacking: list[tuple[Meeting, Missing]] = []
        for meeting in self._meetings:
            found, missing = found_annexes(self.here, *self.site.shown(meeting))
            lacking += ((meeting, each) for each in missing)
            told: dict[str, WebFile] = {}
            for each in found:
                if each.notes and (own := prints.get(each.notes.file)):
                    told[each.title] = own[-1]._replace(name=each.linked)
                    continue
                path = self.site.at.annex(meeting, each.shown)
                read = partial(read_annex, self.here, each)
                told[each.title] = WebFile(path, each.linked, len(read()))
                self._files.copy(path, read)
            self._data.annexes(meeting, found, told)
            yield from by_annex(meeting, told)
        tell_lacking(lacking, self.here)


def _called(path: str) -> str:
    return PRINTED[PurePosixPath(path).suffix[1:]]
