"""What of the packages is left out of a folder: what nobody who runs the program can use."""

import shutil
from pathlib import Path

from tools.release.imports import OWN, missing

_PIPS = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")  # its doings, with its own paths
_ASIDE = ("bin", "share", "Scripts")  # commands and manuals of the packages' own
_TESTS = ("test", "tests")
# What only compilers and type checkers read.
_OURS = "sv"  # the language that the program asks packages for
_SOURCES = {".c", ".cpp", ".h", ".hpp", ".pxd", ".pxi", ".pyi", ".pyx"}


def made_lean(program: Path) -> list[str]:
    """Take away what cannot be used, and give the modules that cannot be loaded among it.

    Plugins for pytest, mypy and others ask for what is not shipped. Raises ValueError when
    something of our own does.
    """
    for name in _ASIDE:
        shutil.rmtree(program / name, ignore_errors=True)
    for path in sorted(program.glob("*/**/*")):
        inside = path.relative_to(program).parts
        if path.is_dir() and path.name in _TESTS and inside[0] != OWN:
            shutil.rmtree(path)
        elif (
            path.suffix in _SOURCES
            or (path.name in _PIPS and inside[0].endswith(".dist-info"))
            or (path.suffix == ".mo" and _OURS not in inside)
        ):
            path.unlink(missing_ok=True)
    gone: list[str] = []
    while lacking := missing(program):
        if own := {file: names for file, names in lacking.items() if file.startswith(f"{OWN}/")}:
            raise ValueError(f"these imports find nothing: {own}")
        for file in lacking:
            (program / file).unlink()
        gone += lacking
    return gone
