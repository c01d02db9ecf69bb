"""What the rules on the year's duties share: told of from one day, a fault after another."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.planning.duties import Duty
from lchnv_cli.planning.last_day import in_time


def undone(duty: Duty, remedy: str, context: Context) -> Iterator[Hit]:
    """Tell what a duty lacks, from the day it opens; a fault from the day after it was due."""
    if context.today < duty.opens:
        return
    ahead = context.today <= duty.due
    severity = Severity.INFO if ahead else None
    when = f"Senast {spoken_with_year(duty.due)} {'gäller' if ahead else 'gällde'}"
    when += f"{in_time(duty.due, context.workdays, 'gör det') if ahead else ''}."
    for lack in duty.lacks:
        since, until = dt.date(duty.term.first - 1, 1, 1), dt.date(duty.term.last, 12, 31)
        hit = Hit(lack.place, f"{lack.message} {when}", remedy, severity, since=since, until=until)
        yield hit._replace(under=(duty.body_id, duty.due))
