"""The XHTML document as a tree, for the exports that visit it."""

import re
from collections.abc import Iterator
from typing import Any, Protocol, cast

from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.no_break import bound

# What XML 1.0 has no way to write, not even as a character reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AS_WRITTEN = frozenset({"code", "pre", "style", "script", "title"})


class ExportFault(UserFault):
    """Say in Swedish, to the person at the keyboard, why no file could be made."""


class Element(Protocol):
    """Show the part of lxml's element that a visitor needs."""

    @property
    def tag(self) -> str:
        """Give the name with its namespace in braces."""

    @property
    def text(self) -> str | None:
        """Give the text before the first child."""

    @property
    def tail(self) -> str | None:
        """Give the text between this element and its next sibling."""

    def get(self, key: str, default: str = "") -> str:
        """Give an attribute."""

    def iter(self) -> Iterator["Element"]:
        """Walk over the element itself and all below it, in document order."""

    def itertext(self) -> Iterator[str]:
        """Walk over all text below the element, in document order."""

    def __iter__(self) -> Iterator["Element"]:
        """Walk over the children."""

    def __len__(self) -> int:
        """Count the children."""


def parse(xhtml: str) -> Element:
    """Return the root element; characters that XML forbids are U+FFFD in it.

    What belongs together, as a day and its month, stays on one line.

    Nothing is fetched. Comments and processing instructions are left out. Raises ExportFault
    when the text is not well-formed or declares entities of its own.
    """
    from lxml import etree  # noqa: PLC0415 - heavy, and only an export needs it

    safe = etree.XMLParser(
        encoding="utf-8",
        no_network=True,
        load_dtd=False,
        resolve_entities=False,
        remove_comments=True,
        remove_pis=True,
    )
    content = _FORBIDDEN.sub("\ufffd", xhtml).encode()
    try:
        root = etree.fromstring(content, safe)
    except etree.XMLSyntaxError as fault:
        raise ExportFault(f"Dokumentmallen ger inte välformad XHTML: {fault}") from fault
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):
        raise ExportFault("Dokumentmallen får inte ha egna entiteter (ENTITY).")
    _bind(root)
    return cast("Element", root)


def _bind(root: Any) -> None:
    """Keep on one line what belongs together, in all running text."""
    for each in root.iter("*"):
        if each.text and name(each) not in _AS_WRITTEN:
            each.text = bound(each.text)
        if each.tail and name(each.getparent()) not in _AS_WRITTEN:
            each.tail = bound(each.tail)


def name(element: Element) -> str:
    """Return the element's name without its namespace; what is no element has an empty one."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def classes(element: Element) -> list[str]:
    """Return the element's classes in the order they stand."""
    return element.get("class", "").split()


def find(root: Element, wanted: str) -> Element | None:
    """Return the first element of a name, or None."""
    return next((element for element in root.iter() if name(element) == wanted), None)


def body_of(root: Element) -> Element:
    """Return what the document shows. Raises ExportFault."""
    if (body := find(root, "body")) is None:
        raise ExportFault("Dokumentmallen ger ett dokument utan innehåll (body saknas).")
    return body


def meta(root: Element) -> dict[str, str]:
    """Return what the document's head says: every named meta, and `title`."""
    head = find(root, "head")
    said = {} if head is None else {each.get("name", ""): each.get("content", "") for each in head}
    title = None if head is None else find(head, "title")
    return said | {"title": "" if title is None else "".join(title.itertext())}
