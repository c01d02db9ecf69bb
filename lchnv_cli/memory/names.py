"""The register's names, and which of them a written name nearly is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from lchnv_cli.model.folding import folded
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.register import Register

_PARTS = late(r"[\s-]+")
_LONG, _SHORTEST = 10, 6  # letters: two may be wrong in a long name, none in a very short one
_MOST, _LOST = 2, 3  # wrong letters, and how many pairs of letters one of them can break
_TURNED = 8  # words; a longer one is no name, and turning it costs its length squared
_SHORT_WORD = 4  # letters: two wrong ones make another word of it


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Every name of a register, compared without regard to case; asked once for each spelling."""

    names: tuple[str, ...]
    _by_folded: dict[str, str] = field(init=False, default_factory=dict)
    _pairs_of: dict[str, frozenset[str]] = field(init=False, default_factory=dict)
    _firsts: set[str] = field(init=False, default_factory=set)
    _lasts: set[str] = field(init=False, default_factory=set)
    _answers: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.names:
            letters = folded(name)
            self._by_folded[letters] = name
            self._pairs_of[letters] = _pairs(letters)
            parts = _PARTS.split(letters)
            self._firsts.add(parts[0])
            self._lasts.add(parts[-1])

    def _known(self, written: str) -> bool:
        """Tell whether a name is in the register as written, or in the genitive."""
        letters = folded(written)
        return letters in self._by_folded or letters.removesuffix("s") in self._by_folded

    def meant(self, written: str) -> str:
        """Give the right spelling of a name: as written, or the one it is one or two letters from.

        Empty when the register has nobody like it. A genitive keeps its s.
        """
        if written not in self._answers:
            self._answers[written] = written if self._known(written) else self._nearest(written)
        return self._answers[written]

    def _nearest(self, written: str) -> str:
        letters = folded(written)
        bare = letters.removesuffix("s")
        found = [(*near, "") for near in self._near(letters)]
        if bare != letters:
            found += [(*near, "s") for near in self._near(bare)]
        _, name, ending = min(found, default=(0, "", ""), key=lambda one: one[0])
        return name + ending

    def _near(self, letters: str) -> Iterator[tuple[int, str]]:
        pairs = _pairs(letters)
        for name, own in self._pairs_of.items():
            alike = abs(len(name) - len(letters)) <= _MOST and len(own - pairs) <= _LOST * _MOST
            if not alike or self._someone_else(letters, name):
                continue
            if (distance := _distance(letters, name)) <= _allowed(name):
                yield distance, self._by_folded[name]

    def _someone_else(self, written: str, name: str) -> bool:
        """Tell a namesake's cousin from a slip of the pen.

        Another first name or surname that the register knows is right as it stands, and a short
        word with two wrong letters is another word.
        """
        ours, theirs = _PARTS.split(written), _PARTS.split(name)
        if len(ours) != len(theirs):
            return False
        if len(ours) == 2 and any(  # noqa: PLR2004  # first name and surname
            our != their and our in known
            for our, their, known in zip(ours, theirs, (self._firsts, self._lasts), strict=True)
        ):
            return True
        return any(
            len(their) <= _SHORT_WORD and _distance(our, their) > 1
            for our, their in zip(ours, theirs, strict=True)
        )


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Give a name as it is compared: letters alone, so spaces and hyphens are alike.

    A surname that is written first comes last: of the ways to turn a name, one is compared.
    """
    words = ["".join(filter(str.isalnum, word)) for word in name.casefold().split()]
    ways = len(words) if 0 < len(words) <= _TURNED else 1
    return min("".join(words[at:] + words[:at]) for at in range(ways))


def names_of(register: Register) -> Names:
    """Give a register's names, former ones too; the same object for the same names."""
    return _names(tuple(register.known_as()))


@lru_cache(maxsize=4)
def _names(names: tuple[str, ...]) -> Names:
    return Names(names)


def _pairs(letters: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(letters)))


def _allowed(letters: str) -> int:
    count = sum(map(str.isalpha, letters))
    return _MOST if count >= _LONG else 1 if count >= _SHORTEST else 0


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - slow to load, seldom needed

    return int(OSA.distance(one, other))
