"""Something to do, what is asked to find it, and what the tasks of all sorts have in common."""

import datetime as dt
from dataclasses import dataclass

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.register import Post
from lchnv_cli.workdays import Workdays

NAMED = 3  # those who are left to do it; more are only counted


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do: the last day, what, who, the paragraph, and the command for it.

    ``command`` is empty where no command does it, ``paragraph`` where none asks for it.
    """

    due: dt.date
    what: str
    who: str
    paragraph: str
    command: str = ""
    meeting: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """The folder, the working days, the body and the day that are asked about.

    ``ledger`` is the folder's, as it stands on that day.
    """

    archive: Archive
    workdays: Workdays
    body_id: str
    today: dt.date
    ledger: Ledger


def to_agenda(day: dt.date, ask: Ask) -> str:
    """Give the command that brings what a meeting should take up to its agenda."""
    meeting = ask.archive.meeting(ask.body_id, day)
    agenda = meeting.agenda if meeting else None
    command = f"lchnv new-agenda {day}" + (" --update" if agenda else "")
    if agenda is not None and agenda.published is not None:
        command += " --revised"
    return of_body(command, ask)


def of_body(command: str, ask: Ask) -> str:
    """Give a command with the body that it is for, where it would take another."""
    first = next(iter(ask.archive.procedure.bodies))
    return command if ask.body_id == first else f"{command} --body {ask.body_id}"


def holder(ask: Ask, post: Post, day: dt.date) -> str:
    """Give who has a post in the body on a day; empty where nobody does."""
    holders = ask.archive.register.holders(ask.body_id, post, day)
    return holders[-1].person if holders else ""
