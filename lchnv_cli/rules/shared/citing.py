"""Which annexes a document lists, and which of them a citation means."""

from collections.abc import Mapping
from functools import lru_cache

from lchnv_cli.context import Context
from lchnv_cli.model.annexes import Annex, expand, family
from lchnv_cli.model.document import MeetingDocument


def listed(document: MeetingDocument, context: Context) -> Mapping[str, Annex]:
    """Give the annexes that the text may cite, each single number with its entry.

    What tells the decisions may cite the agenda's annexes where it lists none of them.
    """
    own = _by_number(document.annexes)
    if not document.kind.decides:
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
    """Give a single annex as it is written: 2A as 2 A, 2:1 as it is."""
    first = family(number)
    rest = number[len(first) :]
    return f"{first} {rest}" if rest.isalnum() else number


def _by_number(annexes: tuple[Annex, ...]) -> dict[str, Annex]:
    found: dict[str, Annex] = {}
    for annex in annexes:
        for number in numbers_of(annex.number):
            found.setdefault(number, annex)
    return found
