"""What lets GitHub or GitLab check a folder: files that install this version from its release."""

from collections.abc import Mapping
from pathlib import Path

_FILES = Path(__file__).parent / "ci"
# The service, and what stands for an address that only the folder's owner knows.
SERVICES = {"github": "${{ vars.LCHNV }}", "gitlab": '""'}
_WHERE = """
Säg var lchnv {version} ligger: sätt variabeln LCHNV i {service} till adressen, eller en
mapp här, där lchnv-{version}-py3-none-any.whl och requirements-program.lock finns."""


def ci_files(service: str, version: str, home: str) -> Mapping[Path, bytes]:
    """Give a service's files, as paths in the folder; ``home`` is our repository, if known."""
    release = f"{home}/releases/download/v{version}" if home else SERVICES[service]
    folder = _FILES / service
    told = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}
    return {
        path.relative_to(folder): text.replace("@LCHNV@", release)
        .replace("@VERSION@", version)
        .encode()
        for path, text in told.items()
    }


def left_to_say(service: str, version: str, home: str) -> str:
    """Tell, on lines of its own, what the owner must say before the service finds the program."""
    names = {"github": "GitHub", "gitlab": "GitLab"}
    return "" if home else _WHERE.format(version=version, service=names[service])
