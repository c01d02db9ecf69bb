"""What the site is made of: what is public of a folder, and the files that go out with it."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from lchnv_cli.memory.lasting_names import lasting_names
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.reference import points_at, reference_of
from lchnv_cli.memory.strands import Matter
from lchnv_cli.model.agreements import Agreement, State
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.date_forms import date_of
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Document, MeetingDocument
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.items import Item
from lchnv_cli.model.kinds import KINDS, NOTES
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body
from lchnv_cli.model.seats import Group
from lchnv_cli.model.sentences import Sentences
from lchnv_cli.registers.decided import Decided, Wanted, decided
from lchnv_cli.site.addresses import (
    AGREEMENTS,
    ASSIGNMENTS,
    DECIDED_FEED,
    DECISIONS,
    GROUPS,
    MATTERS,
    MEMBERS,
    OPEN_DATA,
    PUBLISHED_FEED,
    SEARCH,
    SENTENCES,
    START,
    STATEMENT,
    Addresses,
    matter_paths,
    shown,
)
from lchnv_cli.site.site_page import Frame, Link, Row, Stage, WebFile
from lchnv_cli.workdays import Workdays


class Withdrawn(NamedTuple):
    """A document that was published and taken back: where it was, when it was, and why."""

    link: Link
    body_id: str
    date: dt.date
    day: dt.date
    why: str


@dataclass(frozen=True, eq=False)
class Site:
    """What is public of a folder on a day.

    ``archive`` holds nothing else. ``prints`` are the files of each document, ``annexes`` those
    by document and the annex's number as listed, ``sizes`` those of the files for other calendars,
    by path, and ``objects`` where the open data of a page lie, by its path. ``sentences`` are those
    of the arbetsordning, where a file has them, and ``logo`` is the path of the network's own.
    ``named`` gives the words of a document that name meetings and points, and where each is told;
    ``named_in`` those of a text of a body and year.
    """

    archive: Archive
    today: dt.date
    workdays: Workdays
    prints: Mapping[PurePosixPath, tuple[WebFile, ...]] = field(default_factory=dict)
    annexes: Mapping[tuple[PurePosixPath, str], WebFile] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    objects: Mapping[str, str] = field(default_factory=dict)
    sentences: Sentences | None = None
    logo: str = ""
    named: Callable[[MeetingDocument], Mapping[str, Link]] = lambda _: {}
    named_in: Callable[[str, str, int], Mapping[str, Link]] = lambda *_: {}

    @cached_property
    def at(self) -> Addresses:
        """Where everything lies."""
        return Addresses(self.archive.procedure)

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies that are on the web."""
        return tuple(each for each in self.archive.procedure.bodies.values() if each.web)

    @cached_property
    def meetings(self) -> Mapping[str, Sequence[Meeting]]:
        """The meetings of each body, oldest first, each day that anything is to be told of."""
        return {each.id: self.archive.all_for(each.id) for each in self.bodies}

    @cached_property
    def withdrawn(self) -> tuple[Withdrawn, ...]:
        """The documents that are no more published, in the order of their files."""
        found = []
        for file in sorted({each.file for each in self.archive.publications if each.withdrawn}):
            known, kind = self.archive.publication(file), _kind_of(file)
            _, body_id, day, *_ = (*file.parts, "", "", "")
            date = date_of(day)
            if not known or not known.withdrawn or not kind or not date:
                continue
            if body_id in {each.id for each in self.bodies}:
                name = self.archive.procedure.notes_kind(body_id, date) if kind is NOTES else kind
                link = Link(name.title, self.at.file(file))
                found.append(Withdrawn(link, body_id, date, known.day, known.withdrawn))
        return tuple(found)

    @cached_property
    def ledger(self) -> Ledger:
        """The matters that the public documents tell of."""
        return Ledger(self.archive, self.today)

    @cached_property
    def decided(self) -> Mapping[tuple[PurePosixPath, int], Decided]:
        """What was decided, by the document and the line of the point."""
        found = decided(self.ledger, Wanted())
        return {(each.document.file, each.item.line): each for each in found}

    @cached_property
    def matters(self) -> Mapping[Matter, str]:
        """The matters, in the order in which they came up, with the path of each one's page."""
        every = [each for each in self.ledger.matters if each.events]
        return dict(zip(every, matter_paths(lasting_names(every, self.archive)), strict=True))

    @cached_property
    def matter_at(self) -> Mapping[tuple[PurePosixPath, int], Matter]:
        """The matter that each point takes up, by the document and the line of the point."""
        return {
            (uptake.place.file, uptake.place.line): matter
            for matter in reversed([*self.matters])
            for uptake in matter.uptakes
        }

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups whose seats a body that is on the web decides about."""
        own = {each.id for each in self.bodies}
        return tuple(each for each in self.archive.groups.groups if each.decided_by in own)

    @cached_property
    def agreements(self) -> tuple[tuple[Agreement, Link], ...]:
        """The agreements that published notes tell of, with the point that adopted each."""
        every = ((each, self.decision(each.decided)) for each in self.archive.agreements.agreements)
        standing = self.archive.agreements
        return tuple(
            (each, link)
            for each, link in every
            if link and standing.state(each, self.today) is not State.PROPOSED
        )

    def decision(self, written: str) -> Link | None:
        """Give the point that a pointer to a decision names, where published notes have it."""
        known = reference_of(written, self.archive.procedure)
        meeting = known and self.archive.meeting(known.body_id, known.date)
        if not known or not meeting or not meeting.notes:
            return None
        for point in points_at(meeting.notes, known.address):
            name = f"{self.full_name(meeting)}, punkt {point.address}"
            return Link(name, self.at.meeting(meeting, point.anchor))
        return None

    def point_at(self, document: Document, line: int) -> Item | None:
        """Give the point of a document that a line stands under."""
        before = [each for each in document.points() if each.line <= line]
        return before[-1] if before else None

    def frame(self, path: str = "") -> Frame:
        """Give what stands around a page: its menu knows the part that the page is of."""
        procedure = self.archive.procedure
        menu = [Link("Start", START, current=path == START)]
        for body in self.bodies:
            own = self.at.body(body.id)
            menu.append(Link(body.name, own, current=path.startswith(shown(own))))
        for text, own in _PARTS:
            there = {SENTENCES: self.sentences, GROUPS: self.groups, AGREEMENTS: self.agreements}
            if there.get(own, True):
                menu.append(Link(text, own, current=path.startswith(shown(own))))
        foot = (*(_FOR_PROGRAMS if procedure.address else ()), Link("Tillgänglighet", STATEMENT))
        return Frame(procedure.network, procedure.issuer, tuple(menu), foot, self.logo)

    def address(self, path: str) -> str:
        """Give the address that a page is to be found under; empty where none is told."""
        address = self.archive.procedure.address
        return f"{address.rstrip('/')}/{shown(path)}" if address else ""

    def name(self, meeting: Meeting) -> str:
        """Say which meeting it is."""
        extra = "Extra möte " if meeting.extra else ""
        return f"{extra}{spoken_with_year(meeting.date)}".capitalize()

    def full_name(self, meeting: Meeting) -> str:
        """Say which meeting it is, and of which body."""
        name = self.name(meeting)
        return f"{self.archive.procedure.bodies[meeting.body_id].name} {name[0].lower()}{name[1:]}"

    def link(self, meeting: Meeting) -> Link:
        """Give a link to a meeting."""
        return Link(self.name(meeting), self.at.meeting(meeting))

    def left(self, meeting: Meeting) -> tuple[Link, ...]:
        """Give the days that a meeting was moved from, and on which the site has nothing else."""
        moved = meeting.occasion.moved_from if meeting.occasion else ()
        return tuple(
            Link(spoken_with_year(day), self.at.day(meeting.body_id, day))
            for day in moved
            if self.archive.meeting(meeting.body_id, day) is None
        )

    def beside(self, meeting: Meeting) -> tuple[Link | None, Link | None]:
        """Give the body's meetings before and after one."""
        return self._beside[self.at.meeting(meeting)]

    def kin(self, document: MeetingDocument) -> tuple[Link | None, Link | None]:
        """Give the body's documents of the same kind before and after one."""
        return self._beside[self.at.document(document)]

    @cached_property
    def _beside(self) -> dict[str, tuple[Link | None, Link | None]]:
        """What comes before and after each page of a meeting or a document, by its path."""
        rows: dict[tuple[str, str], list[Link]] = {}
        for body_id, meetings in self.meetings.items():
            for meeting in meetings:
                rows.setdefault((body_id, ""), []).append(self.link(meeting))
                for each in self.shown(meeting):
                    link = Link(self.name(meeting), self.at.document(each))
                    rows.setdefault((body_id, each.kind.word), []).append(link)
        beside = {}
        for row in rows.values():
            for before, own, after in zip([None, *row], row, [*row[1:], None], strict=False):
                beside[own.path] = (before, after)
        return beside

    def stage(self, meeting: Meeting) -> Stage:
        """Say when and where it is, and that it was moved or called off."""
        hours = meeting.hours or self.archive.procedure.bodies[meeting.body_id].hours
        return Stage(
            spoken_with_year(meeting.date), str(hours or ""), meeting.venue, _told(meeting)
        )

    def row(self, meeting: Meeting, *, named: bool = False) -> Row:
        """Give a meeting as it stands in a list; with its body's name where it is of several."""
        papers = tuple(
            Link(self.kind(each), self.at.document(each)) for each in self.shown(meeting)
        )
        link = self.link(meeting)
        if named:
            link = link._replace(text=self.full_name(meeting))
        return Row(link, self.stage(meeting), papers, meeting.date.isoformat())

    def rows(self, meetings: Iterable[Meeting], *, named: bool = False) -> tuple[Row, ...]:
        """Give some meetings as a list."""
        return tuple(self.row(each, named=named) for each in meetings)

    def shown(self, meeting: Meeting) -> tuple[MeetingDocument, ...]:
        """Give the documents of a meeting that have pages."""
        return tuple(each for each in meeting.documents if each.kind.printed)

    def kind(self, document: MeetingDocument) -> str:
        """Give what a document is called."""
        return self.archive.procedure.kind_of(document).title

    def annexes_in(self, document: MeetingDocument) -> dict[str, WebFile]:
        """Give the files of the annexes that a document may speak of, by their single numbers.

        Those that it lists itself, and of others those that the meeting's other documents do.
        """
        meeting = self.archive.meeting(document.body_id, document.date)
        others = meeting.documents if meeting else ()
        return {
            number: self.annexes[each.file, annex.number]
            for each in (*others, document)
            for annex in each.annexes
            if (each.file, annex.number) in self.annexes
            for number in annex.numbers or (annex.number,)
        }

    def annexes_of(self, document: MeetingDocument) -> tuple[WebFile, ...]:
        """Give the files of a document's annexes, each once."""
        keys = ((document.file, each.number) for each in document.annexes)
        found = (self.annexes[key] for key in keys if key in self.annexes)
        return tuple(dict.fromkeys(found))

    def file(self, path: str, name: str) -> WebFile:
        """Give one of the files for other calendars."""
        return WebFile(path, name, self.sizes.get(path, 0))


