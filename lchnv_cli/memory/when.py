"""When something comes back: on a day, or at the body's next meeting."""

import datetime as dt
import re
from typing import NamedTuple

from lchnv_cli.model.date_forms import ISO, date_of

_NEXT = r"nästa (?:ordinarie )?(?:möte|sammanträde)\w*"
_ANY = re.compile(rf"(?P<day>{ISO})|(?P<next>{_NEXT})", re.IGNORECASE)
# With the word before it, so that "till RSS till 2026-05-22" leaves "till RSS".
_PHRASE = re.compile(
    rf"(?:\b(?:till|inför|på|vid|senast)\s+){{0,2}}+(?:{ISO}|{_NEXT})", re.IGNORECASE
)


class When(NamedTuple):
    """A day as written, which need not be in the calendar, or else the next meeting."""

    written: str = ""
    at_next: bool = False

    @property
    def day(self) -> dt.date | None:
        """The day, where there is one in the calendar."""
        return date_of(self.written)

    def until(self, told: dt.date) -> dt.date | None:
        """Give the first day on which it can come back, of what was told on a day."""
        return self.day or (told + dt.timedelta(days=1) if self.at_next else None)

    def is_after(self, date: dt.date) -> bool:
        """Tell whether a later day than ``date`` is written."""
        # As text, so that a day that does not exist is no later than the last of its month.
        return self.written > date.isoformat()

    def __str__(self) -> str:
        return self.written or ("nästa möte" if self.at_next else "")


def when_of(text: str) -> When:
    """Give the first day that a text names, else whether it names the next meeting."""
    found = list(_ANY.finditer(text))
    day = next((match["day"] for match in found if match["day"]), "")
    return When(day, at_next=not day and bool(found))


def without_when(text: str) -> str:
    """Give a text without the days and the next meetings it names."""
    return _PHRASE.sub("", text)
