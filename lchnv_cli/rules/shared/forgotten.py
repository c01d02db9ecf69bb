"""What the rules on forgotten matters share: how long one has rested, and at how many meetings."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.book import Entry
from lchnv_cli.memory.outcome import Outcome, OutcomeKind
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting

_REMEDY = (
    "Ta upp punkten på nästa dagordning. Har ärendet kommit tillbaka under en annan rubrik: "
    "skriv samma rad Ärende: på båda punkterna."
)


def forgotten(meeting: Meeting, kind: OutcomeKind, verb: str, context: Context) -> Iterator[Hit]:
    """Find the matters of a meeting with an outcome that have not come back in time.

    ``verb`` tells what was done with them, such as bordlades.
    """
    if context.today <= meeting.date:
        return
    for entry in context.ledger.entries(meeting):
        if context.left_out.tells(entry):
            continue
        for told, outcome in entry.fate.resting():
            if outcome.kind is kind and not any(context.ledger.uptakes(entry)):
                what, severity, meetings = _waiting(entry, outcome, context)
                if what:
                    days = (context.today - meeting.date).days
                    since = f"för {days} {'dag' if days == 1 else 'dagar'} sedan"
                    message = f"”{entry.title}” {verb} {spoken_with_year(meeting.date)}, {since}, "
                    place = entry.document.at(told.line)
                    about = tuple((each.body_id, each.date) for each in meetings)
                    yield Hit(place, message + what, _REMEDY, severity, about=about)


def _waiting(
    entry: Entry, outcome: Outcome, context: Context
) -> tuple[str, Severity | None, list[Meeting]]:
    """Tell how a matter has waited: too long, or with one meeting left to take it up; and which.

    A matter put off to a day has its chance there, and nobody is reminded long before.
    """
    meeting = entry.meeting
    until = outcome.when.until(meeting.date)
    allowed = 1 if until else context.value("glömd_möten", meeting.body_id, meeting.date)
    passed: list[Meeting] = []
    for each in context.ledger.chances(entry, until):
        if each.date >= context.today:
            notice = context.value("förvarning_arbetsdagar", meeting.body_id, meeting.date)
            far = until and context.today < context.workdays.before(each.date, notice).date
            if len(passed) == allowed - 1 and not far:
                when = spoken_with_year(each.date)
                return f"och ska tas upp på nästa möte, {when}.", Severity.INFO, [each]
            break
        if any(each.documents):
            passed.append(each)
        if len(passed) == allowed:
            held = " och ".join(spoken_with_year(each.date) for each in passed)
            which = "mötet" if len(passed) == 1 else "mötena"
            told = f"och har inte kommit tillbaka: {which} {held} tog inte upp ärendet."
            return told, None, passed
    return "", None, []
