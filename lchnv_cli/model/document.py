"""What a document says, by class: agendas, notes and calendars, and what they share."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from lchnv_cli.model.annexes import Annex, AnnexUse
from lchnv_cli.model.days import Day, Hours
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.finding import Place
from lchnv_cli.model.items import Address, Item, Sentence
from lchnv_cli.model.link_targets import FileUse
from lchnv_cli.model.mentions import Mention
from lchnv_cli.model.no_answer import is_answer


class Exemption(NamedTuple):
    """A rule set aside for one document, with the reason.

    ``only`` is text that the messages of what is covered hold; empty covers all of the rule.
    """

    rule: str
    reason: str
    place: Place
    only: str = ""
    decided_by: str = ""
    date: dt.date | None = None


class Attendee(NamedTuple):
    """A name in the attendance. ``principal`` is empty where the source does not say it."""

    name: str
    principal: str
    place: Place
    acting: bool = False
    title: str = ""
    struck: bool = False

    def __str__(self) -> str:
        acting = " (tf)" if self.acting else ""
        return f"{self.name}{acting}" + (f", {self.title}" if self.title else "")


class Part(NamedTuple):
    """Someone who took part (or led) from one point to another; None means from start or to end."""

    name: str
    place: Place
    first: str | None = None
    last: str | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.span})" if self.span else self.name

    @property
    def span(self) -> str:
        """From which point to which; empty where it is not told."""
        if self.first and self.last:
            return f"under punkt {self.first}–{self.last}"
        if self.first:
            return f"från punkt {self.first}"
        return f"till och med punkt {self.last}" if self.last else ""


class Revision(NamedTuple):
    """A change of a published document: the day and what was changed.

    ``mailed`` is when it reached those who have the old one, ``registered`` the principals that
    have registered the new one since.
    """

    date: dt.date
    what: str
    mailed: Day | None = None
    registered: tuple[str, ...] = ()


class Extract(NamedTuple):
    """The one point that an extract is of, and its lines in the file: ``first`` until ``end``."""

    address: Address
    first: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Document:
    """What a document says, without its running text: its head and its points in brief.

    Everything that looks across documents works on these; the text itself is a FullText, read anew
    by whoever prints or changes a document. ``places`` tells the line and column of each field's
    name, such as ``datum`` or ``bilagor.0.titel``; ``unusable`` names the fields whose value could
    not be read. ``opening`` is the line of the text before the first point, 0 for none, and
    ``preface`` its sentences that may tell. ``on_previous`` are the points on the notes of the
    meeting before, line and title, which are asked of every document. ``transcript_of`` is what it
    transcribes, as it says itself. ``digest`` is the checksum of the content, given where the head
    tells one too. ``extract`` tells that this is no whole document, but one point of it.
    """

    kind: DocumentKind
    file: PurePosixPath
    body_id: str
    places: Mapping[str, tuple[int, int]] = field(repr=False)
    unusable: frozenset[str] = frozenset()
    exemptions: tuple[Exemption, ...] = ()
    transcript_of: str = ""
    read_items: Callable[[], tuple[Item, ...]] = field(default=tuple, repr=False, compare=False)
    opening: int = 0
    digest: str = ""
    annex_uses: tuple[AnnexUse, ...] = ()
    file_uses: tuple[FileUse, ...] = ()
    on_previous: tuple[tuple[int, str], ...] = ()
    mentions: tuple[Mention, ...] = ()
    preface: tuple[Sentence, ...] = ()
    extract: Extract | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """The points, read when they are asked for, and maybe anew: tell them by their lines."""
        return self.read_items()

    @property
    def when(self) -> str:
        """What the document's folder is called: the meeting's day, or the year."""
        raise NotImplementedError

    @property
    def last_day(self) -> dt.date:
        """The last day that it is about."""
        raise NotImplementedError

    @property
    def when_field(self) -> str:
        """The field that tells it."""
        return "datum"

    @property
    def transcribes(self) -> bool:
        """Whether it says what it transcribes: a promise, or ja, is no source."""
        source = self.transcript_of
        return is_answer(source) and source.casefold() != "ja"

    def points(self) -> Iterator[Item]:
        """Give every point and sub-point in reading order."""
        for item in self.items:
            yield item
            yield from item.sub_items

    def place_of(self, name: str) -> Place:
        """Give the place of a field, or the document's first line where it is missing."""
        return Place(self.file, *self.places.get(name, ()))

    def at(self, line: int, column: int = 1, written: str = "") -> Place:
        """Give a place in this document, and its end where what is ``written`` there is known."""
        return Place(self.file, line, column, *((line, column + len(written)) if written else ()))


