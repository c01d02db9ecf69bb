"""The only file that writes to the disk.

A file is written whole beside its place, forced to the disk and then moved there in one step, so
whoever reads it, and whenever the program is killed, finds all of the old or all of the new.
What a killed run leaves behind is named ``.lchnv-….tmp``: readers pass it by, ``sweep`` removes it.

A symbolic link is never turned into a file. ``replace`` writes through one whose target lies in
the link's own folder or below and refuses every other; ``write_new`` takes any link, also a
broken one, as a name that is in use. Linked folders on the way to the file are followed as usual,
but for those that lead out of a network's folder.
"""

import contextlib
import datetime as dt
import errno
import itertools
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

from lchnv_cli.guarded import Refused, read_ordinary
from lchnv_cli.save_faults import (
    AlreadyThere,
    ChangedOnDisk,
    IsAFolder,
    LeadsAway,
    NoPermission,
    NotAFolder,
    OpenElsewhere,
    SaveFault,
    faults_of,
)

COPIES = PurePath(".lchnv", "kopior")
LEFTOVER = re.compile(r"\.lchnv-[0-9a-f]{16}\.tmp")

_LARGEST = 500_000_000  # bytes of what is compared, or copied
# 2.5 seconds in all: as long as virus scanners and synchronisers usually hold a file.
_PAUSES = (0.05, 0.1, 0.15, 0.2, 0.4, 0.6, 1.0)
_HELD_ON_WINDOWS = {5, 32, 33}
_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
# Longer than any write takes, also where a machine was put to sleep for a moment.
_STALE = dt.timedelta(hours=1)


def write_new(path: Path, data: bytes, mode: int | None = None, *, sync: bool = True) -> None:
    """Write a file that must not exist yet; missing folders are made.

    Of several writers exactly one succeeds, the others raise ``AlreadyThere``. Without ``sync``
    it takes a tenth of the time, and may be lost in a power cut: for what can be made again.
    """
    with faults_of(path):
        _make_folder(path)
        with _whole_copy(path.parent, data, mode, sync=sync) as copy:
            _patiently(lambda: _take_name(copy, path), path)
        if sync:
            _sync_folder(path.parent)


def replace(path: Path, data: bytes, expected: bytes | None = None, *, sync: bool = True) -> None:
    """Write a file whether or not it exists, and keep the permissions of the one that did.

    With ``expected`` the file must still hold just that, or ``ChangedOnDisk`` is raised; a change
    in the microseconds between the comparison and the move is lost. ``sync`` as above.
    """
    with faults_of(path):
        target = _behind_link(path)
        mode = _mode_to_keep(target, path)
        _make_folder(target)
        with _whole_copy(target.parent, data, mode, sync=sync) as copy:
            if expected is not None and content(target) != expected:
                raise ChangedOnDisk(path)
            _patiently(lambda: copy.replace(target), path)
        if sync:
            _sync_folder(target.parent)


def move(path: Path, target: Path) -> None:
    """Move a file or a folder to a name that nothing has, on the same disk."""
    with faults_of(target), faults_of(path):
        if os.path.lexists(target):
            raise AlreadyThere(target)
        _make_folder(target)
        _patiently(lambda: path.rename(target), path)
        _sync_folder(target.parent)
        _sync_folder(path.parent)


def remove(path: Path, within: Path | None = None) -> None:
    """Remove a file of the program's own, and folders left empty below ``within``."""
    with faults_of(path):
        _patiently(lambda: path.unlink(missing_ok=True), path)
        _sync_folder(path.parent)
    with contextlib.suppress(OSError):  # that one is not empty
        while within is not None and (path := path.parent) != within:
            path.rmdir()


def keep(path: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Write what may just as well be lost, for its owner only; that it could not be is no fault."""
    copy = path.parent / f".lchnv-{os.urandom(8).hex()}.tmp"
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            copy.touch(mode=0o600, exist_ok=False)
            with copy.open("wb", buffering=1_000_000) as out:
                out.writelines(parts)
            copy.replace(path)
        finally:
            copy.unlink(missing_ok=True)


def append(path: Path, text: str) -> None:
    """Add text to the end of a file that others add to as well, such as a log."""
    with faults_of(path):
        _make_folder(path)
        with path.open("a", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())


def keep_copy(path: Path, data: bytes, home: Path) -> Path:
    """Lay what a file holds under ``home``, as far down as the file lies, and give where.

    A text that is there already needs no second. What a link out of its folder leads to has none.
    """
    whole, folder = _behind_link(path).resolve(), home.resolve()
    below = whole.relative_to(folder) if whole.is_relative_to(folder) else PurePath(path.name)
    leave_out_of_git(home)
    for number in itertools.count(1):
        copy = home / COPIES / below.with_name(f"{path.stem}-{number}{path.suffix}")
        with contextlib.suppress(AlreadyThere):
            if content(copy) != data:
                write_new(copy, data)
            break
    return copy


def leave_out_of_git(home: Path) -> None:
    """See that git passes by what the program keeps under ``home`` for itself."""
    with contextlib.suppress(AlreadyThere):
        write_new(home / COPIES.parent / ".gitignore", b"*\n")


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let one process at a time do what is inside; ``path`` is a file for nothing else.

    The system lets go when a process ends, however it ends. Where a disk knows no locks, none
    waits. Of our own, because the library filelock takes longer to load than a small command.
    """
    with faults_of(path):
        _make_folder(path)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        with faults_of(path):
            _wait_for(handle)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - of Windows alone

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # tries for ten seconds
    else:
        import fcntl  # noqa: PLC0415 - of other systems

        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)


