"""Assignments that a meeting gives, as a line ``Uppdrag: ansvarig; återrapport dag`` tells."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import ASSIGNMENTS, FactName
from lchnv_cli.model.items import Fact, Item

_REPORT = re.compile(r"[\s;,]*\båterrapport\w*\b:?\s*(?P<when>.*)", re.IGNORECASE | re.DOTALL)
_RESPONSIBLE = re.compile(r"^\s*ansvarig\w*\s*:?\s*", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEXT = re.compile(r"nästa (?:ordinarie )?(?:möte|sammanträde)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Assignment:
    """Someone is to do something; ``written`` is the day to report back, as written.

    ``at_next`` means that the report is due at the body's next meeting. ``development`` is an
    utvecklingsuppdrag (5 § and the preamble ask more of it).
    """

    item: Item
    fact: Fact
    responsible: str
    written: str
    at_next: bool

    @property
    def development(self) -> bool:
        """Whether it is a development assignment."""
        return self.fact.key == FactName.DEVELOPMENT

    @property
    def due(self) -> dt.date | None:
        """The day to report back, where there is one in the calendar."""
        try:
            return dt.date.fromisoformat(self.written)
        except ValueError:
            return None


def assignments(document: MeetingDocument) -> Iterator[Assignment]:
    """Give a document's assignments in reading order."""
    for item in document.points():
        for fact in item.all_facts():
            if fact.key in ASSIGNMENTS:
                yield assignment_of(item, fact)


def assignment_of(item: Item, fact: Fact) -> Assignment:
    """Take an assignment's line apart."""
    match = _REPORT.search(fact.value)
    when = match["when"] if match else ""
    named = fact.value[: match.start()] if match else fact.value
    responsible = _RESPONSIBLE.sub("", named).strip(" ;,")
    day = _DAY.search(when)
    return Assignment(item, fact, responsible, day[0] if day else "", bool(_NEXT.search(when)))
