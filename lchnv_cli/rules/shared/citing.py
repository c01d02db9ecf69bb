"""Which annexes a document lists, and where its text cites them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lchnv_cli.context import Context
from lchnv_cli.model.annexes import Annex, Citation, citations, expand, family
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.rules.shared.source import body_start

_STARTS = ("Bil", "bilag", "BILAG")
# As much as can belong to a citation, and one character more.
_MAY_CITE = re.compile(
    r"(?:[Bb]ilag(?:a|an|or|orna)|BILAG(?:A|OR)|Bil\.?)\s*(?:[Nn]r\.?|nummer|:)?\s*(?=[\dA-ZÅÄÖ])"
    r"(?:och|samt|[\dA-ZÅÄÖ,&\s‐‑–—-])+.?",
    re.DOTALL,
)
_LAST = re.compile(r"\s*(?:,|\boch\b|\bsamt\b|&)\s*\d{1,2}$")
_COUNTED = re.compile(
    r"\s*(?:%|(?:procent|kommun|person|huvudm|ledam|deltag|plats|dag|veck|månad|år|tim|kr|"
    r"tkr|mkr|miljon|miljard|januari|februari|mars|april|maj|juni|juli|augusti|september|"
    r"oktober|november|december)\w*)"
)


@dataclass(frozen=True, slots=True)
class Use:
    """A citation; ``start`` and ``end`` are characters in the document's file."""

    written: str
    start: int
    end: int
    numbers: tuple[str, ...]


def uses(document: MeetingDocument) -> tuple[Use, ...]:
    """Give every citation in the running text, in reading order."""
    return _uses(document.text, body_start(document))


def listed(document: MeetingDocument, context: Context) -> Mapping[str, Annex]:
    """Give the annexes that the text may cite, each single number with its entry.

    Notes that list none of the agenda's annexes may cite them all the same.
    """
    own = _by_number(document.annexes)
    if not isinstance(document, Notes):
        return own
    meeting = context.archive.meeting(document.body_id, document.date)
    theirs = _by_number(meeting.agenda.annexes) if meeting and meeting.agenda else {}
    return own | theirs if own.keys().isdisjoint(theirs) else own


def meant(number: str, known: Mapping[str, Annex]) -> tuple[str, ...]:
    """Give the listed numbers that a cited one means: itself, or all of 2A, 2B … for 2."""
    if number in known:
        return (number,)
    return tuple(other for other in known if family(other) == number)


@lru_cache(maxsize=4096)
def numbers_of(written: str) -> tuple[str, ...]:
    """Give the single annexes of a number as listed."""
    return expand(written)


def shown(number: str) -> str:
    """Give a single annex as it is written: 2A as 2 A."""
    first = family(number)
    return f"{first} {number[len(first) :]}".rstrip()


def _by_number(annexes: tuple[Annex, ...]) -> dict[str, Annex]:
    found: dict[str, Annex] = {}
    for annex in annexes:
        for number in numbers_of(annex.number):
            found.setdefault(number, annex)
    return found


@lru_cache(maxsize=16384)  # three rules ask in turn, each for all documents
def _uses(text: str, start: int) -> tuple[Use, ...]:
    return tuple(use for at in _candidates(text, start) for use in _use_at(text, at))


def _candidates(text: str, start: int) -> list[int]:
    """Give where a citation may begin; looking for letters is far faster than a pattern."""
    found = []
    for letters in _STARTS:
        at = text.find(letters, start)
        while at >= 0:
            found.append(at)
            at = text.find(letters, at + 1)
    return sorted(found)


def _use_at(text: str, at: int) -> Iterator[Use]:
    around = _MAY_CITE.match(text, at)
    if around is None or (at and text[at - 1].isalnum()):
        return
    citation = _citation(around[0])
    if citation is None:
        return
    written, numbers = citation.written, citation.numbers
    # In "Bilaga 3, 15 kommuner" the last number counts something else.
    last = _LAST.search(written)
    if last and _COUNTED.match(text, at + len(written)):
        written, numbers = written[: last.start()], numbers[:-1]
    yield Use(" ".join(written.split()), at, at + len(written), numbers)


@lru_cache(maxsize=4096)
def _citation(text: str) -> Citation | None:
    return next(citations(text), None)