def sweep(folder: Path, older_than: dt.timedelta = _STALE) -> int:
    """Remove what killed runs left in a folder and below, and return how many files that was.

    Age decides, not whether the writing process lives: it may do so on another machine.
    """
    oldest = time.time() - older_than.total_seconds()
    removed = 0
    for where, _, names in os.walk(folder):
        for name in filter(LEFTOVER.fullmatch, names):
            with contextlib.suppress(OSError):
                leftover = Path(where, name)
                if leftover.lstat().st_mtime <= oldest:
                    leftover.unlink()
                    removed += 1
    return removed


@contextlib.contextmanager
def _whole_copy(folder: Path, data: bytes, mode: int | None, *, sync: bool) -> Iterator[Path]:
    """Yield a file beside the final place that holds all the data; it is gone afterwards."""
    copy = folder / f".lchnv-{os.urandom(8).hex()}.tmp"
    try:
        # Made by hand, because tempfile's are always for their owner only. A copy of what may be
        # secret is for the owner until it gets the old permissions; other files follow the umask.
        copy.touch(mode=0o666 if mode is None else 0o600, exist_ok=False)
        with copy.open("wb") as out:
            out.write(data)
            out.flush()
            if sync:
                os.fsync(out.fileno())
        if mode is not None:
            copy.chmod(mode)
        yield copy
    finally:
        with contextlib.suppress(OSError):
            copy.unlink(missing_ok=True)


def _take_name(copy: Path, path: Path) -> None:
    """Give the copy its final name unless something has it."""
    try:
        if os.name == "nt":
            copy.rename(path)  # refuses a name in use there, unlike elsewhere
        else:
            path.hardlink_to(copy)
    except FileExistsError as error:
        raise AlreadyThere(path) from error
    except OSError as error:
        if os.name == "nt" or error.errno not in _NO_HARD_LINKS:
            raise
        _take_name_without_links(copy, path)


def _take_name_without_links(copy: Path, path: Path) -> None:
    """Do the same on memory sticks and network disks that have no hard links.

    A run killed between the two steps leaves an empty file, never somebody else's overwritten.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    except FileExistsError as error:
        raise AlreadyThere(path) from error
    try:
        copy.replace(path)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _patiently(move: Callable[[], object], path: Path) -> None:
    """Try again for a while where Word, OneDrive or a virus scanner holds the file."""
    for pause in (*_PAUSES, None):
        try:
            move()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_ON_WINDOWS:
                raise
            if pause is None:
                raise OpenElsewhere(path) from error
            time.sleep(pause)
        else:
            return


def _behind_link(path: Path) -> Path:
    if not path.is_symlink():
        return path
    try:
        target = path.resolve()
    except RuntimeError as error:  # a ring of links; from Python 3.13 it stays a link instead
        raise LeadsAway(path) from error
    if target.is_symlink() or not target.is_relative_to(path.parent.resolve()):
        raise LeadsAway(path)
    return target


def _mode_to_keep(target: Path, path: Path) -> int | None:
    """Return the permissions of an existing file; refuse one that is marked as read-only."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsAFolder(path)
    if not stat.S_ISREG(mode):
        raise SaveFault(path, "det är ingen vanlig fil")
    if not mode & stat.S_IWUSR:
        raise NoPermission(path)
    return stat.S_IMODE(mode)


def content(path: Path, most: int = _LARGEST) -> bytes | None:
    """Give what a file of at most ``most`` bytes holds, None where there is no file."""
    with faults_of(path):
        try:
            return read_ordinary(path, most)
        except Refused as refused:
            fault = IsAFolder(path) if path.is_dir() else SaveFault(path, refused.why)
            cause = refused.__cause__ or fault
            if isinstance(cause, FileNotFoundError | NotADirectoryError):
                return None
            raise cause from None


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotAFolder(path) from error


def _sync_folder(folder: Path) -> None:
    """Force the new name itself to the disk, where the system can."""
    with contextlib.suppress(OSError):  # the file is safe in its place; Windows refuses this
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
