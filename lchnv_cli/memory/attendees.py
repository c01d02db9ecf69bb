"""Whom the attendance names, and who in the register is meant."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lchnv_cli.memory.names import name_key, names_of
from lchnv_cli.memory.substitutes import is_called_substitute, stands_in
from lchnv_cli.memory.substitutes import represented as may_be_stood_for
from lchnv_cli.model.document import Attendee, Notes
from lchnv_cli.model.folding import folded
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.model.parts import Places, Points
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Mandate, Person, Post, Register
from lchnv_cli.model.spokespeople import spokespeople

_PARTS = late(r"[\s-]+")
_REVERSED = late(r"([A-ZÅÄÖÉÜ][\w’'-]+),\s+([A-ZÅÄÖÉÜ][\w’'-]+)")
_TITLED = late(
    r"(?i:(?:(?:tf|t\.f|vik|bitr|vice|tillförordnad|vikarierande|biträdande)\.?\s+)*+(?:[\w-]+-\s+och\s+)?[\w/-]*"
    r"(?:chef|direktör|ledare|strateg|utredare|sekreterare|handläggare|samordnare|ordföranden?|råd"
    r"|läkare|sköterska|jurist|controller)(?:\s+för\s+RSS)?,?)\s+(?=[A-ZÅÄÖÉÜ][\w’'-]+\s+[A-ZÅÄÖÉÜ])"
)
_NAMES = 2  # a first name and a surname
_ALIKE, _SAME_SURNAME = 83, 60  # per cent of the letters


def everyone(notes: Notes) -> Iterator[Attendee]:
    """Give everyone that the attendance names, those who took part in part last."""
    yield from notes.attendance()
    for part in notes.partly:
        yield Attendee(part.name, "", part.place)


def bare_name(name: str) -> str:
    """Give a name as written, without titles and parenthesis; Falk, Lo is one."""
    if match := _REVERSED.fullmatch(name):
        return f"{match[2]} {match[1]}"
    own = _TITLED.sub("", name, count=1) if _TITLED.match(name) else name
    return " ".join(own.partition(",")[0].partition("(")[0].split())


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """Give a name as it is compared."""
    return name_key(bare_name(name))


def person_key(name: str, register: Register) -> str:
    """Give a name as it is compared; of a former name, that of what the person is called now."""
    return _now(tuple(register.former().items())).get(key := key_of(name), key)


@lru_cache(maxsize=4)
def _now(former: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {key_of(name): key_of(now) for name, now in former}


def presence(notes: Notes, points: Points, register: Register) -> dict[str, Places | None]:
    """Give at which points everyone in the attendance was there; None where that is not told."""
    found: dict[str, Places | None] = {}
    for people, places in (
        (notes.unclear, None),
        (notes.absent, frozenset[int]()),
        ((*notes.present, *notes.guests), points.all),
    ):
        found |= {meant_key(person.name, register): places for person in people}
    parts: dict[str, list[Places | None]] = {}
    for part in notes.partly:
        within = points.within(part) if part.first or part.last else None
        parts.setdefault(meant_key(part.name, register), []).append(within)
    for key, several in parts.items():
        known = [each for each in several if each is not None]
        told = len(known) == len(several) and found.get(key) != frozenset()
        found[key] = frozenset().union(*known) if told else None  # absent and there: who knows
    return found


class Voice(NamedTuple):
    """Somebody who speaks for a principal, or may: a mandate gives it, or the attendance.

    ``places`` are the points that it was there at, None where that is not told; ``listed`` tells
    whether the attendance names it.
    """

    key: str
    principal: str
    substitute: bool
    places: Places | None
    listed: bool


def voices(
    notes: Notes, points: Points, register: Register, procedure: Procedure
) -> Iterator[Voice]:
    """Give everyone who may speak for a principal at a meeting.

    Who stands under a principal, and is nobody whom the register knows, may speak for it.
    """
    there, meant = presence(notes, points, register), names_of(register).meant
    people = finder(register)
    own = members(notes.body_id, notes.date, register, procedure)
    speak = [
        (key_of(m.person), register.principal_of(m, notes.date), m.post is Post.SUBSTITUTE)
        for m in own
    ]
    unsaid = {key for key, principal, _ in speak if not principal}
    for person in filter(lambda each: is_answer(each.name), notes.attendance()):
        name = meant(person.name) or person.name
        key = person_key(name, register)
        if not own or not people(name) or key in unsaid:
            noted = is_noted(person, notes.date, register)
            speak.append((key, person.principal, noted))
    for key, principal, substitute in speak:
        yield Voice(key, principal, substitute, there.get(key, frozenset()), key in there)


def members(
    body_id: str, day: dt.date, register: Register, procedure: Procedure
) -> tuple[Mandate, ...]:
    """Give the mandates of those who meet in a body, or in a group that prepares its meetings."""
    own = spokespeople(body_id, day, register, procedure)
    steered = (body.id for body in procedure.bodies.values() if body.steering == body_id)
    return own or tuple(m for of in steered for m in register.holders(of, Post.STEERING, day))


def represented(
    notes: Notes, points: Points, register: Register, procedure: Procedure
) -> dict[str, Places]:
    """Give at which points each principal had somebody who speaks for it, or may have had."""
    found: dict[str, Places] = {}
    for each in voices(notes, points, register, procedure):
        places = points.all if each.places is None else each.places
        found[each.principal] = found.get(each.principal, frozenset()) | places
    return found


def is_noted(attendee: Attendee, day: dt.date, register: Register) -> bool:
    """Tell whether the attendance says that someone was there as a substitute."""
    key = person_key(attendee.name, register)
    named = _indexes(tuple([person.name for person in register.people]))
    own = [register.people[index] for index in named.get(key, ())]
    posts = [m.post for person in own for m in person.mandates if m.holds(day)]
    ordinary = attendee.acting or Post.REPRESENTATIVE in posts
    written = written_as(attendee)
    return is_called_substitute(written) or stands_in(
        written, may_be_stood_for(register), guest=not attendee.principal, ordinary=ordinary
    )


def written_as(person: Attendee) -> str:
    """Give somebody as the document writes them: the name with the title."""
    return f"{person.name}, {person.title}".rstrip(", ")


def finder(register: Register) -> Callable[[str], list[Person]]:
    """Make the question who in the register has or had a name, or is meant by a part of it.

    That is a surname, or one with an initial.
    """
    known = _indexes(tuple([person.name for person in register.people]))
    short = _short(tuple(register.known_as().items()))

    def find(name: str) -> list[Person]:
        key = person_key(name, register)
        return [register.people[index] for index in known.get(short.get(key, key), ())]

    return find


def meant_key(name: str, register: Register) -> str:
    """Give the name of whom somebody most likely meant, as it is compared."""
    key = person_key(names_of(register).meant(name) or name, register)
    return _short(tuple(register.known_as().items())).get(key, key)


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


@lru_cache(maxsize=4)
def _short(names: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Give the keys of surnames, with an initial too, that one person alone has, with theirs."""
    found: dict[str, set[str]] = {}
    for name, now in names:
        parts = name.split()
        if len(parts) < 2:  # noqa: PLR2004 - a first name and a surname
            continue
        first, last = parts[0], parts[-1]
        whole = key_of(now)
        for form in (last, f"{first[0]} {last}"):
            found.setdefault(key_of(form), set()).add(whole)
    return {form: min(wholes) for form, wholes in found.items() if len(wholes) == 1}


# By names alone: people are slow to hash.
@lru_cache(maxsize=4)
def _indexes(names: tuple[str, ...]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        found.setdefault(key_of(name), []).append(index)
    return found
