"""What is to be done next, by when, by whom and with which command.

Made of a meeting's progress and the year's duties alone, the same that the rules go by: what is
told to be done is what check would miss.
"""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.left_out import to_add
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Notes
from lchnv_cli.model.kinds import AGENDA, NOTES
from lchnv_cli.model.listing import listed
from lchnv_cli.model.register import Post
from lchnv_cli.planning.duties import (
    Duty,
    DutyKind,
    Lack,
    calendar_duty,
    election_duties,
    review_duties,
)
from lchnv_cli.planning.progress import WATCHING, Progress, Stage, progress
from lchnv_cli.planning.question_tasks import question_tasks
from lchnv_cli.planning.task import NAMED, Ask, Task, holder, of_body, to_agenda
from lchnv_cli.planning.terms import term_of
from lchnv_cli.workdays import Workdays


def tasks(ask: Ask) -> list[Task]:
    """Give everything that remains to be done for meetings and duties, soonest first."""
    found: list[Task] = []
    for each in progress(ask.archive, ask.workdays, ask.body_id, ask.today):
        found += _of_meeting(each, ask)
    for meeting in ask.archive.all_for(ask.body_id):
        found += (task for own in meeting.questions for task in question_tasks(own, meeting, ask))
    for duty in duties(ask):
        found += _of_duty(duty, ask)
    return sorted(found, key=lambda task: (task.due, task.what))


def duties(ask: Ask) -> list[Duty]:
    """Give the duties at hand: this and next year's calendar and election, and reviews.

    Of the past only what was never done; and only for a body that the arbetsordning governs, and
    what was due since the folder answers for it.
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
    return [duty for duty in asked if duty.term.first > this or duty.due >= ask.today or duty.lacks]


def working_days_left(workdays: Workdays, today: dt.date, due: dt.date) -> int:
    """Count the working days after today up to the last day; negative when it has passed."""
    one = dt.timedelta(days=1)
    if due >= today:
        return len(workdays.between(today + one, due)) if due > today else 0
    return -len(workdays.between(due + one, today))


def _of_meeting(each: Progress, ask: Ask) -> Iterator[Task]:
    day = each.meeting.date
    of = spoken_with_year(day)
    ahead = day >= ask.today
    steering = each.step(Stage.PREPARED)
    if ahead and steering.open and steering.planned is None:
        chair = holder(ask, Post.CHAIR, day) or "ordföranden"
        yield Task(
            steering.due,
            f"planera styrgruppens möte inför {of}",
            f"{chair} och {holder(ask, Post.RSS_HEAD, day) or 'chef för RSS'}",
            _cited(Stage.PREPARED, ask, day),
            of_body(f"lchnv calendar {day.year}", ask),
            day,
        )
    if ahead and each.meeting.agenda is not None and (lacks := _lacking(each, ask)):
        yield lacks
    if each.step(Stage.PUBLISHED).open:
        yield _agenda(each, ask, of)
    if not ahead:
        yield from _notes(each, ask, of)
    yield from _others(each, ask, of)


def _lacking(each: Progress, ask: Ask) -> Task | None:
    """Give what an agenda lacks of what its meeting should take up."""
    agenda, meeting = each.meeting.agenda, each.meeting
    titles = [left.matter.title for left in to_add(agenda, ask.ledger)] if agenda else []
    if agenda is None or not titles:
        return None
    what = f"lägg in {listed([f'”{title}”' for title in titles], NAMED)} i dagordningen till "
    what += spoken_with_year(meeting.date)
    who = ask.archive.procedure.issuer or "sekreteraren"
    command = to_agenda(meeting.date, ask)
    return Task(each.chain.publish_by.date, what, who, "", command, meeting.date)


def _others(each: Progress, ask: Ask, of: str) -> Iterator[Task]:
    """Give the documents to publish of kinds that the arbetsordning says nothing of.

    They have the day that it gives the agenda, or the notes where their clauses are decisions.
    """
    for document in each.meeting.documents:
        kind = document.kind
        if kind in {AGENDA, NOTES} or not kind.published or document.published is not None:
            continue
        due = each.chain.notes_published_by if kind.decides else each.chain.publish_by.date
        what = f"publicera {kind.definite} till {of}"
        who = ask.archive.procedure.issuer or "sekreteraren"
        yield Task(due, what, who, "", f"lchnv publish {document.file}", each.meeting.date)


def _agenda(each: Progress, ask: Ask, of: str) -> Task:
    day, due = each.meeting.date, each.chain.publish_by.date
    who = ask.archive.procedure.issuer or "sekreteraren"
    cited = _cited(Stage.PUBLISHED, ask, day)
    if each.meeting.agenda is None:
        if file := ask.archive.unread_at(ask.body_id, str(day), AGENDA):
            what = f"rätta dagordningen till {of}, som inte går att läsa"
            return Task(due, what, who, cited, f"lchnv check {file}", day)
        if each.meeting.held(ask.today):
            what = f"lägg in dagordningen till {of}, eller ett undantag med skäl"
            return Task(due, what, who, cited, "", day)
        what = f"skapa och publicera dagordningen till {of}"
        return Task(due, what, who, cited, to_agenda(day, ask), day)
    what = f"publicera dagordningen till {of}"
    return Task(due, what, who, cited, f"lchnv publish {day}", day)


def _notes(each: Progress, ask: Ask, of: str) -> Iterator[Task]:
    day, named = each.meeting.date, ask.archive.procedure.notes_kind(ask.body_id, each.meeting.date)
    who = holder(ask, Post.SECRETARY, day) or holder(ask, Post.RSS_HEAD, day) or "sekreteraren"
    cited = _cited(Stage.MAILED, ask, day)
    if each.step(Stage.NOTED).open:
        agenda, file = (ask.archive.unread_at(ask.body_id, str(day), k) for k in (AGENDA, NOTES))
        hidden = None if each.meeting.agenda else agenda
        if file and file != hidden:
            what = f"rätta {named.brief} från {of}, som inte går att läsa"
            yield Task(each.chain.mail_by, what, who, cited, f"lchnv check {file}", day)
            return
        if hidden:
            return  # notes are made from the agenda where there is one; mending it is told
        what = f"skriv och mejla {named.brief} från {of}"
        command = of_body(f"lchnv new-notes {day}", ask)
        yield Task(each.chain.mail_by, what, who, cited, command, day)
        return
    if each.meeting.notes is None:
        return
    if left := _unconfirmed(each.meeting.notes, ask):
        what = f"bekräfta besluten i {named.brief} från {of}: punkt {listed(left, NAMED)}"
        command = f"lchnv check {each.meeting.notes.file}"
        yield Task(each.chain.mail_by, what, who, "", command, day)
    if each.step(Stage.MAILED).open:
        what = f"mejla {named.brief} från {of}"
        yield Task(each.chain.mail_by, what, who, cited, f"lchnv mail {day}", day)
    if each.step(Stage.WEB).open:
        what = f"publicera {named.brief} från {of}"
        cited = _cited(Stage.WEB, ask, day)
        yield Task(each.chain.notes_published_by, what, who, cited, f"lchnv publish {day}", day)
    registered = each.step(Stage.REGISTERED)
    if registered.open and each.step(Stage.MAILED).done is not None:
        count = len(each.unregistered)
        what = f"diarieför {named.brief} från {of}"
        whom = ", ".join(each.unregistered) if count <= NAMED else f"{count} huvudmän"
        cited = _cited(Stage.REGISTERED, ask, day)
        yield Task(registered.due, what, whom, cited, f"lchnv mail {day} --remind", day)


def _unconfirmed(notes: Notes, ask: Ask) -> list[str]:
    """Give the points whose decisions are the agenda's proposals, in their order."""
    return [
        str(item.address)
        for item in notes.points()
        if OutcomeKind.TO_CONFIRM in fate_of(item, notes.body_id, ask.archive.procedure).kinds
    ]


