"""What every document holds to, so that Word and PDF can be made from it."""

import re
from itertools import pairwise
from typing import Any

from lxml import etree

X = "{http://www.w3.org/1999/xhtml}"
_ELEMENTS = (
    "html head title meta body header main footer section h1 h2 h3 h4 p ul ol li table caption "
    "thead tbody tr th td dl dt dd strong em del a code pre blockquote br span hr img"
)
ELEMENTS = set(_ELEMENTS.split())
ATTRIBUTES = {
    "html": {"lang", "{http://www.w3.org/XML/1998/namespace}lang"},
    "meta": {"name", "content"},
    "a": {"href"},
    "img": {"src", "alt"},
    "span": {"class", "data-note"},
    "ol": {"start", "type", "class"},
    "th": {"scope"},
    "section": {"class", "id"},
    **{name: {"class"} for name in ("header", "footer", "p", "dl", "ul", "h3", "h4")},
}
INLINE = {"strong", "em", "del", "a", "code", "br", "span", "img"}
ONLY_INLINE = INLINE | {"p", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "pre", "title"}
TARGET = re.compile(r"(?:https?|mailto):|(?![a-z][a-z0-9+.-]*:|/)", re.IGNORECASE)


def keeps_the_contract(text: str) -> None:
    """Assert that a drawn document is well-formed and has nothing but what is agreed on."""
    root = tree(text)
    elements = list(root.iter())
    assert [e for e in elements if not isinstance(e.tag, str)] == []
    assert {_name(e) for e in elements} - ELEMENTS == set()
    for element in elements:
        name = _name(element)
        assert set(element.attrib) - ATTRIBUTES.get(name, set()) == set()
        if name in ONLY_INLINE:
            assert {_name(child) for child in element} <= INLINE
        assert TARGET.match(element.get("href", "#"))
    assert {th.get("scope") for th in root.iter(f"{X}th")} <= {"col", "row"}
    ids = [e.get("id") for e in elements if e.get("id")]
    assert len(ids) == len(set(ids))
    levels = [int(_name(e)[1]) for e in elements if re.fullmatch("h[1-4]", _name(e))]
    assert levels[0] == 1
    assert [b for a, b in pairwise(levels) if b > a + 1 or b == 1] == []


def tree(text: str) -> Any:
    """Read a drawn document."""
    return etree.fromstring(text.encode())


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(X)
