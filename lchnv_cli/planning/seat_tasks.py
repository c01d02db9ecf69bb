"""The seats of a body that nobody holds today, each with since when and who fills it."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.listing import listed
from lchnv_cli.model.register import Mandate, Post
from lchnv_cli.model.spokespeople import spokespeople
from lchnv_cli.planning.task import NAMED, Ask, Task, TaskKind
from lchnv_cli.planning.terms import seats_of


def seat_tasks(ask: Ask) -> Iterator[Task]:
    """Give the empty seats of a governed body, to be filled by its next meeting.

    Where the register knows nobody at all in a post there is nothing to tell vacant seats by.
    """
    archive, body_id, today = ask.archive, ask.body_id, ask.today
    if not archive.procedure.governs(body_id, today) or archive.register.partial:
        return
    coming = archive.coming(body_id, today)
    due = coming.date if coming else dt.date(today.year, 12, 31)
    for post in (Post.CHAIR, Post.VICE_CHAIR):
        every = archive.register.mandates(body_id, post)
        held = len(archive.register.holders(body_id, post, today))
        if every and held < seats_of(archive.procedure, body_id, post, today):
            since = _since(every, ask)
            body = archive.procedure.bodies[body_id].name
            yield _task(due, f"välj {post}: platsen är tom{since}", body, ask)
    if lacking := unrepresented(ask):
        own = archive.register.mandates(body_id, Post.REPRESENTATIVE)
        since = _since([m for m in own if m.principal in lacking], ask) if len(lacking) == 1 else ""
        what = f"utse representant för {listed(lacking, NAMED)}: ingen finns i registret{since}"
        whom = ", ".join(lacking) if len(lacking) <= NAMED else f"{len(lacking)} huvudmän"
        yield _task(due, what, whom, ask)


def unrepresented(ask: Ask) -> list[str]:
    """Give the principals that nobody speaks for today; none where the register has nobody."""
    archive, body_id, day = ask.archive, ask.body_id, ask.today
    holders = spokespeople(body_id, day, archive.register, archive.procedure)
    there = {mandate.principal_on(day) for mandate in holders}
    every = archive.procedure.principals_of(body_id, day)
    return [name for name in every if name not in there] if there else []


def _since(mandates: list[Mandate] | tuple[Mandate, ...], ask: Ask) -> str:
    """Say since when a seat is empty, where the register knows who left it."""
    ends = [each.end for each in mandates if each.end is not None and each.end < ask.today]
    if not ends:
        return ""
    return f" sedan {spoken_with_year(max(ends) + dt.timedelta(days=1))}"


def _task(due: dt.date, what: str, who: str, ask: Ask) -> Task:
    command = ask.of_body("lchnv members")
    return Task(TaskKind.SEAT, due, what, who, "", command, by_hand=True)