_FOR_PROGRAMS = (
    Link("Öppna data (OParl)", OPEN_DATA),
    Link("Följ det som publiceras (Atom)", PUBLISHED_FEED),
    Link("Följ besluten (Atom)", DECIDED_FEED),
)
_PARTS = (
    ("Beslut", DECISIONS),
    ("Ärenden", MATTERS),
    ("Uppdrag", ASSIGNMENTS),
    ("Ledamöter", MEMBERS),
    ("Grupper", GROUPS),
    ("Överenskommelser", AGREEMENTS),
    ("Arbetsordningen", SENTENCES),
    ("Sök", SEARCH),
)


def _kind_of(file: PurePosixPath) -> DocumentKind | None:
    """Give the kind that a file is named by; one of several has more in its name."""
    word = file.stem
    return next(
        (k for k in KINDS.values() if word == k.word or word.startswith(f"{k.word}-")), None
    )


def _told(meeting: Meeting) -> str:
    occasion = meeting.occasion
    if meeting.moved_to:
        return f"Flyttat till {spoken_with_year(meeting.moved_to)}"
    if occasion and occasion.cancelled:
        return "Inställt"
    if occasion and occasion.moved_from:
        return f"Flyttat från {spoken_with_year(occasion.moved_from[-1])}"
    return ""
