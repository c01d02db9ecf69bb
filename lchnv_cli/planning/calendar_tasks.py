"""What the calendar lacks: who decided that a meeting is off or moved, a steering group in time.

Also the addresses of those who are to be called.
"""

from collections.abc import Iterator

from lchnv_cli.model.days import brief, spoken, spoken_with_year
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.planning.chain import chain, misplaced_steering
from lchnv_cli.planning.mail_tasks import address_tasks
from lchnv_cli.planning.progress import WATCHING, Stage, exempted
from lchnv_cli.planning.task import Ask, Task, TaskKind

_MISPLACED = WATCHING[Stage.PREPARED]  # an exemption from it may set the day aside


def calendar_tasks(ask: Ask) -> Iterator[Task]:
    """Give what a body's calendar lacks of the meetings to come, and what is told of them."""
    for meeting in ask.archive.all_for(ask.body_id):
        yield from _to_tell(meeting, ask)
        if meeting.date < ask.today or not ask.archive.procedure.demands(ask.body_id, meeting.date):
            continue
        yield from _undecided(meeting, ask)
        if not meeting.off and not meeting.extra:
            yield from _steering(meeting, ask)
    yield from address_tasks(ask)


def _to_tell(meeting: Meeting, ask: Ask) -> Iterator[Task]:
    """Give the mail, as long as its draft lies there, that a meeting is called off or moved."""
    day = meeting.date
    if draft := ask.drafted.rescheduled.get((meeting.body_id, day)):
        old = () if meeting.cancelled or not meeting.occasion else meeting.occasion.moved_from
        how = f"flyttat från {brief(old[-1], ask.today.year)}" if old else "inställt"
        what = f"skicka mejlet om att mötet {ask.named(day)} är {how}"
        do = f"Öppna {draft} i Outlook, läs igenom och skicka. Ta sedan bort det ur mappen."
        yield Task(TaskKind.MAIL, ask.today, what, ask.secretary(ask.today), meeting=day, do=do)


def _undecided(meeting: Meeting, ask: Ask) -> Iterator[Task]:
    """Give a meeting that was called off or moved without anybody saying who decided it."""
    occasion, day = meeting.occasion, meeting.date
    if occasion is None or not (occasion.cancelled or occasion.moved_from):
        return
    if is_answer(occasion.cancelled or occasion.decided):
        return
    if occasion.cancelled:
        how, field = "ställdes in", "inställt"
    else:
        how, field = f"flyttades från {spoken_with_year(occasion.moved_from[-1])}", "beslut"
    what = f"skriv in beslutet om att mötet {ask.named(day)} {how}"
    do = f"Skriv mötet och punkten som {field}: på raden i {occasion.place.file} (rad "
    do += f"{occasion.place.line}), så här: {field}: {ask.body_id} 2026-03-20 punkt 4 b"
    yield Task(TaskKind.DECISION, day, what, ask.secretary(ask.today), meeting=day, do=do)


def _steering(meeting: Meeting, ask: Ask) -> Iterator[Task]:
    """Give a steering group that meets too early or too late for a meeting, as after a move."""
    day, procedure = meeting.date, ask.archive.procedure
    found = misplaced_steering(ask.archive, ask.workdays, ask.body_id, day, ask.today)
    if found is None or _MISPLACED in exempted(ask.archive, meeting):
        return
    planned, wanted, free = found
    cited = procedure.cited(_MISPLACED, "5 §", ask.body_id, day, "{}")
    what = f"flytta styrgruppens möte {spoken_with_year(planned)}: det är "
    what += f"{(day - planned).days} dagar före mötet {ask.named(day)}"
    steering = procedure.bodies[ask.body_id].steering
    command = f"lchnv move {planned} {wanted} --body {steering}" if free else ""
    dates = chain(ask.archive, ask.workdays, ask.body_id, day)
    first, last = spoken(dates.steering_first), spoken_with_year(dates.steering_last)
    do = f"Skriv en dag från {first} till {last} på dess rad i kalendariet. Går det inte: undantag "
    do = "" if free else f"{do}från {_MISPLACED} där, med skäl."
    due = min(planned, max(wanted, ask.today))
    who = ask.secretary(ask.today)
    yield Task(TaskKind.STEERING, due, what, who, cited, command, meeting=day, do=do)
