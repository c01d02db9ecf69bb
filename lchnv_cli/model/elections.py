"""The days of the general elections.

They are held on the second Sunday of September every fourth year: vallagen (2005:837) 1 kap. 3 §.
"""

import datetime as dt

_FIRST, _EVERY = 2014, 4  # before 2014 they were held on the third Sunday
_SUNDAY = 6


def election_day(year: int) -> dt.date | None:
    """Give the day of the general elections of a year, or None in a year without."""
    if year < _FIRST or (year - _FIRST) % _EVERY:
        return None
    first = dt.date(year, 9, 1)
    return first + dt.timedelta(days=(_SUNDAY - first.weekday()) % 7 + 7)


def elections(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """Give the days of the general elections from ``first`` to ``last``, both included."""
    days = (election_day(year) for year in range(first.year, last.year + 1))
    return tuple(day for day in days if day is not None and first <= day <= last)
