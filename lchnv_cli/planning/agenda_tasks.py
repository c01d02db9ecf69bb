"""What is next before a meeting: its preparation, its agenda, and the day itself."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.memory.left_out import to_add
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.kinds import AGENDA, NOTES
from lchnv_cli.model.listing import listed
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.register import Post
from lchnv_cli.planning.progress import Progress, Stage
from lchnv_cli.planning.task import NAMED, Ask, Task, TaskKind, to_agenda


def agenda_tasks(each: Progress, ask: Ask) -> Iterator[Task]:
    """Give what is next for a governed meeting until it is held."""
    meeting, day = each.meeting, each.meeting.date
    if day >= ask.today:
        yield from today_task(meeting, ask)
        if not meeting.extra:
            yield from _preparing(each, ask)
        yield from adding_task(meeting, each.chain.publish_by.date, ask)
    if meeting.agenda is not None and meeting.agenda.file in ask.changed:
        yield from changed_task(meeting.agenda, day, f"till {ask.named(day)}", ask)
    elif each.step(Stage.PUBLISHED).open:
        yield from _agenda(each, ask)
    yield from _others(each, ask)


def today_task(meeting: Meeting, ask: Ask) -> Iterator[Task]:
    """Give the meeting that is held today."""
    if meeting.date != ask.today:
        return
    where = ", ".join(str(each) for each in (meeting.hours, meeting.venue) if each)
    body = ask.archive.procedure.bodies[ask.body_id].name
    who = ask.holder(Post.CHAIR, meeting.date) or "ordföranden"
    what = f"håll dagens möte med {body}" + (f": {where}" if where else "")
    there = meeting.notes or ask.archive.unread_for_notes(ask.body_id, meeting.date)
    command = "" if there else ask.of_body(f"lchnv new-notes {meeting.date}")
    day = meeting.date
    yield Task(TaskKind.TODAY, day, what, who, "", command, meeting=day, by_hand=True)


def unready_task(
    document: MeetingDocument, due: dt.date, of: str, ask: Ask, cited: str = ""
) -> Iterator[Task]:
    """Give the errors that keep a document from being published."""
    if count := ask.unready.get(document.file, 0):
        kind = ask.archive.procedure.kind_of(document)
        what = f"gör klar {kind.definite} {of}: {count} fel hindrar publiceringen"
        command = f"lchnv check {as_word(document.file)}"
        day = document.date
        yield Task(
            TaskKind.MEND, due, what, ask.issuer(), cited, command, meeting=day, by_hand=True
        )


def changed_task(document: MeetingDocument, due: dt.date, of: str, ask: Ask) -> Iterator[Task]:
    """Give a published document that is another than it was, until it is told what was changed."""
    if document.file in ask.changed:
        kind = ask.archive.procedure.kind_of(document)
        what = f"ångra eller redovisa ändringen i {kind.definite} {of}"
        command = f"lchnv check {as_word(document.file)}"
        yield Task(TaskKind.MEND, due, what, ask.issuer(), "", command, by_hand=True)


def _preparing(each: Progress, ask: Ask) -> Iterator[Task]:
    day, dates = each.meeting.date, each.chain
    chair, head = ask.holder(Post.CHAIR, day), ask.holder(Post.RSS_HEAD, day)
    who = f"{chair or 'ordföranden'} och {head or 'chef för RSS'}"
    cited, command = ask.cited(Stage.PREPARED, day), ask.of_body(f"lchnv calendar {day.year}")
    steering = each.step(Stage.PREPARED)
    steered = ask.archive.procedure.steered_by(ask.body_id)
    unread = steered is not None and ask.archive.may_lack(steered.id, day.year)
    if steered and not unread and steering.open and steering.planned is None:
        what = f"planera styrgruppens möte inför {ask.named(day)}"
        kind = TaskKind.STEERING
        yield Task(kind, steering.due, what, who, cited, command, meeting=day, by_hand=True)
    planned = ask.archive.preparations(ask.body_id)
    if dates.preparation is None and any(each.date.year == day.year for each in planned):
        due = dates.steering or day
        if due >= ask.today:
            what = f"planera ordförandeberedningen inför {ask.named(day)}"
            kind = TaskKind.PREPARE
            yield Task(kind, due, what, who, cited, command, meeting=day, by_hand=True)


def adding_task(meeting: Meeting, due: dt.date, ask: Ask) -> Iterator[Task]:
    """Give what an agenda lacks of what its meeting should take up."""
    agenda, day = meeting.agenda, meeting.date
    titles = [left.matter.title for left in to_add(agenda, ask.ledger)] if agenda else []
    if titles:
        what = f"lägg in {listed([f'”{title}”' for title in titles], NAMED)} i dagordningen "
        what += f"till {ask.named(day)}"
        yield Task(TaskKind.ADD, due, what, ask.issuer(), "", to_agenda(day, ask), meeting=day)


def _agenda(each: Progress, ask: Ask) -> Iterator[Task]:
    meeting, day, due = each.meeting, each.meeting.date, each.chain.publish_by.date
    who, cited, of = ask.issuer(), ask.cited(Stage.PUBLISHED, day), f"till {ask.named(day)}"
    if meeting.agenda is not None:
        stopped = list(unready_task(meeting.agenda, due, of, ask, cited))
        yield from stopped
        if not stopped:
            command = ask.of_meeting(f"lchnv publish {day} --agenda", day)
            what = f"publicera dagordningen {of}"
            yield Task(TaskKind.PUBLISH, due, what, who, cited, command, meeting=day)
    elif ask.archive.unread_at(ask.body_id, str(day), AGENDA):
        return  # it is there, and is to be mended first
    elif meeting.held(ask.today):
        what = f"lägg in dagordningen {of}, eller ett undantag med skäl"
        yield Task(TaskKind.AGENDA, due, what, who, cited, meeting=day, by_hand=True)
    else:
        what = f"skapa och publicera dagordningen {of}"
        yield Task(TaskKind.AGENDA, due, what, who, cited, to_agenda(day, ask), meeting=day)


def _others(each: Progress, ask: Ask) -> Iterator[Task]:
    """Give the documents to publish of kinds that the arbetsordning says nothing of.

    They have the day that it gives the agenda, or the notes where their clauses are decisions.
    """
    day = each.meeting.date
    for document in each.meeting.documents:
        kind = document.kind
        if kind in {AGENDA, NOTES} or not kind.published or document.published is not None:
            continue
        due = each.chain.notes_published_by if kind.decides else each.chain.publish_by.date
        stopped = list(unready_task(document, due, f"till {ask.named(day)}", ask))
        yield from stopped
        if not stopped:
            what = f"publicera {kind.definite} till {ask.named(day)}"
            command = f"lchnv publish {as_word(document.file)}"
            yield Task(TaskKind.PUBLISH, due, what, ask.issuer(), "", command, meeting=day)
