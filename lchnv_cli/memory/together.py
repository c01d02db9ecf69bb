"""Sorts of words that stand together in a stretch of a sentence, in whatever order.

Swedish turns its clauses about: "till nästa möte bordlades frågan", "frågan bordlades till nästa
möte". A pattern of one order misses the others, so what a sentence says is often known better by
the sorts of its words: one for the matter, one for what is done, one for when.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lchnv_cli.model.late_pattern import late

_ENDS = r"[.!?](?=\s+(?-i:[A-ZÅÄÖ])|\s*$)|[;:](?=\s)"
_SENTENCE = late(_ENDS, re.IGNORECASE)
_STRETCH = late(rf"{_ENDS}|\b(?:att|som|hur|vad|huruvida|ifall)\b", re.IGNORECASE)
_FAR = 140  # letters between the first and the last of the words
_MOST = 4  # words of a sort in a stretch


class Found(NamedTuple):
    """Where words of every sort stand, and what was named by groups in them."""

    start: int
    end: int
    words: str
    named: dict[str, str]


class Together:
    """Words of some sorts; put the sort that few sentences have first.

    ``across`` are those that may stand on both sides of an ``att`` or a ``som``.
    """

    def __init__(self, *sorts: str, across: bool = False) -> None:
        self._across = across
        self._sorts = [late(rf"\b(?:{sort})(?!\w)", re.IGNORECASE) for sort in sorts]

    def search(self, text: str, start: int = 0) -> Found | None:
        """Give the first place where words of every sort stand in one stretch."""
        return next(self.finditer(text, start), None)

    def finditer(self, text: str, start: int = 0) -> Iterator[Found]:
        """Give such places, the nearest in each stretch."""
        if all(sort.search(text, start) for sort in self._sorts):
            begin = start
            ends = (_SENTENCE if self._across else _STRETCH).finditer(text, start)
            for end in [*(match.start() for match in ends), len(text)]:
                every = self._within(text, begin, end, ())
                found = min(every, key=lambda one: one.end - one.start, default=None)
                if found is not None and found.end - found.start <= _FAR:
                    yield found
                begin = end

    def _within(
        self, text: str, begin: int, end: int, taken: tuple[re.Match[str], ...]
    ) -> Iterator[Found]:
        """Give the words of every sort that stand beside those taken, in all their choices."""
        if len(taken) == len(self._sorts):
            first, last = min(m.start() for m in taken), max(m.end() for m in taken)
            named = {key: each for m in taken for key, each in m.groupdict().items() if each}
            yield Found(first, last, text[first:last], named)
            return
        for match in islice(self._sorts[len(taken)].finditer(text, begin, end), _MOST):
            if all(match.end() <= m.start() or m.end() <= match.start() for m in taken):
                yield from self._within(text, begin, end, (*taken, match))
