"""Annexes and citations of them, with ranges such as "2 A–F", "B 1–6" and "D 1 och 2"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lchnv_cli.model.days import Day
from lchnv_cli.model.finding import Place

_DASH = "-‐‑–—"
_ONE = r"(?:\d{1,2}(?:\s?[A-ZÅÄÖ])?|[A-ZÅÄÖ](?:\s?\d{1,2})?)(?!\w)"
_JOIN = rf"\s*(?:,|[{_DASH}]|\boch\b|\bsamt\b|&)\s*"
_LIST = rf"{_ONE}(?:{_JOIN}{_ONE})*"
_CITATION = re.compile(
    rf"\b(?:[Bb]ilag(?:a|an|or|orna)|BILAG(?:A|OR)|Bil\b\.?)\s*(?:[Nn]r\.?|nummer|:)?\s*({_LIST})"
)
_WHOLE = re.compile(rf"\s*{_LIST}\s*")
_TOKEN = re.compile(rf"[{_DASH}]|{_ONE}")
_PARTS = re.compile(r"\d+|[A-ZÅÄÖ]")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"


class Annex(NamedTuple):
    """An annex as listed; ``number`` is as written and may stand for several (``2 A–F``)."""

    number: str
    title: str
    place: Place
    file: str = ""
    file_place: Place | None = None
    published: Day | None = None

    @property
    def numbers(self) -> tuple[str, ...]:
        """The single annexes, such as 2A, 2B … for ``2 A–F``; empty when it cannot be read."""
        return expand(self.number)


class Citation(NamedTuple):
    """A citation: as written, where it begins in its text, and the single annexes it means."""

    written: str
    start: int
    numbers: tuple[str, ...]


class AnnexUse(NamedTuple):
    """A citation in a document's running text, with its place.

    ``foreign`` tells that the sentence speaks of an annex to something else, such as an
    agreement's or an authority's.
    """

    written: str
    numbers: tuple[str, ...]
    line: int
    column: int
    foreign: bool = False


def citations(text: str) -> Iterator[Citation]:
    """Give the citations in a text, in reading order."""
    if "il" not in text and "BILAG" not in text:
        return
    for match in _CITATION.finditer(text):
        yield Citation(match[0], match.start(), expand(match[1]))


def expand(written: str) -> tuple[str, ...]:
    """Give the single annexes of a list such as ``2 A–C och 4``: 2A, 2B, 2C, 4.

    A range that runs backwards, or text that is no annex number, gives nothing.
    """
    if not _WHOLE.fullmatch(written):
        return ()
    found: list[tuple[str, str]] = []
    ranged = False
    for token in _TOKEN.findall(written):
        if token in _DASH:
            ranged = True
            continue
        one = _inherit(tuple(_PARTS.findall(token)), found[-1] if found else ("", ""))
        added = _range(found[-1], one)[1:] if ranged else [one]
        if not added:
            return ()
        found += added
        ranged = False
    return tuple(first + second for first, second in found)


def sort_key(number: str) -> tuple[bool, int, str, int, str]:
    """Order single annexes as a reader counts: 1, 2A, 2B, 10, A, B1."""
    first, second = [*_PARTS.findall(number), "", ""][:2]
    return not first.isdigit(), _rank(first), first, _rank(second), second


def family(number: str) -> str:
    """Give the leading number or letter: 2 for 2A, B for B1."""
    return str(_PARTS.findall(number)[0])


def _inherit(parts: tuple[str, ...], before: tuple[str, str]) -> tuple[str, str]:
    """Read "F" after "2 A" as "2 F"."""
    first, second = (*parts, "")[:2]
    if not second and before[1] and first.isdigit() == before[1].isdigit():
        return before[0], first
    return first, second


def _range(start: tuple[str, str], end: tuple[str, str]) -> list[tuple[str, str]]:
    if start[1] and start[0] == end[0]:
        return [(start[0], part) for part in _between(start[1], end[1])]
    if not start[1] and not end[1]:
        return [(part, "") for part in _between(start[0], end[0])]
    return [start, end]


def _between(start: str, end: str) -> list[str]:
    if start.isdigit() != end.isdigit():
        return [start, end]
    if start.isdigit():
        return [str(number) for number in range(int(start), int(end) + 1)]
    return list(_LETTERS[_LETTERS.index(start) : _LETTERS.index(end) + 1])


def _rank(part: str) -> int:
    return int(part) if part.isdigit() else 0
