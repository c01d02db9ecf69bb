"""A sentence with a sign for each person in it, so that a reader sees who stands where.

Names have many forms and titles; beside what is said of people they are in the way.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from lchnv_cli.memory.names import name_key
from lchnv_cli.model.late_pattern import late

SIGN = "\ue000"  # no letter of any text
ONE = rf"{SIGN}\d+(?![s\d])"
"""A pattern of one person; ``OF_ONE`` is the genitive."""
OF_ONE = rf"{SIGN}\d+(?=s)"
_WORD = r"[A-ZÅÄÖÉÜ][\w’'-]+"
_CAPITALS = late(rf"\b{_WORD}(?:\s{_WORD})*")
_VICE = late(
    r"\b(?:den\s+)?(?:(?:först|andr|tredj)[ae]\s+|[123]:[ae]\s+)?vice\s+ordföranden?\b",
    re.IGNORECASE,
)
_TITLES = late(
    rf"(?P<one>{SIGN}\d+)(?:\s+(?P<name>{SIGN}\d+)|,\s+(?P<other>{SIGN}\d+)(?:,(?!\s+som\s))?|\s*\([^)]*\)"
    rf"|,(?!\s+som\s)[^,;.{SIGN}]{{1,60}},)"
)
_ANY = late(rf"{SIGN}(\d+)")


class Signed(NamedTuple):
    """A text with signs, and for each its key and words; the vice chair unnamed has no key."""

    text: str
    people: tuple[tuple[str, str], ...]

    def key(self, sign: str) -> str:
        """Give the key of the person with a sign."""
        return self.people[int(sign[1:])][0]

    def written(self, start: int, end: int) -> str:
        """Give a stretch of the text as it was written."""
        return _ANY.sub(lambda sign: self.people[int(sign[1])][1], self.text[start:end])


def signed(text: str, keys: Mapping[str, str]) -> Signed:
    """Put signs for people, by ``keys`` of their names, and leave out what they are called."""
    people: list[tuple[str, str]] = []

    def sign(key: str, written: str) -> str:
        people.append((key, written))
        return f"{SIGN}{len(people) - 1}"

    def person(match: re.Match[str]) -> str:
        words = match[0].split()
        for first in range(len(words)):
            name = " ".join(words[first:])
            for own in (name, name.removesuffix("s")):
                if key := keys.get(name_key(own)):
                    return " ".join([*words[:first], sign(key, own) + name[len(own) :]])
        return match[0]

    with_signs = _CAPITALS.sub(person, text.replace(SIGN, ""))
    with_signs = _VICE.sub(lambda match: sign("", match[0]), with_signs)
    while match := _TITLES.search(with_signs):  # "vice ordföranden Lo Falk (Prov)": who is named
        both = [each for each in (match["one"], match["name"], match["other"]) if each]
        kept = next((each for each in both if people[int(each[1:])][0]), both[0])
        with_signs = with_signs[: match.start()] + kept + with_signs[match.end() :]
    return Signed(with_signs, tuple(people))
