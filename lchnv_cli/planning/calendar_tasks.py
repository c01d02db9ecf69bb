"""What the calendar lacks: who decided that a meeting is off or moved, a steering group in time.

Also the addresses of those who are to be called.
"""

from collections.abc import Iterator

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.listing import listed
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.model.spokespeople import spokespeople
from lchnv_cli.planning.chain import misplaced_steering
from lchnv_cli.planning.progress import WATCHING, Stage, exempted
from lchnv_cli.planning.task import DECISION, NAMED, Ask, Task, TaskKind

_MISPLACED = WATCHING[Stage.PREPARED]  # an exemption from it may set the day aside


def calendar_tasks(ask: Ask) -> Iterator[Task]:
    """Give what a governed body's calendar lacks of the meetings to come, or just passed."""
    for meeting in ask.archive.all_for(ask.body_id):
        if meeting.date < ask.today or not ask.archive.procedure.demands(ask.body_id, meeting.date):
            continue
        yield from _undecided(meeting, ask)
        if not meeting.off and not meeting.extra:
            yield from _steering(meeting, ask)
    yield from _addresses(ask)


def _undecided(meeting: Meeting, ask: Ask) -> Iterator[Task]:
    """Give a meeting that was called off or moved without anybody saying who decided it."""
    occasion, day = meeting.occasion, meeting.date
    if occasion is None or not (occasion.cancelled or occasion.moved_from):
        return
    if is_answer(occasion.cancelled or occasion.decided):
        return
    if occasion.cancelled:
        how, command = "ställdes in", f"lchnv cancel {day}"
    else:
        first = occasion.moved_from[-1]
        how, command = f"flyttades från {spoken_with_year(first)}", f"lchnv move {first} {day}"
    what = f"skriv in beslutet om att mötet {ask.named(day)} {how}"
    yield Task(
        TaskKind.DECISION,
        day,
        what,
        ask.secretary(ask.today),
        command=f"lchnv check {as_word(occasion.place.file)}",
        then=ask.of_body(f'{command} --decided "{DECISION}"'),
        then_when="När det är känt",
        meeting=day,
        by_hand=True,
    )


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
    due = min(planned, max(wanted, ask.today))
    who = ask.secretary(ask.today)
    yield Task(TaskKind.STEERING, due, what, who, cited, command, meeting=day, by_hand=not free)


def _addresses(ask: Ask) -> Iterator[Task]:
    """Give those who are called to the next meeting and have no address, where others have."""
    archive, coming = ask.archive, ask.archive.coming(ask.body_id, ask.today)
    if coming is None or archive.register.partial:
        return
    mails = {each.name: each.mail.strip() for each in archive.register.people}
    called = spokespeople(ask.body_id, ask.today, archive.register, archive.procedure)
    people = list(dict.fromkeys(each.person for each in called))
    lacking = [name for name in people if not mails[name]]
    if lacking and len(lacking) < len(people):
        whom = listed(lacking, NAMED)
        what = f"skriv e-postadressen till {whom} i {archive.register.file}"
        who = ask.secretary(ask.today)
        kind, command = TaskKind.ADDRESS, ask.of_body("lchnv members")
        yield Task(kind, coming.date, what, who, "", command, by_hand=True)
