"""How a command writes the files it has made."""

from pathlib import Path

from lchnv_cli.save import AlreadyThere, replace, sweep, write_new
from lchnv_cli.work.workplace import Stop


def write(path: Path, data: bytes, *, force: bool = False) -> bool:
    """Write a file and tell whether it was needed: one that holds the same bytes is left alone.

    Raises Stop for a file with other content, unless ``force`` is given.
    """
    sweep(path.parent)
    if path.is_file() and path.read_bytes() == data:
        return False
    if force:
        replace(path, data)
        return True
    try:
        write_new(path, data)
    except AlreadyThere as fault:
        lost = "Med --force ersätts den, och det som står i den går förlorat."
        raise Stop(f"{fault}\n{lost}") from None
    return True
