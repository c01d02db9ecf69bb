"""The three kinds of meeting document, as read from their frontmatter and text."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from lchnv_cli.model.annexes import Annex
from lchnv_cli.model.blocks import Block
from lchnv_cli.model.days import Day, Hours
from lchnv_cli.model.finding import Place
from lchnv_cli.model.items import Body, Item


@dataclass(frozen=True, slots=True)
class Exemption:
    """A rule set aside for one document, with the reason.

    ``only`` is a piece of text that a finding's message must hold to be covered; empty means
    every finding of the rule in the document.
    """

    rule: str
    reason: str
    place: Place
    only: str = ""
    decided_by: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
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


@dataclass(frozen=True, slots=True)
class Part:
    """Someone who took part (or led) from one point to another; None means from start or to end."""

    name: str
    place: Place
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of a published document: the day and what was changed."""

    date: dt.date
    what: str


@dataclass(frozen=True, kw_only=True)
class Document:
    """What every document has.

    ``places`` tells where each field stands (the key's place), such as ``datum`` or
    ``bilagor.0.titel``; ``unusable`` names the fields whose value could not be read. ``text`` is
    the whole file and ``body`` the byte where the running text begins.

    ``read_digest`` gives the checksum of the content, which stays the same when only days of
    publishing and mailing, diary numbers or exemptions are filled in.

    The running text is read when it is asked for, and ``forget`` lets it go again: a folder of
    thousands of documents is judged one at a time and would not fit in memory as a whole.
    """

    file: PurePosixPath
    body_id: str
    places: Mapping[str, Place] = field(repr=False)
    text: str = field(repr=False)
    body: int = 0
    unusable: frozenset[str] = frozenset()
    read_body: Callable[[], Body] = field(default=Body, repr=False, compare=False)
    read_digest: Callable[[], str] = field(default=str, repr=False, compare=False)
    exemptions: tuple[Exemption, ...] = ()

    @cached_property
    def content(self) -> Body:
        """The running text."""
        return self.read_body()

    def forget(self) -> None:
        """Let the running text go; asking for it reads it again."""
        self.__dict__.pop("content", None)

    @property
    def preamble(self) -> tuple[Block, ...]:
        """The text before the first point."""
        return self.content.preamble

    @property
    def items(self) -> tuple[Item, ...]:
        """The points."""
        return self.content.items

    def points(self) -> Iterator[Item]:
        """Give every point and sub-point in reading order."""
        for item in self.items:
            yield item
            yield from item.sub_items

    def place_of(self, name: str) -> Place:
        """Give the place of a field, or the document's first line where it is missing."""
        return self.places.get(name, Place(self.file))

    def at(self, line: int, column: int = 1) -> Place:
        """Give a place in this document."""
        return Place(self.file, line, column)


@dataclass(frozen=True, kw_only=True)
class MeetingDocument(Document):
    """What agendas and notes share."""

    date: dt.date
    extra: bool = False
    hours: Hours | None = None
    venue: str = ""
    info: str = ""
    issued_by: str = ""
    called_by: str = ""
    published: Day | None = None
    checksum: str = ""
    revisions: tuple[Revision, ...] = ()
    diary_number: str = ""
    confidentiality: str = ""
    chairs: tuple[Part, ...] = ()
    guests: tuple[Attendee, ...] = ()
    annexes: tuple[Annex, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Agenda(MeetingDocument):
    """A dagordning."""


@dataclass(frozen=True, kw_only=True)
class Notes(MeetingDocument):
    """Minnesanteckningar. ``present``, ``absent`` and ``unclear`` never overlap when right."""

    dated: dt.date | None = None
    secretary: str = ""
    present: tuple[Attendee, ...] = ()
    absent: tuple[Attendee, ...] = ()
    unclear: tuple[Attendee, ...] = ()
    partly: tuple[Part, ...] = ()
    mailed: Day | None = None
    registered: Mapping[str, str] = field(default_factory=dict)

    def attendance(self) -> Iterator[Attendee]:
        """Give everyone named as present, absent or unclear."""
        yield from self.present
        yield from self.absent
        yield from self.unclear


@dataclass(frozen=True, slots=True)
class Occasion:
    """One line of a calendar. ``kind`` is ordinarie, extra, styrgrupp or beredning."""

    date: dt.date
    place: Place
    kind: str = "ordinarie"
    hours: Hours | None = None
    venue: str = ""
    cancelled: str = ""
    moved_from: dt.date | None = None
    decided: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Calendar(Document):
    """A body's kalendarium for one year."""

    year: int
    adopted: Day | None = None
    adopted_by: str = ""
    occasions: tuple[Occasion, ...] = ()
