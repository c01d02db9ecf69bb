"""Matters that look like one: called the same but for case, signs, or a letter or two.

They are only told of: what is the same, whoever knows both says with a line Ärende. The older is
open; the newer is too, or got an outcome at once that may have been meant for the older. Titles are
compared where their words begin with the same letters, so a folder of many matters costs little.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import NamedTuple

from lchnv_cli.memory.events import EventKind
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.matter import known_as
from lchnv_cli.memory.strands import Matter
from lchnv_cli.memory.waits import SETTLED
from lchnv_cli.model.items import Kind
from lchnv_cli.model.late_pattern import late

_WORD = late(r"\w+")
_KINDS = frozenset(kind.casefold() for kind in Kind)
_LONG, _SHORTEST = 10, 6  # letters: two may be wrong in a long title, none in a very short one
_SHORT_WORD = 5  # letters: one wrong letter makes another word of a shorter one
_WINDOW = 40  # titles whose words begin alike, and that stand nearest in the alphabet
_SEVERAL = 2  # words without figures: a shorter title may be two bodies' own, as Budget 2027
_ANSWERED = SETTLED | {EventKind.REPORTED}


class _Called(NamedTuple):
    """What a matter is called, and its place among all; ``named`` by a line Ärende.

    ``bodies`` are where it waits for something, a group that prepares a body's meetings being one
    with it.
    """

    words: tuple[str, ...]
    number: int
    matter: Matter
    named: bool
    bodies: frozenset[str]


def alike(ledger: Ledger) -> Iterator[tuple[Matter, Matter]]:
    """Give pairs of matters that look like one, the older first: that one is open.

    Two that have lines Ärende of their own are told apart by those alone, and what two bodies call
    the same is told only where the title has several words.
    """
    told: set[tuple[int, int]] = set()
    waiting = _waiting(ledger)
    for older, newer in chain(_neighbours(waiting), _answered(waiting, ledger)):
        pair = older.number, newer.number
        by_title = older.matter.known_by_title or newer.matter.known_by_title
        if pair in told or not (by_title or (older.named and newer.named)):
            continue
        apart = older.bodies.isdisjoint(newer.bodies) and by_title
        if apart and sum(map(str.isalpha, older.words)) < _SEVERAL:
            continue
        if _near(older.words, newer.words) and not _known_together(older.matter, newer.matter):
            told.add(pair)
            yield older.matter, newer.matter


def _waiting(ledger: Ledger) -> dict[str, list[_Called]]:
    """Give the open matters by what is compared: the first letters of their words, and all."""
    found: dict[str, list[_Called]] = {}
    steered = _steered(ledger)
    for number, matter in enumerate(ledger.told):
        if matter.open:
            bodies = frozenset(steered.get(each.body_id, each.body_id) for each in matter.open)
            for called in _called(number, matter, bodies):
                for key in _keys(called.words):
                    found.setdefault(key, []).append(called)
    return found


def _neighbours(waiting: Mapping[str, list[_Called]]) -> Iterator[tuple[_Called, _Called]]:
    """Give the open matters that are compared with each other, the older first."""
    for group in waiting.values():
        called = sorted(group, key=lambda each: each[:2])
        for at, one in enumerate(called):
            for other in islice(called, at + 1, at + _WINDOW):
                if one.number != other.number:
                    older, newer = sorted((one, other), key=lambda each: each.number)
                    yield older, newer


def _answered(
    waiting: Mapping[str, list[_Called]], ledger: Ledger
) -> Iterator[tuple[_Called, _Called]]:
    """Give the matters that ended where they came up, each with older ones that were open then."""
    steered = _steered(ledger)
    for number, matter in enumerate(ledger.told if waiting else ()):
        first = matter.events[0]
        point = first.place.file, first.address
        here = (each for each in matter.events if (each.place.file, each.address) == point)
        if matter.open or all(each.kind not in _ANSWERED for each in here):
            continue
        own = frozenset({steered.get(first.body_id, first.body_id)})
        for called in _called(number, matter, own):
            near = (other for key in _keys(called.words) for other in waiting.get(key, ()))
            for other in islice(near, _WINDOW):
                if any(strand.since.date < first.date for strand in other.matter.open):
                    yield other, called


def _called(number: int, matter: Matter, bodies: frozenset[str]) -> Iterator[_Called]:
    name = _words(matter.name)
    for words in {name, _words(matter.title)}:
        named = words == name and not matter.known_by_title
        yield _Called(words, number, matter, named, bodies)


def _steered(ledger: Ledger) -> dict[str, str]:
    return {each.steering: each.id for each in ledger.archive.procedure.bodies.values()}


def _keys(words: tuple[str, ...]) -> set[str]:
    begins = " ".join(word[0] if word.isalpha() else word for word in words)
    return {begins, "".join(words)}


def _known_together(older: Matter, newer: Matter) -> bool:
    """Tell whether a point has named both, or one was referred to where the other is.

    Whoever wrote it knows of them.
    """
    if {each.since for each in older.strands} & {each.since for each in newer.strands}:
        return True
    return not {each.place for each in older.uptakes}.isdisjoint(
        each.place for each in newer.uptakes
    )


def _words(title: str) -> tuple[str, ...]:
    """Give the words of a title, without the kind of point before or after them."""
    words = _WORD.findall(known_as(title))
    if len(words) > 1 and words[0] in _KINDS:
        words = words[2:] if words[1] == "om" else words[1:]
    elif len(words) > 1 and words[-1] in _KINDS:
        words = words[:-1]
    return tuple(words)


def _near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether titles are the same but for signs, or for letters within their long words."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - slow to load, seldom needed

    length = sum(map(len, one))
    if "".join(one) == "".join(other):
        return length > 0
    most = 2 if length >= _LONG else 1 if length >= _SHORTEST else 0
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if any(min(len(a), len(b)) < _SHORT_WORD or not (a + b).isalpha() for a, b in pairs):
        return False
    return sum(OSA.distance(a, b, score_cutoff=most) for a, b in pairs) <= most


def look_alike(one: Matter, other: Matter) -> bool:
    """Tell whether two matters have names that are the same but for a letter or two."""
    return any(is_called_nearly(text, other) for text in (one.name, one.title))


def is_called_nearly(title: str, matter: Matter) -> bool:
    """Tell whether a title is what a matter is called, but for a letter or two."""
    own = _words(title)
    return any(_near(own, _words(text)) for text in (matter.name, matter.title))
