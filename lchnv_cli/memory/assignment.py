"""Assignments that a point gives, as a line ``Uppdrag: ansvarig; återrapport dag`` tells."""

import re
from typing import NamedTuple

from lchnv_cli.memory.when import When, when_of
from lchnv_cli.model.fact_names import ASSIGNMENTS, FactName
from lchnv_cli.model.items import Fact, Item

_REPORT = re.compile(r"\båterrapport\w*+:?(?P<when>.*)", re.IGNORECASE | re.DOTALL)
_RESPONSIBLE = re.compile(r"^\s*ansvarig\w*\s*:?\s*", re.IGNORECASE)


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
    """Give a point's assignments in reading order."""
    return tuple(assignment_of(fact) for fact in item.all_facts() if fact.key in ASSIGNMENTS)


def assignment_of(fact: Fact) -> Assignment:
    """Take an assignment's line apart."""
    match = _REPORT.search(fact.value)
    named = fact.value[: match.start()] if match else fact.value
    return Assignment(
        line=fact.line,
        value=fact.value,
        responsible=_RESPONSIBLE.sub("", named).strip(" \t\xa0;,"),
        when=when_of(match["when"]) if match else When(),
        development=fact.key == FactName.DEVELOPMENT,
    )
