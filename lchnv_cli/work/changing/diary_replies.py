"""Diary numbers as principals send them: pasted mails, or a table saved as csv.

A principal is known by its name wherever it stands, and its number is what stands after it, or
before it where nothing does. What could be meant in two ways is a doubt, and told.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lchnv_cli.model.folding import composed, folded
from lchnv_cli.model.late_pattern import late

_LABEL = r"(?:dnr|d\.nr|diarienr|diarienummer|ärendenr|ärendenummer|nummer|nr)"
_FILLING = late(
    rf"^(?:[\s=:;,.\"'|()–—-]+|{_LABEL}\b\.?|(?:kommuns?|är|har|får|fått|vårt)\b)+", re.IGNORECASE
)
# Each run of signs is tried from its first, and a number has few parts: no line takes long.
_END = late(r"(?<![\s;,.\"'|)])[\s;,.\"'|)]+$")
_NUMBER = late(
    r"(?<![\w@./-])(?:[A-ZÅÄÖ]{1,8}[ \-./]?)?\d+(?:\s?[/:.\-]\s?\d+){1,8}(?:[-:]\w{1,6})?(?![\w@/])"
)
_BARE = late(r"(?:[^\W\d_]{1,8}[ \-./]?)?\d[\d./:\- ]*")
# Days, hours and telephone numbers.
_OTHER = late(r"\d{4}-\d\d-\d\d|\d\d?/\d\d?|\d\d?[.:]\d\d(?:[-–]\d\d?[.:]\d\d)?|\+?0\d[\d -]+")


class Replies(NamedTuple):
    """What was read: numbers by principal, and what nobody can be sure of."""

    numbers: Mapping[str, str]
    doubts: tuple[str, ...]


def replies_in(text: str, called: Mapping[str, str]) -> Replies:
    """Read replies; ``called`` gives each principal's name by all that it is called, folded."""
    numbers: dict[str, str] = {}
    doubts: list[str] = []
    named: dict[str, int] = {}
    names = sorted(called, key=len, reverse=True)
    mention = re.compile(rf"(?<![\w@.-])({'|'.join(map(re.escape, names))})s?(?![\w@]|\.\w)")
    for line, written in enumerate(composed(text).splitlines(), 1):
        # Only case is folded, which keeps every letter in its place.
        found = list(mention.finditer(written.lower()))
        if not found:
            doubts += (f"rad {line}: {own} står utan huvudman" for own in _numbers(written))
        for principal, own in _pairs(written, found, called):
            named.setdefault(principal, line)
            known = [numbers[principal]] if principal in numbers else []
            every = list(dict.fromkeys([*known, *own]))
            if len(every) > 1:
                doubts.append(f"rad {line}: {principal} har flera nummer: {', '.join(every)}")
            if every:
                numbers[principal] = every[-1]
    doubts += (
        f"rad {line}: {principal} står utan nummer"
        for principal, line in named.items()
        if principal not in numbers
    )
    return Replies(numbers, tuple(doubts))


def _pairs(
    written: str, found: list[re.Match[str]], called: Mapping[str, str]
) -> Iterator[tuple[str, list[str]]]:
    """Give each principal of a line with the numbers that stand by it."""
    if not found:
        return
    before = written[: found[0].start()]
    ends = [match.start() for match in found[1:]] + [len(written)]
    after = [written[match.end() : end] for match, end in zip(found, ends, strict=True)]
    if _numbers(before) and not _numbers(after[-1]):  # the numbers stand first
        after = [before, *after[:-1]]
    for match, text in zip(found, after, strict=True):
        yield called[folded(match[1])], _numbers(text)


def _numbers(text: str) -> list[str]:
    """Give the diary numbers of a text: all of it, or what has the form of one."""
    bare = " ".join(_END.sub("", _FILLING.sub("", text)).split())
    if _BARE.fullmatch(bare) and not _OTHER.fullmatch(bare):
        return [bare]
    own: Iterable[str] = (" ".join(match[0].split()) for match in _NUMBER.finditer(text))
    return [each for each in dict.fromkeys(own) if not _OTHER.fullmatch(each)]
