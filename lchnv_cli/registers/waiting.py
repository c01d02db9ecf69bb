"""What is open of a matter, as registers tell it: on whom it waits, and until when."""

import datetime as dt

from lchnv_cli.memory.events import EventKind
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.strands import Matter, Strand
from lchnv_cli.memory.waits import Wait
from lchnv_cli.model.finding import Place

_NOBODY = "ingen utpekad"


def waiting(matter: Matter, ledger: Ledger) -> list[Strand]:
    """Give what a matter waits for on the ledger's day, a meeting to come among it."""
    return [
        each
        for each in matter.strands
        if (each.since.date <= ledger.today or each.wait is Wait.NOTES)
        and (each.closed is None or each.closed.date > ledger.today)
    ]


def due(strand: Strand, ledger: Ledger) -> dt.date | None:
    """Give the day by which something is due: as written, else the meeting at which it comes up.

    A meeting that was moved takes its day along.
    """
    since = strand.since
    written = since.when.on(since.date)
    if strand.wait is Wait.NOTES:
        return since.date
    if strand.wait is Wait.ANSWER or (written and strand.wait is Wait.REPLIES):
        return written
    meetings = ledger.archive.after(strand.body_id, since.date)
    meeting = next((each for each in meetings if ledger.is_due(strand, each.date)), None)
    if meeting is None:
        return written
    moved = meeting.occasion is not None and written in meeting.occasion.moved_from
    return meeting.date if moved or written is None or not since.when.exact else written


def state(strand: Strand, ledger: Ledger) -> str:
    """Tell what something waits for; what stands on an agenda waits for its meeting first."""
    if strand.wait is Wait.NOTES and strand.since.date >= ledger.today:
        return "på mötets dagordning"
    return strand.wait.value


def waits_on(strand: Strand, ledger: Ledger) -> str:
    """Tell on whom something waits: a body by its short name, or as it is written."""
    bodies, who = ledger.archive.procedure, strand.since.who
    own = bodies.bodies[strand.body_id].short
    if strand.wait is Wait.REPORT:
        return responsible(strand)
    if strand.wait is Wait.REPLIES:
        return "huvudmännen"
    if strand.wait is Wait.ANSWER or (strand.since.kind is EventKind.REMITTED and who):
        body = bodies.body_named_first(who)
        return body.short if body else who
    return own


def responsible(strand: Strand) -> str:
    """Give who is to report, as was written when it was handed out."""
    return strand.since.who or _NOBODY


def where(place: Place) -> str:
    """Give a place as file and line."""
    return f"{place.file}:{place.line}"
