"""The seats that a body is to fill: names are in, or somebody's appointment runs out.

The same is put on the agenda of the body's next meeting, and told as something to do. Seats that
nobody is sought to yet are to be called for first.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

from lchnv_cli.memory.group_named import groups_named
from lchnv_cli.memory.reference import body_of
from lchnv_cli.memory.seating import Seated
from lchnv_cli.model.days import brief
from lchnv_cli.model.kinds import AGENDA
from lchnv_cli.model.listing import listed
from lchnv_cli.model.seats import Group
from lchnv_cli.planning.duty_points import DutyPoint
from lchnv_cli.planning.mail_tasks import reached
from lchnv_cli.planning.task import NAMED, NO_MEETING, Ask, Task, TaskKind, to_agenda


def nomination_points(ask: Ask, date: dt.date, titles: Iterable[str] = ()) -> Iterator[DutyPoint]:
    """Give the seats that a body's meeting on a day should fill; ``titles`` are of its points."""
    known = tuple(titles)
    for group, seats in _by_group(ask, date):
        if not _is_named(group, known, date):
            clauses = tuple(f"att utse {_seat(each)} till {group.title}" for each in seats)
            told = " ".join(filter(None, (_told(each, date) for each in seats)))
            yield DutyPoint(f"Platser i {group.title}", clauses, f"{told} Skriv in namnen.".strip())


def nomination_tasks(ask: Ask) -> Iterator[Task]:
    """Give the seats to put on the next agenda, and those that nobody is sought to yet."""
    coming = ask.archive.coming(ask.body_id, ask.today)
    if coming and ask.archive.unread_at(ask.body_id, str(coming.date), AGENDA):
        coming = None  # its agenda is to be mended first
    day = coming.date if coming else ask.today
    agenda = coming.agenda if coming else None
    titles = [item.heading.title for item in agenda.points()] if agenda else []
    for group, seats in _by_group(ask, day):
        if _is_named(group, titles, day):
            continue
        due = min(filter(None, (_due(each) for each in seats)), default=day)
        what = f"utse {listed([_seat(each) for each in seats], NAMED)} till {group.title}"
        command = to_agenda(coming.date, ask) if coming else ""
        do = "" if coming else NO_MEETING
        yield Task(TaskKind.APPOINT, due, what, ask.issuer(), "", command, do=do)
    yield from _to_call_for(ask, coming.date if coming else dt.date(ask.today.year, 12, 31))


def _to_call_for(ask: Ask, due: dt.date) -> Iterator[Task]:
    """Give the empty seats that nobody has called for names to, a group at a time."""
    empty = [each for each in _own(ask, ask.today) if each.vacant and each.sought is None]
    for name, seats in groupby(empty, key=lambda each: each.group.title):
        own = list(seats)
        what = f"begär nomineringar till {name}: {listed([_seat(e) for e in own], NAMED)}"
        since = min((each.since for each in own if each.since), default=None)
        what += f", vakant sedan {brief(since, ask.today.year)}" if since else ""
        seek = f"skriv under platsen i {ask.archive.groups.file}: nomineringar: [{{senast: DAG}}]"
        if draft := ask.drafted.calls.get(name):
            what = f"skicka mejlet som {what}"
            do, command = f"Öppna {draft} i Outlook, läs igenom och skicka; {seek}", ""
        elif reached(ask):
            do, command = "", f'lchnv groups "{name}" --call'
        else:
            do, command = f"Skriv till dem som får nominera, och {seek}", ""
        yield Task(TaskKind.CALL, due, what, ask.issuer(), "", command, do=do)


def _by_group(ask: Ask, day: dt.date) -> Iterator[tuple[Group, list[Seated]]]:
    """Give the seats to fill at a meeting on a day, group by group."""
    own = [each for each in _own(ask, day) if (due := _due(each)) and due <= day]
    for _, seats in groupby(own, key=lambda each: each.group.name):
        found = list(seats)
        yield found[0].group, found


def _due(each: Seated) -> dt.date | None:
    """Give the day by which somebody is to be appointed to a seat; None where none is known."""
    if each.holder is not None:
        return each.until
    return each.sought.until if each.vacant and each.sought else None


def _own(ask: Ask, day: dt.date) -> Iterator[Seated]:
    """Give the seats that the body decides about; the first body about those of no body."""
    procedure = ask.archive.procedure
    first = next(iter(procedure.bodies))
    for each in ask.ledger.seating.on(day):
        body = body_of(each.group.decided_by, procedure) if each.group.decided_by else None
        if ask.body_id == (body.id if body else first):
            yield each


def _is_named(group: Group, titles: Iterable[str], day: dt.date) -> bool:
    return any(groups_named(title, [group], day) for title in titles)


def _seat(each: Seated) -> str:
    seat, whose = each.seat.title, each.seat.whose
    return seat if whose in {"", seat} else f"{seat} för {whose}"


def _told(each: Seated, day: dt.date) -> str:
    """Tell why a seat is to be filled, and who has been named to it."""
    if each.holder is not None and each.until is not None:
        ends = "gick" if each.until < day else "går"
        return f"Mandatet för {each.holder.name} {ends} ut {each.until}."
    received = each.sought.received if each.sought else ()
    names = [f"{', '.join(people)} ({principal})" for principal, people in received]
    return f"Nominerade till {each.seat.title}: {listed(names)}." if names else ""
