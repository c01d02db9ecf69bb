"""Drafts about seats in groups: calls for nominations to the principals, and word to appointees."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from lchnv_cli import defaults
from lchnv_cli.dispatch.message import Message
from lchnv_cli.dispatch.recipients import Recipient, circle, each_once
from lchnv_cli.dispatch.seat_letters import AppointedLetter, NominationLetter, SoughtSeat
from lchnv_cli.memory.attendees import finder
from lchnv_cli.memory.reference import body_of, reference_of
from lchnv_cli.memory.seating import Seated
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.mail_address import usable
from lchnv_cli.model.seats import Group
from lchnv_cli.registers.group_seats import open_to
from lchnv_cli.render.templates import draw
from lchnv_cli.work.opening.drafted import call_name
from lchnv_cli.work.opening.workplace import Workplace
from lchnv_cli.work.sending.mail_files import Drafts

_LATELY = dt.timedelta(days=60)


def call_drafts(here: Workplace, groups: Iterable[Group]) -> Drafts:
    """Draft a mail for each group with empty seats, to those who may name somebody to them."""
    wanted = {group.name for group in groups}
    empty = [e for e in here.seating.on(here.today) if e.vacant and e.group.name in wanted]
    messages: list[tuple[str, Message]] = []
    unreached: dict[Recipient, None] = {}
    for _, found in groupby(empty, key=lambda each: each.group.name):
        seats = list(found)
        group = seats[0].group
        body_id = _body_of(here, group)
        everyone = circle(here.archive, body_id, here.today)
        sides = here.procedure.sides_over_time(body_id)
        names = {
            principal.on(here.today)
            for principal in sides.principals()
            if any(open_to(each, principal, here.seating) for each in seats)
        }
        reached = tuple(each for each in everyone.reached if each.principal in names)
        unreached |= dict.fromkeys(e for e in everyone.unreached if e.principal in names)
        if reached:
            letter = _call(here, group, seats)
            text = _drawn(here, "mejl-nominering.txt.j2", letter)
            own = Message(each_once(reached), letter.subject, text)
            messages.append((call_name(group.title), own))
    return Drafts(tuple(messages), tuple(unreached))


def word_drafts(here: Workplace, groups: Iterable[Group]) -> Drafts:
    """Draft a mail to each who got a seat in the last 60 days, or is to have one."""
    find = finder(here.register)
    messages: list[tuple[str, Message]] = []
    unreached: dict[Recipient, None] = {}
    unknown: dict[str, None] = {}
    for group in groups:
        for seat in group.seats:
            for holder in seat.holders:
                over = holder.end is not None and holder.end < here.today
                if over or holder.start < here.today - _LATELY:
                    continue
                person = next(iter(find(holder.name)), None)
                if person is None:
                    unknown[holder.name] = None
                    continue
                who = Recipient(person.name, holder.principal or group.title, person.mail.strip())
                if not usable(who.address):
                    unreached[who] = None
                    continue
                letter = AppointedLetter(
                    sender=here.procedure.issuer,
                    name=person.name,
                    group=group.name,
                    task=group.task,
                    seat=seat.name or f"platsen för {seat.title}",
                    start=spoken_with_year(holder.start),
                    until=spoken_with_year(holder.until) if holder.until else "",
                    decided=_said(here, holder.decided),
                    responsible=group.responsible,
                )
                text = _drawn(here, "mejl-utsedd.txt.j2", letter)
                messages.append((f"mejl-utsedd-{who.name}", Message((who,), letter.subject, text)))
    return Drafts(tuple(messages), tuple(unreached), tuple(unknown))


def _body_of(here: Workplace, group: Group) -> str:
    """Give the body whose representatives are asked: a steering group's are those it steers."""
    bodies = here.procedure.bodies
    body = body_of(group.decided_by, here.procedure) if group.decided_by else None
    own = body.id if body else next(iter(bodies))
    return next((each.id for each in bodies.values() if each.steering == own), own)


def _call(here: Workplace, group: Group, seats: list[Seated]) -> NominationLetter:
    calls = [each.sought for each in seats if each.sought]
    days = [call.until for call in calls if call.until and call.until >= here.today]
    return NominationLetter(
        sender=here.procedure.issuer,
        group=group.name,
        task=group.task,
        seats=tuple(
            SoughtSeat(
                each.seat.title,
                each.seat.whose if each.seat.whose != each.seat.title else "",
                spoken_with_year(each.since) if each.since else "",
            )
            for each in seats
        ),
        called=_said(here, calls[0].called) if calls else "",
        until=spoken_with_year(min(days)) if days else "",
    )


def _said(here: Workplace, decision: str) -> str:
    """Say a decision as people do: the body, the day and the point; as written where it is none."""
    reference = reference_of(decision, here.procedure) if decision else None
    if reference is None:
        return decision
    point = f", punkt {reference.address}" if reference.point else ""
    body = here.procedure.bodies[reference.body_id].name
    return f"{body} {spoken_with_year(reference.date)}{point}"


def _drawn(here: Workplace, template: str, letter: NominationLetter | AppointedLetter) -> str:
    return draw(template, defaults.template_folders(here.root), mail=letter)
