"""What is published as files that each hold all of themselves, for systems that take uploads.

All lie in one folder, with a table of what to upload and what has changed since the last time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_stem import stem
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.registers.table import Cell, Column, Register
from lchnv_cli.registers.table_csv import table_csv
from lchnv_cli.render.pages import Printable
from lchnv_cli.screen import terminal
from lchnv_cli.site.linked_text import papers
from lchnv_cli.site.site_source import Site
from lchnv_cli.work.making.annex_files import Missing, found_annexes, read_annex
from lchnv_cli.work.making.print_ledger import Since
from lchnv_cli.work.making.public_files import (
    PublicFiles,
    public_place,
    tell_lacking,
    tell_withheld,
)
from lchnv_cli.work.making.site_ready import NOTHING, refuse_broken, refuse_folder
from lchnv_cli.work.opening.workplace import Stop, Workplace

TABLE = "att-ladda-upp.csv"
_FORMATS = ("html", "pdf")
_COLUMNS = (
    Column("what", "Vad det är"),
    Column("file", "Fil"),
    Column("address", "Adress"),
    Column("change", "Sedan sist"),
    Column("told", "Publicerad och ändrad"),
)


@dataclass
class SingleFiles:
    """The files, written to a folder of their own."""

    whole: Workplace
    folder: Path
    dry_run: bool
    force: bool

    def run(self) -> None:
        """Write them. Raises Stop, with nothing written, where they cannot be made whole."""
        refuse_folder(self.whole, self.folder)
        refuse_broken(self.whole)
        self.here = public_place(self.whole)
        site = Site(self.here.archive, self.here.today, self.here.workdays)
        meetings = [each for own in site.meetings.values() for each in own]
        if not any(map(site.shown, meetings)):
            raise Stop(NOTHING)
        tell_withheld(self.whole, meetings)
        self._files = PublicFiles(self.here, self.folder, self.dry_run, self.force)
        told = dict(self._gathered(meetings, site))
        if not self.dry_run:
            self._write(told)
        terminal.say(str(self.folder / TABLE))
        self._files.tell()
        # Until here the next run tells of all this again: nobody had been told of the table.
        self._files.tidy()

    def _write(self, told: Mapping[str, tuple[str, str]]) -> None:
        gone = [name for name in self._files.earlier() if name != TABLE]
        self._files.write()
        rows = [self._row(name, *of, self._files.since(name)) for name, of in told.items()]
        rows += [
            self._row(name, "", "", "borttagen: ta bort den också där du laddat upp")
            for name in gone
        ]
        rows.sort(key=lambda row: row["change"] == Since.SAME)  # what is to be done stands first
        self._files.write_told(TABLE, table_csv(_register(rows)))

    def _gathered(
        self, meetings: list[Meeting], site: Site
    ) -> Iterator[tuple[str, tuple[str, str]]]:
        """Take up every file, and give its name with what it is and when that was published."""
        documents = [each for own in meetings for each in site.shown(own)]
        faults: list[str] = []
        called = {
            each.file: (f"{site.kind(each)} {_where(own, site)}", _told(site, each))
            for own in meetings
            for each in site.shown(own)
        }
        for document, made in self._files.prints(documents, _FORMATS, _name):
            faults += (f"{fault} {document.file}" for fault in made.faults)
            for name, _ in made.files:
                yield name, called[document.file]
        if faults:
            raise Stop("\n".join([*dict.fromkeys(faults), "Inget är skrivet."]))
        lacking: list[tuple[Meeting, Missing]] = []
        for meeting in meetings:
            found, missing = found_annexes(self.here, *site.shown(meeting))
            lacking += ((meeting, each) for each in missing)
            for each in found:
                name = f"{meeting.body_id}-{meeting.date} {each.shown}"
                self._files.copy(name, partial(read_annex, self.here, each))
                yield name, (f"{each.title}, {_where(meeting, site)}", "")
        tell_lacking(lacking, self.here)

    def _row(self, name: str, what: str, told: str, change: str) -> dict[str, Cell]:
        """Give a line; all files lie side by side, as the pages lead to each other."""
        home = self.here.procedure.address
        address = f"{home.rstrip('/')}/{quote(name)}" if home else ""
        return {"what": what, "file": name, "address": address, "change": change, "told": told}


def _told(site: Site, document: MeetingDocument) -> str:
    return " ".join(map(str, papers(document, site).told))


def _where(meeting: Meeting, site: Site) -> str:
    body = site.archive.procedure.bodies[meeting.body_id]
    return f"{body.name} {meeting.date}"


def _name(document: Printable, suffix: str) -> str:
    return f"{stem(document)}.{suffix}"


def _register(rows: list[dict[str, Cell]]) -> Register:
    return Register("uploads", "Att ladda upp", _COLUMNS, tuple(rows))
