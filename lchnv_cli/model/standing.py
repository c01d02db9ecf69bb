"""Which of a body's standing points a heading is, however its words are bent and ordered.

A heading is a standing point when it has its words: by their stems, with a few synonyms, and with
no other words among them but small ones and what is named beside them (regional och nationell
nivå). A genitive may stand as a phrase (Öppnande av mötet), and a phrase as a genitive; otherwise
the order counts, since ”frågor från övriga” are no övriga frågor. More may stand before and after.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from lchnv_cli.model.folding import folded
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.previous import is_on_notes

_TOKEN = late(r"[^\W\d_]+|[/&]")
_ASIDE = late(r"\([^()]*\)|\bbil(?:aga|agor|agorna|\.)\s*[\dA-Z].*", re.IGNORECASE)
_AND = frozenset(("och", "samt", "eller", "/", "&"))
_TO = frozenset(("till", "åt"))  # what goes there comes from elsewhere: no synonym of the others
_PREPOSITIONS = frozenset(("av", "från", "på", "i", "för", "om", "inom", "vid", "hos", "med")) | _TO
_SMALL = _PREPOSITIONS | _AND | {"den", "det", "de"}
_MOST_BETWEEN = 2  # words that are named beside those of the standing point
# Three letters are left at least. Verbs have one stem with their nouns: öppnas, öppning, öppnande.
_ENDINGS = late(
    r"(?<=\w{3})(?:(?:er)?ing(?:en|ens|s|ar|arna)?|and(?:e|et|es)|ades?|[aeo]rna|[ae]rnas|ena|ens|ets"
    r"|ans|es|as|an|ar|er|or|en|et|ns|ts|na|a|e|n|r|s|(?<=[lg])t)$"
)
_OTHER_REST = late(r"övrigt\s*(?:$|[,/:;–-]|och\b|samt\b)")
_ALIKE = (
    ("fråga", "ärende", "punkt"),
    ("rapport", "lägesrapport", "information"),
    ("godkännande", "fastställande"),
    ("möte", "sammanträde"),
    ("föregående", "förra", "senaste"),
    ("minnesanteckningar", "anteckningar", "mötesanteckningar", "protokoll", "mötesprotokoll"),
)


class _Word(NamedTuple):
    text: str
    stem: str


class _Shape(NamedTuple):
    """Stems in an order; ``owned`` when the one before the last must be a genitive next to it."""

    stems: tuple[str, ...]
    to: bool = False
    owned: int = 0


@lru_cache(maxsize=4096)
def standing_in(title: str, standing: tuple[str, ...]) -> tuple[int, ...]:
    """Give the places of the standing points that a heading is, in their order."""
    words = _words(title)
    return tuple(place for place, own in enumerate(standing) if _is(title, words, own))


@lru_cache(maxsize=4096)
def says_nothing_more(title: str, standing: tuple[str, ...]) -> bool:
    """Tell whether a heading is a standing point and tells nothing of any matter beside it."""
    known = {word.stem for own in standing for word in _words(own)} | _EMPTY
    words = (word for word in _words(title) if word.text not in _SMALL)
    return bool(standing_in(title, standing)) and all(word.stem in known for word in words)


def _is(title: str, words: Sequence[_Word], standing: str) -> bool:
    if f" {folded(standing)}" in f" {folded(title)}":
        return True
    if is_on_notes(standing):
        return is_on_notes(title)
    said = _said(words)
    if len(said) == 1 and said == _said(_words(standing)):
        return True
    shapes = _shapes(standing)
    if shapes[0].stems == _OTHER and _OTHER_REST.match(folded(_ASIDE.sub("", title))):
        return True
    return any(_has(words, shape) for shape in shapes)


def _said(words: Sequence[_Word]) -> list[str]:
    """Give the stems that say something by themselves: of Mötets öppnande only öppnande."""
    return [word.stem for word in words if word.text not in _SMALL and word.stem not in _EMPTY]


@lru_cache(maxsize=256)
def _shapes(standing: str) -> tuple[_Shape, ...]:
    """Give the orders that a standing point's words may stand in; none of a single word."""
    words = _words(standing)
    own = [word for word in words if word.text not in _SMALL]
    stems = tuple(word.stem for word in own)
    to = any(word.text in _TO for word in words)
    shapes = [_Shape(stems if len(stems) > 1 else (), to)]
    at = next((n for n, word in enumerate(words) if word.text in _PREPOSITIONS), 0)
    if at and not to:
        head, rest = stems[:at], stems[at:]
        shapes.append(_Shape(rest + head, owned=len(rest)))
    elif not at and len(own) > 1 and own[0].text.endswith("s"):
        shapes.append(_Shape(stems[1:] + stems[:1]))
    return tuple(shapes)


def _has(words: Sequence[_Word], shape: _Shape) -> bool:
    """Tell whether words hold a shape's stems in their order, with little between them."""
    if not shape.stems or not {word.stem for word in words}.issuperset(shape.stems):
        return False
    return any(
        _holds(words, [start, *_after(words, start, shape.stems[1:])], shape)
        for start, word in enumerate(words)
        if word.stem == shape.stems[0]
    )


def _after(words: Sequence[_Word], start: int, stems: Sequence[str]) -> Iterator[int]:
    for stem in stems:
        found = (at for at in range(start + 1, len(words)) if words[at].stem == stem)
        start = next(found, len(words))
        yield start


def _holds(words: Sequence[_Word], places: Sequence[int], shape: _Shape) -> bool:
    if places[-1] >= len(words):
        return False
    inside = [word for at, word in enumerate(words[: places[-1]]) if at > places[0]]
    if any(word.text in _TO for word in inside) != shape.to:
        return False
    if shape.owned:
        before, head = places[shape.owned - 1], places[shape.owned]
        if head != before + 1 or not words[before].text.endswith("s"):
            return False
    for before, after in pairwise(places):
        between = words[before + 1 : after]
        more = [w for w in between if w.text not in _SMALL and w.stem not in _EMPTY]
        named = any(word.text in _AND for word in between)
        if more and not (named and len(more) <= _MOST_BETWEEN):
            return False
    return True


@lru_cache(maxsize=4096)
def _words(title: str) -> tuple[_Word, ...]:
    found = _TOKEN.findall(folded(_ASIDE.sub("", title)))
    return tuple(_Word(text, _stem(text)) for text in found)


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """Give what is the same in the forms of a word, and in the words that are used for it."""
    bare = _bare(word)
    return _SAME.get(bare, bare)


def _bare(word: str) -> str:
    return _ENDINGS.sub("", word, count=1)


_SAME = {_bare(word): _bare(group[0]) for group in _ALIKE for word in group}
_EMPTY = frozenset((_stem("möte"), _stem("genomgång")))
_OTHER = (_stem("övriga"), _stem("frågor"))
