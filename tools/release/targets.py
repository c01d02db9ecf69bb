"""Which computers a folder is made for: the one at hand, or Windows from any other."""

import platform
import sys
from dataclasses import dataclass

from packaging.markers import default_environment

# CPython's embeddable build for Windows, which the workflow puts in the folder: python.org tells
# the sum on the page of the version.
WINDOWS_PYTHON = "3.14.7"
WINDOWS_PYTHON_SHA256 = "d297e5ff019966817ad8502465176139f2d3d840fa4ed84b13bed399a6ab1f15"
WINDOWS_PYTHON_ADDRESS = (
    f"https://www.python.org/ftp/python/{WINDOWS_PYTHON}/python-{WINDOWS_PYTHON}-embed-amd64.zip"
)
_SYSTEMS = {"Linux": "linux", "Darwin": "macos", "Windows": "windows"}


@dataclass(frozen=True)
class Target:
    """A kind of computer: its name in files, its Python (3.14), and how pip is told of it."""

    name: str
    python: str
    for_pip: tuple[str, ...]
    environment: dict[str, str]

    @property
    def windows(self) -> bool:
        """Say whether the folder brings its own Python, as only Windows' does."""
        return self.name.startswith("windows")


def _surroundings() -> dict[str, str]:
    return {name: str(value) for name, value in default_environment().items()}


def here() -> Target:
    """Give the computer and the Python that this runs on."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    system = f"{_SYSTEMS[platform.system()]}-{platform.machine().lower()}"
    return Target(f"{system}-python{python}", python, (), _surroundings())


def windows() -> Target:
    """Give 64-bit Windows, wherever this runs: pip asks its own computer what markers say."""
    python = WINDOWS_PYTHON.rpartition(".")[0]
    told = ("--platform", "win_amd64", "--implementation", "cp", "--python-version", python)
    environment = _surroundings() | {
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_system": "Windows",
        "python_full_version": WINDOWS_PYTHON,
        "python_version": python,
        "sys_platform": "win32",
    }
    return Target("windows-x64", python, told, environment)


TARGETS = {"here": here, "windows": windows}
