"""What is next after a meeting: its notes written, confirmed, published, mailed and registered."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.document import Notes
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.listing import listed
from lchnv_cli.planning.agenda_tasks import changed_task, unready_task
from lchnv_cli.planning.progress import Progress, Stage
from lchnv_cli.planning.task import NAMED, NUMBER, Ask, Task, TaskKind


def notes_tasks(each: Progress, ask: Ask) -> Iterator[Task]:
    """Give what is next for a governed meeting that has been held, in the order it is done.

    What is right is published and then mailed, so that everybody gets the same text.
    """
    meeting, day, due = each.meeting, each.meeting.date, each.chain.mail_by
    named = ask.archive.procedure.notes_kind(ask.body_id, day)
    who, cited = ask.secretary(day), ask.cited(Stage.MAILED, day)
    of = f"från {ask.named(day)}"
    if each.step(Stage.NOTED).open and meeting.notes is None:
        if not ask.archive.unread_for_notes(ask.body_id, day):
            what, command = f"skriv {named.brief} {of}", ask.of_body(f"lchnv new-notes {day}")
            yield Task(TaskKind.NOTES, due, what, who, cited, command, meeting=day)
        return
    if meeting.notes is None:
        return
    # What is not confirmed is an error too: the others are told of when that is done.
    stopped = [*confirm_task(meeting.notes, due, ask)]
    stopped = stopped or [*unready_task(meeting.notes, due, of, ask)]
    changed = [*changed_task(meeting.notes, due, of, ask)]
    if each.step(Stage.WEB).open and not changed:
        yield from stopped
        if not stopped:
            mailing = each.step(Stage.MAILED).open
            words = "publicera och mejla" if mailing else "publicera"
            command = f"lchnv publish {day} --notes" + (" --mail" if mailing else "")
            until = due if mailing else each.chain.notes_published_by
            what, cited = f"{words} {named.brief} {of}", ask.cited(Stage.WEB, day)
            command = ask.of_meeting(command, day)
            yield Task(TaskKind.PUBLISH, until, what, who, cited, command, meeting=day)
    elif changed:
        yield from changed  # nothing is mailed, and nobody reminded, until it is told or undone
        yield from (t._replace(command="") for t in _registering(each, ask))
        return
    elif each.step(Stage.MAILED).open:
        what, command = f"mejla {named.brief} {of}", f"lchnv mail {day} --notes"
        command, then = (ask.of_meeting(each, day) for each in (command, f"{command} --sent"))
        yield Task(TaskKind.MAIL, due, what, who, cited, command, then, meeting=day)
    elif meeting.notes.unsent:
        yield _revised(meeting.notes, of, ask)
        return  # what they would register now is not what stands
    yield from _registering(each, ask)


def confirm_task(notes: Notes, due: dt.date, ask: Ask) -> Iterator[Task]:
    """Give the points whose decisions are still the agenda's proposals."""
    left = [
        str(item.address)
        for item in notes.points()
        if OutcomeKind.TO_CONFIRM in fate_of(item, notes.body_id, ask.archive.procedure).kinds
    ]
    if left:
        brief = ask.archive.procedure.notes_kind(ask.body_id, notes.date).brief
        what = f"bekräfta besluten i {brief} från {ask.named(notes.date)}: "
        what += f"punkt {listed(left, NAMED)}"
        who, command = ask.secretary(notes.date), f"lchnv check {as_word(notes.file)}"
        kind, day = TaskKind.CONFIRM, notes.date
        yield Task(kind, due, what, who, "", command, meeting=day, by_hand=True)


def _revised(notes: Notes, of: str, ask: Ask) -> Task:
    """Give a revision that those who have the old notes are to be told of."""
    procedure, day = ask.archive.procedure, notes.date
    time = procedure.edition_for(ask.body_id, day).deadline(Due.MAIL)
    due = ask.workdays.after(notes.unsent[0].date, time).date
    what = f"mejla rättelsen av {procedure.notes_kind(ask.body_id, day).brief} {of}"
    command = f"lchnv mail {day} --notes"
    command, then = (ask.of_meeting(each, day) for each in (command, f"{command} --sent"))
    return Task(TaskKind.MAIL, due, what, ask.secretary(day), "", command, then, meeting=day)


def _registering(each: Progress, ask: Ask) -> Iterator[Task]:
    """Give the principals that have not registered notes that were mailed to them."""
    registered, day = each.step(Stage.REGISTERED), each.meeting.date
    if registered.open and each.step(Stage.MAILED).done is not None:
        brief = ask.archive.procedure.notes_kind(ask.body_id, day).brief
        count = len(each.unregistered)
        whom = ", ".join(each.unregistered) if count <= NAMED else f"{count} huvudmän"
        notes = each.meeting.notes
        again = notes and all(notes.diary_number_at(own) for own in each.unregistered)
        word = f"rättelsen av {brief}" if again else brief
        what, cited = f"diarieför {word} från {ask.named(day)}", ask.cited(Stage.REGISTERED, day)
        command = ask.of_meeting(f"lchnv mail {day} --remind", day)
        number = notes.diary_number_at(each.unregistered[0]) if notes and again else NUMBER
        then = f'lchnv file {day} --registered "{each.unregistered[0]}={number}"'
        yield Task(
            TaskKind.REGISTER,
            registered.due,
            what,
            whom,
            cited,
            command,
            ask.of_meeting(then, day),
            "När ett diarienummer är känt",
            meeting=day,
            others=True,
        )
