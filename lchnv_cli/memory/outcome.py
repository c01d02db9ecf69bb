"""What became of a matter, as a line ``Utfall: …`` tells it."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class OutcomeKind(StrEnum):
    """What happened; the value is the word that the documents use."""

    ADOPTED = "bifall"
    AMENDED = "ändrad"
    REJECTED = "avslag"
    REMITTED = "återremiss"
    TABLED = "bordlagd"
    PER_CAPSULAM = "per capsulam"
    REFERRED = "hänskjuten"
    WITHDRAWN = "utgår"
    TO_CONFIRM = "att bekräfta"


# How each begins, so that återremitterad and bordläggs are understood too.
_STEMS = {
    OutcomeKind.ADOPTED: r"bif[aö]ll\w*",
    OutcomeKind.AMENDED: r"ändra\w*",
    OutcomeKind.REJECTED: r"avsl[aåo]\w*",
    OutcomeKind.REMITTED: r"åter-?remi\w*",
    OutcomeKind.TABLED: r"bordl[aä]\w*",
    OutcomeKind.PER_CAPSULAM: r"per capsulam",
    OutcomeKind.REFERRED: r"hänsk[jö]\w*",
    OutcomeKind.WITHDRAWN: r"utg[åi]\w*",
    OutcomeKind.TO_CONFIRM: r"att bekräfta",
}
_ANY = "|".join(_STEMS.values())
_KIND = re.compile(rf"(?:^|[;,.]\s*|\boch\s+)(?:{_ANY})\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TO = re.compile(r"\btill\s+(?P<target>.+)", re.IGNORECASE | re.DOTALL)
_RESTS = frozenset({OutcomeKind.TABLED, OutcomeKind.REMITTED})


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome: to whom a matter went, and the day it comes back or replies are due.

    ``written`` is the day as written, which need not exist; ``day`` is None then.
    """

    kind: OutcomeKind
    target: str = ""
    written: str = ""

    @property
    def day(self) -> dt.date | None:
        """The day, where there is one in the calendar."""
        try:
            return dt.date.fromisoformat(self.written)
        except ValueError:
            return None

    @property
    def rests(self) -> bool:
        """Whether the matter is to come back to the same body."""
        return self.kind in _RESTS


def outcomes_of(value: str) -> tuple[Outcome, ...]:
    """Give the outcomes that a value names, in order: ``bifall; hänskjuten till Välfärdsrådet``.

    Empty when it begins with none of the words.
    """
    found = list(_KIND.finditer(value.strip()))
    if not found or found[0].start() != 0:
        return ()
    ends = [*(match.start() for match in found[1:]), len(value)]
    return tuple(
        _outcome(match[0], value.strip()[match.end() : end])
        for match, end in zip(found, ends, strict=True)
    )


def _outcome(word: str, rest: str) -> Outcome:
    bare = re.sub(r"^(?:[;,.]|och)\s*", "", word.strip(), flags=re.IGNORECASE)
    kind = next(k for k, stem in _STEMS.items() if re.fullmatch(stem, bare, re.IGNORECASE))
    day = _DAY.search(rest)
    to = _TO.search(rest)
    target = _DAY.sub("", to["target"]).strip(" .,;") if to else ""
    return Outcome(kind, target, day[0] if day else "")


def words() -> Iterator[str]:
    """Give the words an outcome begins with."""
    return (kind.value for kind in OutcomeKind)
