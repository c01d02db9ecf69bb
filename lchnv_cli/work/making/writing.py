"""How a command writes the files it has made: nobody's text is lost, with --force or without.

A file with other content is refused; with --force it is replaced once a copy of it lies in
``.lchnv/kopior`` under ``home``: the network's folder, or the folder of output where that lies
elsewhere. A copy costs nothing beside a text that nobody can get back, so no command decides
whether what it replaces was worth one. Empty files are nobody's text: a run that was killed on a
disk without hard links leaves such.
"""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from lchnv_cli.model.file_names import as_word
from lchnv_cli.save import content, keep_copy, replace, sweep, write_new
from lchnv_cli.save_faults import AlreadyThere
from lchnv_cli.screen import terminal
from lchnv_cli.work.opening.workplace import Stop, Workplace, refuse_unread

_FORCE = "Med --force ersätts den, och en kopia av den läggs i .lchnv/kopior."


def write(path: Path, data: bytes, *, home: Path, force: bool = False) -> bool:
    """Write a file and tell whether it was needed: one that holds the same bytes is left alone.

    Raises Stop for a file with other content, unless ``force`` is given.
    """
    sweep(path.parent)
    there = content(path)
    if there is None:
        try:
            write_new(path, data)
        except AlreadyThere as fault:
            if (there := content(path)) is None:  # a link to nowhere
                raise Stop(str(fault)) from None
        else:
            return True
    if there == data:
        return False
    if there and not force:
        raise refusal(path)
    if there:
        keep(path, there, home)
    replace(path, data, expected=there)
    return True


def create(here: Workplace, file: PurePosixPath, text: str, *, force: bool) -> None:
    """Write a new document. Raises Stop where one is there, and --force is no way past one unread.

    A document that cannot be read is most often one slip from being right: it is to be mended. One
    that is out is never made anew, as those who have it are to be told what changes in it.
    """
    if not force and content(here.root / file):
        refuse_unread(here, file)
    if here.archive.publication(file) is not None and content(here.root / file):
        raise Stop(
            f"{file}\n    Det är publicerat, och skapas inte på nytt. Ändra i filen, och skriv vad "
            f'som ändrats:\n    lchnv publish {as_word(file)} --revised "Punkt 4 är ny"'
        )
    write(here.root / file, text.encode(), home=here.root, force=force)


def replace_keeping(path: Path, data: bytes, there: bytes, home: Path) -> None:
    """Replace what a file holds, once a copy of it is kept."""
    keep(path, there, home)
    replace(path, data, expected=there)


def keep(path: Path, there: bytes, home: Path) -> None:
    """Keep a copy of what a file holds, and tell where."""
    copy, here = keep_copy(path, there, home).resolve(), Path.cwd()
    shown = copy.relative_to(here) if copy.is_relative_to(here) else copy
    terminal.tell(f"{path}\n    Det som stod där finns kvar i\n    {shown}")


def refuse_others(files: Iterable[tuple[Path, bytes]]) -> None:
    """Stop before anything is written where a file has other content already."""
    for path, data in files:
        if content(path) not in {None, b"", data}:
            raise refusal(path, "; inget är skrivet")


def refusal(path: Path, more: str = "") -> Stop:
    """Say that a file is not replaced, and how it can be."""
    return Stop(f"{path} finns redan med annat innehåll{more}.\n{_FORCE}")


def home_of(here: Workplace, folder: Path) -> Path:
    """Give where copies of what lies in a folder of output are kept."""
    return here.root if folder.resolve().is_relative_to(here.root) else folder
