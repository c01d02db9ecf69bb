"""Makes a release, a part at a time: python -m tools.release --help tells the parts."""

import argparse
import datetime as dt
import sys
import tempfile
from pathlib import Path

from tools.release.distributions import build, epoch, wheel_in
from tools.release.packing import packed, sums
from tools.release.standalone import assemble, downloaded, with_python
from tools.release.targets import TARGETS
from tools.release.trial import tried

_SUMS = "SHA256SUMS"


def main(arguments: list[str] | None = None) -> int:
    """Carry out one part and give the exit code."""
    asked = _parser().parse_args(arguments)
    asked.into.mkdir(parents=True, exist_ok=True)
    if asked.part == "build":
        build(asked.into, "wheel", "sdist")
    elif asked.part == "folder":
        _folder(asked.into, asked.target, asked.python)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.release", description=__doc__)
    parser.add_argument("--into", type=Path, default=Path("dist"), help="where it is put")
    parts = parser.add_subparsers(dest="part", required=True)
    parts.add_parser("build", help="the wheel and the source")
    folder = parts.add_parser("folder", help="a folder that is unpacked and run, of that wheel")
    folder.add_argument("target", choices=TARGETS)
    folder.add_argument("--python", type=Path, help="CPython's embeddable build, for Windows")
    trial = parts.add_parser("try", help="unpack an archive elsewhere and use it")
    trial.add_argument("archive", type=Path)
    parts.add_parser("sums", help="SHA256SUMS of all that is there")
    return parser


if __name__ == "__main__":
    sys.exit(main())
