"""How a web page says that its text looks: by elements, by style sheets of its own, by attributes.

Only what the eye goes by is read: weight, slant, strike, size, place. A style sheet outside the
page is not fetched.
"""

import re
from typing import NamedTuple

from lxml import etree

from lchnv_cli.model.late_pattern import late

_SELECTOR = late(r"([a-z][a-z0-9]*)?((?:\.[\w-]+)*)(?:#([\w-]+))?", re.IGNORECASE)
_LENGTH = late(r"(-?[\d.]+)(pt|px|em|rem|cm|mm|in|pc)?")
_UNITS = {"pt": 1.0, "px": 0.75, "em": 12, "rem": 12, "cm": 28.35, "mm": 2.835, "in": 72, "pc": 12}
_BOLD_FROM = 600
_MOST_RULES = 2_000
_MOST_STYLES = 300_000  # characters

Declarations = dict[str, str]


class Look(NamedTuple):
    """How text looks at some place of the page; what is inside inherits it."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    raised: bool = False
    hidden: bool = False
    size: float = 0.0
    link: str = ""


_BOLD = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
_ITALIC = {"i", "em", "cite", "var", "dfn", "address"}


class StyleSheet:
    """The rules that a page carries with it, for simple selectors; the others are passed over."""

    def __init__(self, texts: list[str]) -> None:
        self._rules: list[tuple[str, frozenset[str], str, Declarations]] = []
        self._found: dict[tuple[str, str, str], Declarations] = {}
        for rule in _without_comments("\n".join(texts)).split("}")[:_MOST_RULES]:
            selectors, _, told = rule.rpartition("{")
            # What stands within a rule for some screens or papers is as any other.
            for selector in selectors.rpartition("{")[2].split(","):
                if found := _SELECTOR.fullmatch(selector.strip()):
                    tag, classes, name = found.groups()
                    named = frozenset(each for each in classes.split(".") if each)
                    if tag or named or name:
                        made = ((tag or "").lower(), named, name or "", declared(told))
                        self._rules.append(made)
        self._rules.sort(key=lambda rule: (bool(rule[2]), len(rule[1]), bool(rule[0])))

    def of(self, element: etree._Element) -> Declarations:
        """Give what applies to an element: the page's rules, and then its own."""
        own = element.get("style")
        key = (str(element.tag), element.get("class") or "", element.get("id") or "")
        if key not in self._found:
            classes, said = set(key[1].split()), Declarations()
            for tag, named, name, told in self._rules:
                if tag in {"", key[0]} and named <= classes and name in {"", key[2]}:
                    said |= told
            self._found[key] = said
        return self._found[key] | declared(own) if own else self._found[key]


def _without_comments(text: str) -> str:
    kept, at = "", 0
    while (begins := text.find("/*", at)) >= 0 and len(kept) < _MOST_STYLES:
        kept += text[at:begins]
        at = text.find("*/", begins + 2) + 2
        if at < 2:  # noqa: PLR2004 - it never ends
            return kept
    return (kept + text[at:])[:_MOST_STYLES]


def declared(text: str) -> Declarations:
    """Read declarations."""
    pairs = (each.partition(":") for each in text.split(";"))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def length(value: str | None) -> float:
    """Read a length in points, 0 for what is none."""
    found = _LENGTH.fullmatch((value or "").strip().lower())
    try:
        return round(float(found[1]) * _UNITS.get(found[2] or "px", 1), 2) if found else 0.0
    except ValueError:
        return 0.0


def looked(element: etree._Element, said: Declarations, around: Look) -> Look:
    """Give how the text inside an element looks."""
    tag, size = str(element.tag), length(said.get("font-size"))
    lines = f"{said.get('text-decoration', '')} {said.get('text-decoration-line', '')}".lower()
    slant = said.get("font-style", "").lower()
    address = (element.get("href") or "").strip() if tag == "a" else ""
    return Look(
        _bold(said, inherited=around.bold or tag in _BOLD),
        slant in {"italic", "oblique"} if slant else around.italic or tag in _ITALIC,
        # A line through what is around goes through what is inside, whatever that says.
        around.struck or "line-through" in lines or tag in {"s", "strike"},
        around.underlined or "underline" in lines or tag == "u",
        around.raised or said.get("vertical-align", "").lower() == "super" or tag == "sup",
        around.hidden or _hides(said) or element.get("hidden") is not None,
        size if size > 0 else around.size,
        address or around.link,
    )


def _bold(said: Declarations, *, inherited: bool) -> bool:
    weight = said.get("font-weight", "").lower()
    if weight.isascii() and weight.isdigit():
        return int(weight[:5]) >= _BOLD_FROM
    return weight.startswith("bold") if weight and weight != "inherit" else inherited


def _hides(said: Declarations) -> bool:
    names = (("display", "none"), ("mso-hide", "all"), ("visibility", "hidden"))
    return any(said.get(name, "").lower() == value for name, value in names)
