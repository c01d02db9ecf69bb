"""What is next for a body, in the order in which it is to be done.

Made of the meetings' progress, the questions, the posts and the year's duties, the same that the
rules go by: what is told to be done is what check would miss.
"""

from collections.abc import Iterator

from lchnv_cli.planning.agenda_tasks import agenda_tasks
from lchnv_cli.planning.calendar_tasks import calendar_tasks
from lchnv_cli.planning.duty_tasks import duty_tasks
from lchnv_cli.planning.loose_tasks import loose_tasks
from lchnv_cli.planning.mail_tasks import revision_tasks
from lchnv_cli.planning.nominations import nomination_tasks
from lchnv_cli.planning.notes_tasks import notes_tasks
from lchnv_cli.planning.plan_tasks import plan_tasks
from lchnv_cli.planning.preparations import preparing_tasks
from lchnv_cli.planning.print_tasks import print_tasks
from lchnv_cli.planning.progress import progress
from lchnv_cli.planning.question_tasks import question_tasks, unasked_tasks
from lchnv_cli.planning.renewals import renewal_tasks
from lchnv_cli.planning.seat_tasks import seat_tasks
from lchnv_cli.planning.task import Ask, Task, TaskKind, working_days_left

_SOON = 5  # working days


def tasks(ask: Ask) -> list[Task]:
    """Give everything that remains to be done for a body, the most urgent first."""
    return sorted(_found(ask), key=lambda task: (urgency(task, ask), task.due, task.what))


def urgency(task: Task, ask: Ask) -> int:
    """Tell how urgent a task is, 0 being the most.

    What cannot be read comes first, then what is late for a meeting to come, what is due within a
    week, and what is late otherwise; last what others are late with, who can only be reminded.
    """
    late = task.due < ask.today
    if task.kind is TaskKind.UNREAD:
        return 0
    if task.others and late:
        return 5
    if late:
        return 1 if task.meeting and task.meeting >= ask.today else 3
    return 2 if working_days_left(ask.workdays, ask.today, task.due) <= _SOON else 4


def _found(ask: Ask) -> Iterator[Task]:
    for each in progress(ask.archive, ask.workdays, ask.body_id, ask.today):
        yield from agenda_tasks(each, ask)
        if each.meeting.date < ask.today:
            yield from notes_tasks(each, ask)
    yield from revision_tasks(ask)
    yield from preparing_tasks(ask)
    yield from loose_tasks(ask)
    for meeting in ask.archive.all_for(ask.body_id):
        for own in meeting.questions:
            yield from question_tasks(own, meeting, ask)
    yield from unasked_tasks(ask)
    yield from calendar_tasks(ask)
    yield from seat_tasks(ask)
    yield from renewal_tasks(ask)
    yield from nomination_tasks(ask)
    duties = [*duty_tasks(ask)]
    yield from duties
    if not any(task.kind is TaskKind.PLAN for task in duties):
        yield from plan_tasks(ask)
    yield from print_tasks(ask)
