"""The document as one HTML file with its style sheet inside, for the web."""

from pathlib import Path
from typing import Any

from lchnv_cli.export.tree import ExportFault, parse


def html(xhtml: str, style: Path) -> bytes:
    """Return the HTML file, in UTF-8, for the same document the same bytes. Raises ExportFault."""
    from lxml import etree  # noqa: PLC0415 - heavy

    root: Any = parse(xhtml)
    _leave_namespace(root, etree)
    head = root.find("head")
    if head is None:
        raise ExportFault("Dokumentmallen ger ett dokument utan huvud (head saknas).")
    head.insert(0, etree.Element("meta", {"charset": "utf-8"}))
    viewport = {"name": "viewport", "content": "width=device-width, initial-scale=1"}
    head.insert(1, etree.Element("meta", viewport))
    etree.SubElement(head, "style").text = f"\n{_css(style)}"
    text = etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return f"{text}\n".encode()


def _css(path: Path) -> str:
    try:
        css = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise ExportFault(f"Stilmallen {path} går inte att läsa.") from fault
    if "</style" in css.lower():
        raise ExportFault(f"Stilmallen {path} får inte innehålla </style.")
    return css


def _leave_namespace(root: Any, etree: Any) -> None:
    """Turn XHTML names into HTML names."""
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
    root.attrib.pop("{http://www.w3.org/XML/1998/namespace}lang", None)
    etree.cleanup_namespaces(root)
