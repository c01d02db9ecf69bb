"""Hyphens at the ends of lines in a PDF: the word's own, or there only to break it."""

import re
from collections.abc import Iterable

from lchnv_cli.model.late_pattern import late

_LONGEST = 60  # letters of a word
_CONJUNCTION = late(r"(?:och|eller|samt|respektive|till)\b")


class Words:
    """The words of a document, which tell whether a hyphen at a line's end belongs to the word."""

    def __init__(self) -> None:
        self._seen = set[str]()
        self._split = 0

    def learn(self, lines: Iterable[str]) -> None:
        """Read the words of some lines."""
        before = ""
        for text in lines:
            self._seen.update(word.lower() for word in re.findall(r"[\w-]+", text))
            self._split += bool(re.search(r"[a-zåäö]{2}[-\u2010]$", before) and text[:1].islower())
            before = text

    def between(self, before: str, after: str) -> str:
        """Give what stands between two lines; other than a space it takes the last sign's place."""
        if re.search(r"\w/$", before):
            return "/"
        if not re.search(r"\w[-\u2010\u00ad]$", before):
            return " "
        if _CONJUNCTION.match(after):
            return "- "
        first = re.search(r"\w+(?=\W$)", before[-_LONGEST:])
        second = re.match(r"\w+", after)
        if not (first and second) or not second[0][0].islower():
            return "-"
        whole, apart = f"{first[0]}{second[0]}".lower(), f"{first[0]}-{second[0]}".lower()
        if whole in self._seen or apart in self._seen:
            return "\u00ad" if whole in self._seen else "-"
        return "\u00ad" if len(first[0]) > 1 and self._split > 2 else "-"  # noqa: PLR2004 - a habit
