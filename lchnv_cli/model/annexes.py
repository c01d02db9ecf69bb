"""Annexes and citations of them: the one reading of labels such as "2 A–F", "2a och 2b" and "2:1".

A single annex is a number or a letter, perhaps with a second part. However it is written, it is
told as 2A, B1 or 2:1, so that a list and a text that write it in two ways mean the same.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from lchnv_cli.model.days import Day
from lchnv_cli.model.finding import Place
from lchnv_cli.model.late_pattern import late

_DASH = "-‐‑–—"
_ALONE = r"(?!\w)"
# A small letter apart from its number is one of the first: "bilaga 3 i avtalet", "bilaga 2 s. 14".
_SECOND = rf"(?:\s?[A-ZÅÄÖ]|[a-zåäö]|\s[a-h](?!-\w\w)|[:.]\d{{1,2}}){_ALONE}"
_ONE = rf"(?:\d{{1,2}}(?:{_SECOND}|{_ALONE})|[A-ZÅÄÖ](?:\s?\d{{1,2}})?{_ALONE})"
_JOIN = rf"\s*(?:,|[{_DASH}]|\boch\b|\bsamt\b|&|\btill\b(?=\s+\d))\s*"
# A small letter by itself continues another: "2 a–c", "2a och b".
_MORE = rf"\d{{1,2}}\s?[a-zåäö]{_ALONE}(?:{_JOIN}[a-zåäö]{_ALONE})+"
_LIST = rf"(?:{_MORE}|{_ONE})(?:{_JOIN}(?:{_MORE}|{_ONE}))*"
# The short "bil" is a car where nothing shows that it is not.
_WORD = (
    r"(?:[Bb]ilag(?:a|an|or|orna)|BILAG(?:A|AN|OR|ORNA)|B(?:il|IL)\b\.?"
    r"|(?<!med )(?<!egen )(?<!en )bil\.|(?:(?<=\()|(?<=[Ss]e ))bil\b)"
    r"\s*(?:(?:[Nn]r\.?|nummer|:)\s*)?"
)
_CITATION = late(rf"\b{_WORD}({_LIST})")
_WHOLE = late(rf"\s*{_LIST}\s*")
_AS_LISTED = late(rf"\s*(?:{_WORD}|[Nn]r\.?\s*)?({_LIST})\s*[.):]?\s*")
_TOKEN = late(rf"[{_DASH}]|\btill\b|{_ONE}|(?<!\w)[a-zåäö]{_ALONE}")
_PARTS = late(r"\d+|[A-ZÅÄÖ]")
_EACH = late(r"\d+\s?[A-Za-zÅÄÖåäö]?\b|\b[A-ZÅÄÖ](?:\s?\d+)?\b")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"

T = TypeVar("T")


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
    return map(_read, _CITATION.finditer(text))


def cited(text: str, files: Mapping[str, T]) -> Iterator[tuple[int, str, T]]:
    """Give where each file is cited, with the words; two files of one citation are two places.

    ``files`` are by the annexes' single numbers.
    """
    for citation in citations(text):
        own = {files.get(each) for each in citation.numbers}
        if len(own) == 1:
            if (file := own.pop()) is not None:
                yield citation.start, citation.written, file
            continue
        for match in _EACH.finditer(citation.written):
            numbers = expand(match[0])
            if len(numbers) == 1 and (file := files.get(numbers[0])) is not None:
                yield citation.start + match.start(), match[0], file


def citation_at(text: str, at: int) -> Citation | None:
    """Give the citation that begins at a character, or None."""
    match = _CITATION.match(text, at)
    return _read(match) if match else None


def bare(written: str) -> str:
    """Give a label as listed without what people put around it: 2 for ``Bilaga 2`` and ``2.``."""
    match = _AS_LISTED.fullmatch(written)
    return match[1] if match else written


def expand(written: str) -> tuple[str, ...]:
    """Give the single annexes of a list such as ``2 A–C och 4``: 2A, 2B, 2C, 4.

    A range that runs backwards, or text that is no annex number, gives nothing.
    """
    if not _WHOLE.fullmatch(written):
        return ()
    found: list[tuple[str, str]] = []
    ranged = False
    for each in _TOKEN.findall(written):
        if each in _DASH or each == "till":
            ranged = True
            continue
        parts = tuple(_PARTS.findall(each.upper()))
        one = _inherit(parts, found[-1] if found else ("", ""), ranged=ranged)
        added = _range(found[-1], one)[1:] if ranged else [one]
        if not added:
            return ()
        found += added
        ranged = False
    return tuple(_single(first, second) for first, second in found)


def sort_key(number: str) -> tuple[bool, int, str, int, str]:
    """Order single annexes as a reader counts: 1, 2A, 2B, 10, A, B1."""
    first, second = [*_PARTS.findall(number), "", ""][:2]
    return not first.isdigit(), _rank(first), first, _rank(second), second


def family(number: str) -> str:
    """Give the leading number or letter: 2 for 2A and 2:1, B for B1."""
    return str(_PARTS.findall(number)[0])


def _read(match: re.Match[str]) -> Citation:
    return Citation(match[0], match.start(), expand(match[1]))


def _single(first: str, second: str) -> str:
    apart = ":" if first.isdigit() and second.isdigit() else ""
    return f"{first}{apart}{second}"


def _inherit(parts: tuple[str, ...], before: tuple[str, str], *, ranged: bool) -> tuple[str, str]:
    """Read "F" after "2 A" as "2 F"; but in "2:1 och 3" the 3 is an annex of its own."""
    first, second = (*parts, "")[:2]
    alike = bool(before[1]) and first.isdigit() == before[1].isdigit()
    if second or not alike or (before[0].isdigit() and first.isdigit() and not ranged):
        return first, second
    return before[0], first


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
