"""Form: a value that is not what its field, or its line under a heading, takes.

Fields in the head are judged while they are read; the lines in the text are judged here.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from lchnv_cli.memory.events import report_of
from lchnv_cli.memory.outcome import outcomes_of, words
from lchnv_cli.model.date_forms import DateForm, dates_in
from lchnv_cli.model.days import COUNTABLE, COUNTABLE_SAID
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.items import Fact
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.rule import FORM, Alone, Texts, rule
from lchnv_cli.rules.shared.point_kinds import unknown_kinds
from lchnv_cli.rules.shared.unknown_points import unknown_points
from lchnv_cli.rules.shared.unknown_principals import unknown_principals

TEXTS = Texts(
    summary="Ett värde är inte vad fältet ska ha.",
    why="Ett datum ska finnas i kalendern, ett klockslag sluta efter att det börjat och ett "
    "organ finnas i rules.yaml; annars räknas fristerna fel. En punkt som huvudet nämner ska "
    "finnas i dokumentet. Detsamma gäller raderna under en rubrik: ett utfall börjar med något av "
    "utfallens ord, och den dag som något väntar till finns i kalendern. En sådan dag får skrivas "
    "på fler sätt (den 18 september, 260918, 18/9, v. 38); utan årtal är det den första efter "
    "mötet. En tid som inte är en dag (till hösten) är en annan regels (otydlig-tid).",
    unseen="Om ett riktigt skrivet värde är sant: en dag som finns men är fel dag, en plats "
    "där ingen möts.",
    wrong="datum: 2026-02-30",
    right="datum: 2026-02-28",
    mend="Skriv värdet i den form som meddelandet visar.",
)
_YES_OR_NO = late(r"(?:ja|nej)\b", re.IGNORECASE)
# Before a day that counts: "till 260522", "återrapport senast v. 38".
_COUNTS = late(
    r"\b(?:till|senast|styrgrupp\w*|återrapport\w*:?)\s+(?:[^\W\d]+\s+){0,3}$", re.IGNORECASE
)
_DAY_FORM = "Skriv dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-20."
# Days only where a word says so. With a weekday, what is wrong with them is another rule's.
_MAYBE = frozenset({DateForm.SIX, DateForm.SLASHED, DateForm.WEEK})

Judgment = tuple[str, str] | None  # what is wrong with a value, and what to do


@rule("ogiltigt-värde", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def bad_fact(document: MeetingDocument, context: Alone) -> Iterator[Hit]:
    """Find principals and points that do not exist, and lines in the text that cannot be read."""
    yield from unknown_principals(document, context.procedure)
    yield from unknown_kinds(document)
    yield from unknown_points(document)
    for item in document.points():
        for fact in item.all_facts():
            judge = _JUDGED.get(fact.key)
            if judge and fact.value and (found := judge(fact)):
                what, remedy = found
                message = f"Raden {fact.key} har värdet ”{fact.value}”, {what}."
                yield Hit(document.at(fact.line), message, remedy)


def _outcome(fact: Fact) -> Judgment:
    outcomes = outcomes_of(fact.value)
    if not outcomes:
        remedy = f"Börja med något av: {', '.join(words())}."
        return "som inte börjar med något av utfallens ord", remedy
    return _no_such_day(fact.value)


def _report(fact: Fact) -> Judgment:
    if report_of(fact) is None:
        remedy = "Börja med klar eller fortsätter: fortsätter; återrapport 2026-11-20."
        return "som varken är klar eller fortsätter", remedy
    return _no_such_day(fact.value)


def _dated(fact: Fact) -> Judgment:
    return _no_such_day(fact.value)


def _political(fact: Fact) -> Judgment:
    if _YES_OR_NO.match(fact.value):
        return None
    return "som varken är ja eller nej", "Skriv Politiskt beslut: ja, eller ta bort raden."


_JUDGED: Mapping[FactName, Callable[[Fact], Judgment]] = {
    FactName.OUTCOME: _outcome,
    FactName.ASSIGNMENT: _dated,
    FactName.DEVELOPMENT: _dated,
    FactName.REPORT: _report,
    FactName.PREPARED: _dated,
    FactName.POLITICAL: _political,
}


def _no_such_day(text: str) -> Judgment:
    """Judge the days in a text that a word says something waits for, or that are in full."""
    for date in dates_in(text):
        sure = date.form not in _MAYBE or _COUNTS.search(text, 0, date.start) is not None
        if sure and not date.possible and not date.weekday:
            what = "en vecka" if date.form is DateForm.WEEK else "en dag"
            return f"där {date.text} inte är {what} i kalendern", _DAY_FORM
        if sure and date.date and date.date.year not in COUNTABLE:
            return f"där {date.text} inte går att räkna med: {COUNTABLE_SAID}", _DAY_FORM
    return None
