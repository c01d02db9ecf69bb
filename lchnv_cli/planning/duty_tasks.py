"""The year's duties that are at hand, and what is next with them."""

from collections.abc import Iterator

from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import brief
from lchnv_cli.model.kinds import CALENDAR
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.planning.decided_duties import decided
from lchnv_cli.planning.duties import (
    ABOUT,
    Duty,
    DutyKind,
    Lack,
    calendar_duty,
    election_duties,
    review_duties,
)
from lchnv_cli.planning.plan_tasks import planning_task
from lchnv_cli.planning.task import Ask, Task, TaskKind, to_agenda
from lchnv_cli.planning.terms import Term, term_of

_WRITING = {
    DutyKind.CALENDAR: (TaskKind.CALENDAR, "kalendariet"),
    DutyKind.ELECTION: (TaskKind.ELECTION, "valet av ordförande och vice ordförande"),
    DutyKind.REVIEW: (TaskKind.REVIEW, "översynen av arbetsordningen"),
}
# What is to be decided, and what notes about it may lack.
_DECIDING = {
    DutyKind.CALENDAR: ("fastställ kalendariet för {}", "att kalendariet för {} fastställdes"),
    DutyKind.ELECTION: (
        "välj ordförande och vice ordförande för {}",
        "vilka som valdes till ordförande och vice ordförande för {}",
    ),
    DutyKind.REVIEW: ("se över arbetsordningen efter valet {}", "att den är översedd"),
}


def duties(ask: Ask) -> list[Duty]:
    """Give the duties at hand: this and next year's calendar and election, and reviews.

    Of the past only what was never done; and only for a body that the arbetsordning governs, and
    what was due since the folder answers for it, for the years of the meetings that it knows.
    """
    if not ask.archive.procedure.governs(ask.body_id, ask.today):
        return []
    this, following = ask.today.year, ask.today.year + 1
    found = [calendar_duty(ask, ask.body_id, y) for y in (this, following)]
    terms = (term_of(ask.archive.procedure, ask.body_id, this).first, following)
    found += election_duties(ask, ask.body_id, terms)
    found += review_duties(ask, ask.body_id)
    told = [duty._replace(lacks=_standing(duty, ask.archive)) for duty in found]
    answers = ask.archive.procedure.answers
    asked = [duty for duty in told if answers(ask.body_id, duty.due)]
    first = min((each.date.year for each in ask.archive.all_for(ask.body_id)), default=following)
    return [
        duty
        for duty in asked
        if duty.term.first > this
        or duty.due >= ask.today
        or (duty.lacks and duty.term.first >= first)
    ]


def duty_tasks(ask: Ask) -> Iterator[Task]:
    """Give the duties that lack something, once their time has come."""
    for duty in duties(ask):
        if duty.lacks and duty.opens <= ask.today:
            yield from _tasks(duty, ask)


def _tasks(duty: Duty, ask: Ask) -> Iterator[Task]:
    year, by = duty.term.first, ask.secretary(ask.today)
    cites = {DutyKind.CALENDAR: "4 §", DutyKind.ELECTION: "2 §"}.get(duty.kind, "7 §")
    cited = ask.archive.procedure.cited(duty.kind, cites, duty.body_id, duty.due, "{}")
    kind, what = _WRITING[duty.kind]
    if found := decided(duty, ask):
        day, point = brief(found.decision.date, ask.today.year), found.decision.address
        what = f"beslutat {day} punkt {point}: skriv in {what} för {duty.term}"
        do = "" if found.command else f"Skriv dagarna i {_file(duty)}, med fastställt och mötet."
        yield Task(kind, duty.due, what, by, cited, found.command, do=do)
    elif duty.kind is DutyKind.CALENDAR and (plan := planning_task(ask, year)):
        yield plan._replace(due=duty.due, paragraph=cited)
    else:
        body = ask.archive.procedure.bodies[duty.body_id].name
        yield from _to_decide(duty, Task(kind, duty.due, "", body, cited), ask)


def _to_decide(duty: Duty, task: Task, ask: Ask) -> Iterator[Task]:
    """Give the way of a duty to the notes that decide it; nothing while a meeting is to have it."""
    what, done = _DECIDING[duty.kind]
    what = what.format(duty.term)
    if (told := _told_of(duty, ask)) is not None:
        if told:
            do = f"{told} handlar om det, men säger inte {done.format(duty.term)}: skriv det där."
            due = min(duty.due, ask.today)  # before the notes go out
            yield task._replace(due=due, what=what, do=do, who=ask.secretary(ask.today))
        return
    coming = _coming(duty, ask)
    if coming is None:
        do = f"Skriv undantag från {duty.kind} i {duty.lacks[0].place.file}, med skäl."
        if duty.due >= ask.today:
            do = "Inget möte är kvar som hinner: kalla till ett extra möte."
            if not ask.archive.calendar(duty.body_id, duty.due.year):
                year = _file(duty._replace(term=Term(duty.due.year, duty.due.year)))
                do = f"Inget möte är inskrivet som hinner: skriv in årets i {year}, eller kalla "
                do += "till ett extra möte."
        yield task._replace(what=what, do=do)
        return
    if coming.agenda is not None:  # one that is to be made brings it
        what = f"ta upp på mötet {ask.named(coming.date)}: {what}"
        yield task._replace(what=what, command=to_agenda(coming.date, ask), who=ask.issuer())


def _told_of(duty: Duty, ask: Ask) -> str | None:
    """Give the point of held notes that is about a duty without fulfilling it.

    Empty where it waits: it is on the agenda of a meeting to come, or the notes are to be written
    or confirmed. None where no meeting has it, or where one put it off.
    """
    about, procedure = ABOUT[duty.kind], ask.archive.procedure
    for meeting in reversed(ask.archive.all_for(duty.body_id)):
        if meeting.off or not duty.opens <= meeting.date <= duty.due:
            continue
        notes = meeting.notes if meeting.date <= ask.today else None
        for item in notes.points() if notes else ():
            if about.search(item.heading.title):
                kinds = fate_of(item, duty.body_id, procedure).kinds
                if OutcomeKind.TO_CONFIRM in kinds:
                    return ""
                if item.decisions and not fate_of(item, duty.body_id, procedure).undecided:
                    return f"Punkt {item.address} i {notes.file}" if notes else ""
                return None
        agenda = meeting.agenda if notes is None else None
        if agenda and any(about.search(item.heading.title) for item in agenda.points()):
            return ""
    return None


def _coming(duty: Duty, ask: Ask) -> Meeting | None:
    """Give the meeting to come that can fulfil a duty in time, an extra one where no other does."""
    ahead = [
        each
        for each in ask.archive.all_for(duty.body_id)
        if ask.today <= each.date <= duty.due and not (each.off or each.held(ask.today))
    ]
    return min(ahead, key=lambda each: (each.extra, each.date), default=None)


def _file(duty: Duty) -> str:
    return f"meetings/{duty.body_id}/{duty.term.first}/{CALENDAR.word}.md"


def _standing(duty: Duty, archive: Archive) -> tuple[Lack, ...]:
    """Give what a duty lacks and no exemption covers."""
    own = [e for e in archive.exemptions() if e.rule == duty.kind and e.reason]
    return tuple(
        lack
        for lack in duty.lacks
        if not any(e.place.file == lack.place.file and e.only in lack.message for e in own)
    )
