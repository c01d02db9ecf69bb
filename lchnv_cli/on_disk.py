"""What rules ask of the disk: whether a file that a document names can be used.

It is all that they ask outside what was read of the folder, and what was answered is kept.
"""

import os
import re
import stat
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from lchnv_cli.guarded import Refused, look_inside, why
from lchnv_cli.pictures import Unusable, read_picture

_LARGEST = 1_000_000_000_000  # bytes; what is linked to is not read
_ELSEWHERE = re.compile(r"[/\\]|[A-Za-z][A-Za-z0-9+.-]*:")


class Use(StrEnum):
    """What a file is to be used as."""

    ANNEX = "annex"
    PICTURE = "picture"
    LINK = "link"


class Asked(NamedTuple):
    """A question: a file by its path from a folder, and what it is to be used as."""

    use: Use
    folder: str
    file: str

    def wrong(self) -> str:
        """Say in Swedish what is wrong with it, in the middle of a sentence; empty for nothing."""
        return _CHECKS[self.use](Path(self.folder), self.file)


class OnDisk:
    """What the disk says of files, asked once for each.

    ``told`` is all that was answered: what is found holds for as long as the disk says the same.
    """

    def __init__(self) -> None:
        self.told: dict[Asked, str] = {}

    def wrong(self, use: Use, folder: Path, file: str) -> str:
        """Say what is wrong with a file; see Asked."""
        asked = Asked(use, str(folder), file)
        if asked not in self.told:
            self.told[asked] = asked.wrong()
        return self.told[asked]


def still_told(rows: Iterable[tuple[str, str, str, str]]) -> bool:
    """Tell whether the disk still says what it said: use, folder, file, and what was wrong."""
    return all(Asked(Use(use), folder, file).wrong() == told for use, folder, file, told in rows)


def _wrong_picture(folder: Path, file: str) -> str:
    try:
        read_picture(folder, file)
    except Unusable as unusable:
        return unusable.why
    return ""


def _wrong_link(folder: Path, file: str) -> str:
    try:
        look_inside(folder / file, _LARGEST, folder)
    except Refused as refused:
        gone = not os.path.lexists(folder / file)
        return "leder till en fil som inte finns" if gone else f"går inte: {refused.why}"
    except ValueError:
        return "leder till en fil som inte finns"
    return ""


def _wrong_annex(folder: Path, file: str) -> str:
    if "\\" in file:
        return "har omvända snedstreck; skriv / mellan mapp och fil"
    parts = file.split("/")
    if _ELSEWHERE.match(file) or ".." in parts:
        return "ligger utanför mötets mapp"
    try:
        return _wrong_on_disk(folder, parts)
    except PermissionError as error:
        return f"går inte att läsa: {why(error)}"
    except (OSError, ValueError, RuntimeError):  # also a name no system takes, and looping links
        return "finns inte"


def _wrong_on_disk(folder: Path, parts: list[str]) -> str:
    """Follow the path part by part, so that a symbolic link is seen without resolving the rest."""
    path = folder.joinpath(*parts)
    linked = False
    step = folder
    for part in parts:
        step = step / part
        linked = linked or stat.S_ISLNK(os.lstat(step).st_mode)
    if linked and not path.resolve().is_relative_to(folder.resolve()):
        return "är en länk till en plats utanför mötets mapp"
    if not stat.S_ISREG(path.stat().st_mode):
        return "är ingen vanlig fil"
    return "" if os.access(path, os.R_OK) else "går inte att läsa: du har inte rätt att läsa den"


_CHECKS: Mapping[Use, Callable[[Path, str], str]] = {
    Use.ANNEX: _wrong_annex,
    Use.PICTURE: _wrong_picture,
    Use.LINK: _wrong_link,
}
