"""What a migration is: it proposes edits to files in memory, and writes nothing.

A migration is asked again about files that it has changed when an upgrade was killed halfway
(rules.yaml, which says the format, is written last): of those it proposes nothing more.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from lchnv_cli.model.finding import Edit

Files = Mapping[PurePosixPath, bytes]


@dataclass(frozen=True, slots=True)
class Migration:
    """The step from the format ``before`` to the next.

    ``edits`` gives what it changes; the line format in rules.yaml is not its business.
    ``fields`` are the fields, at the top of a file or head, that it may add, change or remove:
    the upgrade proves that all others say what they said. ``doubts`` tells, in Swedish, what a
    person should look at.
    """

    before: int
    edits: Callable[[Files], Iterator[Edit]]
    doubts: Callable[[Files], Iterator[str]]
    fields: frozenset[str] = frozenset()
