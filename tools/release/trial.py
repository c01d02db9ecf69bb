"""A try of an archive as a stranger would: unpacked anywhere, and run from another folder."""

import os
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from tools.release.standalone import ROOT

# A folder as OneDrive names them, and one with the record; neither knows of the other.
_UNPACKED, _RECORD, _OLD = "OneDrive - Björkby kommun", "Nätverkets möten å ä ö", "Äldre mapp"
_MANY = "Många möten"  # enough to be printed by workers, which are started anew but on Linux
_TODAY = ("--today", "2026-11-22")
_DAY = "2027-01-29"
_STEPS = (
    ("--version",),
    ("init", "--answers-from", "2027-01-01"),
    ("new-agenda", _DAY, "--place", "Gamla elverket, Falun", *_TODAY),
    ("check", *_TODAY),
    ("export", _DAY, "--to", "docx,pdf,html", *_TODAY),
    ("upgrade", "--root", f"../{_OLD}"),
    ("check", "--root", f"../{_OLD}", *_TODAY),
    ("export", "--all", "--to", "docx,pdf", "--root", f"../{_MANY}", *_TODAY),
)
_FOUND = 1  # check found errors: an empty register has some


def tried(archive: Path) -> str:
    """Unpack an archive and carry out the steps, and tell how each went.

    Raises RuntimeError with what the program said when one goes wrong.
    """
    # The system's own folder for what is temporary may have any name.
    with tempfile.TemporaryDirectory(prefix="lchnv-", ignore_cleanup_errors=True) as home:
        unpacked, record, old = (Path(home, name) for name in (_UNPACKED, _RECORD, _OLD))
        unpacked.mkdir()
        record.mkdir()
        shutil.copytree(ROOT / "tests" / "formats" / "1", old)
        shutil.copytree(ROOT / "tests" / "exemplary", Path(home, _MANY))
        (command,) = unpacked_into(archive, unpacked).glob("lchnv*")
        told = [_carried_out(command, step, record) for step in _STEPS]
        if faults := _wanting(record, old):
            raise RuntimeError("\n".join((*told, *faults)))
        return "\n".join(told)


def unpacked_into(archive: Path, folder: Path) -> Path:
    """Unpack an archive with the system's own means, and give the one folder in it."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
    else:
        command = ["tar", "-xzf", str(archive.resolve()), "-C", str(folder)]
        subprocess.run(command, check=True)  # noqa: S603 - ours
    (only,) = folder.iterdir()
    return only


def _carried_out(command: Path, step: tuple[str, ...], folder: Path) -> str:
    surroundings = {name: value for name, value in os.environ.items() if name[:6] != "PYTHON"}
    line = [str(command), *step]
    ran = subprocess.run(line, cwd=folder, env=surroundings, capture_output=True, check=False)  # noqa: S603 - ours
    said = (ran.stdout + ran.stderr).decode(errors="replace")
    if ran.returncode not in ({0, _FOUND} if step[0] == "check" else {0}):
        raise RuntimeError(f"lchnv {' '.join(step)}: exit {ran.returncode}\n{said}")
    return f"lchnv {' '.join(step)}: exit {ran.returncode}"


def _wanting(record: Path, old: Path) -> list[str]:
    """Tell what is not there afterwards, or is not what it should be."""
    begins = {".docx": b"PK", ".pdf": b"%PDF", ".html": b"<!DOCTYPE html>"}
    faults = []
    for suffix, first in begins.items():
        made = [*(record / "export").glob(f"*{suffix}")]
        if len(made) != 1 or not made[0].read_bytes().startswith(first):
            faults.append(f"no {suffix} was made of the agenda")
    if b"format: 1" in (old / "rules.yaml").read_bytes():
        faults.append("the older folder was not upgraded")
    if not (record / "meetings" / "lchnv" / _DAY / "dagordning.md").is_file():
        faults.append("no agenda was made")
    return faults
