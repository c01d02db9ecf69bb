"""What grupper.yaml makes of those whom notes appoint: each is told of by one rule alone."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from lchnv_cli.context import Context
from lchnv_cli.memory.appointing import Appointed
from lchnv_cli.memory.attendees import person_key
from lchnv_cli.memory.group_named import sounds_like_a_group
from lchnv_cli.model.seats import Group, Holder, Seat


class Verdict(Enum):
    """How an appointment stands to the file."""

    NO_GROUP = auto()
    NO_SEAT = auto()
    ENTERED = auto()
    TAKEN = auto()
    LACKING = auto()


class Appointee(NamedTuple):
    """Somebody appointed, the group that is meant, and who keeps its seats."""

    told: Appointed
    verdict: Verdict
    group: Group | None
    keepers: tuple[Holder, ...] = ()


def appointees(context: Context) -> Iterator[Appointee]:
    """Give everybody whom notes appoint to a seat; not those elected to the network's own bodies.

    In a file that could not be read whole anything may be lacking.
    """
    if context.archive.groups.partial:
        return
    for told in context.seating.told[0]:
        group, seats = context.seating.meant(told)
        if group is None:
            if told.said or sounds_like_a_group(told.to, context.procedure):
                yield Appointee(told, Verdict.NO_GROUP, None)
        elif _is_entered(told, group, context):
            yield Appointee(told, Verdict.ENTERED, group)
        elif group.seats and not seats:
            yield Appointee(told, Verdict.NO_SEAT, group)
        else:
            keepers = tuple(filter(None, (_keeper(seat, told.date) for seat in seats)))
            taken = bool(seats) and len(keepers) == len(seats)
            verdict = Verdict.TAKEN if taken else Verdict.LACKING
            yield Appointee(told, verdict, group, keepers)


def under(group: Group, day: dt.date, context: Context) -> tuple[str, dt.date]:
    """Give by whose arbetsordning a group is judged: that of who decides about it, or the first."""
    governed = [edition.body_id for edition in context.procedure.editions]
    own = group.decided_by if group.decided_by in governed else governed[0]
    return own, day


def _is_entered(told: Appointed, group: Group, context: Context) -> bool:
    """Tell whether the person has a seat in the group then, or later."""
    key = person_key(told.name, context.register)
    holders = (h for s in group.seats for h in s.holders if h.end is None or h.end >= told.date)
    return any(person_key(holder.name, context.register) == key for holder in holders)


def _keeper(seat: Seat, day: dt.date) -> Holder | None:
    """Give who has a seat on a day and is not known to leave it."""
    own = (h for h in seat.holders if h.holds(day) and h.end is None and h.until is None)
    return next(own, None)
