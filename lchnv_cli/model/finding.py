"""A fault in the user's documents, as data."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath


class Severity(StrEnum):
    """How grave a finding is; the order of the members is from grave to mild."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def swedish(self) -> str:
        """The word a user reads."""
        return {"error": "fel", "warning": "varning", "info": "upplysning"}[self.value]

    def counted(self, count: int) -> str:
        """Say how many findings are so grave: ``2 varningar``."""
        ending = "" if count == 1 or self is Severity.ERROR else "ar"
        return f"{count} {self.swedish}{ending}"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file relative to the root, a line and a column, both from 1."""

    file: PurePosixPath
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the bytes ``start:end`` of ``file`` with ``text``."""

    file: PurePosixPath
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: where, what is wrong, and what to do about it.

    ``severity`` is only given where it differs from the rule's own. ``edits`` mend the fault;
    they are ``certain`` when nobody needs to look at the result. ``since`` and ``until`` are the
    first and last day of a fault that goes on for a time, None where it has no end.
    """

    place: Place
    message: str
    remedy: str
    severity: Severity | None = None
    edits: tuple[Edit, ...] = ()
    certain: bool = True
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A hit that the reading of a file made, with the rule it belongs to."""

    rule: str
    hit: Hit


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A hit with the rule's name, paragraph and severity; the field order is the sort order.

    ``exempted`` holds the reason where an exemption covers the finding, and is empty otherwise.
    """

    file: PurePosixPath
    line: int
    column: int
    rule: str
    message: str
    remedy: str
    paragraph: str
    severity: Severity
    exempted: str = ""
    edits: tuple[Edit, ...] = ()
    certain: bool = True
    since: dt.date | None = field(default=None, compare=False)
    until: dt.date | None = field(default=None, compare=False)

    def goes_on(self, day: dt.date) -> bool:
        """Tell whether the fault is there on a day; one that tells no time always is."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)

    @property
    def place(self) -> Place:
        """Where the fault stands."""
        return Place(self.file, self.line, self.column)