def _cited(stage: Stage, ask: Ask, day: dt.date) -> str:
    """Give the paragraph that asks for a stage of a meeting, empty where none does."""
    cites = "5 §" if stage is Stage.PREPARED else "4 §"
    return ask.archive.procedure.cited(WATCHING[stage], cites, ask.body_id, day, "{}")


def _standing(duty: Duty, archive: Archive) -> tuple[Lack, ...]:
    """Give what a duty lacks and no exemption covers."""
    own = [e for e in archive.exemptions() if e.rule == duty.kind and e.reason]
    return tuple(
        lack
        for lack in duty.lacks
        if not any(e.place.file == lack.place.file and e.only in lack.message for e in own)
    )


def _of_duty(duty: Duty, ask: Ask) -> Iterator[Task]:
    """Give a duty that lacks something, once its time has come."""
    if not duty.lacks or ask.today < duty.opens:
        return
    body = ask.archive.procedure.bodies[duty.body_id].name
    year = duty.term.first
    cites = {DutyKind.CALENDAR: "4 §", DutyKind.ELECTION: "2 §"}.get(duty.kind, "7 §")
    cited = ask.archive.procedure.cited(duty.kind, cites, duty.body_id, duty.due, "{}")
    if duty.kind is DutyKind.CALENDAR:
        made = ask.archive.calendar(duty.body_id, year) is not None
        command = of_body(f"lchnv calendar {year}" + ("" if made else " --propose 5"), ask)
        yield Task(duty.due, f"fastställ kalendariet för {year}", body, cited, command)
    elif duty.kind is DutyKind.ELECTION:
        what = f"välj ordförande och vice ordförande för {duty.term}"
        yield Task(duty.due, what, body, cited, of_body("lchnv members", ask))
    else:
        what = f"se över arbetsordningen efter valet {year}"
        yield Task(duty.due, what, body, cited, "lchnv rule sen-översyn")
