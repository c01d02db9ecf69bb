"""The one way to read a file that lies in the user's folder.

What has a file's name may be a pipe that never answers, a device, a link to somebody's password
file, or thirty gigabytes. So a file is looked at before it is opened, opened without waiting, and
looked at again when it is open; and no more of it is read than shows that it is too large.
"""

import errno
import os
import stat
from pathlib import Path

from lchnv_cli.model.fault import UserFault

# Windows has none of the first two, and only Windows the third.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_WHY = {
    errno.EACCES: "du har inte rätt att läsa den",
    errno.EPERM: "du har inte rätt att läsa den",
    errno.EISDIR: "det är en mapp",
    errno.ENOENT: "den finns inte",
    errno.ENOTDIR: "den finns inte",
    errno.ENAMETOOLONG: "dess namn och mappar är för långa tillsammans",
    errno.ELOOP: "det är en länk som leder tillbaka till sig själv",
    errno.EIO: "disken svarar inte",
    errno.ENXIO: "det är ingen vanlig fil",
}
_HELD_ON_WINDOWS = {32, 33}
_MISSING = {errno.ENOENT, errno.ENOTDIR}


class Refused(UserFault):
    """A file was not read; ``why`` is the reason in the middle of a Swedish sentence.

    ``missing`` tells that nothing has the name, not even a link that leads nowhere.
    """

    def __init__(self, path: Path | str, why: str, *, missing: bool = False) -> None:
        super().__init__(f"{path}\n    Filen går inte att läsa: {why}.")
        self.why = why
        self.missing = missing


def read_inside(path: Path | str, limit: int, root: Path) -> bytes:
    """Read an ordinary file of at most ``limit`` bytes that lies under ``root``. Raises Refused.

    A link on the way is followed as long as it does not lead out.
    """
    refuse_outside(path, root)
    return read_ordinary(path, limit)


def look_inside(path: Path, limit: int, root: Path) -> None:
    """Refuse what `read_inside` would, for a file that a library reads. Raises Refused.

    A link to a folder is refused too: what lies in it is another's.
    """
    refuse_outside(path, root)
    try:
        _look(path, path.stat(), limit)
    except OSError as error:
        raise Refused(path, why(error)) from error


def read_ordinary(path: Path | str, limit: int) -> bytes:
    """Do the same for a path that is already known to lie where it should. Raises Refused."""
    try:
        _look(path, os.stat(path), limit)  # noqa: PTH116 - for every document
        with open(os.open(path, os.O_RDONLY | _AT_ONCE), "rb") as opened:  # noqa: PTH123 - closes it
            told = os.fstat(opened.fileno())
            _look(path, told, limit)
            # Python makes room for all that is asked for, so no more is than there seems to be.
            data = opened.read(told.st_size + 1)
            if len(data) > told.st_size:  # it grew, or is one of those that tell no size
                data += opened.read(limit + 1 - len(data))
    except OSError as error:
        missing = error.errno in _MISSING and not os.path.lexists(path)
        raise Refused(path, why(error), missing=missing) from error
    except ValueError as error:
        raise Refused(path, "namnet går inte att använda") from error
    if len(data) > limit:
        raise Refused(path, _too_large(len(data), limit))
    return data


def why(error: OSError) -> str:
    """Say in Swedish why the system did not open something, in the middle of a sentence."""
    if getattr(error, "winerror", 0) in _HELD_ON_WINDOWS:
        return "den är öppen i ett annat program"
    return _WHY.get(error.errno or 0, f"systemets fel {error.errno}")


def refuse_outside(path: Path | str, root: Path) -> None:
    """Refuse what does not lie under ``root``, whatever links lead there. Raises Refused."""
    try:
        inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
    except ValueError as error:  # a NUL or half a surrogate pair in the name
        raise Refused(path, "namnet går inte att använda") from error
    if not inside:
        raise Refused(path, f"den leder ut ur {root}")


def _look(path: Path | str, found: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise Refused(path, "det är en mapp")
    if not stat.S_ISREG(found.st_mode):
        raise Refused(path, "det är ingen vanlig fil")
    if found.st_size > limit:
        raise Refused(path, _too_large(found.st_size, limit))


def _too_large(size: int, limit: int) -> str:
    told, most = (f"{size_ / 1_000_000:.1f}".replace(".", ",") for size_ in (size, limit))
    return f"den är för stor, {told} MB; högst {most.removesuffix(',0')} MB går att läsa"
