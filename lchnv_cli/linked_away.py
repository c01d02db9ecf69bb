"""Links in a network's folder that lead out of it.

Whoever made the folder may have made ``export`` or ``.lchnv`` a link to a folder of the one who
runs the program there. Files are written to places that the folder itself names, so such a link
would let its maker choose where.
"""

import os
from pathlib import Path, PurePath

_MARK = "rules.yaml"  # lies at the top of every network's folder


def link_away(path: PurePath) -> Path | None:
    """Give the linked folder on the way to a path that leads out of the network's folder it is in.

    Only links inside such a folder count: how the user gets to it, and other places, are theirs.
    """
    folders = Path(os.path.abspath(path)).parents  # noqa: PTH100 - a link must not be followed
    for at, folder in enumerate(folders):
        if not folder.is_symlink():
            continue
        real = os.path.realpath(folder)
        for root in folders[at + 1 :]:
            if os.path.lexists(root / _MARK) and not _is_in(real, os.path.realpath(root)):
                return folder
    return None


def _is_in(path: str, folder: str) -> bool:
    return PurePath(path).is_relative_to(folder)
