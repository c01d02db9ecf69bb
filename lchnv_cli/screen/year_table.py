"""A year of meetings as text for the terminal.

The rules on plans are asked as of the end of the year: what is not yet due is wrong in a plan all
the same.
"""

import datetime as dt
from collections.abc import Sequence

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Meeting
from lchnv_cli.model.days import brief, brief_with_weekday, spoken_with_year
from lchnv_cli.model.finding import Finding
from lchnv_cli.model.procedure import Body
from lchnv_cli.planning.duties import calendar_duty
from lchnv_cli.planning.propose import Proposal
from lchnv_cli.planning.year import YearMeeting, political_days
from lchnv_cli.rules.catalogue import named
from lchnv_cli.rules.run import run
from lchnv_cli.screen.layout import columns, wrapped

_LEGEND = (
    "Beredning och styrgrupp är planerade dagar. Publicera, mejla och diarieför är de\n"
    "sista dagarna i tid."
)
_PLAIN = ("Möte", "Tid", "Plats", "")
_HEAD = ("Möte", "Beredning", "Styrgrupp", "Publicera", "Mejla", "Diarieför", "")
# The rules on a plan.
_PLAN = frozenset(
    {
        *("för-få-möten", "utanför-kalendariet", "extra-utan-styrgrupp", "ej-berett-möte"),
        *("välfärdsrådet-ej-samordnat", "möte-på-ledig-dag", "ordförandeberedning-saknas"),
    }
)


def shown(place: Context, body: Body, year: int, meetings: Sequence[YearMeeting]) -> str:
    """Give a year: when it was adopted, every meeting with its dates, and what is wrong."""
    dated = any(each.chain is not None for each in meetings)
    rows = [
        _row(each, place, year) if dated else _plain_row(each.meeting, place, year)
        for each in meetings
    ]
    political: dict[str, list[str]] = {}
    for name, day in political_days(place.archive, year):
        political.setdefault(name, []).append(brief(day, year))
    parts = [
        f"{body.name} {year}\n{_adopted(place, body, year)}",
        columns([_HEAD if dated else _PLAIN, *rows]),
        _LEGEND if dated else "",
        "\n".join(wrapped(f"{name}: {', '.join(own)}.", "") for name, own in political.items()),
        _faults(place, body, year),
    ]
    return "\n\n".join(part for part in parts if part)


def proposed(place: Context, proposal: Proposal) -> str:
    """Give a proposed year: every meeting with its dates, and why it lies there."""
    year = proposal.year
    rows = []
    for each in proposal.meetings:
        found = each.candidate
        values = place.archive.procedure.edition_for(proposal.body_id, found.date).values
        mail = found.date + dt.timedelta(days=values["utskick_dagar"])
        register = mail + dt.timedelta(days=values["diarieföring_dagar"])
        days = (found.preparation, found.steering, found.publish_by.date, mail, register)
        rows.append((brief_with_weekday(found.date, year), *(brief(day, year) for day in days), ""))
    hours = f", kl. {proposal.hours}" if proposal.hours else ""
    reasons = (
        wrapped(
            f"{brief_with_weekday(each.candidate.date, year)}: {'; '.join(each.reasons)}.",
            rest="    ",
        )
        for each in proposal.meetings
    )
    body = place.archive.procedure.bodies[proposal.body_id]
    title = f"{body.name}: förslag för {year}, {len(rows)} möten{hours}"
    why = "\n".join(["Varför", wrapped(proposal.why), *reasons])
    return "\n\n".join([title, columns([_HEAD, *rows]), why])


def plan_faults(place: Context, body: Body, year: int) -> list[Finding]:
    """Give what is wrong with the plan of a year and not exempted, by the rules on plans."""
    own = [m for m in place.archive.all_for(body.id) if m.date.year == year]
    files = {document.file for meeting in own for document in meeting.documents}
    calendar = place.archive.calendar(body.id, year)
    files |= {calendar.file} if calendar else set()
    end = max(place.today, dt.date(year, 12, 31))
    context = Context(end, place.archive, place.workdays)
    return [f for f in run(named(_PLAN), context) if f.file in files and not f.exempted]


def _adopted(place: Context, body: Body, year: int) -> str:
    calendar = place.archive.calendar(body.id, year)
    if calendar is None:
        return "Året har inget kalendarium."
    if calendar.adopted is None:
        due = calendar_duty(place.archive, body.id, year).due
        return f"Kalendariet är inte fastställt; senast {spoken_with_year(due)}."
    by = f" ({calendar.adopted_by})" if calendar.adopted_by else ""
    return f"Kalendariet fastställt: {calendar.adopted}{by}."


def _plain_row(meeting: Meeting, place: Context, year: int) -> tuple[str, ...]:
    document = meeting.agenda or meeting.notes
    known = document or meeting.occasion
    hours = str(known.hours or "") if known else ""
    day = brief_with_weekday(meeting.date, year)
    return (day, hours, known.venue if known else "", _remark(meeting, place))


def _row(each: YearMeeting, place: Context, year: int) -> tuple[str, ...]:
    meeting, dates = each.meeting, each.chain
    first = brief_with_weekday(meeting.date, year)
    if dates is None:
        return (first, "", "", "", "", "", _remark(meeting, place))
    days = (
        *(dates.preparation, dates.steering, dates.publish_by.date, dates.mail_by),
        dates.register_by,
    )
    return (
        first,
        *(brief(day, year) if day else "–" for day in days),
        _remark(meeting, place),
    )


def _remark(meeting: Meeting, place: Context) -> str:
    occasion = meeting.occasion
    if meeting.cancelled:
        return "inställt"
    if meeting.extra:
        return "extra"
    if occasion is not None and occasion.moved_from:
        return "flyttat"
    return "klämdag" if place.workdays.is_bridge_day(meeting.date) else ""


def _faults(place: Context, body: Body, year: int) -> str:
    """Tell what the rules on plans find, and how many exemptions from them the calendar has."""
    told = ["Inget att rätta i planen."]
    if found := plan_faults(place, body, year):
        lines = (f"{each.message} ({each.rule}, {each.paragraph})" for each in found)
        told = ["Att rätta i planen", *(wrapped(line, "  – ", "    ") for line in lines)]
    calendar = place.archive.calendar(body.id, year)
    if exempted := sum(e.rule in _PLAN for e in calendar.exemptions) if calendar else 0:
        told.append(f"{exempted} undantag med skäl: lchnv check")
    return "\n".join(told)
