"""Give every part of a drawn document that a finding may point at an id to go to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_HEADING = "heading"
_CLASSES = ("facts", "attendance", "replies", "occasions", "annexes", "colophon")


@dataclass(frozen=True, slots=True)
class Anchored:
    """The document as XHTML, and the id of each part of it: a point's own, or one given here.

    ``styles`` are the style attributes in it, which the page must allow one by one.
    """

    xhtml: str
    ids: Mapping[str, str]
    styles: tuple[str, ...] = ()


def anchored(xhtml: str) -> Anchored:
    """Give ids to the parts without one; what is not XHTML is left for others to complain of."""
    from lxml import etree  # noqa: PLC0415 - heavy

    safe = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)
    try:
        root: Any = etree.fromstring(xhtml.encode(), safe)
    except etree.XMLSyntaxError:
        return Anchored(xhtml, {})
    elements = [each for each in root.iter() if isinstance(each.tag, str)]
    ids = {each.get("id"): each.get("id") for each in elements if each.get("id")}
    for part, element in _parts(elements):
        if part not in ids:
            if not element.get("id"):
                element.set("id", f"lchnv-{part}")
            ids[part] = element.get("id")
    styles = sorted({each.get("style") for each in elements if each.get("style")})
    return Anchored(etree.tostring(root, encoding="unicode"), ids, tuple(styles))


def _parts(elements: list[Any]) -> Iterator[tuple[str, Any]]:
    for element in elements:
        own = element.get("class", "").split()
        yield from ((part, element) for part in _CLASSES if part in own)
        if element.tag.rpartition("}")[2] == "h1":
            yield _HEADING, element
