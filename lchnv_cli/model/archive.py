"""Everything that was read: documents by meeting, register, procedure and calendars."""

import datetime as dt
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lchnv_cli.model.days import Hours
from lchnv_cli.model.document import (
    Agenda,
    Calendar,
    Document,
    Exemption,
    MeetingDocument,
    Notes,
    Occasion,
    Question,
)
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.finding import Place
from lchnv_cli.model.kinds import CALENDAR, KINDS
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.publication import Publication
from lchnv_cli.model.register import Register


class Meeting(NamedTuple):
    """What is known of one body's meeting on one day: its documents and the calendar's line.

    Of two documents of a kind that a meeting has one of, the first counts.
    """

    body_id: str
    date: dt.date
    documents: tuple[MeetingDocument, ...] = ()
    occasion: Occasion | None = None

    @property
    def agenda(self) -> Agenda | None:
        """The agenda, where it is there."""
        return next((each for each in self.documents if isinstance(each, Agenda)), None)

    @property
    def notes(self) -> Notes | None:
        """The notes, where they are there."""
        return next((each for each in self.documents if isinstance(each, Notes)), None)

    @property
    def deciding(self) -> tuple[MeetingDocument, ...]:
        """The documents that tell what was decided: notes, and others of such a kind."""
        return tuple(each for each in self.documents if each.kind.decides)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that are asked by mail of its points."""
        return tuple(each for each in self.documents if isinstance(each, Question))

    @property
    def hours(self) -> Hours | None:
        """The hours that the first document with any tells, or the calendar."""
        return next((each.hours for each in self._told_by if each.hours), None)

    @property
    def venue(self) -> str:
        """The place that the first document with one tells, or the calendar."""
        return next((each.venue for each in self._told_by if each.venue), "")

    @property
    def _told_by(self) -> tuple[MeetingDocument | Occasion, ...]:
        return self.documents if self.occasion is None else (*self.documents, self.occasion)

    @property
    def cancelled(self) -> bool:
        """Whether the calendar says the meeting was called off."""
        return self.occasion is not None and bool(self.occasion.cancelled)

    def held(self, today: dt.date) -> bool:
        """Tell whether it is over, by the day or by what it decided."""
        return self.date < today or bool(self.deciding)

    @property
    def extra(self) -> bool:
        """Whether it is an extra meeting, as the calendar or a document says."""
        planned = self.occasion is not None and self.occasion.kind == "extra"
        return planned or any(document.extra for document in self.documents)

    @property
    def place(self) -> Place:
        """Where the meeting is first told of: agenda, notes or calendar."""
        if self.documents:
            return self.documents[0].place_of("datum")
        return self.occasion.place if self.occasion else Place(PurePosixPath())


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

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting, by date and body."""
        documents = self._by_meeting()
        occasions: dict[tuple[str, dt.date], Occasion] = {}
        for calendar in self.calendars():
            steering = self.procedure.bodies[calendar.body_id].steering
            bodies = {"ordinarie": calendar.body_id, "extra": calendar.body_id}
            bodies["styrgrupp"] = steering or calendar.body_id
            for occasion in calendar.occasions:
                if body := bodies.get(occasion.kind, ""):
                    occasions.setdefault((body, occasion.date), occasion)
        keys = sorted({*documents, *occasions}, key=lambda key: (key[1], key[0]))
        return tuple(
            Meeting(*key, tuple(documents.get(key, ())), occasions.get(key)) for key in keys
        )

    def calendars(self) -> Iterator[Calendar]:
        """Give every calendar."""
        return (doc for doc in self.documents if isinstance(doc, Calendar))

    @property
    def misnamed(self) -> frozenset[PurePosixPath]:
        """The unread files whose names alone keep them from being read."""
        return frozenset(file for file in self.unread if file.suffix.lower() != ".md")

    def document_at(self, file: PurePosixPath) -> Document | None:
        """Give the document of a file."""
        return self._by_file.get(file)

    def publication(self, file: PurePosixPath) -> Publication | None:
        """Give the last publication of a file."""
        return self._published.get(file)

    def unread_at(self, body_id: str, when: str, kind: DocumentKind) -> PurePosixPath | None:
        """Give the file or folder that hides a document: there, but unread, it is not missing."""
        wanted = [body_id, when, kind.word]
        for file in sorted(self.unread):
            *folders, name = unicodedata.normalize("NFC", str(file)).casefold().split("/")
            if [*folders[-2:], name.partition(".")[0]] == wanted:
                return file
        folder = PurePosixPath("meetings", body_id, when)
        return next((each for each in self.unseen if folder.is_relative_to(each)), None)

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
        """Give every exemption: of rules.yaml, the register and the documents."""
        yield from self.procedure.exemptions
        yield from self.register.exemptions
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
        return tuple(m.date for m in self.all_for(steering) if not m.cancelled)

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
            if not meeting.cancelled:
                return meeting
        return None

    def following(self, body_id: str, date: dt.date) -> Meeting | None:
        """Give the body's first meeting on or after a day that is not called off."""
        meetings = self._by_body.get(body_id, [])
        return next(
            (m for m in meetings[bisect_left(meetings, date, key=_date) :] if not m.cancelled), None
        )

    def coming(self, body_id: str, today: dt.date) -> Meeting | None:
        """Give the body's first meeting that is not called off and still to be held."""
        known = self.all_for(body_id)
        return next((m for m in known if not m.cancelled and not m.held(today)), None)

    def after(self, body_id: str, date: dt.date) -> Iterator[Meeting]:
        """Give the body's meetings after a day that were not called off, oldest first."""
        meetings = self._by_body.get(body_id, [])
        later = range(bisect_right(meetings, date, key=_date), len(meetings))
        return (meetings[at] for at in later if not meetings[at].cancelled)

    @cached_property
    def moved(self) -> dict[tuple[str, dt.date], dt.date]:
        """The days that meetings were moved from, by body, and where to."""
        return {
            (each.body_id, each.occasion.moved_from): each.date
            for each in self.meetings
            if each.occasion is not None and each.occasion.moved_from is not None
        }

    def is_moved(self, meeting: Meeting) -> bool:
        """Tell whether only an agenda is left of it: the meeting was moved to another day."""
        gone = meeting.occasion is None and not meeting.deciding
        return gone and (meeting.body_id, meeting.date) in self.moved

    @cached_property
    def _by_file(self) -> dict[PurePosixPath, Document]:
        return {document.file: document for document in self.documents}

    @cached_property
    def _published(self) -> dict[PurePosixPath, Publication]:
        return {each.file: each for each in self.publications}

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


def _date(meeting: Meeting) -> dt.date:
    return meeting.date
