"""What lets GitHub or GitLab check a folder: files that install this version from its release."""

from collections.abc import Mapping
from pathlib import Path

_FILES = Path(__file__).parent / "ci"
PAGES = "pages"  # not a service: the site of a folder on GitHub, when somebody asks for it
# The service, and what stands for an address that only the folder's owner knows.
_ON_GITHUB = "${{ vars.LCHNV }}"
SERVICES = {"github": _ON_GITHUB, "gitlab": '""'}
_WHERE = """
Säg var lchnv {version} ligger: sätt variabeln LCHNV i {service} till adressen, eller en
mapp här, där lchnv-{version}-py3-none-any.whl och requirements-program.lock finns."""


def ci_files(service: str, version: str, home: str) -> Mapping[Path, bytes]:
    """Give the files of a service, or of ``PAGES``, as paths in the folder.

    ``home`` is our repository, if known.
    """
    release = f"{home}/releases/download/v{version}" if home else SERVICES.get(service, _ON_GITHUB)
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
    name = "GitLab" if service == "gitlab" else "GitHub"
    return "" if home else _WHERE.format(version=version, service=name)
