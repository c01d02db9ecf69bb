"""Swedish working days: Monday to Friday, less public holidays and the eves people have off.

Public holidays follow lag (1989:253) om allmänna helgdagar and, before 1990, lag (1952:48); both
come from the holidays package, which no other file knows. The package is imported when the
first day is asked for, because it takes some 70 ms.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from lchnv_cli.model.days import COUNTABLE, weekday
from lchnv_cli.model.deadline import Deadline

FIRST_YEAR, LAST_YEAR = COUNTABLE[0] - 1, COUNTABLE[-1] + 1

# Each eve is the day before a public holiday, so no rule of its own has to be kept right.
_EVE_OF = {
    "allhelgonaafton": "alla helgons dag",
    "julafton": "juldagen",
    "midsommarafton": "midsommardagen",
    "nyårsafton": "nyårsdagen",
    "pingstafton": "pingstdagen",
    "påskafton": "påskdagen",
    "skärtorsdagen": "långfredagen",
    "trettondagsafton": "trettondedag jul",
    "valborgsmässoafton": "första maj",
}
KNOWN_EVES = frozenset(_EVE_OF)
# Semesterlagen (1977:480) 7 § treats these three as Sundays.
USUAL_EVES = frozenset({"midsommarafton", "julafton", "nyårsafton"})

_SATURDAY = 5
_PROPER_NAMES = ("Kristi", "Marie")


class OutsideCalendar(ValueError):
    """A day in a year for which the public holidays are not known."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"Arbetsdagar kan bara räknas för åren {FIRST_YEAR}–{LAST_YEAR}; här är året {year}."
        )


@dataclass(frozen=True, slots=True)
class Countdown:
    """The last day of a count, and every day counted, the nearest to the start first."""

    date: dt.date
    days: tuple[dt.date, ...]
    deadline: Deadline


PublicDays = Mapping[int, str]  # the ordinal of each day with its name


class Workdays:
    """Answers which days people work; ``eves`` names the eves that count as days off.

    ``known`` are the public holidays of some years, told by ``public_days`` before: to load them
    takes longer than a whole check of a folder in which nothing has changed.
    """

    __slots__ = ("_eves", "_known", "_years")

    def __init__(
        self, eves: frozenset[str] = USUAL_EVES, known: Mapping[int, PublicDays] | None = None
    ) -> None:
        if unknown := sorted(eves - KNOWN_EVES):
            raise ValueError(
                f"Okänd afton: {', '.join(unknown)}. Välj bland {', '.join(sorted(KNOWN_EVES))}."
            )
        self._eves = eves
        self._known = known or {}
        self._years: dict[int, dict[int, str]] = {}

    def name(self, day: dt.date) -> str | None:
        """Return the Swedish name of a holiday or eve as it is written inside a sentence."""
        return self._days_off(day.year).get(day.toordinal())

    def is_workday(self, day: dt.date) -> bool:
        """Tell whether people work on the day."""
        return day.toordinal() not in self._days_off(day.year) and day.weekday() < _SATURDAY

    def is_bridge_day(self, day: dt.date) -> bool:
        """Tell whether the day is a klämdag: a single working day between two days off."""
        one = dt.timedelta(days=1)
        return (
            self.is_workday(day)
            and not self.is_workday(day - one)
            and not self.is_workday(day + one)
        )

    def day_off(self, day: dt.date) -> str:
        """Say what a day is on which few or nobody work; empty for other days."""
        if self.is_workday(day):
            return "en klämdag" if self.is_bridge_day(day) else ""
        return self.name(day) or f"en {weekday(day)}"

    def on_or_before(self, day: dt.date) -> dt.date:
        """Give the day itself where people work on it, or the last working day before it."""
        return day if self.is_workday(day) else self.before(day, 1).date

    def before(self, day: dt.date, time: Deadline | int) -> Countdown:
        """Count a deadline, or so many working days, back from ``day``, not itself counted.

        Of calendar days the last may be one on which nobody works.
        """
        return self._count(day, time, step=-1)

    def after(self, day: dt.date, time: Deadline | int) -> Countdown:
        """Count a deadline, or so many working days, forward from ``day``, not itself counted."""
        return self._count(day, time, step=1)

    def between(self, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
        """Return the working days from ``first`` to ``last``, both included."""
        _require_known(first.year)
        _require_known(last.year)
        days = map(dt.date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
        return tuple(filter(self.is_workday, days))

    def _count(self, day: dt.date, time: Deadline | int, *, step: int) -> Countdown:
        deadline = Deadline(time, working=True) if isinstance(time, int) else time
        if deadline.days < 1:
            raise ValueError(f"Antalet dagar måste vara minst 1; här är det {deadline.days}.")
        counted = self.is_workday if deadline.working else None
        if counted:
            _require_known(day.year)
        days = tuple(islice(filter(counted, _walk(day, step)), deadline.days))
        return Countdown(days[-1], days, deadline)

    def _days_off(self, year: int) -> dict[int, str]:
        if (known := self._years.get(year)) is None:
            public = self._known.get(year) or public_days(year)
            known = self._years[year] = _with_eves(public, self._eves, year)
        return known


def _walk(day: dt.date, step: int) -> Iterator[dt.date]:
    """Yield the days after (or before) ``day``, nearest first; whoever looks them up ends it."""
    ordinal = day.toordinal()
    while True:
        ordinal += step
        yield dt.date.fromordinal(ordinal)


def _with_eves(public: PublicDays, eves: frozenset[str], year: int) -> dict[int, str]:
    """Add the eves, except where the day is a public holiday anyway."""
    days = dict(public)
    for eve in sorted(eves):
        if eve == "nyårsafton":
            days.setdefault(dt.date(year, 12, 31).toordinal(), eve)
            continue
        feast = next(day for day, names in public.items() if _EVE_OF[eve] in names.split(" och "))
        days.setdefault(feast - 1, eve)
    return days


@cache
def public_days(year: int) -> PublicDays:
    """Return the public holidays of a year as ordinals with names."""
    _require_known(year)
    # Loads every language's tables: too slow for commands that never ask for a day.
    from holidays.constants import PUBLIC  # noqa: PLC0415
    from holidays.countries.sweden import Sweden  # noqa: PLC0415

    # All four are given because their defaults have changed between versions, and names
    # would otherwise follow LANG.
    calendar = Sweden(years=year, language="sv", include_sundays=False, categories=(PUBLIC,))
    return {
        day.toordinal(): " och ".join(map(_inside_a_sentence, calendar.get_list(day)))
        for day in sorted(calendar)
    }


def _inside_a_sentence(name: str) -> str:
    return name if name.startswith(_PROPER_NAMES) else name[0].lower() + name[1:]


def _require_known(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutsideCalendar(year)
