"""Something to do, and what is asked to find it."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import brief_with_weekday, spoken_with_year
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Finding
from lchnv_cli.model.register import Post
from lchnv_cli.planning.progress import WATCHING, Stage
from lchnv_cli.workdays import Workdays

NO_MEETING = "Inget möte är planerat som kan ta upp det."
NAMED = 3  # of a sort that are left; more are only counted


class TaskKind(StrEnum):
    """What there is to do; the value is what a program is told."""

    UNREAD = "mend_unread"
    MEND = "mend"
    TODAY = "meeting_today"
    PREPARE = "plan_preparation"
    STEERING = "plan_steering"
    ADD = "add_to_agenda"
    AGENDA = "make_agenda"
    PUBLISH = "publish"
    PRINT = "print_again"
    NOTES = "make_notes"
    CONFIRM = "confirm_decisions"
    MAIL = "mail"
    REGISTER = "register"
    REMIND = "remind"
    ASK = "ask_by_mail"
    REPLY = "reply_by_mail"
    SETTLE = "settle_question"
    REPORT = "report_outcome"
    SEAT = "fill_seat"
    APPOINT = "appoint_to_group"
    CALL = "call_for_nominations"
    ADDRESS = "add_address"
    DECISION = "name_decision"
    ENTER = "enter_decisions"
    RENEW = "renew_agreement"
    SIGN = "sign_agreement"
    PLAN = "plan_year"
    CALENDAR = "adopt_calendar"
    ELECTION = "elect"
    REVIEW = "review"


class Task(NamedTuple):
    """Something to do: the last day, what, who, the paragraph, and the command for it.

    ``command``, given as it stands, does it, so that it is no longer told. Where it is empty,
    ``do`` says what a person does, and what makes it go. ``then`` is the command to give when that
    is done, which ``then_when`` says. ``paragraph`` is empty where none asks for it, and ``others``
    tells that it waits for other people. ``people`` are those of ``who`` where that only counts
    them.
    """

    kind: TaskKind
    due: dt.date
    what: str
    who: str
    paragraph: str = ""
    command: str = ""
    then: str = ""
    then_when: str = "När det är skickat"
    meeting: dt.date | None = None
    do: str = ""
    others: bool = False
    people: tuple[str, ...] = ()

    def is_for(self, who: str) -> bool:
        """Tell whether somebody is to do it, by name or a part of it; with no name anybody is."""
        return any(who.casefold() in each.casefold() for each in (self.who, *self.people))

    @property
    def by_hand(self) -> bool:
        """Whether no command does it."""
        return not self.command


class Drafted(NamedTuple):
    """The drafts of mails that lie in the folder.

    ``mails`` gives those with a document that waits to be mailed, by its file, ``reminders`` the
    documents that somebody has been reminded of, and ``calls`` those to groups, by their titles.
    ``rescheduled`` gives those that tell of a meeting that was moved or called off.
    """

    mails: Mapping[PurePosixPath, str] = MappingProxyType({})
    reminders: Collection[PurePosixPath] = ()
    calls: Mapping[str, str] = MappingProxyType({})
    rescheduled: Mapping[tuple[str, dt.date], str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Ask:
    """The folder, the working days, the body and the day that are asked about.

    ``ledger`` is the folder's, as it stands on that day. ``unready`` are the errors that keep
    documents from being published, and ``changed`` are those that are others than when they were.
    ``unprinted`` are out, but lack their Word or PDF. ``drafted`` gives the drafts of mails that
    lie in the folder.
    """

    archive: Archive
    workdays: Workdays
    body_id: str
    today: dt.date
    ledger: Ledger
    unready: Mapping[PurePosixPath, Sequence[Finding]] = field(default_factory=dict)
    changed: Collection[PurePosixPath] = ()
    unprinted: Collection[MeetingDocument] = ()
    drafted: Drafted = field(default_factory=Drafted)

    def of_body(self, command: str) -> str:
        """Give a command with the body that it is for, where it would take another."""
        return self.archive.procedure.of_body(command, self.body_id)

    def of_meeting(self, command: str, day: dt.date) -> str:
        """Give a command that names a meeting, with its body where another one met that day."""
        bodies = self.archive.procedure.bodies
        others = (self.archive.meeting(body, day) for body in bodies if body != self.body_id)
        alone = not any(each is not None and each.documents for each in others)
        return command if alone else f"{command} --body {self.body_id}"

    def cited(self, stage: Stage, day: dt.date) -> str:
        """Give the paragraph that asks for a stage of a meeting, empty where none does."""
        cites = "5 §" if stage is Stage.PREPARED else "4 §"
        return self.archive.procedure.cited(WATCHING[stage], cites, self.body_id, day, "{}")

    @property
    def steered_id(self) -> str:
        """The body whose meetings this one prepares, or else this one."""
        bodies = self.archive.procedure.bodies.values()
        return next((each.id for each in bodies if each.steering == self.body_id), self.body_id)

    def holder(self, post: Post, day: dt.date) -> str:
        """Give who holds a post on a day, in the body or in the one it prepares, or nothing."""
        register = self.archive.register
        own = register.holders(self.body_id, post, day)
        holders = own or register.holders(self.steered_id, post, day)
        return holders[-1].person_on(day) if holders else ""

    def issuer(self) -> str:
        """Give who issues the documents."""
        return self.archive.procedure.issuer or "sekreteraren"

    def secretary(self, day: dt.date) -> str:
        """Give who writes the notes of a meeting."""
        holder = self.holder(Post.SECRETARY, day) or self.holder(Post.RSS_HEAD, day)
        return holder or "sekreteraren"

    def named(self, day: dt.date) -> str:
        """Name a meeting: by its day, and by its body where that is not the network's first."""
        bodies = self.archive.procedure.bodies
        own = "" if self.body_id == next(iter(bodies)) else f"{bodies[self.body_id].short} "
        return f"{own}{spoken_with_year(day)}"


