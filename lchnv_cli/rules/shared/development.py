"""What the rules on development assignments share: the lines that one needs beside it."""

import re
from collections.abc import Iterator

from lchnv_cli.memory.assignment import Assignment, assignments_of
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.items import Item
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.rules.rule import Alone

# Beside what never is an answer: that there is one, or that there is none.
_NOTHING = late(
    r"ja\W*|ing(?:en|a|et)\s+(?:\w+\s+)?\w*(?:medverkan|beskrivning)\b.*", re.IGNORECASE
)


def without(
    key: FactName, document: MeetingDocument, context: Alone
) -> Iterator[tuple[Item, Assignment]]:
    """Give the development assignments whose point has no line ``key`` that says anything.

    Of several at one point the first is given: the line is missed once.
    """
    if FactName.DEVELOPMENT not in context.text.source:
        return
    for item in document.points():
        own = next((each for each in assignments_of(item) if each.development), None)
        told = any(f.key == key and _says(f.value) for f in item.all_facts())
        if own is not None and not told:
            yield item, own


def _says(value: str) -> bool:
    return is_answer(value) and _NOTHING.fullmatch(value) is None
