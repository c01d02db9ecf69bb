"""What rules and status ask of the disk: whether a file is there, can be used, and is the same.

It is all that they ask outside what was read of the folder, and what was answered is kept.
"""

import os
import re
import stat
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from lchnv_cli.guarded import Refused, look_inside, read_ordinary, why
from lchnv_cli.pictures import Unusable, read_picture

_LARGEST = 1_000_000_000_000  # bytes; what is linked to is not read
_LARGEST_FILE = 500_000_000  # bytes of an annex
_LOOKED_AT = 8000  # bytes from the beginning, in which git too looks for what makes a file no text
_ELSEWHERE = re.compile(r"[/\\]|[A-Za-z][A-Za-z0-9+.-]*:")


class Use(StrEnum):
    """What a file is to be used as."""

    ANNEX = "annex"
    PICTURE = "picture"
    LINK = "link"
    SAME = "same"
    ANY = "any"


class Asked(NamedTuple):
    """A question: a file by its path from a folder, and what it is to be used as.

    ``sum`` is what its content is to sum up to, where it is to be the same as it was; empty where
    there was no file.
    """

    use: Use
    folder: str
    file: str
    sum: str = ""

    def wrong(self, sum_of: Callable[[Path], str]) -> str:
        """Say in Swedish what is wrong with it, in the middle of a sentence; empty for nothing."""
        if self.use is not Use.SAME:
            return _CHECKS[self.use](Path(self.folder), self.file)
        try:
            there = sum_of(Path(self.folder, self.file))
        except Refused as refused:
            if refused.missing:
                return "finns inte" if self.sum else ""
            return f"går inte att läsa: {refused.why}"
        if not self.sum:
            return "fanns inte när dokumentet publicerades"
        return "" if there == self.sum else "är en annan än den som publicerades"


def file_sum(path: Path) -> str:
    """Give the SHA-256 of a file's content, in a text with every line end as LF. Raises Refused.

    Line ends are what git changes in texts, from one computer to another.
    """
    data = read_ordinary(path, _LARGEST_FILE)
    if b"\0" not in data[:_LOOKED_AT]:
        data = data.replace(b"\r\n", b"\n")
    return sha256(data).hexdigest()


class OnDisk:
    """What the disk says of files, asked once for each.

    ``told`` is all that was answered: what is found holds for as long as the disk says the same.
    ``sum_of`` gives what a file's content sums up to; it may remember.
    """

    def __init__(self, sum_of: Callable[[Path], str] = file_sum) -> None:
        self.told: dict[Asked, str] = {}
        self._sum_of = sum_of

    def wrong(self, use: Use, folder: Path, file: str, sum: str = "") -> str:  # noqa: A002
        """Say what is wrong with a file; see Asked."""
        asked = Asked(use, str(folder), file, sum)
        if asked not in self.told:
            self.told[asked] = asked.wrong(self._sum_of)
        return self.told[asked]


def still_told(
    rows: Iterable[tuple[str, str, str, str, str]], sum_of: Callable[[Path], str]
) -> bool:
    """Tell whether the disk still says what it said: a question's parts, and what was wrong."""
    return all(Asked(Use(use), *asked).wrong(sum_of) == told for use, *asked, told in rows)


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
    Use.ANY: lambda folder, file: "" if os.path.lexists(folder / file) else "finns inte",
}
