"""The types a field can have: how its text is read, and how it looks in JSON Schema."""

import datetime as dt
import re
from collections.abc import Mapping as Map
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from lchnv_cli.load.hours import LIKELY, parse_hours
from lchnv_cli.load.nodes import Node, Scalar, Sequence
from lchnv_cli.load.reading import Reading
from lchnv_cli.model.date_forms import ISO, date_of
from lchnv_cli.model.days import COUNTABLE, COUNTABLE_SAID, Day, Hours, Season
from lchnv_cli.model.finding import Place
from lchnv_cli.model.late_pattern import late

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
Schema = dict[str, Any]

_REPLY = late(r"(?:ja|nej|avstår)\b", re.IGNORECASE)
# As ids begin with it, only what means the same wherever it is written: no åäö, no user, no query.
_ADDRESS = late(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]+)?(/[A-Za-z0-9._~%-]+)*/?")
_SEASON = late(r"(\d{2}-\d{2})\s*[–—-]\s*(\d{2}-\d{2})")


class FieldType(Protocol[T_co]):
    """Reads a node into a value. None means that it could not, and that this has been told.

    ``about`` tells a user in a few words how the value is written. ``schema`` describes a filled
    in value; that an optional field may be empty is said where fields are described.
    """

    @property
    def about(self) -> str:
        """Tell how the value is written."""
        ...

    def read(self, node: Node, reading: Reading, path: str) -> T_co | None:
        """Read the node that stands at ``path``."""
        ...

    def schema(self) -> Schema:
        """Describe the type as JSON Schema."""
        ...


def shown(path: str) -> str:
    """Give the name a user knows a field by: titel for bilagor.0.titel."""
    return next((part for part in reversed(path.split(".")) if not part.isdigit()), path)


def text_of(node: Node, reading: Reading, path: str) -> str | None:
    """Give a scalar's text, or tell that the node is no scalar."""
    if isinstance(node, Scalar):
        return node.text.strip()
    shape = "en lista" if isinstance(node, Sequence) else "en grupp av fält"
    message = f"Fältet {shown(path)} har {shape}; här ska stå ett enda värde."
    reading.bad_value(path, node, message, "Skriv värdet på samma rad som fältet.")
    return None


class Text(NamedTuple):
    """A line of text, taken as it stands."""

    about: str = "text på en rad"

    def read(self, node: Node, reading: Reading, path: str) -> str | None:
        """Read the text."""
        return text_of(node, reading, path)

    def schema(self) -> Schema:
        """Describe a string, and what editors make of text such as 9.30 or 1."""
        return {"type": ["string", "number", "boolean"]}


class WebAddress(NamedTuple):
    """The address of a web page or a web site, which others can be written below."""

    about: str = "webbadress, https://…"

    def read(self, node: Node, reading: Reading, path: str) -> str | None:
        """Read the address."""
        if (text := text_of(node, reading, path)) is None:
            return None
        if _ADDRESS.fullmatch(text):
            return text
        message = f"Fältet {shown(path)} har värdet ”{text}”, som inte är en webbadress."
        remedy = "Skriv hela adressen utan ? och #, till exempel https://www.exempel.se/lchnv."
        reading.bad_value(path, node, message, remedy)
        return None

    def schema(self) -> Schema:
        """Describe a string with an address."""
        return {"type": "string", "pattern": f"^{_ADDRESS.pattern}$"}


class Date(NamedTuple):
    """A day as ÅÅÅÅ-MM-DD."""

    about: str = "datum, ÅÅÅÅ-MM-DD"

    def read(self, node: Node, reading: Reading, path: str) -> dt.date | None:
        """Read the day."""
        if (text := text_of(node, reading, path)) is None:
            return None
        if (day := date_of(text)) is None:
            message = f"Fältet {shown(path)} har värdet ”{text}”, som inte är en dag i kalendern."
        elif day.year not in COUNTABLE:
            message = f"Fältet {shown(path)} har året {day.year}; {COUNTABLE_SAID}."
        else:
            return day
        remedy = "Skriv dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-20."
        reading.bad_value(path, node, message, remedy)
        return None

    def schema(self) -> Schema:
        """Describe a date string."""
        return {
            "type": "string",
            "format": "date",
            "pattern": f"^{ISO}$",
            "patternErrorMessage": "Skriv dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-20.",
        }


class DayOrUnclear(NamedTuple):
    """A day as ÅÅÅÅ-MM-DD, or the word oklart."""

    about: str = "datum, ÅÅÅÅ-MM-DD, eller ordet oklart"

    def read(self, node: Node, reading: Reading, path: str) -> Day | None:
        """Read the day."""
        if isinstance(node, Scalar) and node.text.strip().casefold() == "oklart":
            return Day(None)
        day = Date().read(node, reading, path)
        return Day(day) if day else None

    def schema(self) -> Schema:
        """Describe a date or the word."""
        return {"anyOf": [Date().schema(), {"const": "oklart"}]}


