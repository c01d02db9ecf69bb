"""A folder that is unpacked and run: the program, its packages and what starts it."""

import datetime as dt
import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from packaging.utils import canonicalize_name

from tools.release.bill import bill
from tools.release.lean import made_lean
from tools.release.locked import needed, pins
from tools.release.shipped import OWN, PROGRAM, PYTHON, licences_told, shipped_in
from tools.release.targets import WINDOWS_PYTHON_SHA256, Target

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"  # what messages send people to
LOCK = ROOT / "requirements.lock"
PROGRAMS_LOCK = ROOT / "requirements-program.lock"
_TEXTS = Path(__file__).parent / "folder"
Fill = Callable[[Path, str, Target], dict[str, str]]


def downloaded(program: Path, requirements: str, target: Target) -> dict[str, str]:
    """Put packages in a folder, as wheels from the index, and give the SHA-256 of each wheel."""
    report = program.parent / "report.json"
    file = program.parent / "requirements.txt"
    file.write_text(requirements, encoding="utf-8")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile"]
    command += ["--only-binary", ":all:", "--require-hashes", "--target", str(program)]
    command += ["--report", str(report), *target.for_pip, "-r", str(file)]
    subprocess.run(command, check=True)  # noqa: S603 - ours
    installed = json.loads(report.read_bytes())["install"]
    file.unlink()
    report.unlink()
    return {
        canonicalize_name(each["metadata"]["name"]): each["download_info"]["archive_info"][
            "hashes"
        ]["sha256"]
        for each in installed
    }


def assemble(folder: Path, wheel: Path, target: Target, made: dt.datetime, fill: Fill) -> None:
    """Make a folder for a kind of computer, of a wheel of ours and what the lock file pins.

    Raises ValueError when a package tells no licence, or an import of ours finds nothing.
    """
    version = wheel.name.split("-")[1]
    locked = pins(LOCK.read_text(encoding="utf-8"))
    program = folder / PROGRAM
    program.mkdir(parents=True)
    wanted = needed(locked, target.environment)
    sums = fill(program, "\n".join(pin.told() for pin in wanted) + "\n", target)
    sums |= {OWN: hashlib.sha256(wheel.read_bytes()).hexdigest(), "cpython": WINDOWS_PYTHON_SHA256}
    with zipfile.ZipFile(wheel) as ours:
        ours.extractall(program)
    made_lean(program)
    for name, text in _started(target, version).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text)
    if not target.windows:
        (folder / "lchnv").chmod(0o755)
    (folder / DOCS.name).mkdir()
    for page in DOCS.glob("*.md"):
        shutil.copy(page, folder / DOCS.name)
    shipped = shipped_in(folder, target)
    ends = "\r\n" if target.windows else "\n"
    told = licences_told(folder, shipped)
    (folder / "LICENSER.txt").write_text(told, encoding="utf-8", newline=ends)
    (folder / "sbom.cdx.json").write_bytes(bill(shipped, sums, made).encode())


def with_python(folder: Path, archive: Path) -> None:
    """Put CPython's embeddable build in a folder for Windows; what finds our packages stays ours.

    Raises ValueError when the archive is another than the one that is pinned.
    """
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != WINDOWS_PYTHON_SHA256:
        raise ValueError(f"{archive.name} has SHA-256 {found}, not {WINDOWS_PYTHON_SHA256}")
    own = {path: path.read_bytes() for path in (folder / PYTHON).glob("*._pth")}
    with zipfile.ZipFile(archive) as python:
        python.extractall(folder / PYTHON)
    for path, text in own.items():
        path.write_bytes(text)


def _started(target: Target, version: str) -> dict[str, bytes]:
    """Give the files that start the program and tell how, by their paths in the folder."""
    if not target.windows:
        names = {
            "lchnv": "lchnv",
            "unix.txt": "INSTALLERA.txt",
            "start.py": f"{PROGRAM}/__main__.py",
        }
        return {name: _filled(own, target, version) for own, name in names.items()}
    number = target.python.replace(".", "")
    where = f"python{number}.zip\n.\n..\\{PROGRAM}\n"
    files = {
        name: _filled(own, target, version)
        for own, name in {"lchnv.cmd": "lchnv.cmd", "windows.txt": "INSTALLERA.txt"}.items()
    }
    files[f"{PYTHON}/python{number}._pth"] = where.encode()
    return {name: text.replace(b"\n", b"\r\n") for name, text in files.items()}


def _filled(name: str, target: Target, version: str) -> bytes:
    text = (_TEXTS / name).read_text(encoding="utf-8")
    return text.replace("@VERSION@", version).replace("@PYTHON@", target.python).encode()
