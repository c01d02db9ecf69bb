"""How a document ends on paper: neither its annexes nor a line or two alone on the last page."""

from collections.abc import Iterator
from typing import Any

from lchnv_cli.export.tree import Element, body_of, classes, name

KEPT = "data-kept"  # an attribute of what stays on the page of what follows it
HEADINGS = {"h1", "h2", "h3", "h4"}
_UNITS = {"p", "ul", "ol", "dl", "table", "blockquote", "pre"} | HEADINGS
_WHOLE = {"proposal", "decision", "colophon"}
_COMPANY = 3  # lines of the text that the last page has, at the least
_SHORT = 14  # lines that are kept on one page
_LISTED = 36  # lines that a list of annexes may have and still be
_PICTURED = 10  # lines that a picture may well take
_LINE = 80  # characters, roughly


def lines_of(element: Element) -> float:
    """Tell about how many lines an element takes."""
    blocks = sum(name(each) in {"p", "li", "h3", "h4", "br", "tr"} for each in element.iter())
    blocks += _PICTURED * sum(name(each) == "img" for each in element.iter())
    return blocks + sum(map(len, element.itertext())) / _LINE


def is_short(element: Element) -> bool:
    """Tell whether the element takes so few lines that it can be kept on one page."""
    return lines_of(element) <= (_LISTED if "annexes" in classes(element) else _SHORT)


def ends_kept(element: Element) -> bool:
    """Tell whether the last that an element holds stays with what follows it."""
    inside = list(element)
    return bool(element.get(KEPT)) or (bool(inside) and ends_kept(inside[-1]))


def keep_ending(root: Element) -> None:
    """Mark what stays with what follows it, from the end to where enough of the text comes along.

    The list of annexes and the last line with who issued the document are no company.
    """
    along = 0.0
    following = False
    for unit in reversed(list(_units(body_of(root)))):
        if following:
            if not is_short(unit):
                return
            marked: Any = unit
            marked.set(KEPT, "1")
        if not {"annexes", "colophon"} & set(classes(unit)):
            along += lines_of(unit)
        if along >= _COMPANY:
            return
        following = True


def _units(parent: Element) -> Iterator[Element]:
    """Give what a document is made of, in order: paragraphs, lists, tables, and whole sections."""
    for each in parent:
        whole = _WHOLE & set(classes(each)) or ("annexes" in classes(each) and is_short(each))
        if name(each) in _UNITS or whole:
            yield each
        else:
            yield from _units(each)
