"""What is next after a meeting: its notes written, confirmed, published, mailed and registered."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.document import Notes
from lchnv_cli.model.listing import listed
from lchnv_cli.planning.agenda_tasks import changed_task, unready_task, withdrawn_task
from lchnv_cli.planning.mail_tasks import mail_task, reached
from lchnv_cli.planning.progress import Progress, Stage
from lchnv_cli.planning.task import NAMED, Ask, Task, TaskKind

_REMINDED = dt.timedelta(days=60)  # after the last day; then all know


def notes_tasks(each: Progress, ask: Ask) -> Iterator[Task]:
    """Give what is next for a governed meeting that has been held, in the order it is done.

    What is right is published and then mailed, so that everybody gets the same text.
    """
    meeting, day, due = each.meeting, each.meeting.date, each.chain.mail_by
    named = ask.archive.procedure.notes_kind(ask.body_id, day)
    who, cited = ask.secretary(day), ask.cited(Stage.MAILED, day)
    of = f"från {ask.named(day)}"
    if meeting.notes is None:
        unread = ask.archive.unread_for_notes(ask.body_id, day)
        if each.step(Stage.NOTED).open and not unread:
            what, command = f"skriv {named.brief} {of}", ask.of_body(f"lchnv new-notes {day}")
            yield Task(TaskKind.NOTES, due, what, who, cited, command, meeting=day)
        return
    if ask.archive.taken_back(meeting.notes):  # nobody is to have it until it is out again
        yield from withdrawn_task(meeting.notes, each.step(Stage.WEB), of, ask)
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
            drafts = " --mail" if mailing and reached(ask) else ""
            command = f"lchnv publish {day} --notes{drafts}"
            until = due if mailing else each.chain.notes_published_by
            what, cited = f"{words} {named.brief} {of}", ask.cited(Stage.WEB, day)
            command = ask.of_meeting(command, day)
            yield Task(TaskKind.PUBLISH, until, what, who, cited, command, meeting=day)
    elif changed:
        yield from changed  # nothing is mailed, and nobody reminded, until it is told or undone
        yield from _registering(each, ask)
        return
    elif each.step(Stage.MAILED).open:
        mail = Task(TaskKind.MAIL, due, "", who, cited, meeting=day)
        command = ask.of_meeting(f"lchnv mail {day} --notes", day)
        yield mail_task(meeting.notes, f"{named.brief} {of}", command, mail, ask)
    elif meeting.notes.unsent:
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
        do = f"Skriv hur det gick på raden Utfall i {notes.file}, i stället för att bekräfta."
        kind, day, who = TaskKind.CONFIRM, notes.date, ask.secretary(notes.date)
        yield Task(kind, due, what, who, meeting=day, do=do)


def _registering(each: Progress, ask: Ask) -> Iterator[Task]:
    """Give the principals that have not registered notes that were mailed to them."""
    registered, day, notes = each.step(Stage.REGISTERED), each.meeting.date, each.meeting.notes
    if notes is None or not registered.open or each.step(Stage.MAILED).done is None:
        return
    lacking = each.unregistered
    brief = ask.archive.procedure.notes_kind(ask.body_id, day).brief
    again = all(notes.diary_number_at(own) for own in lacking)
    of = f"{f'rättelsen av {brief}' if again else brief} från {ask.named(day)}"
    whom = ", ".join(lacking) if len(lacking) <= NAMED else f"{len(lacking)} huvudmän"
    due, cited = registered.due, ask.cited(Stage.REGISTERED, day)
    then, when = f"lchnv file {day} --registered -", "När svar har kommit, och klistra in dem"
    if again:
        then = f'lchnv file {day} --registered "{lacking[0]}={notes.diary_number_at(lacking[0])}"'
        when = f"När {lacking[0]} har svarat"
    do = "Raden står kvar tills alla har svarat."
    task = Task(TaskKind.REGISTER, due, f"diarieför {of}", whom, cited, meeting=day)
    then = ask.of_meeting(then, day)
    yield task._replace(then=then, then_when=when, do=do, others=True, people=lacking)
    late = due < ask.today <= due + _REMINDED
    told = (*ask.changed, *ask.drafted.reminders)
    if late and notes.file not in told and reached(ask, lacking):
        what = f"skriv påminnelser om att diarieföra {of}"
        command = ask.of_meeting(f"lchnv mail {day} --remind", day)
        yield Task(TaskKind.REMIND, due, what, ask.secretary(day), cited, command, meeting=day)
