"""What prepares a meeting to come and is not planned: the steering group, the chair's preparation.

Each is told as something to do, and the command that plans a year's gives each its day.
"""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.register import Post
from lchnv_cli.planning.candidates import Days
from lchnv_cli.planning.progress import WATCHING, Progress, Stage, progress
from lchnv_cli.planning.task import Ask, Task, TaskKind
from lchnv_cli.workdays import Workdays

_UNPREPARED = WATCHING[Stage.PREPARED]
_ONE = dt.timedelta(days=1)


class Lacking(NamedTuple):
    """A meeting to come that lacks what prepares it, and the days that can be had for it.

    A day is None where there is none left, and where nothing lacks.
    """

    each: Progress
    steering_lacks: bool
    steering: dt.date | None
    preparation_lacks: bool
    preparation: dt.date | None


def unprepared(
    archive: Archive, workdays: Workdays, body_id: str, today: dt.date
) -> Iterator[Lacking]:
    """Give the ordinary meetings to come that lack a steering group or a preparation."""
    steering = archive.procedure.steered_by(body_id)
    planned = {each.date.year for each in archive.preparations(body_id)}
    for each in progress(archive, workdays, body_id, today):
        day, dates, step = each.meeting.date, each.chain, each.step(Stage.PREPARED)
        if day < today or each.meeting.extra:
            continue
        unread = steering is not None and archive.may_lack(steering.id, day.year)
        lacks = steering is not None and not unread and step.open and step.planned is None
        alone = dates.preparation is None and day.year in planned
        alone = alone and (dates.steering or day) >= today
        if lacks or alone:
            days = Days(archive, workdays, body_id, day.year, today, coordinate=False)
            before = archive.last_known(body_id, day)
            first = max(today, before.date + _ONE) if before else today
            met = days.steering(day, first) if lacks else None
            until = met or dates.steering or day
            own = days.preparation(until, first) if alone else None
            yield Lacking(each, lacks, met, alone, own)


def preparing_tasks(ask: Ask) -> Iterator[Task]:
    """Give what is to be planned before a governed body's meetings to come."""
    for each, steering_lacks, steering, preparation_lacks, preparation in unprepared(
        ask.archive, ask.workdays, ask.body_id, ask.today
    ):
        day = each.meeting.date
        chair, head = ask.holder(Post.CHAIR, day), ask.holder(Post.RSS_HEAD, day)
        who = f"{chair or 'ordföranden'} och {head or 'chef för RSS'}"
        cited = ask.cited(Stage.PREPARED, day)
        command = ask.of_body(f"lchnv calendar {day.year} --prepare")
        calendar = ask.archive.calendar(ask.body_id, day.year)
        there = calendar is not None and not calendar.partial
        if steering_lacks:
            what = f"planera styrgruppens möte inför {ask.named(day)}"
            due = each.step(Stage.PREPARED).due
            task = Task(TaskKind.STEERING, due, what, who, cited, meeting=day)
            yield _planned(task, command, "styrgrupp", steering if there else None)
        if preparation_lacks:
            what = f"planera ordförandeberedningen inför {ask.named(day)}"
            due = each.chain.steering or day
            task = Task(TaskKind.PREPARE, due, what, who, cited, meeting=day)
            yield _planned(task, command, "beredning", preparation if there else None)


def _planned(task: Task, command: str, word: str, day: dt.date | None) -> Task:
    """Give the command where there is a day to be had, and else what a person does."""
    if day is not None:
        return task._replace(command=command)
    year = task.meeting.year if task.meeting else task.due.year
    do = f"Skriv dagen i kalendariet för {year}, så här: {{datum: ÅÅÅÅ-MM-DD, möte: {word}}}."
    if word == "styrgrupp":
        do += f" Blir det inget möte: skriv undantag från {_UNPREPARED} där, med skäl."
    return task._replace(do=do)
