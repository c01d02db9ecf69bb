"""What a text says of meetings by their day, as six figures."""

import datetime as dt
from typing import NamedTuple


class Mention(NamedTuple):
    """A day written in six figures, such as 260129, that may name a meeting.

    ``before`` and ``after`` are the rest of its sentence, which tells whose meeting it is.
    """

    day: dt.date
    line: int
    column: int
    before: str
    after: str
