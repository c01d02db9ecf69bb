"""Assignments that a point gives: a line ``Uppdrag: ansvarig; återrapport dag``, or words.

A clause or a sentence hands something out in a few set ways ("att ge RSS i uppdrag att", "att
uppdra åt", "får i uppdrag", "ansvarar för", "tillsätta en arbetsgrupp"); a line beside it says the
same better, and counts alone.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from lchnv_cli.memory.when import When, when_of, without_when
from lchnv_cli.model.fact_names import ASSIGNMENTS, FactName
from lchnv_cli.model.items import Fact, Item
from lchnv_cli.model.late_pattern import late

_REPORT = late(
    r"\b(?:återrapport\w*|redovis\w*|rapport\w*|återkom\w*|klar[at]?|senast)\b:?(?P<when>.*)",
    re.IGNORECASE | re.DOTALL,
)
_RESPONSIBLE = late(r"^\s*ansvarig\w*\s*:?\s*", re.IGNORECASE)
_WHO = r"(?P<who{}>[^,;:]{{2,80}}?)"
_HANDED = late(
    rf"\b(?:ge|ger|gav|gett|lämnar?)\s+{_WHO.format(1)}\s+(?:i\s+)?uppdrag(?:et)?\b"
    rf"|\b(?:uppdra|uppdrar|uppdrog)\s+(?:åt|till|att)\s+{_WHO.format(2)}(?=\s+att\b|\s*$)"
    rf"|^{_WHO.format(3)}\s+(?:får|fick|ges|gavs|har\s+fått|tilldelas)\s+(?:i\s+)?uppdrag(?:et)?\b"
    rf"|\buppdraget\s+(?:lämnas|ges|går|läggs)\s+(?:till|åt|på)\s+{_WHO.format(4)}(?=\s+att\b|[.;,]|$)"
    rf"|^{_WHO.format(5)}\s+(?:ansvarar\s+för|svarar\s+för|är\s+ansvarig\w*\s+för|åtar\s+sig|"
    r"åtog\s+sig|tar\s+på\s+sig)\b"
    rf"|\b(?:görs|genomförs|utförs|tas\s+fram|bereds)\s+av\s+{_WHO.format(6)}(?=\s+och\b)"
    r"|\b(?:tillsätta|bilda|inrätta)\s+(?P<who7>en\s+\w*grupp\b(?:\s+under\s+ledning\s+av\s+"
    r"[^,;:.]{2,60}?(?=\s+som\b|\s*$))?)"
    r"|^(?P<who8>en\s+\w*grupp)\s+(?:tillsätts|bildas|inrättas)\b",
    re.IGNORECASE,
)
_BY = late(r"\b(?:till|inför|på|vid)\s|" + _REPORT.pattern, re.IGNORECASE | re.DOTALL)
_LONGEST = 1000  # letters of a text that are read
_ATT = late(r"^\s*att\s+", re.IGNORECASE)


class Assignment(NamedTuple):
    """Someone is to do something and report ``when``; ``value`` is the line's, as written.

    ``development`` is an utvecklingsuppdrag (5 § and the preamble ask more of it).
    """

    line: int
    value: str
    responsible: str
    when: When
    development: bool


def assignments_of(item: Item) -> tuple[Assignment, ...]:
    """Give the assignments that a point's lines give, in reading order."""
    return tuple(assignment_of(fact) for fact in item.all_facts() if fact.key in ASSIGNMENTS)


def assignment_of(fact: Fact) -> Assignment:
    """Take an assignment's line apart."""
    match = _REPORT.search(fact.value)
    when = when_of(match["when"] if match else fact.value)
    named = fact.value[: match.start()] if match else without_when(fact.value)
    return Assignment(
        line=fact.line,
        value=fact.value,
        responsible=_RESPONSIBLE.sub("", named).strip(" \t\xa0;,"),
        when=when,
        development=fact.key == FactName.DEVELOPMENT,
    )


@lru_cache(maxsize=4096)
def handed_out(text: str) -> tuple[str, When] | None:
    """Give to whom a clause or a sentence hands something out, and when it is to be reported."""
    bare = " ".join(_ATT.sub("", text[:_LONGEST]).split())
    match = _HANDED.search(bare)
    if match is None:
        return None
    who = next(name for name in match.groups() if name)
    by = _BY.search(bare, match.end())
    return who.strip(), when_of(by["when"] or bare[by.start() :]) if by else When()
