"""A folder to an archive."""

import contextlib
import gc
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from lchnv_cli.guarded import Refused, read_inside
from lchnv_cli.load.documents import Read, read_document
from lchnv_cli.load.procedure import FILE as RULES_YAML
from lchnv_cli.load.procedure import read_procedure
from lchnv_cli.load.register import FILE as REGISTER
from lchnv_cli.load.register import read_register, unknown_names
from lchnv_cli.load.text import MAX_BYTES
from lchnv_cli.load.walk import walk
from lchnv_cli.load.whole import Broken
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Fault, Hit, Place
from lchnv_cli.share import shared


def load_archive(root: Path) -> tuple[Archive, list[Fault]]:
    """Read rules.yaml, the register and every document under meetings/.

    A document that cannot be read becomes faults. Raises Broken when rules.yaml or the register
    cannot be used at all.
    """
    with _collector_at_rest():
        return _load(root)


def _load(root: Path) -> tuple[Archive, list[Fault]]:
    procedure = read_procedure(_bytes(root, RULES_YAML) or b"")
    register, told = read_register(_bytes(root, REGISTER))
    bodies = frozenset(procedure.bodies)
    faults = [*told, *unknown_names(register, procedure)]
    walked = walk(root)
    faults += walked.faults
    found = shared(partial(_read_all, root, bodies), walked.documents)
    reads = [read for _, read in sorted(found, key=lambda pair: pair[0])]
    faults += (fault for read in reads for fault in read.faults)
    documents = tuple(read.document for read in reads if read.document is not None)
    unread = frozenset(file for file, read in found if read.document is None)
    archive = Archive(
        root,
        procedure,
        register,
        documents,
        unread.union(walked.misnamed),
        tuple(walked.unseen),
        tuple(walked.strangers),
    )
    return archive, faults


def _read_all(
    root: Path, bodies: frozenset[str], files: Sequence[PurePosixPath]
) -> list[tuple[PurePosixPath, Read]]:
    return [(file, _read(root, file, bodies)) for file in files]


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


def _read(root: Path, file: PurePosixPath, bodies: frozenset[str]) -> Read:
    """Read a document, but no more of it than is needed to see that it is too large."""
    try:
        return read_document(file, read_inside(root / file, MAX_BYTES, root), bodies)
    except Refused as refused:
        remedy = "Se efter att filen finns kvar och att du får läsa den."
        hit = Hit(Place(file), f"Filen går inte att läsa: {refused.why}.", remedy)
        return Read(None, (Fault("oläsbar-fil", hit),))


def _bytes(root: Path, name: PurePosixPath) -> bytes | None:
    try:
        return read_inside(root / name, MAX_BYTES, root)
    except Refused as refused:
        if refused.missing:
            return None
        raise Broken(f"{name}\n    Filen går inte att läsa: {refused.why}.") from None
