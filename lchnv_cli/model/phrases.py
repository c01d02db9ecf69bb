"""Words that lead somewhere, found in a text however they are spaced there."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache


def around_phrases(text: str, phrases: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give the text before the first phrase, then each phrase with the text after it.

    The longest is found first: ``260129 punkt 7`` before ``260129``. A phrase is given as it is
    among ``phrases``, and none is found within a longer word.
    """
    found = [*_pattern(tuple(phrases)).finditer(text)] if phrases else []
    ends = [*(match.start() for match in found), len(text)]
    yield text[: ends[0]], ""
    for match, end in zip(found, ends[1:], strict=True):
        yield text[match.end() : end], " ".join(match[0].split())


@lru_cache(maxsize=8)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(phrases, key=len, reverse=True)
    spaced = (r"\s+".join(map(re.escape, phrase.split())) for phrase in longest)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)")
