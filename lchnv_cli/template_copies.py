"""A folder's own templates beside the program's: which are copies, and of which edition.

``templates/kopior.json`` has for each copied template the SHA-256 of the program's own, as that was
when it was copied, or when somebody last compared the two. A template of the program that has
changed since then is one whose improvements the folder does not get.
"""

import json
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from lchnv_cli import defaults
from lchnv_cli.guarded import Refused, read_inside

COPIES = "kopior.json"
TEMPLATES = "templates"
_LARGEST = 50_000_000  # bytes of a template


class State(StrEnum):
    """What a folder's own template is beside the program's; the value is how it is told."""

    PROGRAMS = "programmets"
    SAME = "mappens, lika som programmets"
    OWN = "mappens egen"
    OLDER = "mappens egen, ur en äldre version"
    UNKNOWN = "mappens egen, okänt ur vilken version"
    UNREADABLE = "går inte att läsa"


def names() -> tuple[str, ...]:
    """Give the names of the program's templates; a script is none: what runs is the program's."""
    found = (defaults.folder() / TEMPLATES).iterdir()
    files = (path for path in found if path.is_file() and path.suffix != ".js")
    return tuple(sorted(path.name for path in files if path.name != COPIES))


def programs(name: str) -> bytes:
    """Give the program's own template."""
    return (defaults.folder() / TEMPLATES / name).read_bytes()


def own(folder: Path, name: str) -> bytes:
    """Give the template in a folder's ``templates/``. Raises Refused, also where there is none."""
    return read_inside(folder / name, _LARGEST, folder.parent)


def sum_of(data: bytes) -> str:
    """Give what a template sums up to; line ends are git's, so they do not count in a text."""
    return sha256(data if b"\0" in data else data.replace(b"\r\n", b"\n")).hexdigest()


def copied(folder: Path) -> dict[str, str]:
    """Give the sums of the templates that copies were made of; what cannot be read is none."""
    try:
        told = json.loads(read_inside(folder / COPIES, _LARGEST, folder.parent))
    except (Refused, ValueError, RecursionError):
        return {}
    return {k: v for k, v in told.items() if isinstance(v, str)} if isinstance(told, dict) else {}


def with_copied(folder: Path, more: tuple[str, ...]) -> bytes:
    """Give ``kopior.json`` with the program's templates of some names as those compared with."""
    sums = copied(folder) | {name: sum_of(programs(name)) for name in more}
    return (json.dumps(sums, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def to_compare(folder: Path) -> list[tuple[str, State]]:
    """Give the templates in a folder's ``templates/`` that the program may have better ones of."""
    if not folder.is_dir() or folder.samefile(defaults.folder() / TEMPLATES):
        return []
    states = ((name, state_of(folder, name)) for name in names())
    return [each for each in states if each[1] in {State.OLDER, State.UNKNOWN}]


def state_of(folder: Path, name: str) -> State:
    """Tell what the template of a name in a folder's ``templates/`` is."""
    try:
        there = sum_of(own(folder, name))
    except Refused as refused:
        return State.PROGRAMS if refused.missing else State.UNREADABLE
    now, then = sum_of(programs(name)), copied(folder).get(name)
    if there == now:
        return State.SAME
    if then is None:
        return State.UNKNOWN
    return State.OWN if then == now else State.OLDER
