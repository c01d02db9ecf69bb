"""What a text says of meetings by their day."""

import datetime as dt
from typing import NamedTuple


class Mention(NamedTuple):
    """A day that may name a meeting, as one in six figures (260129) does.

    ``before`` and ``after`` are the rest of its sentence, which tells whose meeting it is. In any
    other form, ``written``, it is past, and ``earlier`` is what its paragraph says before that.
    """

    day: dt.date
    line: int
    column: int
    before: str
    after: str
    written: str = ""
    earlier: str = ""
