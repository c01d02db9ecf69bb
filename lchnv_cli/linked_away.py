"""Links in a network's folder that lead out of it.

Whoever made the folder may have made ``export`` or ``.lchnv`` a link to a folder of the one who
runs the program there. Files are written to places that the folder itself names, so such a link
would let its maker choose where.
"""

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

_MARK = "rules.yaml"  # lies at the top of every network's folder


def link_away(path: PurePath) -> Path | None:
    """Give the linked folder on the way to a path that leads out of the network's folder it is in.

    Only links inside such a folder count: how the user gets to it, and other places, are theirs.
    """
    for folder in _above(os.path.abspath(path)):  # noqa: PTH100 - a link must not be followed
        if not os.path.islink(folder):  # noqa: PTH114 - asked for every file that is read
            continue
        real = os.path.realpath(folder)
        for root in _above(folder):
            mark = os.path.lexists(Path(root, _MARK))
            if mark and not _is_in(real, os.path.realpath(root)):
                return Path(folder)
    return None


def _above(path: str) -> Iterator[str]:
    """Give the folders that a path lies in, the nearest first."""
    folder = os.path.split(path)[0]
    while folder != path:
        yield folder
        path, folder = folder, os.path.split(folder)[0]


def _is_in(path: str, folder: str) -> bool:
    return PurePath(path).is_relative_to(folder)
