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

_REPORTED = (
    r"\b(?:återrapport\w*|redovis\w*|rapport\w*|återkom\w*|tillbaka|klar[at]?|färdig\w*|senast)\b:?"
    r"(?P<when>.*)"
)
_REPORT = late(_REPORTED, re.IGNORECASE | re.DOTALL)
_RESPONSIBLE = late(r"^\s*ansvarig\w*\s*:?\s*", re.IGNORECASE)
_WHO = r"(?P<who{}>[^,;:]{{2,80}}?)"
_SOMEBODY = (
    r"(?:(?-i:[A-ZÅÄÖ])[\w-]*(?:\s+(?-i:[A-ZÅÄÖ])[\w-]+)*|\w*(?:gruppen|nätverket|presidiet|sekreteraren"
    r"|ordföranden|utskottet|kansliet)|kommunerna|regionen|huvudmännen)"
)
_HANDED = late(
    rf"\b(?:ge|ger|gav|gett|lämnar?)\s+{_WHO.format(1)}\s+(?:i\s+)?upp(?:drag(?:et)?|gift(?:en)?)\b"
    rf"|\b(?:uppdra|uppdrar|uppdrog)\s+(?:åt|till|att)\s+{_WHO.format(2)}(?=\s+att\b|\s*$)"
    rf"|^{_WHO.format(3)}\s+(?:får|fick|ges|gavs|har\s+fått|tilldelas|tilldelades)\s+(?:(?:i|till)\s+)?"
    r"upp(?:drag(?:et)?|gift(?:en)?)\b"
    rf"|^{_WHO.format(9)}\s+(?:ombe(?:ds|des)|ombads|ålägg(?:s|es)|ålades|anmoda(?:s|des))\b"
    rf"|\b(?:be|ber|bad|anmoda[r]?|anmodade)\s+{_WHO.format(10)}\s+(?:att\s+)?(?-i:[a-zåäö]+a)\b"
    rf"|\blåta\s+(?P<who11>{_SOMEBODY})\s+(?-i:[a-zåäö]+a)\b"
    rf"|\buppdraget\s+(?:att\s+[^,;.]{{1,80}}?\s+)?(?:lämna(?:s|des)|ges|gavs|går|gick|lägg(?:s)|lades)\s+(?:till|åt|på)\s+{_WHO.format(4)}(?=\s+att\b|[.;,]|$)"
    rf"|^{_WHO.format(5)}\s+(?:ansvarar\s+för|svarar\s+för|är\s+ansvarig\w*\s+för|åtar\s+sig|"
    r"åtog\s+sig|tar\s+på\s+sig)\b"
    rf"|\b(?:görs|genomförs|utförs|tas\s+fram|bereds)\s+av\s+{_WHO.format(6)}(?=\s+och\b)"
    r"|\b(?:tillsätta|bilda|inrätta)\s+(?P<who7>en\s+\w*grupp\b(?:\s+under\s+ledning\s+av\s+"
    r"[^,;:.]{2,60}?(?=\s+som\b|\s*$))?)"
    r"|^(?P<who8>en\s+\w*grupp)\s+(?:tillsätts|bildas|inrättas)\b",
    re.IGNORECASE,
)
# Of a clause alone: in running text it tells what somebody does, whoever asked for it.
_DOES = late(
    rf"^(?!\w*nätverket\s+återk)(?P<who>{_SOMEBODY}(?:\s+och\s+{_SOMEBODY})?)\s+(?:(?:(?:tar|arbetar)\s+fram|arbetar\s+vidare|utreder|undersöker|kartlägger"
    r"|sammanställer|inventerar|analyserar|utvärderar|återkommer|återrapporterar|redovisar|bereder"
    r"|formulerar|förbereder|följer\s+upp|ser\s+över)\b|ska(?:ll)?\s+(?:(?:ta|arbeta)\s+fram|utreda"
    r"|undersöka|kartlägga|sammanställa|inventera|analysera|utvärdera|återkomma|återrapportera|redovisa"
    r"|bereda|formulera|förbereda|följa\s+upp|se\s+över)\b)",
    re.IGNORECASE,
)
_BY = late(r"\b(?:till|inför|på|vid)\s|" + _REPORTED, re.IGNORECASE | re.DOTALL)
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


def says_who_does(clause: str) -> bool:
    """Tell whether a clause says who is to look into something, and hands it out by that."""
    return _DOES.search(_ATT.sub("", clause)) is not None


@lru_cache(maxsize=4096)
def handed_out(text: str) -> tuple[str, When] | None:
    """Give to whom a clause or a sentence hands something out, and when it is to be reported.

    What begins with att is a clause, and hands out by saying who does it.
    """
    bare = " ".join(_ATT.sub("", text[:_LONGEST]).split())
    handed = _HANDED.search(bare)
    match = handed or (_DOES.search(bare) if _ATT.match(text) else None)
    if match is None:
        return None
    who = next(name for name in match.groups() if name)
    by = _BY.search(bare, match.end() if handed else match.end("who"))
    return who.strip(), when_of(by["when"] or bare[by.start() :]) if by else When()
