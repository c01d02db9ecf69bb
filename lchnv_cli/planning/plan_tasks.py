"""What is next where no meeting is known: a year to plan, or what is left of it."""

import datetime as dt
import math
from collections.abc import Iterator

from lchnv_cli.model.kinds import CALENDAR
from lchnv_cli.planning.task import Ask, Task, TaskKind


def planning_task(ask: Ask, year: int) -> Task | None:
    """Give a year without a calendar to plan; None where it has one, if only one that is unread."""
    archive, body_id = ask.archive, ask.body_id
    there = archive.calendar(body_id, year) or archive.unread_at(body_id, str(year), CALENDAR)
    if there or year < ask.today.year:
        return None
    what = f"föreslå mötesdagar för {year} och skriv kalendariet"
    command = ask.of_body(f"lchnv calendar {year} --propose {_count(ask, year)} --save")
    return Task(TaskKind.PLAN, ask.today, what, ask.issuer(), "", command)


def plan_tasks(ask: Ask) -> Iterator[Task]:
    """Give the year to plan for a governed body of which no meeting to come is known.

    It is this one, or late in it the next, which is told as a duty once that is due.
    """
    procedure, body_id = ask.archive.procedure, ask.body_id
    if any(each.date >= ask.today for each in ask.archive.all_for(body_id)):
        return
    first = max(ask.today, procedure.bodies[body_id].answers_from or ask.today)
    month = procedure.edition_for(body_id, first).values["påminnelse_månad"]
    year = first.year + (first.month >= month)
    if not procedure.governs(body_id, dt.date(year, 12, 31)):
        return
    if plan := planning_task(ask, year):
        yield plan
    elif calendar := ask.archive.calendar(body_id, year):
        what, do = f"planera mötena {year}", f"Skriv in dem i {calendar.file}."
        yield Task(TaskKind.PLAN, ask.today, what, ask.issuer(), do=do)


def _count(ask: Ask, year: int) -> int:
    """Give as many meetings as the arbetsordning asks for of what is left of a year."""
    body = ask.archive.procedure.bodies[ask.body_id]
    begin, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    first = max(ask.today, body.answers_from or ask.today, begin)
    least = ask.archive.procedure.edition_for(ask.body_id, end).values["möten_per_år"]
    return max(1, math.ceil(least * ((end - first).days + 1) / ((end - begin).days + 1)))
