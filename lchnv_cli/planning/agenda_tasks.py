"""What is next before a meeting: its preparation, its agenda, and the day itself."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.memory.left_out import to_add
from lchnv_cli.model.days import brief, spoken
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.kinds import AGENDA, NOTES
from lchnv_cli.model.listing import listed
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.register import Post
from lchnv_cli.planning.progress import WATCHING, Progress, Stage, Step
from lchnv_cli.planning.task import NAMED, Ask, Task, TaskKind, to_agenda

_NEAR = dt.timedelta(weeks=4)  # so near its agenda is made before the meeting before it is held


def agenda_tasks(each: Progress, ask: Ask) -> Iterator[Task]:
    """Give what is next for a governed meeting until it is held."""
    meeting, day = each.meeting, each.meeting.date
    if day >= ask.today:
        yield from today_task(meeting, ask)
        yield from adding_task(meeting, each.chain.publish_by.date, ask)
    if not _at_hand(day, ask):
        return
    if meeting.agenda is not None and meeting.agenda.file in ask.changed:
        moved = meeting.occasion.moved_from if meeting.occasion else ()
        if moved and ask.archive.publication(meeting.agenda.file) is None:
            yield _moved(each, meeting.agenda, moved[-1], ask)
        else:
            yield from changed_task(meeting.agenda, day, f"till {ask.named(day)}", ask)
    elif each.step(Stage.PUBLISHED).open:
        yield from _agenda(each, ask)
    yield from _others(each, ask)


def _at_hand(day: dt.date, ask: Ask) -> bool:
    """Tell whether it is time for an agenda: it is near, or the notes of the one before are out.

    An agenda that is published earlier lacks those notes, and what they leave.
    """
    before = ask.archive.previous(ask.body_id, day)
    if before is None or day - ask.today <= _NEAR:
        return True
    notes = before.notes
    return notes is not None and bool(notes.published or notes.mailed)


def today_task(meeting: Meeting, ask: Ask) -> Iterator[Task]:
    """Give the meeting that is held today, and its notes to write in while it is."""
    if meeting.date != ask.today:
        return
    where = ", ".join(str(each) for each in (meeting.hours, meeting.venue) if each)
    body = ask.archive.procedure.bodies[ask.body_id].name
    who = ask.holder(Post.CHAIR, meeting.date) or "ordföranden"
    what = f"håll dagens möte med {body}" + (f": {where}" if where else "")
    day, do = meeting.date, "I morgon står här vad som är näst."
    yield Task(TaskKind.TODAY, day, what, who, meeting=day, do=do)
    if not (meeting.notes or ask.archive.unread_for_notes(ask.body_id, day)):
        brief = ask.archive.procedure.notes_kind(ask.body_id, day).brief
        what, command = f"skapa {brief} att skriva i under mötet", f"lchnv new-notes {day}"
        who = ask.secretary(day)
        yield Task(TaskKind.NOTES, day, what, who, "", ask.of_body(command), meeting=day)


def unready_task(
    document: MeetingDocument, due: dt.date, of: str, ask: Ask, cited: str = ""
) -> Iterator[Task]:
    """Give the errors that keep a document from being published."""
    if faults := ask.unready.get(document.file, ()):
        kind = ask.archive.procedure.kind_of(document)
        what = f"gör klar {kind.definite} {of}: {len(faults)} fel hindrar publiceringen"
        told = " ".join(f"Rad {each.place.line}: {each.message}" for each in faults[:NAMED])
        more = f" … och {len(faults) - NAMED} till." if len(faults) > NAMED else ""
        do, day = f"{told}{more} Rätta det i {document.file}.", document.date
        yield Task(TaskKind.MEND, due, what, ask.issuer(), cited, meeting=day, do=do)


def changed_task(document: MeetingDocument, due: dt.date, of: str, ask: Ask) -> Iterator[Task]:
    """Give a published document that is another than it was, until it is told what was changed."""
    if document.file in ask.changed:
        kind = ask.archive.procedure.kind_of(document)
        what = f"ångra eller redovisa ändringen i {kind.definite} {of}"
        do = f"Ändra tillbaka i {document.file}, eller publicera den med --revised och vad som "
        do += "ändrades."
        yield Task(TaskKind.MEND, due, what, ask.issuer(), do=do)


def withdrawn_task(document: MeetingDocument, step: Step, of: str, ask: Ask) -> Iterator[Task]:
    """Give a document that was taken back, until it is out again or exempted from that."""
    known, day = ask.archive.taken_back(document), document.date
    if known and step.open:
        kind = ask.archive.procedure.kind_of(document)
        what = f"rätta {kind.definite} {of}, och publicera på nytt"
        do = f"Återkallelsen {brief(known.day, ask.today.year)}: {known.withdrawn.rstrip('.')}. "
        do += f"Rätta i {document.file}, och publicera den med --revised och vad som ändrades. "
        do += f"Ska den inte ut igen: skriv undantag från {WATCHING[step.stage]} i den, med skäl."
        cited, who = ask.cited(step.stage, day), ask.issuer()
        yield Task(TaskKind.PUBLISH, step.due, what, who, cited, meeting=day, do=do)


def _moved(each: Progress, agenda: MeetingDocument, old: dt.date, ask: Ask) -> Task:
    """Give the agenda of a meeting that was moved since it was published: it is told anew."""
    day, due = agenda.date, max(each.chain.publish_by.date, ask.today)
    what = f"publicera dagordningen till {ask.named(day)}: mötet är flyttat"
    command = f'lchnv publish {as_word(agenda.file)} --revised "Mötet flyttades från {spoken(old)}"'
    cited = ask.cited(Stage.PUBLISHED, day)
    return Task(TaskKind.PUBLISH, due, what, ask.issuer(), cited, command, meeting=day)


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
    if meeting.agenda is not None and ask.archive.taken_back(meeting.agenda):
        yield from withdrawn_task(meeting.agenda, each.step(Stage.PUBLISHED), of, ask)
    elif meeting.agenda is not None:
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
        do = f"Lägg den i {AGENDA.word}.md i mötets mapp, med dagen i publicerad. Går det inte: "
        do += f"skriv undantag från {WATCHING[Stage.PUBLISHED]} i anteckningarna, med skäl."
        yield Task(TaskKind.AGENDA, due, what, who, cited, meeting=day, do=do)
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
