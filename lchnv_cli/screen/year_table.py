"""A year of meetings as text for the terminal.

The rules on plans are asked as of the end of the year: what is not yet due is wrong in a plan all
the same.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from lchnv_cli.context import Context
from lchnv_cli.model.days import brief, brief_with_weekday, spoken_with_year
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.finding import Finding
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body
from lchnv_cli.planning.duties import calendar_duty
from lchnv_cli.planning.last_day import in_time
from lchnv_cli.planning.propose import Proposal
from lchnv_cli.planning.year import YearMeeting, political_days
from lchnv_cli.rules.catalogue import named
from lchnv_cli.rules.run import run
from lchnv_cli.screen.layout import columns, wrapped

_LEGEND = (
    "Beredning och styrgrupp är planerade dagar. Publicera, mejla och diarieför är de "
    "sista dagarna i tid."
)
_PLAIN = ("Möte", "Tid", "Plats", "")
_HEAD = ("Möte", "Beredning", "Styrgrupp", "Publicera", "Mejla", "Diarieför", "")
# The rules on a plan.
_PLAN = frozenset(
    {
        *("för-få-möten", "utanför-kalendariet", "extra-utan-styrgrupp", "ej-berett-möte"),
        *("välfärdsrådet-ej-samordnat", "möte-på-ledig-dag", "ordförandeberedning-saknas"),
        "dubbelt-möte",
    }
)


def shown(here: Context, body: Body, year: int, meetings: Sequence[YearMeeting]) -> str:
    """Give a year: when it was adopted, every meeting with its dates, and what is wrong."""
    dated = any(each.chain is not None for each in meetings)
    rows = [
        _row(each, here, year) if dated else _plain_row(each.meeting, here, year)
        for each in meetings
    ]
    political: dict[str, list[str]] = {}
    for name, day in political_days(here.archive, year):
        political.setdefault(name, []).append(brief(day, year))
    parts = [
        f"{body.name} {year}\n{_adopted(here, body, year)}",
        columns([_HEAD if dated else _PLAIN, *rows]),
        wrapped(_LEGEND, "", "") if dated else "",
        _days_off((day for each in meetings for day in _last_days(each)), here, year),
        "\n".join(wrapped(f"{name}: {', '.join(own)}.", "") for name, own in political.items()),
        _faults(here, body, year),
    ]
    return "\n\n".join(part for part in parts if part)


def proposed(here: Context, proposal: Proposal) -> str:
    """Give a proposed year: every meeting with its dates, and why it lies there."""
    year = proposal.year
    rows, lasts = [], []
    for each in proposal.meetings:
        found = each.candidate
        due = here.procedure.edition_for(proposal.body_id, found.date).deadline
        mail = here.workdays.after(found.date, due(Due.MAIL)).date
        register = here.workdays.after(mail, due(Due.DIARY)).date
        lasts += [found.publish_by.date, mail, register]
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
    body = here.archive.procedure.bodies[proposal.body_id]
    title = wrapped(f"{body.name}: förslag för {year}, {len(rows)} möten{hours}", "")
    why = "\n".join(["Varför", wrapped(proposal.why), *reasons])
    parts = [title, columns([_HEAD, *rows]), _days_off(lasts, here, year), why]
    return "\n\n".join(part for part in parts if part)


def plan_faults(here: Context, body: Body, year: int) -> list[Finding]:
    """Give what is wrong with the plan of a year and not exempted, by the rules on plans."""
    own = [m for m in here.archive.all_for(body.id) if m.date.year == year]
    files = {document.file for meeting in own for document in meeting.documents}
    calendar = here.archive.calendar(body.id, year)
    files |= {calendar.file} if calendar else set()
    end = max(here.today, dt.date(year, 12, 31))
    context = Context(end, here.archive, here.workdays)
    return [f for f in run(named(_PLAN), context) if f.file in files and not f.exempted]


def _adopted(here: Context, body: Body, year: int) -> str:
    calendar = here.archive.calendar(body.id, year)
    if calendar is None:
        return "Året har inget kalendarium."
    if calendar.adopted is None:
        due = calendar_duty(here, body.id, year).due
        last = f"{spoken_with_year(due)}{in_time(due, here.workdays, 'fastställ det')}"
        return wrapped(f"Kalendariet är inte fastställt; senast {last}.", "")
    by = f" ({calendar.adopted_by})" if calendar.adopted_by else ""
    return f"Kalendariet fastställt: {calendar.adopted}{by}."


def _plain_row(meeting: Meeting, here: Context, year: int) -> tuple[str, ...]:
    day = brief_with_weekday(meeting.date, year)
    return (day, str(meeting.hours or ""), meeting.venue, _remark(meeting, here))


def _row(each: YearMeeting, here: Context, year: int) -> tuple[str, ...]:
    meeting, dates = each.meeting, each.chain
    first = brief_with_weekday(meeting.date, year)
    if dates is None:
        return (first, "", "", "", "", "", _remark(meeting, here))
    days = (
        *(dates.preparation, dates.steering, dates.publish_by.date, dates.mail_by),
        dates.register_by,
    )
    return (
        first,
        *(brief(day, year) if day else "–" for day in days),
        _remark(meeting, here),
    )


def _last_days(each: YearMeeting) -> tuple[dt.date, ...]:
    dates = each.chain
    return (dates.publish_by.date, dates.mail_by, dates.register_by) if dates else ()


def _days_off(lasts: Iterable[dt.date], here: Context, year: int) -> str:
    """Tell of the last days on which nobody works on which days to be in time."""
    off = sorted({day for day in lasts if not here.workdays.is_workday(day)})
    days = [f"{brief(here.workdays.on_or_before(day), year)} för {brief(day, year)}" for day in off]
    return (
        wrapped(f"På lediga dagar gäller arbetsdagen före: {', '.join(days)}.", "") if off else ""
    )


def _remark(meeting: Meeting, here: Context) -> str:
    occasion = meeting.occasion
    if meeting.cancelled:
        return "inställt"
    if meeting.extra:
        return "extra"
    if occasion is not None and occasion.moved_from:
        return "flyttat"
    return "klämdag" if here.workdays.is_bridge_day(meeting.date) else ""


def _faults(here: Context, body: Body, year: int) -> str:
    """Tell what the rules on plans find, and how many exemptions from them the calendar has."""
    told = ["Inget att rätta i planen."]
    if found := plan_faults(here, body, year):
        # What a calendar and an agenda both say wrong of a meeting is told once.
        lines = dict.fromkeys(f"{each.message} ({each.rule}, {each.paragraph})" for each in found)
        told = ["Att rätta i planen", *(wrapped(line, "  – ", "    ") for line in lines)]
    calendar = here.archive.calendar(body.id, year)
    if calendar and (exempted := sum(e.rule in _PLAN for e in calendar.exemptions)):
        shown = f"lchnv check {as_word(calendar.file)} --show-exempted"
        told.append(f"{exempted} undantag med skäl: {shown}")
    return "\n".join(told)
