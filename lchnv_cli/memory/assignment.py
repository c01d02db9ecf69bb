"""Assignments that a point gives: a line ``Uppdrag: ansvarig; återrapport dag``, or words.

A clause or a sentence hands something out in a few set ways ("att ge RSS i uppdrag att", "att
uppdra åt", "får i uppdrag", "ansvarar för", "tillsätta en arbetsgrupp"); a line beside it says the
same better, and counts alone.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from lchnv_cli.memory.assignment_words import (
    AHEAD,
    ANYBODY,
    BEFORE,
    CLAUSE_BACK,
    COMES_BACK,
    DOES,
    DOES_BY,
    FOR_A_MEETING,
    HANDED,
    INNER,
    LEFT_OPEN,
    LEFT_OPEN_BY,
    MIGHT,
    NOBODY,
    ON_DUTY,
    SOMEBODY,
    TOLD_OF_IT,
    TURNED,
)
from lchnv_cli.memory.plain import plain
from lchnv_cli.memory.when import When, vague, when_of, without_when
from lchnv_cli.model.date_forms import dates_in, months_in
from lchnv_cli.model.fact_names import ASSIGNMENTS, FactName
from lchnv_cli.model.items import Fact, Item
from lchnv_cli.model.late_pattern import late

_REPORTED = (
    r"\b(?:(?:åter|av|slut|del|läges)?rapport\w*|(?:slut|del|åter)?redovis\w*|återkom\w*"
    r"|återkoppl\w*|presenter\w*"
    r"|inkom\w*|levere\w*|besked|tillbaka|klar[at]?|färdig\w*|senast)\b(?:\s+(?:sker|görs"
    r"|lämnas|ges|tillbaka))?:?(?P<when>.*)"
)
_REPORT = late(_REPORTED, re.IGNORECASE | re.DOTALL)
_RESPONSIBLE = late(r"^\s*ansvarig\w*\s*:?\s*", re.IGNORECASE)
_BY = late(r"\b(?:till|inför|på|vid|i|under)\s|" + _REPORTED, re.IGNORECASE | re.DOTALL)
_FRONT = late(r"(?:till|inför|senast|före)\s", re.IGNORECASE)
_LABEL = late(
    r"^(?!ansvarig|uppdrag)\w[\w ]{1,30}:\s+(?=(?-i:[A-ZÅÄÖ]))", re.IGNORECASE
)  # "Nästa steg:"
_LONGEST = 1000  # letters of a text that are read
_MEETING = late(r"möte|sammanträde", re.IGNORECASE)
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


def reported_when(value: str) -> str:
    """Give what a line says of when it is reported, or all of it where no word leads in to that."""
    match = _REPORT.search(value)
    return match["when"] if match else value


def says_who_does(clause: str) -> bool:
    """Tell whether a clause says who is to look into something, and hands it out by that."""
    bare = _ATT.sub("", clause)
    return (DOES.search(bare) or COMES_BACK.search(bare)) is not None


def left_to_nobody(clause: str) -> bool:
    """Tell whether a clause has something done, and names nobody who may be meant to do it."""
    bare = _ATT.sub("", plain(clause[:_LONGEST]))
    if ANYBODY.match(bare):
        return True
    if SOMEBODY.search(TOLD_OF_IT.sub("", bare)):
        return False
    if LEFT_OPEN.search(bare):
        return not when_of(bare) or bare.startswith(("uppdra", "ge", "lämna"))
    by_meeting = _MEETING.search(vague(bare)) is not None  # "till höstens första möte"
    back = by_meeting or bool(when_of(bare)) or TOLD_OF_IT.search(bare) is not None
    return back and LEFT_OPEN_BY.search(bare) is not None


@lru_cache(maxsize=4096)
def handed_out(text: str) -> tuple[str, When] | None:
    """Give to whom a clause or a sentence hands something out, and when it is to be reported.

    What begins with att is a clause, and hands out by saying who does it.
    """
    bare = _LABEL.sub("", _ATT.sub("", plain(text[:_LONGEST])))
    bare = TURNED.sub(r"\g<who> \g<verb> \g<rest> \g<front>", bare)
    bare = INNER.sub(r"\g<who> \g<rest> \g<front>", bare)
    clause = _ATT.match(text) is not None
    found = (match for pattern in HANDED if (match := pattern.search(bare)))
    given = (each for each in found if _is_given(each, clause=clause))
    handed = min(given, key=lambda each: each.start(), default=None)
    if clause:
        match = handed or DOES.search(bare) or CLAUSE_BACK.search(bare) or DOES_BY.search(bare)
    else:
        does = DOES.search(bare) if FOR_A_MEETING.search(bare) else None
        match = handed or COMES_BACK.search(bare) or does or DOES_BY.search(bare)
    if match is None:
        return None
    by = _BY.search(bare, match.end() if handed else match.end("who"))
    when = when_of(by["when"] or bare[by.start() :]) if by else When()
    front = bare[: match.start()] if _FRONT.match(bare) else ""  # "till mötet i maj ge RSS"
    return match["who"].strip(), when or when_of(front)


def _is_given(match: re.Match[str], *, clause: bool) -> bool:
    """Tell whether words hand something out to somebody; in running text, here and now."""
    text, who = match.string, match["who"]
    if NOBODY.search(who) or MIGHT.search(text, 0, match.start()):
        return False
    if clause:
        return True
    if match.groupdict().get("duty") and not ON_DUTY.fullmatch(who):
        return False
    front = text[: match.end("who")]
    days = (each.start for days in (dates_in(front), months_in(front)) for each in days)
    return not BEFORE.search(front) and all(AHEAD.search(front, 0, start) for start in days)
