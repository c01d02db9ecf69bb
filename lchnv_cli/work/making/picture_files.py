"""The pictures of a document: read where they lie in its folder; what cannot be shown is told."""

from collections.abc import Iterator
from typing import NamedTuple

from lchnv_cli.model.document import Document
from lchnv_cli.pictures import Picture, Unusable, read_picture
from lchnv_cli.work.opening.workplace import Workplace


class Gallery(NamedTuple):
    """The pictures that can be shown, by their path in the text, and what is told of the others."""

    pictures: dict[str, Picture]
    told: tuple[str, ...]


def gallery_of(here: Workplace, document: Document) -> Gallery:
    """Read a document's pictures."""
    folder = here.root / document.file.parent
    pictures: dict[str, Picture] = {}
    told = []
    for use in document.file_uses:
        if not use.picture or use.path in pictures:
            continue
        try:
            if use.alt and use.shown:
                pictures[use.path] = read_picture(folder, use.path)
        except Unusable as unusable:
            told.append(f"{document.at(use.line)}\n    Bilden {use.path} {unusable.why}.")
    return Gallery(pictures, tuple(told))


def picture_bytes(here: Workplace, document: Document) -> Iterator[bytes]:
    """Give what a document's pictures are at the moment, for whoever asks if any has changed."""
    gallery = gallery_of(here, document)
    for path, picture in gallery.pictures.items():
        yield path.encode()
        yield picture.data
    yield from (each.encode() for each in gallery.told)
