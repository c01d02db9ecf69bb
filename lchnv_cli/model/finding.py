"""A fault in the user's documents, as data."""

import datetime as dt
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NamedTuple


class Severity(StrEnum):
    """How grave a finding is; the order of the members is from grave to mild."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    __hash__ = str.__hash__  # an enum's own is a function of Python's

    @property
    def swedish(self) -> str:
        """The word a user reads."""
        return _SWEDISH[self]

    def counted(self, count: int) -> str:
        """Say how many findings are so grave: ``2 varningar``."""
        ending = "" if count == 1 or self is Severity.ERROR else "ar"
        return f"{count} {self.swedish}{ending}"


_SWEDISH = {Severity.ERROR: "fel", Severity.WARNING: "varning", Severity.INFO: "upplysning"}


class Only(StrEnum):
    """Which meetings a rule on documents judges: the calendar may have called one off."""

    ANY = "any"
    HELD = "held"
    ORDINARY = "ordinary"


class Place(NamedTuple):
    """Where something stands: a file relative to the root, a line and a column, both from 1.

    ``end_line`` and ``end_column`` tell the first character after it; both are 0 where only its
    beginning is known.
    """

    file: PurePosixPath
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Edit(NamedTuple):
    """Replace the bytes ``start:end`` of ``file`` with ``text``.

    ``place`` is where they stand, for who has looked it up.
    """

    file: PurePosixPath
    start: int
    end: int
    text: str
    place: Place | None = None


class Hit(NamedTuple):
    """What a rule found: where, what is wrong, and what to do about it.

    ``severity`` is only given where it differs from the rule's own. ``edits`` mend the fault;
    they are ``certain`` when nobody needs to look at the result. ``since`` and ``until`` are the
    first and last day of a fault that goes on for a time, None where it has no end. ``under`` is
    the body and the day whose arbetsordning it breaches, where the judged document does not tell.
    ``about`` are the bodies and days of other meetings that it hangs on.
    """

    place: Place
    message: str
    remedy: str
    severity: Severity | None = None
    edits: tuple[Edit, ...] = ()
    certain: bool = True
    since: dt.date | None = None
    until: dt.date | None = None
    under: tuple[str, dt.date] | None = None
    about: tuple[tuple[str, dt.date], ...] = ()


class Fault(NamedTuple):
    """A hit that the reading of a file made, with the rule it belongs to."""

    rule: str
    hit: Hit


class Finding(NamedTuple):
    """A hit with the rule's name, paragraph and severity.

    ``exempted`` holds the reason where an exemption covers the finding, and is empty otherwise.
    ``only`` tells which meetings' documents the rule judges. ``about`` names the meetings that it
    concerns in other folders than its file's: ``lchnv/2026-03-20``.
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
    since: dt.date | None = None
    until: dt.date | None = None
    end_line: int = 0
    end_column: int = 0
    only: Only = Only.ANY
    about: tuple[str, ...] = ()

    def goes_on(self, day: dt.date) -> bool:
        """Tell whether the fault is there on a day; one that tells no time always is."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)

    @property
    def mended_by(self) -> str:
        """The command that mends it; empty where none does, or where an exemption covers it."""
        if not self.edits or self.exempted:
            return ""
        return "lchnv check --fix" if self.certain else "lchnv check --fix-names"

    @property
    def replacements(self) -> tuple[tuple[Place, str], ...]:
        """What mends it: each place and what is to stand there, all of them or none.

        Empty where nothing does, where an exemption covers it, and before the places are known.
        """
        known = tuple((edit.place, edit.text) for edit in self.edits if edit.place)
        return known if self.mended_by and len(known) == len(self.edits) else ()

    @property
    def said_mending(self) -> str:
        """What to say of that command where the remedy does not name it."""
        told = not self.mended_by or "--fix" in self.remedy
        return "" if told else f"Kan rättas med {self.mended_by}."

    @property
    def place(self) -> Place:
        """Where the fault stands."""
        return Place(self.file, self.line, self.column, self.end_line, self.end_column)
