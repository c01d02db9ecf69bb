"""Files of facts beside the documents: groups, agreements. Nothing else rests on them.

So one that cannot be read stops nothing: what is wrong with it is found in it, as in a document,
and all that could be read is there. A folder without the file has an empty one.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, NamedTuple, TypeVar

from lchnv_cli.load.agreements_file import AGREEMENTS
from lchnv_cli.load.agreements_known import known_parties
from lchnv_cli.load.broken import Broken
from lchnv_cli.load.groups_file import GROUPS
from lchnv_cli.load.groups_known import groups_faults
from lchnv_cli.load.records import Record
from lchnv_cli.load.rooms import rooms_of
from lchnv_cli.load.whole import fields_of
from lchnv_cli.model.agreements import Agreements
from lchnv_cli.model.finding import Fault
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.seats import Groups

T = TypeVar("T", Groups, Agreements)
# A file's bytes, or why they could not be had.
Data = Mapping[PurePosixPath, bytes | Fault]


class DataFiles(NamedTuple):
    """What the files say, and what is wrong in them."""

    groups: Groups
    agreements: Agreements
    faults: tuple[Fault, ...] = ()


def read_data_files(data: Data, procedure: Procedure | None = None) -> DataFiles:
    """Read all of them; ``data`` has those that are there, and ``procedure`` knows their names."""
    groups, told = _read(data, GROUPS, Groups)
    agreements, also = _read(data, AGREEMENTS, Agreements)
    if isinstance(own := data.get(agreements.file), bytes):
        agreements = replace(agreements, kept=True, room=rooms_of(own))
    strange: list[Fault] = []
    if procedure is not None:
        strange += groups_faults(groups, procedure)
        agreements, unknown = known_parties(agreements, procedure)
        strange += unknown
    return DataFiles(groups, agreements, (*told, *strange, *also))


def _read(
    data: Data, record: Record[dict[str, Any]], empty: Callable[..., T]
) -> tuple[T, tuple[Fault, ...]]:
    nothing = empty()
    found = data.get(nothing.file)
    if found is None:
        return nothing, ()
    if isinstance(found, Fault):
        return empty(partial=True), (found,)
    try:
        node, reading = fields_of(nothing.file, found)
    except Broken as broken:
        return empty(partial=True), (broken.fault,)
    fields = record.read(node, reading, "") if node is not None else None
    return empty(**(fields or {}), partial=bool(reading.faults)), tuple(reading.faults)
