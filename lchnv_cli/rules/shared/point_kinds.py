"""Kinds in headings that are nearly one of ours: Besult for Beslut."""

import re
from collections.abc import Iterator

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit
from lchnv_cli.model.items import Kind
from lchnv_cli.model.late_pattern import late

_FIRST = late(r"(?P<words>[^\W\d_]+(?:\s*/\s*[^\W\d_]+)?)\s*:\s*\S")
_WRONG = 2  # letters that may be wrong in a kind


def unknown_kinds(document: MeetingDocument) -> Iterator[Hit]:
    """Find headings that begin with a word that is a kind misspelt."""
    for item in document.points():
        match = None if item.heading.kinds else _FIRST.match(item.heading.title)
        for word in re.split(r"\s*/\s*", match["words"]) if match else ():
            if near := _nearest(word):
                message = f"Rubriken börjar med ”{word}:”, som inte är något slag."
                yield Hit(document.at(item.line), message, f"Menade du {near}:?")


def _nearest(word: str) -> str:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - few headings begin so

    kinds = (kind.value for kind in Kind)
    folded = word.casefold()
    near = ((OSA.distance(folded, kind.casefold()), kind) for kind in kinds)
    distance, kind = min(near)
    return kind if 0 < distance <= _WRONG else ""
