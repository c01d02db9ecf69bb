"""Everything that was read: documents by meeting, register, procedure and calendars."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from lchnv_cli.model.agreements import Agreements
from lchnv_cli.model.document import (
    Calendar,
    Document,
    Exemption,
    MeetingDocument,
    Occasion,
)
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.folding import composed
from lchnv_cli.model.kinds import AGENDA, CALENDAR, KINDS, NOTES
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.publication import Publication
from lchnv_cli.model.register import Register
from lchnv_cli.model.seats import Groups


@dataclass(frozen=True)
class Archive:
    """A whole folder, read. ``root`` is the folder that holds rules.yaml.

    ``unread`` are the files under meetings/ that could not be made documents of, ``unseen`` the
    folders and links there that could not be looked into, and ``strangers`` all that is no document
    and has no known use. ``filed`` are the documents as their place says, where their head says
    otherwise or cannot be read. ``publications`` are told oldest first.
    """

    root: Path
    procedure: Procedure
    register: Register
    documents: tuple[Document, ...] = ()
    unread: frozenset[PurePosixPath] = frozenset()
    unseen: tuple[PurePosixPath, ...] = ()
    strangers: tuple[PurePosixPath, ...] = ()
    filed: tuple[Document, ...] = ()
    publications: tuple[Publication, ...] = ()
    groups: Groups = field(default_factory=Groups)
    agreements: Agreements = field(default_factory=Agreements)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting, by date and body."""
        documents = self._by_meeting()
        occasions: dict[tuple[str, dt.date], Occasion] = {}
        for calendar in self.calendars():
            # Of two on a day the one that is held counts.
            for occasion in sorted(calendar.occasions, key=lambda each: bool(each.cancelled)):
                if body := self.meets_on(occasion, calendar):
                    occasions.setdefault((body, occasion.date), occasion)
        keys = sorted({*documents, *occasions}, key=lambda key: (key[1], key[0]))
        moved = _moved(occasions)
        known = (Meeting(*key, tuple(documents.get(key, ())), occasions.get(key)) for key in keys)
        return tuple(
            each
            if each.occasion or each.deciding or (each.body_id, each.date) not in moved
            else each._replace(moved_to=moved[each.body_id, each.date])
            for each in known
        )

    def meets_on(self, occasion: Occasion, calendar: Calendar) -> str:
        """Give the body whose meeting a line of a calendar tells; empty for a preparation."""
        own = calendar.body_id
        bodies = {"ordinarie": own, "extra": own, "styrgrupp": self.procedure.bodies[own].steering}
        return bodies.get(occasion.kind, "") or ("" if occasion.kind == "beredning" else own)

    def calendars(self) -> Iterator[Calendar]:
        """Give every calendar."""
        return iter(self._calendars)

    @property
    def misnamed(self) -> frozenset[PurePosixPath]:
        """The unread files whose names alone keep them from being read."""
        return frozenset(file for file in self.unread if file.suffix.lower() != ".md")

    def document_at(self, file: PurePosixPath) -> Document | None:
        """Give the document of a file."""
        return self._by_file.get(file)

    def document_spelt(self, file: PurePosixPath) -> Document | None:
        """Give the document of a file, also where one of them has its letters taken apart."""
        return self._by_letters.get(composed(str(file)))

    def publication(self, file: PurePosixPath) -> Publication | None:
        """Give the last publication of a file."""
        return self._published.get(file)

    def withdrawn(self, file: PurePosixPath) -> Publication | None:
        """Give what took a published file back, where that still stands."""
        known = self.publication(file)
        return known if known is not None and known.withdrawn else None

    def taken_back(self, document: MeetingDocument) -> Publication | None:
        """Give what took a document back that should be out.

        An agenda that is taken back once its meeting was held was out when it should.
        """
        known = self.withdrawn(document.file)
        late = known is not None and document.kind.put_to_meeting and known.day > document.date
        return None if late else known

    def unread_at(self, body_id: str, when: str, kind: DocumentKind) -> PurePosixPath | None:
        """Give the file or folder that hides a document: there, but unread, it is not missing."""
        wanted = [body_id, when, kind.word]
        for file in sorted(self.unread):
            *folders, name = composed(str(file)).casefold().split("/")
            if [*folders[-2:], name.partition(".")[0]] == wanted:
                return file
        folder = PurePosixPath("meetings", body_id, when)
        return next((each for each in self.unseen if folder.is_relative_to(each)), None)

    def unread_for_notes(self, body_id: str, date: dt.date) -> PurePosixPath | None:
        """Give what is to be mended before a meeting's notes are made: they, or their agenda."""
        found = (self.unread_at(body_id, str(date), kind) for kind in (NOTES, AGENDA))
        return next(filter(None, found), None)

    def calendar(self, body_id: str, year: int) -> Calendar | None:
        """Give a body's calendar of a year; of two the first counts."""
        own = (c for c in self.calendars() if (c.body_id, c.year) == (body_id, year))
        return next(own, None)

    def may_lack(self, body_id: str, year: int) -> bool:
        """Tell whether a calendar, whole or a line of it, may hold a body's meeting but is unread.

        What such a meeting would answer is not asked for until the calendar is mended.
        """
        steered = (body.id for body in self.procedure.bodies.values() if body.steering == body_id)
        return any(
            calendar.partial if calendar else self.unread_at(own, str(year), CALENDAR) is not None
            for own in (body_id, *steered)
            for calendar in (self.calendar(own, year),)
        )

    def exemptions(self) -> Iterator[Exemption]:
        """Give every exemption: of rules.yaml, the files of facts and the documents."""
        for file in (self.procedure, self.register, self.groups, self.agreements):
            yield from file.exemptions
        for document in self.documents:
            yield from document.exemptions

    def preparations(self, body_id: str) -> tuple[Occasion, ...]:
        """Give the chair's preparations of a body's meetings that were not called off, in order.

        They stand in the body's own calendars or in those of the body that steers it.
        """
        return self._preparations.get(body_id, ())

    def steering_days(self, body_id: str) -> tuple[dt.date, ...]:
        """Give the days on which the steering group of a body meets, oldest first."""
        steering = self.procedure.bodies[body_id].steering
        return tuple(m.date for m in self.all_for(steering) if not m.off)

    def meeting(self, body_id: str, date: dt.date) -> Meeting | None:
        """Give one meeting."""
        return self._by_key.get((body_id, date))

    def all_for(self, body_id: str) -> Sequence[Meeting]:
        """Give a body's meetings, oldest first."""
        return self._by_body.get(body_id, [])

    def previous(self, body_id: str, date: dt.date) -> Meeting | None:
        """Give the body's last meeting before a day that was not called off.

        None where it is not known: before the day from which the folder answers for the body any
        meeting may be missing between two that are there.
        """
        meeting = self.last_known(body_id, date)
        return meeting if meeting and self.procedure.answers(body_id, meeting.date) else None

    def last_known(self, body_id: str, date: dt.date) -> Meeting | None:
        """Give the last of the body's meetings before a day that the folder knows of."""
        meetings = self._by_body.get(body_id, [])
        for meeting in reversed(meetings[: bisect_left(meetings, date, key=_date)]):
            if not meeting.off:
                return meeting
        return None

    def following(self, body_id: str, date: dt.date) -> Meeting | None:
        """Give the body's first meeting on or after a day that is not called off."""
        meetings = self._by_body.get(body_id, [])
        return next(
            (m for m in meetings[bisect_left(meetings, date, key=_date) :] if not m.off), None
        )

    def coming(self, body_id: str, today: dt.date) -> Meeting | None:
        """Give the body's first meeting that is not called off and still to be held."""
        known = self.all_for(body_id)
        return next((m for m in known if not m.off and not m.held(today)), None)

    def after(self, body_id: str, date: dt.date) -> Iterator[Meeting]:
        """Give the body's meetings after a day that were not called off, oldest first."""
        meetings = self._by_body.get(body_id, [])
        later = range(bisect_right(meetings, date, key=_date), len(meetings))
        return (meetings[at] for at in later if not meetings[at].off)

    @cached_property
    def moved(self) -> dict[tuple[str, dt.date], dt.date]:
        """The days that meetings were moved from, by body, and where to."""
        own = {(m.body_id, m.date): m.occasion for m in self.meetings if m.occasion}
        return _moved(own)

    def meant(self, body_id: str, date: dt.date) -> Meeting | None:
        """Give the meeting that a day stands for: its own, or the one that was moved from it."""
        meeting = self.meeting(body_id, date)
        if meeting is None or meeting.off:
            to = self.moved.get((body_id, date))
            return self.meeting(body_id, to) if to else meeting
        return meeting

    @cached_property
    def _by_file(self) -> dict[PurePosixPath, Document]:
        return {document.file: document for document in self.documents}

    @cached_property
    def _by_letters(self) -> dict[str, Document]:
        return {composed(str(each.file)): each for each in self.documents}

    @cached_property
    def _calendars(self) -> tuple[Calendar, ...]:
        return tuple(doc for doc in self.documents if isinstance(doc, Calendar))

    @cached_property
    def _published(self) -> dict[PurePosixPath, Publication]:
        """The last publication of each file, by day: lines may stand in another order.

        On one day what revises or takes back is later, and of two revisions the one that stands
        last in the document's own head: lines from two computers stand in any order.
        """
        told = {
            (document.file, each.date, each.what): at
            for document in self.documents
            if isinstance(document, MeetingDocument)
            for at, each in enumerate(document.revisions)
        }
        # What was taken back that day is in no head: then the lines alone tell.
        off = {(each.file, each.day) for each in self.publications if each.withdrawn}

        def order(each: Publication) -> tuple[dt.date, bool, int, int]:
            at = told.get((each.file, each.day, each.what), -1)
            at = -1 if (each.file, each.day) in off else at
            return each.day, bool(each.what or each.withdrawn), at, each.line

        return {each.file: each for each in sorted(self.publications, key=order)}

    @cached_property
    def _by_key(self) -> dict[tuple[str, dt.date], Meeting]:
        return {(m.body_id, m.date): m for m in self.meetings}

    @cached_property
    def _by_body(self) -> dict[str, list[Meeting]]:
        bodies: dict[str, list[Meeting]] = {}
        for meeting in self.meetings:
            bodies.setdefault(meeting.body_id, []).append(meeting)
        return bodies

    @cached_property
    def _preparations(self) -> dict[str, tuple[Occasion, ...]]:
        found: dict[str, list[Occasion]] = {}
        for calendar in self.calendars():
            bodies = self.procedure.bodies.values()
            steered = [body.id for body in bodies if body.steering == calendar.body_id]
            for occasion in calendar.occasions:
                if occasion.kind == "beredning" and not occasion.cancelled:
                    for body_id in (calendar.body_id, *steered):
                        found.setdefault(body_id, []).append(occasion)
        return {body: tuple(sorted(own, key=lambda o: o.date)) for body, own in found.items()}

    def _by_meeting(self) -> dict[tuple[str, dt.date], list[MeetingDocument]]:
        """Give each meeting's documents in the order of their kinds."""
        order = {word: rank for rank, word in enumerate(KINDS)}
        found: dict[tuple[str, dt.date], list[MeetingDocument]] = {}
        for document in sorted(self.documents, key=lambda d: (order[d.kind.word], is_copy(d))):
            if isinstance(document, MeetingDocument):
                own = found.setdefault((document.body_id, document.date), [])
                if not (document.kind.single and any(d.kind is document.kind for d in own)):
                    own.append(document)
        return found


def is_copy(document: Document) -> bool:
    """Tell whether a document's file has another name than its kind's: an original comes first."""
    return document.kind.single and document.file.stem != document.kind.word


def _moved(
    occasions: Mapping[tuple[str, dt.date], Occasion],
) -> dict[tuple[str, dt.date], dt.date]:
    return {
        (body_id, first): to
        for (body_id, to), occasion in occasions.items()
        for first in occasion.moved_from
    }


def _date(meeting: Meeting) -> dt.date:
    return meeting.date
