"""Which versions judged: of the program, its formats, its rules and the libraries they ask."""

import hashlib
import importlib.metadata
import platform
import sys
from pathlib import Path
from typing import Any

import lchnv_cli
from lchnv_cli.model.folder_formats import FORMAT
from lchnv_cli.model.publication import NEWEST_SEAL
from lchnv_cli.registers.table_json import FORMAT as REGISTERS
from lchnv_cli.render.decisions import FORMAT as DECISIONS
from lchnv_cli.report.as_json import FORMAT as REPORTS
from lchnv_cli.rules.catalogue import LISTED

_OWN = "lchnv"
_HOME = "Källkod, "
# The libraries that decide what is found or printed.
_LIBRARIES = (
    *("holidays", "pyromark", "python-frontmatter", "pyyaml", "rapidfuzz"),
    *("icalendar", "jinja2", "lxml", "pypdfium2", "python-docx", "typst", "xlsxwriter"),
)
_PACKAGE = Path(lchnv_cli.__file__).parent


def home() -> str:
    """Give the address of the repository that this program was released from; else nothing."""
    try:
        told = importlib.metadata.metadata(_OWN).get_all("Project-URL") or []
    except importlib.metadata.PackageNotFoundError:
        return ""
    return next((line.removeprefix(_HOME) for line in told if line.startswith(_HOME)), "")


def versions(version: str) -> dict[str, Any]:
    """Give every version on which a finding or a printed file may depend; ours is ``version``.

    ``sum`` tells the program from one that somebody has changed.
    """
    coverage = sorted(path.stem for path in (_PACKAGE / "rules" / "coverage").glob("*.yaml"))
    return {
        "lchnv": version,
        "sum": _sum(),
        "home": home() or None,
        "python": platform.python_version(),
        "system": f"{sys.platform} {platform.machine()}",
        "formats": {
            "folder": FORMAT,
            "seal": NEWEST_SEAL.rstrip("-"),
            "reports": REPORTS,
            "registers": REGISTERS,
            "decisions": DECISIONS,
        },
        "rules": {"number": len(LISTED), "arbetsordning": coverage},
        "libraries": {name: _version(name) for name in _LIBRARIES},
    }


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _sum() -> str:
    """Give the SHA-256 of what the program is written in, alike on every system."""
    every = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in {".py", ".yaml"} and "defaults" not in path.parts:
            every.update(path.relative_to(_PACKAGE).as_posix().encode())
            every.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return every.hexdigest()
