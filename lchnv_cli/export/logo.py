"""The sender's logo, where the folder's templates have one."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lchnv_cli.export.tree import ExportFault
from lchnv_cli.guarded import read_inside

# The first that is there is taken: a drawing is sharp in every size.
_FORMATS = {"logotyp.svg": ("svg", "image/svg+xml"), "logotyp.png": ("png", "image/png")}
_BEGINS = {"svg": b"<", "png": b"\x89PNG\r\n\x1a\n"}
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_READ = 20_000_000  # bytes; no larger file is even looked into
_LARGEST = 2_000_000  # bytes: it is carried in every document


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture: where it lies, its format and media type, and its content."""

    path: Path
    format: str
    mime: str
    data: bytes


def logo(template: Callable[[str], Path]) -> Logo | None:
    """Read the logo; `template` tells where a file of the templates lies. Raises ExportFault."""
    for name, (form, mime) in _FORMATS.items():
        if os.path.lexists(path := template(name)):
            return Logo(path, form, mime, _content(path, form))
    return None


def _content(path: Path, form: str) -> bytes:
    data = read_inside(path, _READ, path.parent).removeprefix(_BYTE_ORDER_MARK)
    if not data.startswith(_BEGINS[form]) or (form == "svg" and b"<svg" not in data):
        raise unusable(path)
    if len(data) > _LARGEST:
        raise ExportFault(
            f"Logotypen {path} är för stor. Spara den mindre: högst {_LARGEST // 1_000_000} MB."
        )
    return data


def unusable(path: Path) -> ExportFault:
    """Give the fault of a picture that is none."""
    return ExportFault(
        f"Logotypen {path} går inte att använda. Spara den på nytt som {path.suffix[1:].upper()},"
        " eller flytta undan den: då skrivs dokumenten ut utan logotyp."
    )
