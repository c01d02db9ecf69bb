"""Files that are made side by side: no name like another, and all of them or none."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lchnv_cli.save import safe_name
from lchnv_cli.work.workplace import Stop


def safe_names(texts: Iterable[str]) -> Iterator[str]:
    """Fold texts to file names without extension; one that is taken gets a number, from 2."""
    taken: set[str] = set()
    for text in texts:
        name = first = safe_name(text)
        count = 2
        while name in taken:
            name = f"{first}-{count}"
            count += 1
        taken.add(name)
        yield name


def refuse_others(files: Iterable[tuple[Path, bytes]]) -> None:
    """Stop before anything is written where a file has other content already."""
    for path, data in files:
        if path.is_file() and path.read_bytes() != data:
            raise Stop(
                f"{path} finns redan med annat innehåll; inget är skrivet.\n"
                "Med --force ersätts den, och det som står i den går förlorat."
            )
