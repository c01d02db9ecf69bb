"""Which program this is, for what one run remembers for the next.

A version says too little: whoever changes a file of the program wants to see what the change does,
and libraries are renewed beside it. Sizes and times of files are asked, not their content, since
this is a part of the start of every command.
"""

import contextlib
import os
import sys
from functools import cache
from pathlib import Path

import lchnv_cli

_PACKAGE = Path(lchnv_cli.__file__).resolve().parent


@cache
def told() -> bytes:
    """Tell this program, with the libraries installed for it, from every other."""
    parts = [sys.version]
    for path in sys.path:
        if path.endswith(("site-packages", "dist-packages")):
            with contextlib.suppress(OSError):  # Python names folders that are not there
                parts.append(f"{path}:{os.stat(path).st_mtime_ns}")  # noqa: PTH116
    folders = [_PACKAGE]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir() and entry.name != "__pycache__":
                    folders.append(Path(entry.path))
                elif entry.name.endswith((".py", ".yaml")):
                    found = entry.stat()
                    parts.append(f"{entry.path}:{found.st_size}:{found.st_mtime_ns}")
    return "\n".join(sorted(parts)).encode("utf-8", "surrogatepass")
