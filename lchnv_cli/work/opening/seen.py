"""The folder opened by a command that rests on all of it, which tells what it could not see."""

import datetime as dt
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from lchnv_cli.model.file_names import as_word
from lchnv_cli.screen import terminal
from lchnv_cli.work.opening.workplace import Workplace, open_workplace

_MOST = 5


def opened(root: Path | None, today: dt.date | None = None) -> Workplace:
    """Open the folder, and tell what under meetings/ hides documents. Raises as open_workplace.

    What hides them is a folder or link that could not be looked into, or a file whose name tells
    that it was meant to be one. Documents that cannot be read are told where they matter.
    """
    here = open_workplace(root, today)
    tell(here, {*here.archive.unseen, *here.archive.misnamed})
    return here


def tell(here: Workplace, files: Collection[PurePosixPath]) -> None:
    """Tell why files and folders could not be read, and what to run."""
    told = [finding for finding in here.found if finding.file in files]
    for finding in told[:_MOST]:
        document = finding.file.suffix.lower() == ".md"
        command = f"\n    > lchnv check {as_word(finding.file)}" if document else ""
        terminal.tell(f"{finding.place}\n    {finding.message}{command}")
    if len(told) > _MOST:
        terminal.tell(f"… och {len(told) - _MOST} till. Kör: lchnv check")
