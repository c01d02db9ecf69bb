"""The files of annexes that come along to a new document: copied into its own folder."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from lchnv_cli.guarded import Refused, read_inside
from lchnv_cli.render.brought import NewAnnex
from lchnv_cli.save import content
from lchnv_cli.screen import terminal
from lchnv_cli.work.making.writing import write
from lchnv_cli.work.opening.workplace import Workplace

_LARGEST = 500_000_000  # bytes


def bring_files(here: Workplace, folder: PurePosixPath, annexes: Iterable[NewAnnex]) -> None:
    """Copy the files of annexes into a document's folder; tell of one that cannot be copied.

    A file that lies there already under the name is left as it is.
    """
    for annex in annexes:
        if annex.source is None:
            continue
        target = here.root / folder / annex.file
        try:
            data = read_inside(here.root / annex.source, _LARGEST, here.root)
        except Refused:
            terminal.tell(f"{annex.source}\n    Filen går inte att läsa och följer inte med.")
            continue
        if content(target) is None:
            write(target, data, home=here.root)
        elif content(target) != data:
            terminal.tell(f"{folder / annex.file}\n    Filen finns redan, och är kvar som den var.")
