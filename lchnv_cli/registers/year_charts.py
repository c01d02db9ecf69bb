"""What of a year is easier seen than read: how many matters were open, and who came."""

import datetime as dt
from collections.abc import Iterator, Sequence

from lchnv_cli.model.days import brief, month_names
from lchnv_cli.registers.attendance_year import people_from, principals_by_side, told_of
from lchnv_cli.registers.body_year import BodyYear
from lchnv_cli.registers.chart import Chart, Series
from lchnv_cli.registers.year_of_matters import open_on

_MONTHS = range(1, 13)
_ONE = dt.timedelta(days=1)


def charts(years: Sequence[BodyYear]) -> Iterator[Chart]:
    """Give the charts of a year and the one before, those that have something to show."""
    body = years[0].archive.procedure.bodies[years[0].body_id].short
    months = tuple(name[:3] for name in month_names())
    waiting = tuple(Series(str(each.year), tuple(_open(each))) for each in years)
    if any(value for _, values in waiting for value in values):
        title = f"Öppna ärenden i {body} vid månadens slut"
        yield Chart("open", title, months, waiting, bars=False)
    told = told_of(years[0].archive, years[0].meetings)
    sides = principals_by_side(years[0].archive, years[0].body_id, told)
    came = tuple(
        Series(side, tuple(people_from(side, each) for each in told.values())) for side in sides
    )
    if len(told) > 1 and any(value for _, values in came for value in values):
        title = f"Personer från varje part på möten med {body} {years[0].year}"
        labels = tuple(brief(day, years[0].year) for day in told)
        yield Chart("attendance", title, labels, came, bars=True)


def _open(of: BodyYear) -> Iterator[int | None]:
    """Count the open matters as each month ends; not in what is to come, or nobody answers for."""
    for month in _MONTHS:
        last = dt.date(of.year + month // 12, month % 12 + 1, 1) - _ONE
        known = last <= of.end and of.archive.procedure.answers(of.body_id, last)
        yield len(open_on(of, last)) if known else None
