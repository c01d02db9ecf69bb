"""What a body has decided, written where it is kept, once the notes are seen to say so."""

import datetime as dt
import re
from dataclasses import replace

from lchnv_cli import defaults
from lchnv_cli.load.folder import RULES_FILE, bytes_of
from lchnv_cli.load.head import changed_file, changed_head
from lchnv_cli.load.yaml_edits import More, Names, Value
from lchnv_cli.memory import decided_about
from lchnv_cli.memory.reference import Reference, missing, points_at, reference_of
from lchnv_cli.model.days import Day
from lchnv_cli.model.document import Calendar
from lchnv_cli.model.kinds import CALENDAR
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.procedure import Body
from lchnv_cli.planning.duties import not_adopted
from lchnv_cli.render.calendar_draft import CalendarRow, calendar_text
from lchnv_cli.work.changing.mend import Change
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import Stop, Workplace, path_of, refuse_unread

_ONE = dt.timedelta(days=1)
_HINTS = late(  # of the draft, once what they ask for is there
    r"^(fastställt: [\d-]+|fastställt_av: [^#\r\n]*?)[ \t]+"
    r"# (?:fyll i dagen när|och mötet, till) [^\r\n]*",
    re.MULTILINE,
)
# What may stand before the day of a decision whose body is not named.
_UNNAMED = late(
    r"\s*(?:(?:beslut(?:et)?|möte(?:t)?|vid|på|den|(?:mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?)\b[\s,]*)*"
    r"(?:\d|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)",
    re.IGNORECASE,
)


def decision_named(
    here: Workplace, body: Body, written: str, *, planned: bool = False
) -> Reference:
    """Read a decision from the command line, in whatever form its day is said.

    One that names no body is the body's own, or where that did not meet that day, of the one whose
    meetings it prepares, or of the one that prepares its own. It has been held, or is ``planned``.
    Raises Stop.
    """
    found = reference_of(written, here.procedure, here.today)
    if found is None and _UNNAMED.match(written):
        steered = [each.id for each in here.procedure.bodies.values() if each.steering == body.id]
        of = [body.id, *steered, *filter(None, [body.steering])]
        read = [reference_of(f"{each} {written}", here.procedure, here.today) for each in of]
        own = [each for each in read if each]
        met = (each for each in own if here.archive.meant(each.body_id, each.date))
        found = next(met, next(iter(own), None))
    if found is None:
        raise Stop(f"”{written}” pekar inte ut något möte. Skriv som: {body.id} 2026-12-11 punkt 7")
    if found.date > here.today and not planned:
        raise Stop(f"Inget är skrivet: mötet {found.date} är inte hållet än.")
    return found


def reviewed(here: Workplace, body: Body, decision: Reference) -> Change | None:
    """Give rules.yaml with a review of the arbetsordning; None where it is there already.

    Raises Stop where no such decision is told, and Unchangeable.
    """
    about = decided_about.review
    if why := missing(str(decision), body.id, here.today + _ONE, here, about=about):
        raise Stop(f"Inget är skrivet: {why}.")
    if not here.procedure.editions_of(body.id):
        raise Stop(f"Ingen arbetsordning gäller {body.name}.")
    edition = here.procedure.edition_for(body.id, decision.date)
    if any(each.date == decision.date for each in edition.reviews):
        return None
    before = bytes_of(here.root, RULES_FILE)
    posts = sorted({each.place for each in here.procedure.editions})
    names = ("arbetsordningar", str(posts.index(edition.place)), "översedd")
    told = {"datum": str(decision.date), "beslut": str(decision)}
    after = changed_file(RULES_FILE, before.decode(), {names: More([told])}).encode()
    read = with_files(here, {RULES_FILE: after}).procedure.edition_for(body.id, decision.date)
    if not any(each.date == decision.date for each in read.reviews):
        raise Stop(f"{RULES_FILE}\n    Skriv själv hos arbetsordningen: översedd: [{told}]")
    return Change(RULES_FILE, before, after)


def as_decided(here: Workplace, body: Body, written: str, *, planned: bool = False) -> str:
    """Give a decision as it is written where it is kept: as typed where it says the year.

    Raises Stop.
    """
    if not (text := " ".join(written.split())):
        return ""
    decision = decision_named(here, body, text, planned=planned)
    return text if reference_of(text, here.procedure) else str(decision)


def new_calendar(here: Workplace, body: Body, year: int, decision: Reference) -> Change:
    """Give a calendar that the folder lacks, with the days named by the decision that adopted it.

    Raises Stop where no such decision is told or it names no days, and TemplateFault.
    """
    file = path_of(body, year, CALENDAR)
    refuse_unread(here, file)
    meeting = here.archive.meant(decision.body_id, decision.date)
    points = [
        p for own in (meeting.deciding if meeting else ()) for p in points_at(own, decision.address)
    ]
    days = {day for point in points for day in decided_about.adopted_days(point, year)}
    rows = [CalendarRow(day, hours=str(body.hours or "")) for day in days]
    drawn = calendar_text(body, year, rows, defaults.template_folders(here.root))
    with_it = with_files(here, {file: drawn.encode()})
    found = with_it.archive.calendar(body.id, year)
    change = adopted(with_it, found, decision) if found else None
    if change is None or not days:
        raise Stop(
            f"{body.name} har inget kalendarium för {year}, och {decision} nämner inte mötenas "
            "dagar så att de kan skrivas in.\nSpara ett förslag, rätta dagarna i det och kör igen: "
            + here.procedure.of_body(f"lchnv calendar {year} --propose 5 --save", body.id)
        )
    return replace(change, before=b"")


def adopted(here: Workplace, calendar: Calendar, decision: Reference) -> Change | None:
    """Give a calendar with the decision that adopted it; None where that stands there already.

    Raises Stop where no such decision is told, or another stands there, and Unchangeable.
    """
    meant = replace(calendar, adopted=Day(decision.date), adopted_by=str(decision))
    if why := not_adopted(meant, here.today + _ONE, here):
        raise Stop(f"Inget är skrivet: {why}.")
    if calendar.adopted is not None and calendar.adopted.date not in {None, decision.date}:
        by = f" ({calendar.adopted_by})" if calendar.adopted_by else ""
        raise Stop(
            f"{calendar.place_of('fastställt')}\n    Kalendariet är redan fastställt "
            f"{calendar.adopted}{by}. Ta bort det först om det är fel."
        )
    if calendar.adopted == meant.adopted and calendar.adopted_by == meant.adopted_by:
        return None
    before = here.bytes_of(calendar)
    values: dict[Names, Value | More] = {
        ("fastställt",): str(decision.date),
        ("fastställt_av",): str(decision),
    }
    after = _HINTS.sub(r"\1", changed_head(calendar.file, before.decode(), values))
    return Change(calendar.file, before, after.encode())