class Reply(NamedTuple):
    """Ja, nej or avstår, and what was said beside it; empty while it has not come."""

    about: str = "ja, nej eller avstår, och efter ett komma mer"

    def read(self, node: Node, reading: Reading, path: str) -> str | None:
        """Read the reply as written."""
        text = text_of(node, reading, path)
        if not text or _REPLY.match(text):
            return text
        message = f"{shown(path)} har svaret ”{text}”, som varken är ja, nej eller avstår."
        remedy = "Skriv ja, nej eller avstår först, och sedan det andra: ja, med ett tillägg."
        reading.bad_value(path, node, message, remedy)
        return None

    def schema(self) -> Schema:
        """Describe a string that begins with one of the words."""
        return {"type": "string", "pattern": "^([Jj]a|[Nn]ej|[Aa]vstår)([^a-zåäö].*)?$"}


class HoursOf(NamedTuple):
    """A clock span such as 09.30–12.00, or a start alone; more may stand beside it."""

    about: str = "klockslag, TT.MM–TT.MM, eller bara när det börjar; fika med mera bredvid"

    def read(self, node: Node, reading: Reading, path: str) -> Hours | None:
        """Read the span."""
        if (text := text_of(node, reading, path)) is None:
            return None
        hours = parse_hours(text)
        if hours is None:
            message = f"Fältet {shown(path)} har värdet ”{text}”, som inte är ett klockslag."
        elif hours.backwards:
            message = f"Fältet {shown(path)} slutar före det börjar: ”{text}”."
        else:
            return hours
        remedy = "Skriv tiden som TT.MM–TT.MM, till exempel 09.30–12.00."
        reading.bad_value(path, node, message, remedy)
        return None

    def schema(self) -> Schema:
        """Describe a string with hours; 9.30 alone is a number to an editor."""
        return {
            "type": ["string", "number"],
            "pattern": LIKELY,
            "patternErrorMessage": "Skriv tiden som TT.MM–TT.MM, till exempel 09.30–12.00.",
        }


class SeasonOf(NamedTuple):
    """A part of every year, such as 06-20–08-15."""

    about: str = "månad och dag, MM-DD–MM-DD"

    def read(self, node: Node, reading: Reading, path: str) -> Season | None:
        """Read the season."""
        if (text := text_of(node, reading, path)) is None:
            return None
        match = _SEASON.fullmatch(text)
        days = [date_of(f"2000-{part}") for part in match.groups()] if match else [None]
        if (first := days[0]) is not None and (last := days[-1]) is not None:
            return Season((first.month, first.day), (last.month, last.day))
        message = f"Fältet {shown(path)} har värdet ”{text}”, som inte är två dagar om året."
        remedy = "Skriv MM-DD–MM-DD, till exempel 06-20–08-15."
        reading.bad_value(path, node, message, remedy)
        return None

    def schema(self) -> Schema:
        """Describe a string with two days of the year."""
        return {"type": "string", "pattern": f"^(?:{_SEASON.pattern})$"}


class Number(NamedTuple):
    """A whole number."""

    low: int = 0
    high: int = 9999

    @property
    def about(self) -> str:
        """Tell the range."""
        return f"heltal, {self.low}–{self.high}"

    def read(self, node: Node, reading: Reading, path: str) -> int | None:
        """Read the number."""
        if (text := text_of(node, reading, path)) is None:
            return None
        if re.fullmatch(r"[0-9]{1,9}", text) and self.low <= int(text) <= self.high:
            return int(text)
        message = f"Fältet {shown(path)} har värdet ”{text}”, som inte är ett heltal"
        message += f" mellan {self.low} och {self.high}."
        reading.bad_value(path, node, message, "Skriv talet med bara siffror.")
        return None

    def schema(self) -> Schema:
        """Describe an integer, which may stand in quotes."""
        return {
            "type": ["integer", "string"],
            "minimum": self.low,
            "maximum": self.high,
            "pattern": "^[0-9]{1,9}$",
            "patternErrorMessage": "Skriv talet med bara siffror.",
        }


class Choice(NamedTuple, Generic[T]):
    """One of a few words, each with the value it stands for."""

    words: Map[str, T]

    @property
    def about(self) -> str:
        """Tell the words."""
        *first, last = self.words
        return f"{', '.join(first)} eller {last}" if first else f"ordet {last}"

    def read(self, node: Node, reading: Reading, path: str) -> T | None:
        """Read the word."""
        if (text := text_of(node, reading, path)) is None:
            return None
        if text in self.words:
            return self.words[text]
        message = f"Fältet {shown(path)} har värdet ”{text}”, som inte finns."
        reading.bad_value(path, node, message, f"Skriv något av: {', '.join(self.words)}.")
        return None

    def schema(self) -> Schema:
        """Describe the words."""
        return {"enum": list(self.words)}


def where(reading: Reading, path: str) -> Place:
    """Give the place of a field that has been read."""
    return reading.places.get(path, Place(reading.file))
