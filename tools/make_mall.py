"""Packs tools/mall/ into templates/mall.docx, so that the template can be reviewed as text.

Run by hand after a change under tools/mall/. A template restyled in Word is a binary of the
user's own and is never rebuilt.
"""

import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = ("[Content_Types].xml", "_rels/.rels")  # where readers of the format look first
MOMENT = (1980, 1, 1, 0, 0, 0)


def names(source: Path) -> list[str]:
    """List the parts in the order they are packed."""
    found = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    return [*FIRST, *sorted(found.difference(FIRST))]


def pack(source: Path, target: Path) -> None:
    """Write the template, uncompressed so that every machine makes the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in names(source):
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.create_system = 0
            archive.writestr(entry, (source / name).read_bytes())


if __name__ == "__main__":
    pack(HERE / "mall", HERE.parent / "templates" / "mall.docx")
