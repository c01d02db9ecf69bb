"""What status tells: what to do next, and how far the meetings have come."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lchnv_cli.model.days import brief, brief_with_weekday, spoken_with_year
from lchnv_cli.model.procedure import Body
from lchnv_cli.planning.duties import DutyKind
from lchnv_cli.planning.duty_tasks import duties
from lchnv_cli.planning.progress import Progress, Stage, Step, progress
from lchnv_cli.planning.task import (
    Ask,
    Task,
    act_by,
    time_left,
    told_when,
    working_days_left,
)
from lchnv_cli.report.as_json import FORMAT, to_json
from lchnv_cli.screen.layout import columns, wrapped
from lchnv_cli.work.opening.next_steps import asks, next_steps
from lchnv_cli.work.opening.workplace import Workplace

_BEFORE, _AFTER, _TASKS = 3, 3, 4  # meetings held and to come, and tasks, on one screen
_HEAD = ("Möte", "Läge", "Styrgrupp", "Dagordning", "{}", "Diarier")

_DUTIES = {
    DutyKind.CALENDAR: "Kalendarium {year}",
    DutyKind.ELECTION: "Val av ordförande och vice {year}",
    DutyKind.REVIEW: "Översyn efter valet {year}",
}


def status_of(here: Workplace, body: str, who: str, *, everything: bool, as_json: bool) -> str:
    """Tell of all bodies or one, and of what all or somebody has to do. Raises Stop of no body."""
    chosen = here.body(body)
    every = asks(here, [chosen] if body else here.procedure.bodies.values())
    remaining = next_steps(here, every, who)
    if as_json:
        return to_json({"format": FORMAT, **_as_dict(here, every, remaining)})
    most = None if everything or who else _TASKS
    return "\n\n".join(_screen(here, chosen, every, remaining, most))


def _screen(
    here: Workplace, body: Body, every: list[Ask], remaining: list[Task], most: int | None
) -> Iterator[str]:
    yield f"{body.name}, {spoken_with_year(here.today)}"
    ask = next(each for each in every if each.body_id == body.id)
    yield "\n".join(_next(remaining, ask, most))
    if not here.archive.procedure.governs(body.id, here.today):
        yield _ungoverned(here, body)
        return
    held_or_not = list(progress(here.archive, here.workdays, body.id, here.today))
    held = [each for each in held_or_not if each.meeting.date < here.today]
    name = here.archive.procedure.notes_kind(body.id, here.today).called or "anteckningar"
    head = tuple(word.format(name.capitalize()) for word in _HEAD)
    if around := held[-_BEFORE:] + held_or_not[len(held) :][:_AFTER]:
        yield "Möten\n" + columns([head, *(_row(each, ask) for each in around)])
    rows = []
    for duty in duties(ask):
        due = f"senast {brief(duty.due, here.today.year)}" if duty.lacks else "klart"
        late = duty.due < ask.today  # the days are told above, and make the table too wide
        left = "" if not duty.lacks else "försenat" if late else time_left(duty.due, ask)
        rows.append((_DUTIES[duty.kind].format(year=duty.term), due, left))
    if rows:
        yield f"Årets plikter\n{columns(rows)}"


def _ungoverned(here: Workplace, body: Body) -> str:
    """Tell of a body without deadlines: just its next meetings."""
    told = f"Arbetsordningen gäller inte {body.name}, så här finns inga frister."
    coming = [m for m in here.archive.all_for(body.id) if m.date >= here.today]
    days = [spoken_with_year(m.date) for m in coming[:_AFTER] if not m.off]
    return f"{told}\nNästa möten: {', '.join(days) if days else 'inga är kända'}."


def _next(remaining: list[Task], ask: Ask, most: int | None) -> Iterator[str]:
    if not remaining:
        yield "Inget är att göra just nu."
        return
    yield "Näst att göra"
    for task in remaining[:most]:
        yield wrapped(f"{told_when(task, ask)}: {task.who}", "  ", "    ")
        cited = f" ({task.paragraph})" if task.paragraph else ""
        yield wrapped(f"{task.what[0].upper()}{task.what[1:]}{cited}.", "    ", "    ")
        if task.command:
            yield f"    > {task.command}"
        if task.do:
            yield wrapped(task.do, "    ", "    ")
        if task.then:
            yield f"    {task.then_when}:\n    > {task.then}"
    if left := len(remaining[most:] if most else ()):
        yield f"  … och {left} till: lchnv status --all"


def _row(each: Progress, ask: Ask) -> tuple[str, ...]:
    meeting, day = each.meeting, each.meeting.date
    every = len(ask.archive.procedure.principals_of(meeting.body_id, meeting.date))
    registered = f"{every - len(each.unregistered)} av {every}"
    prepared = each.step(Stage.PREPARED)
    # No steering group prepares an extra meeting, unless it is planned to.
    idle = meeting.extra and prepared.done is None and prepared.planned is None
    return (
        brief_with_weekday(day, ask.today.year),
        each.stage,
        "" if idle else _cell(prepared, day, ask),
        _cell(each.step(Stage.PUBLISHED), day, ask),
        _cell(each.step(Stage.MAILED), day, ask) if day < ask.today else "",
        registered if each.meeting.notes else "",
    )


def _cell(step: Step, meeting: dt.date, ask: Ask) -> str:
    """Tell when a stage was reached or is due; a day without its year is in the meeting's."""
    year = meeting.year
    if step.done is not None:
        return brief(step.done.date, year) if step.done.date else "oklart"
    if step.exempted:
        return "undantag"
    if step.planned is not None:
        return brief(step.planned, year)
    late = "försenad " if step.due < ask.today else "senast "
    return late + brief(step.due, year)


def _as_dict(here: Workplace, every: list[Ask], remaining: list[Task]) -> dict[str, Any]:
    ask = every[0]
    return {
        "body": ask.body_id,
        "bodies": [each.body_id for each in every],
        "today": ask.today,
        "unread": [
            {"place": str(found.place), "message": found.message}
            for found in here.found
            if found.file in {*here.archive.unread, *here.archive.unseen}
        ],
        "tasks": [_task_dict(task, ask) for task in remaining],
        "meetings": [
            _meeting_dict(each)
            for each in progress(here.archive, here.workdays, ask.body_id, ask.today)
        ],
        "duties": [
            {
                "duty": str(duty.kind),
                "year": duty.term.first,
                "due": duty.due,
                "done": not duty.lacks,
                "lacks": [lack.message for lack in duty.lacks],
            }
            for duty in duties(ask)
        ],
    }


def _task_dict(task: Task, ask: Ask) -> dict[str, Any]:
    told = task._asdict()
    told["by_hand"] = task.by_hand
    told["act_by"] = act_by(task, ask)
    told["working_days_left"] = working_days_left(ask.workdays, ask.today, task.due)
    return told


def _meeting_dict(each: Progress) -> dict[str, Any]:
    return {
        "date": each.meeting.date,
        "stage": each.stage,
        "steps": [
            {
                "stage": step.stage,
                "done": step.done is not None,
                "day": step.done.date if step.done else None,
                "due": step.due,
                "exempted": step.exempted,
            }
            for step in each.steps
        ],
        "unregistered": each.unregistered if each.meeting.notes else None,
    }
