"""Where the folder of a command is, and how paths in it are compared."""

import os
import unicodedata
from pathlib import Path, PurePath, PurePosixPath

from lchnv_cli.model.fault import UserFault


def find_root(root: Path | None, near: Path | None = None) -> Path:
    """Find the folder that holds rules.yaml: the one named, or the nearest upwards.

    It is looked for from ``near``, or from where one is.

    Raises UserFault where there is none.
    """
    start = (root or near or Path.cwd()).resolve()
    folders = [start] if root else [start, *start.parents]
    for folder in folders:
        if os.path.lexists(folder / "rules.yaml"):  # one that is no file is told when it is read
            return folder
    where = "i mappen" if root else "här eller i någon mapp ovanför"
    raise UserFault(
        f"Det finns ingen rules.yaml {where} {start}.\nSkapa en ny mapp med lchnv init MAPP."
    )


def in_repository(root: Path) -> PurePosixPath:
    """Give where a folder lies in the git repository that has it: "." also where none has."""
    homes = (up for up in (root, *root.parents) if os.path.lexists(up / ".git"))
    return PurePosixPath(root.relative_to(next(homes, root)).as_posix())


def composed(path: PurePath) -> PurePosixPath:
    """Give a path to compare with others: a Mac takes the letters of a name apart."""
    return PurePosixPath(unicodedata.normalize("NFC", path.as_posix()))
