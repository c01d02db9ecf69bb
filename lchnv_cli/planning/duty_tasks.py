"""The year's duties that are at hand, and what is next with them."""

from collections.abc import Iterator

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import brief
from lchnv_cli.planning.decided_duties import decided
from lchnv_cli.planning.duties import (
    Duty,
    DutyKind,
    Lack,
    calendar_duty,
    election_duties,
    review_duties,
)
from lchnv_cli.planning.task import Ask, Task, TaskKind
from lchnv_cli.planning.terms import term_of

_WRITING = {
    DutyKind.CALENDAR: (TaskKind.CALENDAR, "kalendariet"),
    DutyKind.ELECTION: (TaskKind.ELECTION, "valet av ordförande och vice ordförande"),
    DutyKind.REVIEW: (TaskKind.REVIEW, "översynen av arbetsordningen"),
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
            yield _task(duty, ask)


def _task(duty: Duty, ask: Ask) -> Task:
    body = ask.archive.procedure.bodies[duty.body_id].name
    year = duty.term.first
    cites = {DutyKind.CALENDAR: "4 §", DutyKind.ELECTION: "2 §"}.get(duty.kind, "7 §")
    cited = ask.archive.procedure.cited(duty.kind, cites, duty.body_id, duty.due, "{}")
    if found := decided(duty, ask):
        kind, what = _WRITING[duty.kind]
        day, point = brief(found.decision.date, ask.today.year), found.decision.address
        what = f"beslutat {day} punkt {point}: skriv in {what} för {duty.term}"
        who, by_hand = ask.secretary(ask.today), found.by_hand
        return Task(kind, duty.due, what, who, cited, found.command, by_hand=by_hand)
    if duty.kind is DutyKind.CALENDAR:
        made = ask.archive.calendar(duty.body_id, year) is not None
        command = ask.of_body(f"lchnv calendar {year}" + ("" if made else " --propose 5"))
        what = f"fastställ kalendariet för {year}"
        return Task(TaskKind.CALENDAR, duty.due, what, body, cited, command, by_hand=True)
    if duty.kind is DutyKind.ELECTION:
        what = f"välj ordförande och vice ordförande för {duty.term}"
        command = ask.of_body("lchnv members")
        return Task(TaskKind.ELECTION, duty.due, what, body, cited, command, by_hand=True)
    what = f"se över arbetsordningen efter valet {year}"
    command = "lchnv rule sen-översyn"
    return Task(TaskKind.REVIEW, duty.due, what, body, cited, command, by_hand=True)


def _standing(duty: Duty, archive: Archive) -> tuple[Lack, ...]:
    """Give what a duty lacks and no exemption covers."""
    own = [e for e in archive.exemptions() if e.rule == duty.kind and e.reason]
    return tuple(
        lack
        for lack in duty.lacks
        if not any(e.place.file == lack.place.file and e.only in lack.message for e in own)
    )
