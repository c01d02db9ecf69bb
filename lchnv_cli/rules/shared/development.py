"""What the rules on development assignments share: the lines that one needs beside it."""

import re
from collections.abc import Iterator

from lchnv_cli.memory.assignment import Assignment, assignments
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.rules.rule import Alone

_NOTHING = re.compile(r"[\W_]*|(?:nej|ingen|inga|inget|saknas)\W*", re.IGNORECASE)


def without(key: str, document: MeetingDocument, context: Alone) -> Iterator[Assignment]:
    """Give the development assignments whose point has no line ``key`` that says anything.

    Of several at one point the first is given: the line is missed once.
    """
    if FactName.DEVELOPMENT not in context.text.source:
        return
    lines: set[int] = set()
    for own in assignments(document):
        told = any(f.key == key and not _NOTHING.fullmatch(f.value) for f in own.item.all_facts())
        if own.development and not told and own.item.line not in lines:
            lines.add(own.item.line)
            yield own
