"""The pictures of a document as its exports show them; what cannot be shown is told in words."""

from collections.abc import Mapping
from typing import Any

from lchnv_cli.export.tree import Element, name
from lchnv_cli.pictures import Picture

Pictures = Mapping[str, Picture]  # by the path that the text has for each
_POINTS = 0.75  # of a dot on paper, at 96 dots to the inch
_WIDEST, _HIGHEST = 460.0, 480.0  # points: the text of a page, and most of its height


def told_in_words(root: Element, pictures: Pictures) -> None:
    """Put words in place of the pictures that are not there."""
    tree: Any = root
    for each in [found for found in tree.iter() if name(found) == "img"]:
        if each.get("src") in pictures and each.get("alt"):
            continue
        words = each.get("alt") or f"utan alternativtext, {each.get('src')}"
        namespace = each.tag.rpartition("}")[0]
        each.tag = f"{namespace}}}span" if namespace else "span"
        each.attrib.clear()
        each.set("class", "missing")
        each.text = f"[Bild: {words}]"


def size_on_paper(picture: Picture, room: float = _WIDEST) -> tuple[float, float]:
    """Give the width and height of a picture in points: its own, or as large as there is room."""
    width, height = picture.width * _POINTS, picture.height * _POINTS
    shrunk = min(1.0, room / width, _HIGHEST / height)
    return width * shrunk, height * shrunk
