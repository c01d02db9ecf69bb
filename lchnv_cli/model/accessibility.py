"""How accessible the site is, as far as anybody has assessed it."""

import datetime as dt
from typing import NamedTuple

from lchnv_cli.model.finding import Place


class Accessibility(NamedTuple):
    """What is known of how accessible the site is: nobody has assessed it where no day is told.

    ``meets`` is ``helt``, ``delvis`` or ``inte``, and ``lacking`` what cannot be used by everyone.
    """

    place: Place
    assessed: dt.date | None = None
    method: str = ""
    meets: str = ""
    lacking: tuple[str, ...] = ()
    contact: str = ""