@dataclass(frozen=True, kw_only=True)
class MeetingDocument(Document):
    """What all documents of a meeting have; a label is what an attribute is printed under."""

    date: dt.date
    extra: bool = False
    hours: Hours | None = field(default=None, metadata={"label": "Tid"})
    venue: str = field(default="", metadata={"label": "Plats"})
    info: str = field(default="", metadata={"label": "Övrigt"})
    chairs: tuple[Part, ...] = field(default=(), metadata={"label": "Ordförande"})
    issued_by: str = ""
    called_by: str = ""
    mailed: Day | None = None
    published: Day | None = None
    checksum: str = ""
    revisions: tuple[Revision, ...] = ()
    diary_number: str = ""
    confidentiality: str = ""
    off_web: str = ""  # why it is kept off the web, though it is published
    guests: tuple[Attendee, ...] = ()
    annexes: tuple[Annex, ...] = ()

    @property
    def unsent(self) -> tuple[Revision, ...]:
        """The revisions that those who have the old document have not been told of.

        What was revised before it was mailed they have.
        """
        since = (self.mailed and self.mailed.date) or dt.date.min
        return tuple(e for e in self.revisions if e.mailed is None and e.date >= since)

    def was_sent(self, today: dt.date) -> bool:
        """Tell whether people have it: as it says, or as a published agenda is sent at once."""
        ahead = isinstance(self, Agenda) and today <= self.date
        return self.mailed is not None or (ahead and self.published is not None)

    @property
    def when(self) -> str:
        """The meeting's day."""
        return self.date.isoformat()

    @property
    def last_day(self) -> dt.date:
        """The meeting's day."""
        return self.date

    def filled_in(self) -> dict[str, str]:
        """Give what is printed of the fields that may be filled in when it is out, by field."""
        day = str(self.mailed.date or "oklart") if self.mailed else ""
        told = {"diarienummer": self.diary_number, "utskickad": day}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, kw_only=True)
class Agenda(MeetingDocument):
    """A dagordning. ``prevented`` are those who gave notice that they cannot come (4 §).

    Each is a person, or a principal that nobody can come for.
    """

    prevented: tuple[Attendee, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Notes(MeetingDocument):
    """Minnesanteckningar. ``present``, ``absent`` and ``unclear`` never overlap when right."""

    secretary: str = field(default="", metadata={"label": "Sekreterare"})
    adjusters: tuple[str, ...] = field(default=(), metadata={"label": "Justerare"})
    dated: dt.date | None = field(default=None, metadata={"label": "Upprättad"})
    present: tuple[Attendee, ...] = ()
    absent: tuple[Attendee, ...] = ()
    unclear: tuple[Attendee, ...] = ()
    partly: tuple[Part, ...] = ()
    registered: Mapping[str, str] = field(default_factory=dict)

    def diary_number_at(self, principal: str) -> str:
        """Give a principal's diary number, or what stands for one that nobody knows any more.

        Empty where none is told: a word that is no number says that it is not registered.
        """
        own = self.registered.get(principal, "")
        known = any(map(str.isdigit, own)) or own.casefold() == "oklart"
        return own if known else ""

    @property
    def reopened(self) -> Revision | None:
        """The last revision that was mailed after the notes were: it is registered anew."""
        first = (self.mailed and self.mailed.date) or dt.date.min
        told = [e for e in self.revisions if e.mailed and (e.mailed.date or dt.date.max) > first]
        return told[-1] if told else None

    def is_registered_at(self, principal: str) -> bool:
        """Tell whether a principal has registered the notes, and what was revised since."""
        renewed = self.reopened is None or principal in self.reopened.registered
        return renewed and bool(self.diary_number_at(principal))

    def attendance(self) -> Iterator[Attendee]:
        """Give everyone named as present, absent or unclear."""
        yield from self.present
        yield from self.absent
        yield from self.unclear


@dataclass(frozen=True, kw_only=True)
class Question(MeetingDocument):
    """A question per capsulam: what the representatives reply to by mail, of a point of a meeting.

    ``replies`` are as written, by the representative's name; an empty one has not come yet.
    """

    point: str = field(metadata={"label": "Punkt"})
    answer_by: dt.date | None = field(default=None, metadata={"label": "Svara senast"})
    replies: Mapping[str, str] = field(default_factory=dict)
    outcome: str = field(default="", metadata={"label": "Utfall"})


class Occasion(NamedTuple):
    """One line of a calendar. ``kind`` is ordinarie, extra, styrgrupp or beredning.

    ``moved_from`` are the days it should first have been held, the first of them first.
    """

    date: dt.date
    place: Place
    kind: str = "ordinarie"
    hours: Hours | None = None
    venue: str = ""
    cancelled: str = ""
    moved_from: tuple[dt.date, ...] = ()
    decided: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Calendar(Document):
    """A body's kalendarium for one year."""

    year: int
    adopted: Day | None = None
    adopted_by: str = ""
    occasions: tuple[Occasion, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether a line of it could not be read, so that it may lack a meeting."""
        telling = {"möten", "datum", "möte", "inställt", "flyttat_från"}
        names = (name.split(".") for name in self.unusable)
        return any(path[0] == "möten" and path[-1] in telling for path in names)

    @property
    def when(self) -> str:
        """The year."""
        return str(self.year)

    @property
    def last_day(self) -> dt.date:
        """The last day of the year."""
        return dt.date(self.year, 12, 31)

    @property
    def when_field(self) -> str:
        """The field that tells the year."""
        return "år"
