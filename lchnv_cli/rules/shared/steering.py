"""What the rules on the steering group, and on other posts, share: who held them, over time."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import dropwhile, groupby, pairwise
from typing import TypeVar

from lchnv_cli.context import Context
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.model.sides import Side
from lchnv_cli.rules.shared.scope import governed_bodies

_DAY = dt.timedelta(days=1)
_CHANGERS = (Post.STEERING, Post.REPRESENTATIVE, Post.CHAIR, Post.VICE_CHAIR)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which the same people hold the same posts; without ``end`` it has none yet."""

    body_id: str
    start: dt.date
    end: dt.date | None
    members: tuple[Mandate, ...]

    def spoken(self) -> str:
        """Give the period in words."""
        if self.end == self.start:
            return spoken_with_year(self.start)
        until = f" till och med {spoken_with_year(self.end)}" if self.end else ""
        return f"från och med {spoken_with_year(self.start)}{until}"

    def days(self, today: dt.date) -> int:
        """Give the length; a period without end has lasted until today."""
        return ((self.end or max(today, self.start)) - self.start).days + 1


def steering_periods(
    rule_id: str, context: Context, post: Post = Post.STEERING
) -> Iterator[tuple[Period, ...]]:
    """Give each governed body's periods under the arbetsordning, oldest first.

    They begin with the first member that the register knows: who was there before, or in a group
    of which it knows nobody, it does not say.
    """
    if context.register.partial:
        return  # whom it lacks is not known until it is mended
    for body_id in governed_bodies(context.procedure):
        periods = _periods(body_id, rule_id, context, post)
        known = tuple(dropwhile(lambda period: not period.members, periods))
        if known:
            yield known


def faulty(
    periods: tuple[Period, ...], fault: Callable[[Period], T | None]
) -> Iterator[tuple[T, Period]]:
    """Give each fault with the whole time it lasts; ``fault`` names what is wrong in a period."""
    for found, group in groupby(periods, fault):
        if found is not None:
            same = list(group)
            first = same[0]
            yield found, Period(first.body_id, first.start, same[-1].end, first.members)


def hit(period: Period, place: Place, message: str, context: Context) -> Hit:
    """Make a hit of a fault; one that has not begun yet is only told of."""
    severity = Severity.INFO if period.start > context.today else None
    remedy = "Låt nätverket välja, eller rätta uppdragets från, till eller huvudman i registret."
    under = (period.body_id, period.start)
    return Hit(place, message, remedy, severity, since=period.start, until=period.end, under=under)


def cause(period: Period, suspects: Iterable[Mandate], *, left: bool) -> Mandate | None:
    """Give the mandate whose end (``left``), or else whose start, made the period begin."""
    suspects = tuple(suspects)
    ended = [m for m in suspects if m.end is not None and m.end + _DAY == period.start]
    began = sorted((m for m in suspects if m.start == period.start), key=lambda m: m.place)
    return next(iter(ended + began if left else began + ended), None)


def people(period: Period) -> frozenset[str]:
    """Give the members' names."""
    return frozenset(mandate.person for mandate in period.members)


def side_of(mandate: Mandate, period: Period, context: Context) -> Side | None:
    """Give the side that a member comes from in a period, where the register tells."""
    principal = principal_of(mandate, period, context)
    return context.procedure.side_of(principal, period.body_id, period.start)


def sides_in(period: Period, context: Context) -> tuple[Side, ...]:
    """Give the sides that share the group in a period."""
    return context.procedure.sides_of(period.body_id, period.start)


def sides_over(periods: Iterable[Period], context: Context) -> tuple[Side, ...]:
    """Give every side that shares the group in some of the periods."""
    return tuple(dict.fromkeys(side for each in periods for side in sides_in(each, context)))


def principal_of(mandate: Mandate, period: Period, context: Context) -> str:
    """Give the principal that a member comes from in a period, or an empty string."""
    return context.register.principal_of(mandate, period.start)


def members_of(side: Side, period: Period, context: Context) -> dict[str, Mandate]:
    """Give a side's members in a period by their names."""
    return {m.person: m for m in period.members if side_of(m, period, context) == side}


def national_mandates(register: Register) -> tuple[Mandate, ...]:
    """Give every national assignment, whatever body it is written for."""
    return tuple(
        m for person in register.people for m in person.mandates if m.post is Post.NATIONAL
    )


def surplus(
    post: Post, value: str, rule_id: str, context: Context, whose: Callable[[Mandate, Period], str]
) -> Iterator[tuple[Mandate, int, Period]]:
    """Give each mandate that is one too many, the number that may be, and for how long.

    They are counted by ``whose`` they are, and nobody's is too many; so is who came last.
    """

    def over(mandate: Mandate, period: Period) -> int | None:
        if mandate not in period.members:
            return None
        theirs = whose(mandate, period)
        people = dict.fromkeys(m.person for m in period.members if whose(m, period) == theirs)
        most = context.value(value, period.body_id, period.start) if theirs else 0
        return most if list(people).index(mandate.person) >= most else None

    for periods in steering_periods(rule_id, context, post):
        for mandate in context.register.mandates(periods[0].body_id, post):
            for most, period in faulty(periods, partial(over, mandate)):
                yield mandate, most, period


def _periods(body_id: str, rule_id: str, context: Context, post: Post) -> tuple[Period, ...]:
    days = _days_of_change(body_id, context, post)
    spans = [*pairwise(days), *((day, None) for day in days[-1:])]
    return tuple(
        Period(body_id, day, following - _DAY if following else None, members)
        for day, following in spans
        if context.procedure.demands(body_id, day, rule_id)
        for members in [context.register.holders(body_id, post, day)]
    )


def _days_of_change(body_id: str, context: Context, post: Post) -> list[dt.date]:
    """Give every day on which an edition or a post begins or has just ended."""
    days = set(context.procedure.turns_of(body_id))
    for edition in context.procedure.editions_of(body_id):
        days |= {edition.end + _DAY} if edition.end else set()
    register = context.register
    own = [mandate for each in (post, *_CHANGERS) for mandate in register.mandates(body_id, each)]
    for mandate in (*own, *national_mandates(register)):
        days |= {mandate.start} | ({mandate.end + _DAY} if mandate.end else set())
    return sorted(days)
