"""What is filled in in the forms of a web page."""

from lxml import etree

_TICKED = {"checkbox", "radio"}
_UNSEEN = {"hidden", "password", "file", "image", "color", "range"}


def filled_in(element: etree._Element) -> str:
    """Give what a field shows."""
    sort = (element.get("type") or "").lower()
    if element.tag == "textarea":
        return "".join(map(str, element.itertext()))
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = [each for each in options if each.get("selected") is not None] or options[:1]
        return ", ".join(" ".join("".join(map(str, each.itertext())).split()) for each in chosen)
    if sort in _TICKED:
        return "☒" if element.get("checked") is not None else "☐"
    return "" if sort in _UNSEEN else element.get("value") or ""
