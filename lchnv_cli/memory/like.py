"""What a name of a matter that nobody knows may mean, as whoever wrote it is asked."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.matter import known_as
from lchnv_cli.memory.strands import Matter
from lchnv_cli.model.late_pattern import late

_STEM, _ENDING = 6, 4  # letters that forms of a word have in common, and that they differ in
_SHORT_WORD, _LONG_WORD = 5, 8  # letters: one may be wrong from the first on, two from the second
_WORD = late(r"\w+")
_Begins = tuple[str, ...]  # the first letters of a name's words
_LIKE, _MOST = 80, 3  # of 100: how like a name must be to be asked for, and how many are


@dataclass(frozen=True, eq=False)
class Like:
    """Finds what a name that nobody knows may mean."""

    ledger: Ledger

    def of(self, name: str, before: dt.date) -> list[Matter]:
        """Give the matters older than a day that are called nearly so, open ones if any are."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - slow to load, seldom needed

        texts = [text for text, _ in self._all]
        found = process.extract(
            known_as(name), texts, scorer=fuzz.WRatio, score_cutoff=_LIKE, limit=None
        )
        every = dict.fromkeys(self._all[at][1] for _, _, at in found)
        near = [each for each in every if each.events[0].date < before]
        return ([each for each in near if each.open] or near)[:_MOST]

    def surely(self, name: str, before: dt.date) -> list[Matter]:
        """Give the older ones that are open, and have the same words in some form or misspelt."""
        wanted = known_as(name)
        called = self._open.get(_begins(wanted), ())
        near = (each for text, each in called if _is_inflected(wanted, text))
        return [m for m in dict.fromkeys(near) if m.events[0].date < before][:_MOST]

    @cached_property
    def _all(self) -> list[tuple[str, Matter]]:
        names = ((each, {each.name, each.title}) for each in self.ledger.told)
        return [(known_as(text), each) for each, own in names for text in sorted(own)]

    @cached_property
    def _open(self) -> dict[_Begins, list[tuple[str, Matter]]]:
        found: dict[_Begins, list[tuple[str, Matter]]] = {}
        for text, each in self._all:
            if each.open:
                found.setdefault(_begins(text), []).append((text, each))
        return found


def _begins(text: str) -> _Begins:
    words = _WORD.findall(text.replace("-", ""))
    return tuple(word[:3] if word.isalpha() else word for word in words)


def _is_inflected(one: str, other: str) -> bool:
    """Tell whether two names have the same words, each in some form or but for a letter or two."""
    words, others = (_WORD.findall(name.replace("-", "")) for name in (one, other))
    return all(a == b or _is_form(a, b) for a, b in zip(words, others, strict=True))


def _is_form(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - slow to load, seldom needed

    pairs = zip(one, other, strict=False)
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    short, long = sorted((len(one), len(other)))
    if stem >= min(_STEM, max(short, _SHORT_WORD)) and long - stem <= _ENDING:
        return True
    return short >= _SHORT_WORD and OSA.distance(one, other) <= (1 if short < _LONG_WORD else 2)
