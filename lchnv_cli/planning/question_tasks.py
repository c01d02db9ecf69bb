"""What is next with a question per capsulam: to send it, to get replies, to tell how it ended."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.memory.book import Entry
from lchnv_cli.memory.by_mail import asked
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.memory.questions import State, asked_by_mail, state_of
from lchnv_cli.model.document import Question
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.listing import listed
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.planning.mail_tasks import mail_task, reached
from lchnv_cli.planning.task import NAMED, Ask, Task, TaskKind

_REMINDED = dt.timedelta(days=3)  # before the last day to reply


def question_tasks(own: Question, meeting: Meeting, ask: Ask) -> Iterator[Task]:
    """Give what is next with one question."""
    day, last, file = meeting.date, own.answer_by, own.file
    title = next((item.heading.title for item in own.points()), f"punkt {own.point}")
    of, who = f"frågan per capsulam om ”{title}”", ask.secretary(day)
    everybody = asked(own, ask.archive)
    lacking, state = everybody.lacking, state_of(own, everybody, ask.today)
    if state is State.SETTLED:
        entries = [entry for entry in ask.ledger.entries(meeting) if entry.document is own]
        # A meeting to come has it on its agenda, which is told of as such.
        if (told := _to_be_told(entries, ask)) is not None and told < ask.today:
            what = f"rapportera utfallet per capsulam av ”{title}”"
            do = f"Skriv i anteckningarna från {ask.named(told)} hur det gick."
            yield Task(TaskKind.REPORT, told, what, who, meeting=day, do=do)
    elif state is State.UNSENT:
        mail = Task(TaskKind.ASK, last or day, "", who, meeting=day)
        yield mail_task(own, of, f"lchnv mail {as_word(file)}", mail, ask)
    elif last is None:
        do = f"Skriv dagen i svar_senast i {file}."
        yield Task(TaskKind.ASK, day, f"skriv sista svarsdagen i {of}", who, meeting=day, do=do)
    elif state is State.WAITING and lacking:
        whom = listed(lacking) if len(lacking) <= NAMED else f"{len(lacking)} representanter"
        do = f"Skriv in svaren efter hand i {file}, efter vars och ens namn."
        kind = TaskKind.REPLY
        reply = Task(kind, last, f"svara på {of}", whom, meeting=day, do=do, others=True)
        yield reply._replace(people=tuple(lacking))
        if last - ask.today <= _REMINDED and file not in ask.drafted.reminders and reached(ask):
            what, command = f"skriv en påminnelse om {of}", f"lchnv mail {as_word(file)} --remind"
            yield Task(TaskKind.REMIND, last, what, who, "", command, meeting=day)
    else:
        do = f"Skriv raden utfall i huvudet på {file}, till exempel utfall: bifall."
        yield Task(TaskKind.SETTLE, last, f"skriv utfallet i {of}", who, meeting=day, do=do)


def unasked_tasks(ask: Ask) -> Iterator[Task]:
    """Give what notes alone say is asked by mail: to ask it, or to tell how it ended."""
    for own in asked_by_mail(ask.ledger):
        day, file = own.meeting.date, own.document.file
        answers = ask.archive.procedure.answers(ask.body_id, day)
        if own.meeting.body_id != ask.body_id or own.everybody is not None or not answers:
            continue
        of, who = f"frågan per capsulam om ”{own.title}”", ask.secretary(day)
        if own.state is State.WAITING:
            label = str(own.address).replace(" ", "")
            command = ask.of_meeting(f"lchnv new-per-capsulam {day} {label}", day)
            what, last = f"skapa {of}", own.answer_by or day
            yield Task(TaskKind.ASK, last, what, who, "", command, meeting=day)
        elif own.state is State.OVERDUE and own.answer_by is not None:
            do = f"Skriv hur det gick sist på punktens rad Utfall i {file}, till exempel ; bifall."
            what, last = f"skriv hur {of} gick", own.answer_by
            yield Task(TaskKind.SETTLE, last, what, who, meeting=day, do=do)


def _to_be_told(entries: list[Entry], ask: Ask) -> dt.date | None:
    """Give the meeting at which an outcome by mail is to be told; None where that is seen to.

    It is where notes tell it, or the agenda of a meeting to come has it.
    """
    for entry in entries:
        held = entry.meeting.date
        days = (one.when.on(held) for _, one in entry.fate.of(OutcomeKind.PER_CAPSULAM))
        since = max(held, next(days, None) or held)
        uptakes = [each for each in ask.ledger.uptakes(entry) if each.date > since]
        if any(each.noted or each.date >= ask.today for each in uptakes):
            continue
        later = [m.date for m in ask.archive.after(ask.body_id, since) if not m.extra]
        return next((day for day in later if day >= ask.today), max(later, default=since))
    return None
