"""What is next with a question per capsulam, until a meeting has been told how it ended."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.memory.book import Entry
from lchnv_cli.memory.by_mail import asked
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.memory.questions import State, state_of
from lchnv_cli.model.archive import Meeting
from lchnv_cli.model.document import Question
from lchnv_cli.model.listing import listed
from lchnv_cli.model.register import Post
from lchnv_cli.planning.task import NAMED, Ask, Task, holder, to_agenda


def question_tasks(own: Question, meeting: Meeting, ask: Ask) -> Iterator[Task]:
    """Give what is next with a question per capsulam: to send it, to get replies, to tell how."""
    day, last = meeting.date, own.answer_by
    title = next((item.heading.title for item in own.points()), f"punkt {own.point}")
    who = holder(ask, Post.SECRETARY, day) or ask.archive.procedure.issuer or "sekreteraren"
    everybody, file = asked(own, ask.archive), own.file
    lacking, state = len(everybody.lacking), state_of(own, everybody, ask.today)
    if state is State.SETTLED:
        entries = [entry for entry in ask.ledger.entries(meeting) if entry.document is own]
        if (told := _to_be_told(entries, ask)) is not None:
            what = f"rapportera utfallet per capsulam av ”{title}”"
            command = to_agenda(told, ask) if told >= ask.today else ""
            yield Task(told, what, who, "", command, day)
    elif state is State.UNSENT:
        what = f"mejla frågan per capsulam om ”{title}”"
        yield Task(last or day, what, who, "", f"lchnv mail {file}", day)
    elif last is None:
        what = f"skriv sista svarsdagen i frågan per capsulam om ”{title}”"
        yield Task(day, what, who, "", f"lchnv check {file}", day)
    elif state is State.WAITING and lacking:
        what = f"svara på frågan per capsulam om ”{title}”"
        whom = listed(everybody.lacking) if lacking <= NAMED else f"{lacking} representanter"
        yield Task(last, what, whom, "", f"lchnv mail {file} --remind", day)
    else:
        what = f"skriv utfallet i frågan per capsulam om ”{title}”"
        yield Task(last, what, who, "", f"lchnv per-capsulam {file}", day)


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
