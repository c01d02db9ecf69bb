"""Where a running text cites annexes."""

import re
from collections.abc import Iterator

from lchnv_cli.model.annexes import AnnexUse, citation_at
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.late_pattern import late

_STARTS = ("Bil", "bil", "BIL")
_LAST = late(r"\s*(?:,|\boch\b|\bsamt\b|\btill\b|&)\s*\d{1,2}$")
_COUNTED = late(
    r"\s*(?:%|(?:procent|kommun|person|huvudm|ledam|deltag|plats|dag|veck|månad|år|tim|kr|"
    r"tkr|mkr|miljon|miljard|januari|februari|mars|april|maj|juni|juli|augusti|september|"
    r"oktober|november|december)\w*)"
)
_PAPER = (
    r"\w*(?:avtal|överenskommelse|arbetsordning|promemori|rapport|utredning|riktlinje|rutin"
    r"|förordning|föreskrift|lagen|ordning|plan|betänkande|proposition)"
)
# "bilaga 1 till avtalet" is an annex of something else.
_ELSEWHERE = late(rf"\s+(?:till|i)\s+(?:\w+\s)?{_PAPER}", re.IGNORECASE)
# "Socialstyrelsens bilaga 3" is theirs, and "avtalets bilaga 4" the agreement's.
_OF_OTHERS = late(rf"\b(?:[A-ZÅÄÖ]\w{{3,}}|(?i:{_PAPER})\w*)s\s+$")
_BEFORE = 60  # characters: long enough for a name


def annex_uses(text: FullText) -> tuple[AnnexUse, ...]:
    """Give every citation in a document's running text, in reading order."""
    found = _candidates(text.source, text.start_character)
    return tuple(use for at in found for use in _use_at(text, at))


def _candidates(text: str, start: int) -> list[int]:
    """Give where a citation may begin; looking for letters is far faster than a pattern."""
    found = []
    for letters in _STARTS:
        at = text.find(letters, start)
        while at >= 0:
            found.append(at)
            at = text.find(letters, at + 1)
    return sorted(found)


def _use_at(text: FullText, at: int) -> Iterator[AnnexUse]:
    source = text.source
    if at and source[at - 1].isalnum():
        return
    citation = citation_at(source, at)
    if citation is None:
        return
    if _COUNTED.match(source, at + len(citation.written)):
        last = _LAST.search(citation.written)
        if last:  # in "Bilaga 3, 15 kommuner" the last number counts something else
            citation = citation_at(citation.written[: last.start()], 0) or citation
        elif citation.written.startswith("bil."):  # "åkte bil. 15 kommuner var med"
            return
    written = citation.written
    before = source[max(at - _BEFORE, 0) : at]
    foreign = _ELSEWHERE.match(source, at + len(written)) or _OF_OTHERS.search(before)
    place = text.place_at(at)
    yield AnnexUse(
        " ".join(written.split()), citation.numbers, place.line, place.column, bool(foreign)
    )
