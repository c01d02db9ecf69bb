"""Finding matters and decisions by words: whatever their case, accents and Swedish inflection.

Every word asked for must stand in the text, as it is or as a part of a longer word, or in another
of its forms: ``hjälpmedlen`` finds ``hjälpmedel``, and ``medlen`` does too. Small words count only
where nothing else is asked for: ``de digitala hjälpmedlen`` finds ``Digitala hjälpmedel``.
"""

import unicodedata
from functools import lru_cache

from lchnv_cli.model.late_pattern import late

_WORD = late(r"\w+")
_ENDINGS = (
    *("erna", "arna", "orna", "ena", "na", "en", "et", "er", "ar", "or", "are", "ast", "aste"),
    *("ad", "ade", "at", "de", "n", "t", "a", "e", "an", "on", "ande", "ende"),
)
_SHORTEST, _WHOLE = 4, 3  # letters of a stem, and of one that is a word by itself
_LETTERS = 2  # so few are sought where a word begins
# What sags out of the stem when an ending is put on: hjälpmedel, hjälpmedlen.
_SAGS = late(r"(?<=[^aeiouy])[eo](?=[lrn]$)")
_SMALL = frozenset(
    (
        *("av", "de", "den", "det", "for", "fran", "i", "inom", "med", "mot", "och", "om", "over"),
        *("pa", "som", "till", "under"),
    )
)


class Search:
    """Words to look for in texts."""

    def __init__(self, words: str) -> None:
        every = _words(words)
        self._words = tuple(word for word in every if word not in _SMALL) or every

    def __bool__(self) -> bool:
        return bool(self._words)

    def finds(self, text: str) -> bool:
        """Tell whether a text has every word that is looked for, in some form."""
        found = _words(text)
        return all(any(_is_in(own, word) for word in found) for own in self._words)


def plain(text: str) -> str:
    """Give a text without accents, in small letters."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain(text)))


def _is_in(own: str, word: str) -> bool:
    if own in word:
        return len(own) > _LETTERS or word.startswith(own)
    if word in _SMALL or own in _SMALL:
        return False
    return alike(own, word) or any(
        len(stem) >= _SHORTEST and other.endswith(stem)
        for stem in _stems(own)
        for other in _stems(word)
    )


def alike(own: str, word: str) -> bool:
    """Tell whether two plain words are the same in some form."""
    return own == word or bool(_stems(own) & _stems(word))


@lru_cache(maxsize=65536)
def _stems(word: str) -> frozenset[str]:
    """Give what may be the stem of a word: without each ending that it has, and with none."""
    bare = {word, word.removesuffix("s")}
    found = set(bare)
    for each in bare:
        found.update(each.removesuffix(end) for end in _ENDINGS if each.endswith(end))
    found.update([_SAGS.sub("", each) for each in found])
    found.update([each[:-1] for each in found if each[-2:-1] == each[-1:]])
    return frozenset(each for each in found if len(each) >= _WHOLE)
