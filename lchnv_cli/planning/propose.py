"""A year of meetings that keeps every rule, with the reason for each day.

The cheapest way through the year is looked for as a whole: meeting by meeting, the best way to
every day that can be met on. Placing one meeting at a time ends before a break with nowhere to go.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lchnv_cli.model.days import Hours, spoken, weekday_names
from lchnv_cli.model.fault import UserFault
from lchnv_cli.planning.candidates import Candidate, Days
from lchnv_cli.planning.habits import Habits, habits

_OFF_HABIT = 12  # days from the aim that another weekday than the usual one must gain
_INSET = 0.3  # how far into its share of the year the first meeting lies


class Impossible(UserFault):
    """A year with so many meetings cannot be had; the message says why."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed meeting and why it lies where it does."""

    candidate: Candidate
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A year of meetings, at the usual hours; ``why`` tells what goes for them all."""

    body_id: str
    year: int
    hours: Hours | None
    why: str
    meetings: tuple[Proposed, ...]


def propose(days: Days, count: int) -> Proposal:
    """Spread ``count`` meetings over a year. Raises Impossible.

    No meeting, steering group, preparation or last day to publish falls on a day off or a bridge
    day, none in a break, and none where another body meets; each preparation comes after the
    meeting before. Nothing is proposed for a day gone by, and a year that has begun, or that the
    folder answers for a part of, may have fewer meetings.
    """
    archive, body_id, year = days.archive, days.body_id, days.year
    day, procedure = dt.date(year, 1, 1), archive.procedure
    whole = procedure.answers(body_id, day) and days.first <= day
    least = procedure.edition_for(body_id, day).values["möten_per_år"]
    if whole and count < least:
        said = procedure.cited("för-få-möten", "4 §", body_id, day)
        raise Impossible(f"Minst {least} möten ska hållas om året{said}; {count} räcker inte.")
    usual = habits(archive, body_id, year)
    for coordinate in (True, False):  # 4 § says "i mesta möjliga mån"
        days = replace(days, coordinate=coordinate)
        every = list(days.all())
        # The days to aim at: even shares of the days that can be met on.
        shares = [(number + _INSET) / (count - 1 + 2 * _INSET) for number in range(count)]
        aims = [every[round(share * (len(every) - 1))].date for share in shares if every]
        chosen = _chosen(every, aims, usual) if every else None
        if chosen is not None:
            meetings = tuple(
                Proposed(found, tuple(_reasons(found, before, aim, usual, days)))
                for found, before, aim in zip(chosen, [None, *chosen], aims, strict=False)
            )
            return Proposal(body_id, year, usual.hours, _habit(usual), meetings)
    raise Impossible(
        f"{count} möten går inte in på {year}. Försök med färre, eller se uppehåll i rules.yaml."
    )


def _chosen(
    every: Sequence[Candidate], aims: Sequence[dt.date], usual: Habits
) -> list[Candidate] | None:
    """Choose the candidates nearest to the aims in all, each prepared after the one before."""
    best: list[tuple[int, list[Candidate]] | None] = [
        (_cost(found, aims[0], usual), [found]) for found in every
    ]
    for aim in aims[1:]:
        following: list[tuple[int, list[Candidate]] | None] = []
        for found in every:
            ready = [way for way in best if way is not None and way[1][-1].date < found.preparation]
            if not ready:
                following.append(None)
                continue
            cost, path = min(ready, key=lambda way: way[0])
            following.append((cost + _cost(found, aim, usual), [*path, found]))
        best = following
    ways = [way for way in best if way is not None]
    return min(ways, key=lambda way: way[0])[1] if ways else None


def _cost(found: Candidate, aim: dt.date, usual: Habits) -> int:
    other = usual.weekday is not None and found.date.weekday() != usual.weekday
    return abs((found.date - aim).days) + (_OFF_HABIT if other else 0)


def _habit(usual: Habits) -> str:
    """Tell of the usual weekday and hours."""
    told = []
    if usual.weekday is not None:
        name = weekday_names()[usual.weekday].capitalize()
        told.append(
            f"{name} är den vanliga dagen: {usual.times} av {usual.meetings} möten de senaste åren."
        )
    told.append("Mötena är spridda så jämnt över året som dagarna medger.")
    return " ".join(told)


def _reasons(
    found: Candidate, before: Candidate | None, aim: dt.date, usual: Habits, days: Days
) -> Iterator[str]:
    """Give the reasons for one meeting; ``before`` is the meeting before it."""
    if before is not None:
        yield f"{round((found.date - before.date).days / 7)} veckor efter det förra"
    yield f"styrgruppen {(found.date - found.steering).days} dagar före{days.cited(found.date)}"
    yield from _passed_over(found, aim, usual, days)
    if usual.weekday not in {None, found.date.weekday()}:
        yield f"ingen {weekday_names()[usual.weekday or 0]} i närheten passade"
    if found.coordinated is not None:
        apart = abs((found.coordinated - found.date).days)
        far = "" if days.coordinate else "; närmare gick det inte med alla möten"
        yield f"{apart} dagar från det politiska organets möte {spoken(found.coordinated)}{far}"


def _passed_over(found: Candidate, aim: dt.date, usual: Habits, days: Days) -> Iterator[str]:
    """Tell of the usual weekday nearest to the aim, when something spoke against it."""
    weekday = aim.weekday() if usual.weekday is None else usual.weekday
    week = (aim + dt.timedelta(days=offset) for offset in range(-3, 4))
    nearest = next(day for day in week if day.weekday() == weekday)
    against = days.candidate(nearest)
    if nearest != found.date and isinstance(against, str):
        yield f"inte {spoken(nearest)}: {against}"
