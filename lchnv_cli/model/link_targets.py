"""Where links and pictures lead: the address that is meant, and the file that it is."""

from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lchnv_cli.model.late_pattern import late

_SCHEMES = {"http", "https", "mailto", "tel"}
_DRIVE = late("[A-Za-z]:")


class FileUse(NamedTuple):
    """A file that the running text shows or links to, as a path from the document's folder.

    A picture has its alternative text in ``alt``; one from the web is told apart by its scheme.
    ``shown`` is false for a picture in a place that is printed as plain text.
    """

    path: str
    line: int
    picture: bool = False
    alt: str = ""
    shown: bool = True


def address(target: str) -> str:
    """Give the address that is meant: a web page without https://, a path as Windows has it."""
    if target.lower().startswith("www."):
        target = f"https://{target}"
    elif "://" not in target and not _DRIVE.match(target):
        target = target.replace("\\", "/")
    return target.replace(" ", "%20")


def is_safe(target: str) -> bool:
    """Tell whether a link may be followed: https, http, mailto, tel, or within the folder."""
    if any(ord(character) <= ord(" ") for character in target) or "\\" in target:
        return False
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    if parts.scheme:
        return parts.scheme.lower() in _SCHEMES
    return bool(target) and not target.startswith("/")


def file_of(target: str) -> str:
    """Give the path that a target is, from the document's folder; empty where it is no file."""
    meant = address(target)
    try:
        parts = urlsplit(meant)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or meant.startswith("/"):
        return ""
    return unquote(parts.path)
