"""Makes a release, a part at a time: python -m tools.release --help tells the parts."""

import argparse
import datetime as dt
import shutil
import sys
import tempfile
from pathlib import Path

from tools.release.distributions import build, epoch, wheel_in
from tools.release.locked import programs
from tools.release.packing import packed, sums
from tools.release.standalone import LOCK, PROGRAMS_LOCK, assemble, downloaded, with_python
from tools.release.targets import TARGETS, WINDOWS_PYTHON_ADDRESS
from tools.release.trial import tried

_SUMS = "SHA256SUMS"


def main(arguments: list[str] | None = None) -> int:
    """Carry out one part and give the exit code."""
    asked = parser().parse_args(arguments)
    asked.into.mkdir(parents=True, exist_ok=True)
    if asked.part == "build":
        build(asked.into, "wheel", "sdist")
        shutil.copy(PROGRAMS_LOCK, asked.into)
    elif asked.part == "folder":
        _folder(asked.into, asked.target, asked.python)
    elif asked.part == "pins":
        PROGRAMS_LOCK.write_bytes(programs(LOCK.read_text(encoding="utf-8")).encode())
    elif asked.part == "python":
        sys.stdout.write(f"{WINDOWS_PYTHON_ADDRESS}\n")
    elif asked.part == "try":
        sys.stdout.write(f"{tried(asked.archive)}\n")
    else:
        files = [path for path in asked.into.iterdir() if path.name != _SUMS]
        (asked.into / _SUMS).write_bytes(sums(files).encode())
    return 0


def _folder(into: Path, name: str, python: Path | None) -> None:
    """Make the folder for a target, and pack it with its bill of materials beside it."""
    target, wheel = TARGETS[name](), wheel_in(into)
    called = "-".join(wheel.name.split("-")[:2])
    bare = "" if python or not target.windows else "-without-python"
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work, called)
        made = dt.datetime.fromtimestamp(epoch(), dt.UTC)
        assemble(folder, wheel, target, made, downloaded)
        if python:
            with_python(folder, python)
        archive = into / f"{called}-{target.name}{bare}{'.zip' if target.windows else '.tar.gz'}"
        packed(folder, archive, epoch())
        bill = (folder / "sbom.cdx.json").read_bytes()
        (into / f"{called}-{target.name}.cdx.json").write_bytes(bill)
    sys.stdout.write(f"{archive}\n")


def parser() -> argparse.ArgumentParser:
    """Give what reads a part and its options."""
    made = argparse.ArgumentParser(prog="python -m tools.release", description=__doc__)
    made.add_argument("--into", type=Path, default=Path("dist"), help="where it is put")
    parts = made.add_subparsers(dest="part", required=True)
    parts.add_parser("pins", help="requirements-program.lock, which stands in the repository")
    parts.add_parser("build", help="the wheel and the source")
    folder = parts.add_parser("folder", help="a folder that is unpacked and run, of that wheel")
    folder.add_argument("target", choices=TARGETS)
    folder.add_argument("--python", type=Path, help="CPython's embeddable build, for Windows")
    trial = parts.add_parser("try", help="unpack an archive elsewhere and use it")
    trial.add_argument("archive", type=Path)
    parts.add_parser("python", help="the address of Windows' Python")
    parts.add_parser("sums", help="SHA256SUMS of all that is there")
    return made


if __name__ == "__main__":
    sys.exit(main())
