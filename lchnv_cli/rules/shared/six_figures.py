"""Dates of six figures in running text, told from all other numbers of six figures."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.model.date_forms import day_of

# A quick look before any pattern: six figures in a row, byte by byte.
_SAME = bytes.maketrans(b"123456789", b"000000000")
_SIX = b"000000"
_AROUND = 240  # bytes: a sentence
_NEAR = 36  # letters: the words that say what a number is
_SENTENCE_ENDS = re.compile(r"[.!?]\s+(?=[A-ZÅÄÖ\d])|\n\s*\n|\n[ \t]*(?:#|[-*] |\d+[.)] )")
# Right before it: part of a word, a path, a diary number, a telephone number or a span.
_JOINED_BEFORE = re.compile(r"(?:[\w/\\.:=#&?%+@~–−‑-]|\d[ \u00a0]|\d,|[€$] ?)$")
_TOLD_BEFORE = re.compile(
    r"\b(?:(?:dnr|d:nr|diarie|ärende(?:nr|nummer)|referens|konto|bankgiro|plusgiro|org)\w*[^.;]{0,12}"
    r"|(?:nr|nummer|tel|tfn|telefon\w*|mobil\w*|fax|bg|pg|ref|kod|id|pnr|personnummer|kr|sek"
    r"|född|senast|deadline|sista\s+\w+|from|tom|fr\.?\s?o\.?\s?m|t\.?\s?o\.?\s?m|från\s+och\s+med"
    r"|till\s+och\s+med|dat|daterad\w*|upprättad\w*|rev|reviderad\w*|uppdaterad\w*|version"
    r"|publicerad\w*|utskickad\w*|inkom\w*|gäller\s+(?:från|till)|giltig\w*\s+(?:från|till)"
    r"|löper\s+(?:från|till))\W{0,3})$",
    re.IGNORECASE,
)
# Right after it: more of the number, or what it counts.
_JOINED_AFTER = re.compile(
    r"[\w/\\=@%]|[.,:+–−‑-]\w|[ \u00a0]?[–−‑+-]?[ \u00a0]?\d{4}(?!\d)|[ \u00a0]\d{2,3}(?![\d.:/])"
    r"|[ \u00a0]?(?:kr|kronor|tkr|mkr|sek|euro|€|:-|procent|st|stycken|personer|invånare|patienter"
    r"|brukare|besök|timmar|exemplar)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Six:
    """A day written with six figures, and its first byte in a text that begins at ``first``."""

    day: dt.date
    source: bytes
    byte: int
    first: int = 0

    @property
    def before(self) -> str:
        """What stands before it, as far as a sentence may reach."""
        start = max(self.byte - _AROUND, self.first)
        return self.source[start : self.byte].decode(errors="ignore")

    @property
    def after(self) -> str:
        """What stands after it, as far as a sentence may reach."""
        end = self.byte + len(_SIX)
        return self.source[end : end + _AROUND].decode(errors="ignore")

    @property
    def line(self) -> str:
        """The line it stands on, or what is near of it."""
        return self.before.rpartition("\n")[2] + self.after.partition("\n")[0]

    def sentence(self) -> tuple[str, str]:
        """Give what its sentence says before it and after it."""
        return _SENTENCE_ENDS.split(self.before)[-1], _SENTENCE_ENDS.split(self.after)[0]


def sixes(source: bytes, first: int = 0) -> Iterator[Six]:
    """Give every six figures in a row, from a byte on, that can be read as a day."""
    shape = source.translate(_SAME)
    at = shape.find(_SIX, first)
    while at >= 0:
        end = at + len(_SIX)
        year, month, day = (int(source[place : place + 2]) for place in range(at, end, 2))
        if date := day_of(2000 + year, month, day):
            yield Six(date, source, at, first)
        at = shape.find(_SIX, end)


def is_date(six: Six) -> bool:
    """Tell a date from an amount, a number in a diary or a telephone, and from a last day."""
    before = six.before[-_NEAR:]
    return not (
        _JOINED_BEFORE.search(before[-2:])
        or _JOINED_AFTER.match(six.after)
        or _TOLD_BEFORE.search(before)
    )
