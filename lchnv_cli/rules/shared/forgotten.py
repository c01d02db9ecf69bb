"""What the rules on forgotten matters share: how long one has rested, and at how many meetings."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.context import Context
from lchnv_cli.memory.matters import later_meetings
from lchnv_cli.memory.outcome import Outcome, OutcomeKind
from lchnv_cli.memory.taken_up import uptakes
from lchnv_cli.model.archive import Meeting
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.rules.shared.told_outcomes import kinds_at, told_outcomes

_NEXT = re.compile(r"nästa (?:ordinarie )?(?:möte|sammanträde)", re.IGNORECASE)
_DAY = dt.timedelta(days=1)
_REMEDY = (
    "Ta upp punkten på nästa dagordning. Har ärendet kommit tillbaka under en annan rubrik: "
    "skriv samma rad Ärende: på båda punkterna."
)
# What tells the fate of the matter better; its own rule follows it.
_INSTEAD = {
    OutcomeKind.TABLED: {OutcomeKind.REMITTED, OutcomeKind.PER_CAPSULAM},
    OutcomeKind.REMITTED: set[OutcomeKind](),
}


@dataclass(frozen=True, slots=True)
class _Rest:
    """The meetings that should have taken a matter up, and the one ahead that still can."""

    passed: tuple[Meeting, ...]
    ahead: Meeting | None
    allowed: int


def forgotten(meeting: Meeting, kind: OutcomeKind, verb: str, context: Context) -> Iterator[Hit]:
    """Find the matters of a meeting with an outcome that have not come back in time.

    ``verb`` tells what was done with them, such as bordlades.
    """
    notes = meeting.notes
    if notes is None or meeting.cancelled or context.today <= meeting.date:
        return
    for told in told_outcomes(notes, context):
        if told.outcome.kind is not kind or kinds_at(told.item, notes, context) & _INSTEAD[kind]:
            continue
        if uptakes(told.item, meeting, context.archive):
            continue
        days = (context.today - meeting.date).days
        since = (
            f"{spoken_with_year(meeting.date)}, för {days} {'dag' if days == 1 else 'dagar'} sedan"
        )
        started = f"”{told.item.heading.title}” {verb} {since},"
        later = later_meetings(context.archive, meeting)
        rest = _rest(told.outcome, meeting, later, context)
        yield from _judged(started, notes.at(told.fact.line), rest)


def _judged(started: str, place: Place, rest: _Rest) -> Iterator[Hit]:
    if len(rest.passed) >= rest.allowed:
        held = " och ".join(spoken_with_year(each.date) for each in rest.passed)
        which = "mötet" if len(rest.passed) == 1 else "mötena"
        message = f"{started} och har inte kommit tillbaka: {which} {held} tog inte upp ärendet."
        yield Hit(place, message, _REMEDY)
    elif len(rest.passed) == rest.allowed - 1 and rest.ahead is not None:
        message = f"{started} och ska tas upp på nästa möte, {spoken_with_year(rest.ahead.date)}."
        yield Hit(place, message, _REMEDY, Severity.INFO)


def _rest(outcome: Outcome, meeting: Meeting, later: list[Meeting], context: Context) -> _Rest:
    """Give the meetings that count.

    A matter put off to a day has its chance there, and nobody is reminded long before.
    """
    until = _until(outcome, meeting)
    allowed = 1 if until else context.value("glömd_möten", meeting.body_id, meeting.date)
    passed: list[Meeting] = []
    for each in later:
        too_early = until is not None and each.date < until
        if each.extra and each.date != until:
            continue
        if each.date >= context.today:
            ahead = None if too_early or (until and not _is_near(each, context)) else each
            return _Rest(tuple(passed), ahead, allowed)
        if any(each.documents) and not too_early:
            passed.append(each)
        if len(passed) == allowed:
            break
    return _Rest(tuple(passed), None, allowed)


def _is_near(meeting: Meeting, context: Context) -> bool:
    """Tell whether a meeting is so near that its agenda is in the making."""
    notice = context.value("förvarning_arbetsdagar", meeting.body_id, meeting.date)
    return context.today >= context.workdays.before(meeting.date, notice).date


def _until(outcome: Outcome, meeting: Meeting) -> dt.date | None:
    """Give the day a matter was put off to, where one was said."""
    if outcome.day is None and _NEXT.match(outcome.target):
        return meeting.date + _DAY
    return outcome.day
