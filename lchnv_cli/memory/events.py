"""What the points of a folder say of their matters, one event at a time.

A new kind of event is a member of EventKind, a line in ``events_of`` that reads it, and in
waits.py what it opens and closes.
"""

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from lchnv_cli.memory.fate import Fate
from lchnv_cli.memory.formalities import is_formality
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.memory.when import When, when_of
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Place
from lchnv_cli.model.items import Address, Fact, Item, Kind
from lchnv_cli.model.late_pattern import late


class EventKind(StrEnum):
    """What happened to a matter; the value is how a history tells it."""

    RAISED = "väckt"
    DECIDED = "beslutad"
    REJECTED = "avslagen"
    WITHDRAWN = "utgick"
    WRITTEN_OFF = "avskriven"
    TABLED = "bordlagd"
    REMITTED = "återremitterad"
    NOT_REACHED = "ej behandlad"
    UNSETTLED = "utan utfall"
    CALLED_OFF = "inställt möte"
    ASKED = "utskickad per capsulam"
    REFERRED = "hänskjuten"
    RECOMMENDED = "rekommenderad"
    ASSIGNED = "uppdrag"
    CONTINUED = "uppdraget fortsätter"
    UNDER_WAY = "uppdraget pågår"
    REPORTED = "återrapporterad"
    DISCUSSED = "behandlad"
    NAMED = "på dagordningen"


_OF_OUTCOMES = {
    OutcomeKind.ADOPTED: EventKind.DECIDED,
    OutcomeKind.AMENDED: EventKind.DECIDED,
    OutcomeKind.REJECTED: EventKind.REJECTED,
    OutcomeKind.WITHDRAWN: EventKind.WITHDRAWN,
    OutcomeKind.WRITTEN_OFF: EventKind.WRITTEN_OFF,
    OutcomeKind.TABLED: EventKind.TABLED,
    OutcomeKind.REMITTED: EventKind.REMITTED,
    OutcomeKind.NOT_REACHED: EventKind.NOT_REACHED,
    OutcomeKind.PER_CAPSULAM: EventKind.ASKED,
    OutcomeKind.REFERRED: EventKind.REFERRED,
    OutcomeKind.TO_CONFIRM: EventKind.UNSETTLED,
}
# By what a body sends its matter to another, which answers it.
SENT = frozenset({EventKind.REFERRED, EventKind.RECOMMENDED})
_OF_ASSIGNMENTS = frozenset({EventKind.ASSIGNED, EventKind.REPORTED, EventKind.CONTINUED})
_NEVER = dt.date.min
_DONE = late(r"(?:klar|slutför|slutredovis|färdig|avsluta)", re.IGNORECASE)
_GOES_ON = late(r"(?:fortsätt|pågå|delrapport|delredovis|fortlöp)", re.IGNORECASE)
# In words, of the work itself; what is to be told of ahead needs a day beside it.
_UNDER_WAY = late(
    r"\b(?:arbetet|uppdraget|utredningen|kartläggningen|översynen|utvärderingen|projektet|beredningen)"
    r"\s+(?:\w+\s+)?(?:fortsätter|pågår|fortgår|fortlöper)\b(?!\s+(?:i\s+(?:ordinarie|linjen)|som\s+vanligt))",
    re.IGNORECASE,
)
_AHEAD = late(
    r"\b(?:återkommer|återkomma|(?:åter|slut|del)?(?:rapporter|redovis)(?:a|as|ar)"
    r"|(?:ny|nästa|slutlig)\s+(?:åter|slut)?(?:rapport|redovisning)|(?:slut|åter)rapport)\b",
    re.IGNORECASE,
)


class Event(NamedTuple):
    """Something that happened to a matter at a meeting of a body, and the line that tells it.

    ``text`` is what is written there, ``who`` to whom the matter went or who is responsible, and
    ``when`` until when it waits.
    """

    kind: EventKind
    body_id: str
    date: dt.date
    place: Place
    address: Address
    title: str
    kinds: tuple[Kind, ...]
    text: str = ""
    who: str = ""
    when: When = When()


def events_of(item: Item, fate: Fate, document: MeetingDocument) -> tuple[Event, ...]:
    """Give what a point of notes says became of its matter; at least that it stood there."""
    heading = item.heading

    def event(
        kind: EventKind, line: int, text: str = "", who: str = "", when: When | None = None
    ) -> Event:
        at = (document.body_id, document.date, document.at(line), item.address)
        return Event(kind, *at, heading.title, heading.kinds, text, who, when or When())

    found = [event(*each) for each in _outcomes(fate)]
    found += (
        event(EventKind.ASSIGNED, own.line, own.value, own.responsible, own.when)
        for own in fate.assignments
    )
    for fact in item.all_facts():
        if fact.key == FactName.REPORT and (done := report_of(fact)) is not None:
            kind = EventKind.REPORTED if done else EventKind.CONTINUED
            found.append(event(kind, fact.line, fact.value, when=when_of(fact.value)))
    if not any(each.kind in _OF_ASSIGNMENTS for each in found):
        going_on = [event(EventKind.UNDER_WAY, *each) for each in _under_way(item, fate, document)]
        if Kind.REPORT in heading.kinds and Kind.DECISION not in heading.kinds:
            # That the work goes on decides nothing in the matter itself.
            lines = {each.place for each in going_on}
            found = [e for e in found if e.kind is not EventKind.DECIDED or e.place not in lines]
        found += going_on
    if not found:
        kind = EventKind.DISCUSSED if item.worded else EventKind.NAMED
        found.append(event(kind, item.line))
    return tuple(found)


def _outcomes(fate: Fate) -> Iterator[tuple[EventKind, int, str, str, When]]:
    """Give what lines, clauses and sentences say: the kind, the line, its text, to whom and when.

    A decision is told once, however many clauses it has.
    """
    resting = [one for _, one in fate.resting()]
    decided = False
    for told in fate.told:
        for one in told.outcomes:
            kind = EventKind.RECOMMENDED if one.recommended else _OF_OUTCOMES[one.kind]
            if kind in {EventKind.TABLED, EventKind.REMITTED} and one not in resting:
                continue  # told by another outcome beside it
            decided = decided or kind is EventKind.DECIDED
            yield kind, told.line, told.value, one.target or fate.target(one.kind), one.when
    own = (each for each in fate.decided if each not in fate.recommended)
    clause = next((each for each in own if not is_formality(each.text)), None)
    if clause is not None and not decided:
        yield EventKind.DECIDED, clause.line, clause.text, "", When()


def _under_way(
    item: Item, fate: Fate, document: MeetingDocument
) -> Iterator[tuple[int, str, str, When]]:
    """Give the first words that say that work goes on, or when it is told of again."""
    said = [(each.text, each.line) for each in fate.decided]
    said += ((each.text, each.line) for each in item.sentences)
    ahead = [(text, line, when_of(text)) for text, line in said if _AHEAD.search(text)]
    ahead = [each for each in ahead if (each[2].until(document.date) or _NEVER) > document.date]
    for text, line, when in ahead:
        yield line, text, "", when
        return
    for text, line in said:
        if _UNDER_WAY.search(text):
            yield line, text, "", When()
            return


def report_of(fact: Fact) -> bool | None:
    """Tell whether a line Återrapport says that an assignment is done; None if it cannot tell."""
    if _GOES_ON.match(fact.value):
        return False
    return True if _DONE.match(fact.value) else None
