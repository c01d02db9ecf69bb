"""Whom the attendance names, and who in the register is meant."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from lchnv_cli.context import Ground
from lchnv_cli.model.document import Attendee, Notes
from lchnv_cli.model.folding import folded
from lchnv_cli.model.parts import Places, Points
from lchnv_cli.model.register import Person, Register
from lchnv_cli.model.spokespeople import spokespeople
from lchnv_cli.rules.double_attendance import name_key
from lchnv_cli.rules.shared.names import names_of

_PARTS = re.compile(r"[\s-]+")
_REVERSED = re.compile(r"([A-ZÅÄÖÉÜ][\w’'-]+),\s+([A-ZÅÄÖÉÜ][\w’'-]+)")
_NAMES = 2  # a first name and a surname
_ALIKE, _SAME_SURNAME = 83, 60  # per cent of the letters


def everyone(notes: Notes) -> Iterator[Attendee]:
    """Give everyone that the attendance names, those who took part in part last."""
    yield from notes.attendance()
    for part in notes.partly:
        yield Attendee(part.name, "", part.place)


def bare_name(name: str) -> str:
    """Give a name as written, without title and parenthesis; Falk, Lo is one."""
    if match := _REVERSED.fullmatch(name):
        return f"{match[2]} {match[1]}"
    return " ".join(name.partition(",")[0].partition("(")[0].split())


@lru_cache(maxsize=16384)
def key_of(name: str) -> str:
    """Give a name as it is compared."""
    return name_key(bare_name(name))


def presence(notes: Notes, points: Points, register: Register) -> dict[str, Places | None]:
    """Give at which points everyone in the attendance was there; None where that is not told."""
    meant = names_of(register).meant
    found: dict[str, Places | None] = {}
    for people, places in (
        (notes.unclear, None),
        (notes.absent, frozenset[int]()),
        ((*notes.present, *notes.guests), points.all),
    ):
        found |= {key_of(meant(person.name) or person.name): places for person in people}
    parts: dict[str, list[Places | None]] = {}
    for part in notes.partly:
        within = points.within(part) if part.first or part.last else None
        parts.setdefault(key_of(meant(part.name) or part.name), []).append(within)
    for key, several in parts.items():
        known = [each for each in several if each is not None]
        found[key] = frozenset().union(*known) if len(known) == len(several) else None
    return found


def represented(notes: Notes, points: Points, ground: Ground) -> dict[str, Places]:
    """Give at which points each principal had somebody who speaks for it, or may have had.

    Who stands under a principal, and is nobody whom the register knows, may speak for it.
    """
    register, procedure = ground.register, ground.procedure
    there, meant = presence(notes, points, register), names_of(register).meant
    people = finder(register)
    own = spokespeople(notes.body_id, notes.date, register, procedure)
    speak = [(key_of(m.person), register.principal_of(m, notes.date)) for m in own]
    unsaid = {key for key, principal in speak if not principal}
    for person in notes.attendance():
        name = meant(person.name) or person.name
        if not own or not people(name) or key_of(name) in unsaid:
            speak.append((key_of(name), person.principal))
    found: dict[str, Places] = {}
    for key, principal in speak:
        places = there.get(key, frozenset())
        places = points.all if places is None else places
        found[principal] = found.get(principal, frozenset()) | places
    return found


def finder(register: Register) -> Callable[[str], list[Person]]:
    """Make the question who in the register has a name."""
    known = _indexes(tuple([person.name for person in register.people]))
    return lambda name: [register.people[index] for index in known.get(key_of(name), ())]


def belongs(person: Person, day: dt.date) -> bool:
    """Tell whether someone has a mandate on a day, or is known by name only, as officials are."""
    return not person.mandates or any(mandate.holds(day) for mandate in person.mandates)


@lru_cache(maxsize=65536)
def likeness(written: str, name: str) -> int:
    """Tell in per cent how like two names are that are more than a slip apart; 0 for not enough.

    Names in another order, a double surname by half, and another form of the first name count.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - only an unknown name needs it

    ours, theirs = _PARTS.split(folded(bare_name(written))), _PARTS.split(folded(name))
    if min(len(ours), len(theirs)) < _NAMES:
        return 0
    score = fuzz.ratio(" ".join(sorted(ours)), " ".join(sorted(theirs)))
    if len({*ours} & {*theirs}) >= _NAMES and ({*ours} <= {*theirs} or {*theirs} <= {*ours}):
        return 100
    first = fuzz.ratio(ours[0].rstrip("."), theirs[0])
    initial = len(ours[0].rstrip(".")) == 1 and theirs[0].startswith(ours[0][0])
    if ours[-1] == theirs[-1] and (initial or first >= _SAME_SURNAME):
        return max(round(score), round(first))
    return round(score) if score >= _ALIKE else 0


# By names alone: people are slow to hash.
@lru_cache(maxsize=4)
def _indexes(names: tuple[str, ...]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        found.setdefault(key_of(name), []).append(index)
    return found
