"""The number that somebody put before a line: typed or printed by a list, in any of the systems."""

import re
from enum import StrEnum
from typing import NamedTuple

from lchnv_cli.intake.counting import counted
from lchnv_cli.model.days import month_names
from lchnv_cli.model.late_pattern import late


class System(StrEnum):
    """How points are numbered."""

    NUMBER = "1."
    SECTION = "§ 1"
    MATTER = "Ärende 1"
    DECIMAL = "1.1"
    LETTER = "a)"
    ROMAN = "I."
    PLAIN = "1"


class Mark(NamedTuple):
    """A number as written, what it counts to, and how many characters of the line it takes."""

    system: System
    path: tuple[int, ...]
    written: str
    length: int

    @property
    def last(self) -> int:
        """What it counts to on its own level."""
        return self.path[-1]


_GAP = r"[\s\u00a0]*"
_AFTER = r"[\s\u00a0]+|$"
_MONTHS = "|".join(f"{name[:3]}" for name in month_names())
_OF_YEAR = r"(?:/\d{2}(?:\d{2})?)?"
_SECTION = late(
    rf"(?:§§?{_GAP}(\d{{1,3}}){_OF_YEAR}|(\d{{1,3}}){_OF_YEAR}{_GAP}§){_GAP}[.:–—-]?(?:{_AFTER})"
)
_MATTER = late(
    rf"(?:ärende|punkt|pkt|dagordningspunkt)\.?{_GAP}(?:nr\.?{_GAP})?(\d{{1,3}}){_OF_YEAR}{_GAP}"
    rf"(?:[.:,)–—-]{_GAP}|(?:{_AFTER}))(?=\S|$)",
    re.IGNORECASE,
)
_DECIMAL = late(rf"(\d{{1,2}}(?:\.(?!0\d)[1-9]?\d){{1,3}})[.):]?(?:{_AFTER})")
_NUMBER = late(rf"(\d{{1,3}})(?:[.)]:?)(?:{_AFTER}|(?=[A-ZÅÄÖ]))")
_LETTER = late(rf"\(?([a-zåäöA-ZÅÄÖ])(?:[.)]):?(?:{_AFTER}|(?=[A-ZÅÄÖ][a-zåäö]))")
_ROMAN = late(rf"([IVX]{{1,6}})(?:[.):]|(?={_AFTER}))(?:{_AFTER})")
_PLAIN = late(rf"(\d{{1,2}})[ \t\u00a0]+(?=[A-ZÅÄÖ”\"])(?!(?i:{_MONTHS}))")
_VALUES = {"I": 1, "V": 5, "X": 10}


def mark_of(text: str) -> Mark | None:
    """Read the number that a line begins with, or None."""
    for system, pattern in (
        (System.SECTION, _SECTION),
        (System.MATTER, _MATTER),
        (System.DECIMAL, _DECIMAL),
        (System.NUMBER, _NUMBER),
        (System.ROMAN, _ROMAN),
        (System.LETTER, _LETTER),
        (System.PLAIN, _PLAIN),
    ):
        if (match := pattern.match(text)) is None:
            continue
        path = _path(system, next(each for each in match.groups() if each))
        if path:
            return Mark(system, path, match[0].strip(), match.end())
    return None


def label_mark(label: str) -> Mark | None:
    """Read the number that a list prints, which needs no sign after it."""
    mark = mark_of(label.strip()) or mark_of(f"{label.strip()}.")
    return mark._replace(written=label.strip(), length=0) if mark else None


def _path(system: System, written: str) -> tuple[int, ...]:
    if system is System.LETTER:
        return ("abcdefghijklmnopqrstuvwxyzåäö".index(written.lower()) + 1,)
    if system is System.ROMAN:
        values = [_VALUES[each] for each in written]
        pairs = zip(values, [*values[1:], 0], strict=True)
        number = sum(-value if value < after else value for value, after in pairs)
        return (number,) if counted(number, "upperRoman") == written else ()
    return tuple(int(each) for each in written.split("."))
