"""The files of a folder: what there is, and each read on its own."""

import os
from pathlib import Path, PurePosixPath

from lchnv_cli.guarded import Refused, read_inside, read_ordinary
from lchnv_cli.load.register_file import FILE as REGISTER
from lchnv_cli.load.register_file import read_register, unknown_names
from lchnv_cli.load.rules_file import FILE as RULES_YAML
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.load.text import MAX_BYTES
from lchnv_cli.load.whole import Broken
from lchnv_cli.model.finding import Fault, Hit, Place
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Register


def read_ground(root: Path) -> tuple[Procedure, Register, list[Fault]]:
    """Read what all documents stand on, rules.yaml and the register, and what is wrong there.

    Raises Broken when one of them cannot be used at all.
    """
    procedure = read_procedure(_bytes(root, RULES_YAML) or b"")
    register, told = read_register(_bytes(root, REGISTER))
    return procedure, register, [*told, *unknown_names(register, procedure)]


def bytes_of(root: Path, file: PurePosixPath) -> bytes:
    """Read a document's file, but no more than shows that it is too large. Raises Refused.

    The walk that found the file followed no linked folder, so only the file may lead out.
    """
    path = root / file
    linked = os.path.islink(path)  # noqa: PTH114 - Path's own raises where a path is too long
    return read_inside(path, MAX_BYTES, root) if linked else read_ordinary(path, MAX_BYTES)


def unopened(file: PurePosixPath, refused: Refused) -> Fault:
    """Tell of a document whose file was not read."""
    remedy = "Se efter att filen finns kvar och att du får läsa den."
    return Fault(
        "oläsbar-fil", Hit(Place(file), f"Filen går inte att läsa: {refused.why}.", remedy)
    )


def _bytes(root: Path, name: PurePosixPath) -> bytes | None:
    try:
        return read_inside(root / name, MAX_BYTES, root)
    except Refused as refused:
        if refused.missing:
            return None
        raise Broken(name, f"Filen går inte att läsa: {refused.why}.") from None
