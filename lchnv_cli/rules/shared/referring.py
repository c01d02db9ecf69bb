"""What a rule asks about decisions that the register points at."""

import datetime as dt

from lchnv_cli.context import Context
from lchnv_cli.memory import cited as decisions


def missing(written: str, body_id: str, before: dt.date, context: Context) -> str:
    """Tell why a decision of a body, taken before a day, is not there; empty when it is."""
    return decisions.missing(written, body_id, before, context.archive, context.today)
