"""What became of a matter, as a line ``Utfall: …`` tells it."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from lchnv_cli.memory.when import When, when_of, without_when
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.no_answer import is_answer


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
    NOT_REACHED = "ej behandlad"
    WRITTEN_OFF = "avskrivet"
    TO_CONFIRM = "att bekräfta"


ACCEPTED = frozenset({OutcomeKind.ADOPTED, OutcomeKind.AMENDED})
FINAL = ACCEPTED | {OutcomeKind.REJECTED, OutcomeKind.WITHDRAWN, OutcomeKind.WRITTEN_OFF}
# The meeting has not dealt with the matter, and it comes back.
RESTING = frozenset({OutcomeKind.TABLED, OutcomeKind.REMITTED, OutcomeKind.NOT_REACHED})
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
    OutcomeKind.NOT_REACHED: r"(?:ej|inte) behandla\w*",
    OutcomeKind.WRITTEN_OFF: r"avskr[ie]\w*",
    OutcomeKind.TO_CONFIRM: r"att bekräfta",
}
_ANY = "|".join(_STEMS.values())
# What is yet to be confirmed says so wherever it ends: bifall (att bekräfta).
_KIND = late(
    rf"(?:^|[;,.]\s*|\boch\s+)(?:{_ANY})\b|(?<!\bför )\batt bekräfta\b(?=\W*$)", re.IGNORECASE
)
_TO = late(r"\b(?:till|åt)\s+(?P<target>.+)", re.IGNORECASE | re.DOTALL)
# "återremiss, RSS" and "återremiss: Styrgruppen" name it too.
_NAMED = late(r"\s*[,:(–-]\s*(?P<target>(?-i:[A-ZÅÄÖ]).{1,60}?)\)?\s*$", re.IGNORECASE)
# "till ny beredning", "till hösten": what for and when, and nobody.
_NOBODY = late(
    r"(?:för|ny|vidare|fortsatt|ytterligare|förnyad|(?:om|be)arbetning|beredning|utredning"
    r"|hösten|våren|sommaren|vintern|årsskiftet|nätverket|mötet|kompletter\w+)\b|$",
    re.IGNORECASE,
)
_PURPOSE = late(r"(?:,|\s(?:för|inför|som|med|att)\b).*", re.IGNORECASE | re.DOTALL)


class Outcome(NamedTuple):
    """One outcome: to whom a matter went, and when it comes back or replies are due.

    An ``unclear`` one is a bare ``utgår``, which is said of what was not reached as often as of
    what was withdrawn; so it ends nothing. What is referred by being ``recommended`` to a body is
    for that body to decide.
    """

    kind: OutcomeKind
    target: str = ""
    when: When = When()
    unclear: bool = False
    recommended: bool = False


@lru_cache(maxsize=4096)  # the same few values stand on most lines
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
    unclear = kind is OutcomeKind.WITHDRAWN and not rest.strip(" .,;")
    kind = OutcomeKind.NOT_REACHED if unclear else kind
    bare = without_when(rest)
    to = _TO.search(bare) or (_NAMED.match(bare) if kind is OutcomeKind.REMITTED else None)
    return Outcome(kind, receiver(to["target"]) if to else "", when_of(rest), unclear)


def receiver(text: str) -> str:
    """Give to whom a matter goes, by what stands after ``till``; empty where that names nobody."""
    nobody = _NOBODY.match(text) or not (is_answer(text) and is_answer(_PURPOSE.sub("", text)))
    return "" if nobody else text.strip(" .,;")


def words() -> Iterator[str]:
    """Give the words an outcome begins with."""
    return (kind.value for kind in OutcomeKind)
