"""The wheel and the source of the program, the same bytes from the same commit."""

import os
import subprocess
import sys
from pathlib import Path

from tools.release.standalone import ROOT


def epoch() -> int:
    """Give the time that everything in a release has: the commit's, or what the caller says."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 - ours


def build(into: Path, *kinds: str) -> None:
    """Make a ``wheel`` and an ``sdist``, with the hatchling that the lock file pins."""
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(into.resolve())]
    surroundings = os.environ | {"SOURCE_DATE_EPOCH": str(epoch())}
    asked = [word for kind in kinds for word in ("--target", kind)]
    subprocess.run([*command, *asked], check=True, cwd=ROOT, env=surroundings)  # noqa: S603 - ours


def wheel_in(folder: Path) -> Path:
    """Give the one wheel of a folder."""
    (wheel,) = folder.glob("lchnv-*.whl")
    return wheel
