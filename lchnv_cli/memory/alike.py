"""Open matters that look like one: called the same but for case, signs, or a letter or two.

They are only told of: what is the same, whoever knows both says with a line Ärende. Titles are
compared where their words begin with the same letters, so a folder of many matters costs little.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.matter import known_as
from lchnv_cli.memory.strands import Matter
from lchnv_cli.model.items import Kind

_WORD = re.compile(r"\w+")
_KINDS = frozenset(kind.casefold() for kind in Kind)
_LONG, _SHORTEST = 10, 6  # letters: two may be wrong in a long title, none in a very short one
_SHORT_WORD = 5  # letters: one wrong letter makes another word of a shorter one
_WINDOW = 40  # titles whose words begin alike, and that stand nearest in the alphabet


class _Called(NamedTuple):
    """What a matter is called, and its place among all."""

    words: tuple[str, ...]
    number: int
    matter: Matter


def alike(ledger: Ledger) -> Iterator[tuple[Matter, Matter]]:
    """Give pairs of open matters that look like one, the older first.

    They are of one body, or of it and the group that prepares its meetings. Two that have lines
    Ärende of their own are two by what is written.
    """
    told: set[tuple[int, int]] = set()
    for group in _groups(ledger):
        called = sorted(group, key=lambda each: each[:2])
        for at, one in enumerate(called):
            for other in islice(called, at + 1, at + _WINDOW):
                older, newer = sorted((one, other), key=lambda each: each.number)
                pair = older.number, newer.number
                by_title = older.matter.known_by_title or newer.matter.known_by_title
                if pair in told or older.number == newer.number or not by_title:
                    continue
                if _near(one.words, other.words) and not _together(older.matter, newer.matter):
                    told.add(pair)
                    yield older.matter, newer.matter


def _groups(ledger: Ledger) -> Iterable[list[_Called]]:
    """Give the open matters that are compared: of one body, with words that begin alike."""
    steered = {each.steering: each.id for each in ledger.archive.procedure.bodies.values()}
    found: dict[tuple[str, str], list[_Called]] = {}
    for number, matter in enumerate(ledger.told):
        bodies = {steered.get(each.body_id, each.body_id) for each in matter.open}
        for words in {_words(matter.name), _words(matter.title)} if bodies else ():
            begins = " ".join(word[0] if word.isalpha() else word for word in words)
            for body_id in bodies:
                for key in {begins, "".join(words)}:
                    found.setdefault((body_id, key), []).append(_Called(words, number, matter))
    return found.values()


def _together(older: Matter, newer: Matter) -> bool:
    """Tell whether a point has named both: whoever wrote it knows of them."""
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
