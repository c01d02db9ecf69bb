"""Every document read once, judged alone while its text is at hand, and kept in brief.

What looks across documents afterwards works on what is kept; the texts are let go, because a
folder of thousands would not fit in memory. On Linux the work is shared between processors.
"""

import contextlib
import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from lchnv_cli.context import Ground
from lchnv_cli.load.folder import read_file, read_ground
from lchnv_cli.load.walk import walk
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Document
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.finding import Fault, Finding
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Register
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.rules.run import judged
from lchnv_cli.work.share import shared
from lchnv_cli.workdays import Workdays


@dataclass(frozen=True)
class Standing:
    """What the documents are judged by while they are read."""

    procedure: Procedure
    register: Register
    workdays: Workdays


@dataclass(frozen=True, slots=True)
class Passed:
    """What reading found: the faults of reading, and the findings of documents judged alone."""

    faults: tuple[Fault, ...]
    found: tuple[Finding, ...]


_One = tuple[PurePosixPath, Document | None, tuple[Fault, ...], list[Finding]]


def read_folder(root: Path) -> tuple[Archive, Workdays, Passed]:
    """Read the whole folder.

    A document that cannot be read becomes faults. Raises UserFault when rules.yaml or the
    register cannot be used at all.
    """
    with _collector_at_rest():
        procedure, register, faults = read_ground(root)
        try:
            workdays = Workdays(frozenset(procedure.eves))
        except ValueError as error:
            raise UserFault(f"rules.yaml\n    lediga_aftnar: {error}") from None
        ground = Standing(procedure, register, workdays)
        walked = walk(root)
        each = shared(partial(_read_and_judge, root, ground), walked.documents)
        each.sort(key=lambda one: one[0])
        faults += walked.faults
        faults += (fault for _, _, told, _ in each for fault in told)
        unread = frozenset(file for file, document, _, _ in each if document is None)
        archive = Archive(
            root,
            procedure,
            register,
            tuple(document for _, document, _, _ in each if document is not None),
            unread.union(walked.misnamed),
            tuple(walked.unseen),
            tuple(walked.strangers),
        )
        found = tuple(finding for _, _, _, own in each for finding in own)
        return archive, workdays, Passed(tuple(faults), found)


def _read_and_judge(root: Path, ground: Ground, files: Sequence[PurePosixPath]) -> list[_One]:
    bodies = frozenset(ground.procedure.bodies)
    done: list[_One] = []
    for file in files:
        read = read_file(root, file, bodies)
        own = []
        if read.document is not None and read.text is not None:
            own = judged(RULES, ground, [(read.document, read.text)])
        done.append((file, read.document, read.faults, own))
    return done


@contextlib.contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from searching what is read: all of it stays."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
