"""Where the files that come with the program lie: templates, fonts, rules.yaml and sentences.

An installed program carries them in its package; in a checkout they are the project's own.
"""

import datetime as dt
import os
from pathlib import Path

from lchnv_cli.guarded import refuse_outside

_PACKAGE = Path(__file__).parent
_CARRIED = _PACKAGE / "defaults"


def folder() -> Path:
    """Give the folder that holds templates/ and rules.yaml."""
    return _CARRIED if _CARRIED.is_dir() else _PACKAGE.parent


def sentences(adopted: dt.date) -> Path | None:
    """Give the file with an arbetsordning's sentences, for the one that the program knows."""
    file = _PACKAGE / "rules" / "coverage" / f"{adopted}.yaml"
    return file if file.is_file() else None


def template_folders(root: Path) -> tuple[Path, ...]:
    """Give the folders to look for templates in: the network's own first, then the program's.

    Raises Refused where the network's own lies elsewhere.
    """
    own = root / "templates"
    refuse_outside(own, root)
    return tuple(path for path in (own, folder() / "templates") if path.is_dir())


def template(root: Path, name: str) -> Path:
    """Give the path of a template or of the folder fonts; the network's own wins.

    So does a link of the network's that leads nowhere: whoever reads it says so. Raises Refused
    for one that leads out of the network's templates.
    """
    for path in template_folders(root):
        if os.path.lexists(path / name):
            refuse_outside(path / name, path)
            return path / name
    return folder() / "templates" / name
