"""Attendance whose table is gone: names, principals and titles run together on a line.

Text that was taken out of a PDF has no columns left. The principals are known, so what stands
before or after them is known too; names are parted by those of the register, else two by two.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lchnv_cli.intake.recognise.draft import Someone
from lchnv_cli.intake.recognise.name_words import is_name, is_title
from lchnv_cli.model.late_pattern import late

_ACTING = late(r"\s*\(\s*tf\.?\s*\)", re.IGNORECASE)
_CAPITAL = late(r"[A-ZÅÄÖÉ][\w’'-]*")
_HEADERS = frozenset(("Kommun", "Huvudman", "Namn"))
_TWO = 2


class Cut(NamedTuple):
    """The people of a line; ``right`` is the principal of those in the column to the right.

    ``waits`` tells that the names go on, or that their principal stands, on the next line.
    """

    people: tuple[Someone, ...]
    right: str
    waits: bool = False


class Known(NamedTuple):
    """What is known of an attendance: the principals, the people of the register, and before.

    ``right`` is the principal of the column to the right, and ``waiting`` tells that names stand
    on the line before without theirs.
    """

    principals: Sequence[str]
    people: Sequence[str]
    right: str = ""
    waiting: bool = False


def cut(text: str, known: Known) -> Cut | None:
    """Part a line by the principals in it; None where it has none, or words that are no names."""
    places = _principals(text, known.principals)
    if not places:
        names = _names(text, known.people)
        waits = bool(names) and (known.waiting or text.rstrip().endswith(","))
        return Cut(names, known.right, waits=True) if waits else None
    start, end, first = places[0]
    before, after = text[:start].strip(), text[end:].strip()
    if before:
        return _after_names(before, after, text, places, known)
    if after.startswith("/"):
        return Cut((), first) if known.right else None
    own = _names(after, known.people)
    return Cut(tuple(p._replace(principal=first) for p in own), known.right) if own else None


def _after_names(
    before: str, after: str, text: str, places: Sequence[tuple[int, int, str]], known: Known
) -> Cut | None:
    """Part a line with names before their principal, and another column to the right of it."""
    first = places[0][2]
    own = _names(before, known.people)
    if not own:
        return Cut((), first) if before in _HEADERS and not after else None
    found = [person._replace(principal=first) for person in own]
    for start, end, other in places[1:2]:  # perhaps a heading in the column to the right
        if not text[places[0][1] : start].strip() and re.fullmatch(r"\s*(?:/.*)?", text[end:]):
            return Cut(tuple(found), other)
    if after and known.right:
        person = _with_title(after, known.people)
        found += [person._replace(principal=known.right)] if person else []
        return Cut(tuple(found), known.right) if person else None
    return None if after else Cut(tuple(found), known.right)


def _principals(text: str, known: Sequence[str]) -> list[tuple[int, int, str]]:
    """Give where principals are named, the longest names first."""
    found: list[tuple[int, int, str]] = []
    for name in sorted(known, key=len, reverse=True):
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), name))
    return sorted(found)


def _names(text: str, people: Sequence[str]) -> tuple[Someone, ...]:
    """Part names that stand one after the other; nothing where something else stands too."""
    found: list[Someone] = []
    for piece in filter(None, (part.strip() for part in text.split(","))):
        rest = piece
        while rest:
            name = _first(rest, people)
            if not name:
                return ()
            rest = rest[len(name) :]
            acting = _ACTING.match(rest)
            rest = (rest[acting.end() :] if acting else rest).strip()
            found.append(Someone(name, acting=acting is not None))
    return tuple(found)


def _first(text: str, people: Sequence[str]) -> str:
    """Give the name that a text begins with: one of the register, or else its first two words."""
    own = [name for name in people if re.match(rf"{re.escape(name)}(?=[\s(]|$)", text)]
    if own:
        return max(own, key=len)
    bare = _ACTING.split(text)[0]
    words = bare.split()
    if is_name(bare) and len(words) in {_TWO, _TWO + 1}:
        return bare.rstrip()
    first = " ".join(words[:_TWO])
    return first if is_name(first) and all(map(_CAPITAL.fullmatch, words)) else ""


def _with_title(text: str, people: Sequence[str]) -> Someone | None:
    """Read a name with a title right after it."""
    own = [name for name in people if text.startswith(name)]
    words = text.split()
    for name in (*sorted(own, key=len, reverse=True), " ".join(words[:_TWO])):
        title = text[len(name) :].strip()
        if is_name(name) and (not title or is_title(title) or title[:1].isupper()):
            return Someone(name, title=title)
    return None
