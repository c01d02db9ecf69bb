"""The files of what was read in, written: the document last, after what lies beside it."""

from collections.abc import Sequence

from lchnv_cli.work.making.imported import Imported
from lchnv_cli.work.making.writing import refuse_others, write
from lchnv_cli.work.opening.workplace import Stop, Workplace


def refuse_there(
    here: Workplace, found: Imported, done: Sequence[Imported], *, force: bool
) -> None:
    """Stop before anything is written over what is there, or what was just read in."""
    for other in done:
        if other.file == found.file:
            raise Stop(
                f"{found.source}\n    Blir samma dokument som {other.source}: {found.file}. Läs in "
                "den som gäller."
            )
    if not force:
        files = {found.file: found.text.encode(), **found.kept}
        refuse_others((here.root / file, data) for file, data in files.items())


def write_imported(here: Workplace, found: Imported, *, force: bool) -> None:
    """Write it all; with ``force`` a copy of what is replaced is kept. Raises SaveFault, Stop."""
    for file, data in {**found.kept, found.file: found.text.encode()}.items():
        write(here.root / file, data, home=here.root, force=force)
