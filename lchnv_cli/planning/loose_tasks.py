"""What is next for a body whose meetings no arbetsordning governs: an agenda and notes, no more.

Only a body that has written such before is reminded: of its next meeting, and of the last one.
"""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.model.kinds import AGENDA
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.planning.agenda_tasks import adding_task, today_task
from lchnv_cli.planning.chain import chain
from lchnv_cli.planning.notes_tasks import confirm_task
from lchnv_cli.planning.task import Ask, Task, TaskKind, to_agenda

_WEEKS = dt.timedelta(weeks=2)  # before its meeting an agenda is told of


def loose_tasks(ask: Ask) -> Iterator[Task]:
    """Give what is next for the meetings that nothing is demanded of."""
    demands = ask.archive.procedure.demands
    meetings = [
        each
        for each in ask.archive.all_for(ask.body_id)
        if not each.off
        and not demands(ask.body_id, each.date)
        and ask.archive.procedure.answers(ask.body_id, each.date)
    ]
    if not any(each.documents for each in meetings):
        return
    coming = [each for each in meetings if each.date >= ask.today]
    held = [each for each in meetings if each.date < ask.today]
    if coming:
        yield from today_task(coming[0], ask)
        yield from _agenda(coming[0], ask)
        yield from adding_task(coming[0], ask.workdays.before(coming[0].date, 1).date, ask)
    if held:
        until = [*(each.date for each in coming[:1]), *_prepared_by(held[-1], ask)]
        yield from _notes(held[-1], min(until, default=held[-1].date), ask)


def _prepared_by(meeting: Meeting, ask: Ask) -> Iterator[dt.date]:
    """Give when the agenda is published of the next meeting that a meeting has prepared."""
    if ask.steered_id != ask.body_id:
        for each in ask.archive.after(ask.steered_id, meeting.date):
            yield chain(ask.archive, ask.workdays, each.body_id, each.date).publish_by.date
            return


def _agenda(meeting: Meeting, ask: Ask) -> Iterator[Task]:
    day = meeting.date
    there = meeting.agenda or ask.archive.unread_at(ask.body_id, str(day), AGENDA)
    if not there and day - ask.today <= _WEEKS and not meeting.held(ask.today):
        what = f"skapa dagordningen till {ask.named(day)}"
        due = ask.workdays.before(day, 1).date
        yield Task(TaskKind.AGENDA, due, what, ask.issuer(), "", to_agenda(day, ask), meeting=day)


def _notes(meeting: Meeting, until: dt.date, ask: Ask) -> Iterator[Task]:
    day = meeting.date
    if meeting.notes is not None:
        yield from confirm_task(meeting.notes, until, ask)
    elif meeting.agenda and not ask.archive.unread_for_notes(ask.body_id, day):
        brief = ask.archive.procedure.notes_kind(ask.body_id, day).brief
        what, command = f"skriv {brief} från {ask.named(day)}", f"lchnv new-notes {day}"
        who = ask.secretary(day)
        yield Task(TaskKind.NOTES, until, what, who, "", ask.of_body(command), meeting=day)