def to_agenda(day: dt.date, ask: Ask) -> str:
    """Give the command that brings what a meeting should take up to its agenda."""
    meeting = ask.archive.meeting(ask.body_id, day)
    agenda = meeting.agenda if meeting else None
    command = f"lchnv new-agenda {day}" + (" --update" if agenda else "")
    if agenda is not None and agenda.published is not None:
        command += " --revised"
    return ask.of_body(command)


def act_by(task: Task, ask: Ask) -> dt.date:
    """Give the last day on which somebody works, for a last day still to come."""
    ahead = task.due > ask.today
    return max(ask.workdays.on_or_before(task.due), ask.today) if ahead else task.due


def working_days_left(workdays: Workdays, today: dt.date, due: dt.date) -> int:
    """Count the working days after today up to the last day; negative when it has passed."""
    one = dt.timedelta(days=1)
    if due >= today:
        return len(workdays.between(today + one, due)) if due > today else 0
    return -len(workdays.between(due + one, today))


def told_when(task: Task, ask: Ask) -> str:
    """Tell the last day; where that is no working day, the one before is the last to do it on."""
    if task.kind is TaskKind.UNREAD:
        return "Nu"
    year = ask.today.year
    last = act_by(task, ask)
    before = f" (senast {brief_with_weekday(task.due, year)})" if last != task.due else ""
    return f"{brief_with_weekday(last, year)}{before}, {time_left(last, ask)}"


def time_left(due: dt.date, ask: Ask) -> str:
    """Tell how many working days are left to a day, or how many it is late."""
    days = working_days_left(ask.workdays, ask.today, due)
    if due < ask.today:
        late = f" {-days} {'arbetsdag' if days == -1 else 'arbetsdagar'}"
        return f"försenat{late if days else ''}"
    if due == ask.today:
        return "i dag"
    return f"{days} {'arbetsdag' if days == 1 else 'arbetsdagar'} kvar"
