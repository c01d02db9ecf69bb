"""Why a file could not be written, in words for the user."""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from lchnv_cli.linked_away import link_away
from lchnv_cli.model.fault import UserFault


class SaveFault(UserFault):
    """A file could not be written; the message is for the user, and nothing was lost."""

    text = "{path} kunde inte sparas: {why}."

    def __init__(self, path: Path, why: str = "") -> None:
        shown = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
        super().__init__(self.text.format(path=shown, why=why))
        self.path = path


class AlreadyThere(SaveFault):
    """Something has the name that a new file was to get."""

    text = "{path} finns redan och skrivs inte över."


class ChangedOnDisk(SaveFault):
    """The file is not what it was when it was read."""

    text = (
        "{path} har ändrats av någon annan sedan den lästes och skrivs inte över. "
        "Kör kommandot igen."
    )


class OpenElsewhere(SaveFault):
    """Another program holds the file; only Windows says so."""

    text = (
        "{path} kunde inte sparas: filen är öppen i ett annat program. Stäng den och försök igen."
    )


class DiskFull(SaveFault):
    """There is no room."""

    text = "{path} kunde inte sparas: disken är full. Frigör utrymme och försök igen."


class NoPermission(SaveFault):
    """The file, its folder or the whole disk is protected."""

    text = "{path} kunde inte sparas: filen eller mappen är skrivskyddad för dig."


class IsAFolder(SaveFault):
    """A folder has the file's name."""

    text = "{path} kunde inte sparas: det finns redan en mapp med det namnet."


class NotAFolder(SaveFault):
    """A file stands where a folder is needed."""

    text = "{path} kunde inte sparas: en del av sökvägen är en fil och inte en mapp."


class BadName(SaveFault):
    """The system does not take the name."""

    text = "{path} kunde inte sparas: namnet är för långt eller har tecken som inte går."


class LeadsAway(SaveFault):
    """A symbolic link points out of its own folder."""

    text = "{path} kunde inte sparas: den är en länk till en fil utanför sin egen mapp."


class LinkedAway(SaveFault):
    """A folder on the way is a link out of the network's folder."""

    text = (
        "{path} används inte: mappen {why} är en länk som leder ut ur nätverkets mapp. "
        "Ta bort länken, eller välj en annan mapp."
    )


BY_ERRNO: dict[int, type[SaveFault]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EACCES: NoPermission,
    errno.EPERM: NoPermission,
    errno.EROFS: NoPermission,
    errno.EISDIR: IsAFolder,
    errno.ENOTDIR: NotAFolder,
    errno.ENAMETOOLONG: BadName,
    errno.EINVAL: BadName,
}


@contextlib.contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Turn what the system says into a fault with words for the user; refuse links that lead away.

    What only reads a file of the program's own is refused too: that other place is somebody's.
    """
    try:
        if link := link_away(path):
            raise LinkedAway(path, str(link))
        yield
    except OSError as error:
        fault = BY_ERRNO.get(error.errno or 0)
        raise fault(path) if fault else SaveFault(path, error.strerror or str(error)) from error
    except ValueError as error:  # a NUL or half a surrogate pair in the name
        raise BadName(path) from error
