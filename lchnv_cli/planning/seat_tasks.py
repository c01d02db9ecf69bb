"""The seats of a body that nobody holds today, each with since when and who fills it."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.listing import listed
from lchnv_cli.model.register import Mandate, Post
from lchnv_cli.model.spokespeople import spokespeople
from lchnv_cli.planning.task import NAMED, Ask, Task, TaskKind
from lchnv_cli.planning.terms import seats_of

_SIZE = "styrgrupp-antal"


def seat_tasks(ask: Ask) -> Iterator[Task]:
    """Give the empty seats of a governed body, to be filled by its next meeting.

    Where the register knows nobody at all in a post there is nothing to tell vacant seats by.
    """
    archive, body_id, today = ask.archive, ask.body_id, ask.today
    yield from _nobody(ask)
    if not archive.procedure.demands(body_id, today) or archive.register.partial:
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
    yield from _in_steering(due, ask)
    if lacking := unrepresented(ask):
        own = archive.register.mandates(body_id, Post.REPRESENTATIVE)
        since = _since([m for m in own if m.principal in lacking], ask) if len(lacking) == 1 else ""
        what = f"utse representant för {listed(lacking, NAMED)}: ingen finns i registret{since}"
        whom = ", ".join(lacking) if len(lacking) <= NAMED else f"{len(lacking)} huvudmän"
        yield _task(due, what, whom, ask)._replace(people=tuple(lacking))


def _nobody(ask: Ask) -> Iterator[Task]:
    """Give a register that is to be filled in, once: to the first body."""
    register, first = ask.archive.register, next(iter(ask.archive.procedure.bodies))
    if not (register.people or register.partial) and ask.body_id == first:
        do = f"Skriv in personerna i {register.file}, som visar hur: uppdragen och e-posten."
        what = "fyll i registret: ingen står där"
        yield Task(TaskKind.SEAT, ask.today, what, ask.issuer(), do=do)


def _in_steering(due: dt.date, ask: Ask) -> Iterator[Task]:
    """Give the steering group's empty seats (3 §), where the register knows somebody in it."""
    archive, body_id, today = ask.archive, ask.body_id, ask.today
    register, procedure = archive.register, archive.procedure
    members = {m.person: m for m in register.holders(body_id, Post.STEERING, today)}
    left = procedure.edition_for(body_id, today).values["styrgrupp_antal"] - len(members)
    if not members or left <= 0 or any(e.rule == _SIZE and e.reason for e in archive.exemptions()):
        return
    of = [register.principal_of(each, today) for each in members.values()]
    sides = [procedure.side_of(principal, body_id, today) for principal in of]
    seats = procedure.steering_seats(body_id, today).items()
    lacking = {side.name: least - sides.count(side) for side, (least, _) in seats}
    told = [f"{count} från {name}" for name, count in lacking.items() if count > 0]
    where = f" ({listed(told, NAMED)})" if told and None not in sides else ""
    if left == 1:
        since = _since(register.mandates(body_id, Post.STEERING), ask)
        what = f"utse en medlem i styrgruppen{where}: platsen är tom{since}"
    else:
        what = f"utse {left} medlemmar i styrgruppen{where}: platserna är tomma"
    cited = procedure.cited(_SIZE, "3 §", body_id, today, "{}")
    yield _task(due, what, procedure.bodies[body_id].name, ask, cited)


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


def _task(due: dt.date, what: str, who: str, ask: Ask, cited: str = "") -> Task:
    do = f"Skriv in den som utses i {ask.archive.register.file}."
    return Task(TaskKind.SEAT, due, what, who, cited, do=do)
