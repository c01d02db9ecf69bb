"""Archives and sums that are the same, byte for byte, whoever makes them and when."""

import gzip
import hashlib
import io
import tarfile
import time
import zipfile
from pathlib import Path

_PROGRAM, _FILE = 0o755, 0o644


def packed(folder: Path, archive: Path, epoch: int) -> None:
    """Pack a folder under its own name: .zip for Windows, else .tar.gz, with what may be run."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder.parent).as_posix(): path for path in files}
    write = _zip if archive.suffix == ".zip" else _tar
    write(archive, dict(sorted(names.items())), epoch)


def sums(files: list[Path]) -> str:
    """Give the SHA-256 of each file, as ``sha256sum --check`` reads it."""
    told = ((hashlib.sha256(path.read_bytes()).hexdigest(), path.name) for path in files)
    return "".join(f"{digest}  {name}\n" for digest, name in sorted(told, key=lambda one: one[1]))


def _zip(archive: Path, files: dict[str, Path], epoch: int) -> None:
    day = time.gmtime(max(epoch, 315532800))[:6]  # no file in a zip is older than 1980
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        for name, path in files.items():
            about = zipfile.ZipInfo(name, day)
            about.create_system, about.external_attr = 3, (0o100000 | _FILE) << 16
            about.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(about, path.read_bytes())


def _tar(archive: Path, files: dict[str, Path], epoch: int) -> None:
    with (
        archive.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, mtime=epoch) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as made,
    ):
        for name, path in files.items():
            about = tarfile.TarInfo(name)
            about.size, about.mtime = path.stat().st_size, epoch
            about.mode = _PROGRAM if path.stat().st_mode & 0o100 else _FILE
            made.addfile(about, io.BytesIO(path.read_bytes()))
