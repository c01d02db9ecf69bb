"""Where the matters of the meetings are taken up again, found once for a whole folder."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lchnv_cli.memory.matters import all_names, names_of, standing_titles
from lchnv_cli.model.archive import Archive, Meeting
from lchnv_cli.model.items import Item


@dataclass(frozen=True, slots=True, order=True)
class Uptake:
    """A meeting that takes a matter up: in its notes, or only on its agenda."""

    date: dt.date
    noted: bool


def uptakes(item: Item, meeting: Meeting, archive: Archive, body_id: str = "") -> list[Uptake]:
    """Give the meetings after ``meeting`` that take up its point ``item``, oldest first.

    They are the meetings of the same body, or of ``body_id``.
    """
    found = _index(_Same(archive), body_id or meeting.body_id)
    own = set(names_of(item, standing_titles(archive.procedure, meeting.body_id)))
    return sorted({use for name in own for use in found.get(name, ()) if use.date > meeting.date})


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """An archive as a key: the same object, and none that merely looks like it."""

    archive: Archive

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.archive is other.archive

    def __hash__(self) -> int:
        return id(self.archive)


@lru_cache(maxsize=8)
def _index(same: _Same, body_id: str) -> Mapping[str, list[Uptake]]:
    """Give where each matter of a body is taken up; one called off took up nothing."""
    standing = standing_titles(same.archive.procedure, body_id)
    found: dict[str, list[Uptake]] = {}
    for meeting in same.archive.all_for(body_id):
        if meeting.cancelled:
            continue
        for document in meeting.documents:
            use = Uptake(meeting.date, document is meeting.notes)
            for name in frozenset(all_names(document, standing)):
                found.setdefault(name, []).append(use)
    return found
