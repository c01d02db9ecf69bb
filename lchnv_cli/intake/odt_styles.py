"""What LibreOffice's styles say, with what a style inherits already in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from lchnv_cli.intake.html_looks import length
from lchnv_cli.intake.looks import Look, Setting

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
DRAW, OFFICE, STYLE, TABLE, TEXT = (
    f"{{{_OASIS}{name}:1.0}}" for name in ("drawing", "office", "style", "table", "text")
)
FO, SVG = (f"{{{_OASIS}{name}-compatible:1.0}}" for name in ("xsl-fo", "svg"))
XLINK = "{http://www.w3.org/1999/xlink}href"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_MOST_INHERITED = 30
_SUPER = "super"


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """A style with all that it inherits; ``listed`` is the list style that it is numbered by."""

    name: str = ""
    look: Look = Look()  # noqa: RUF009 - a tuple, the same for all
    setting: Setting = Setting()  # noqa: RUF009 - the same
    listed: str = ""


class OdtStyles:
    """The styles of a document by family and name."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._raw: dict[tuple[str, str], etree._Element] = {}
        self._made: dict[tuple[str, str], OdtStyle] = {}
        for root in roots:
            for each in root.iter(f"{STYLE}style", f"{STYLE}default-style"):
                name = each.get(f"{STYLE}name", "")
                self._raw[each.get(f"{STYLE}family", ""), name] = each

    def get(self, family: str, name: str | None, depth: int = 0) -> OdtStyle:
        """Give a style; an unknown one is the family's default."""
        key = (family, name or "")
        raw = self._raw.get(key)
        if raw is None or depth > _MOST_INHERITED:
            return self.get(family, "", depth) if name and depth <= _MOST_INHERITED else OdtStyle()
        if key not in self._made:
            parent = raw.get(f"{STYLE}parent-style-name")
            below = self.get(family, parent or "", depth + 1) if name else OdtStyle()
            # What was set by hand is a style without a name of its own, over a named one.
            shown = raw.get(f"{STYLE}display-name") or (name or "").replace("_20_", " ")
            by_hand = raw.getparent() is not None and _is_automatic(raw)
            listed = raw.get(f"{STYLE}list-style-name")
            self._made[key] = OdtStyle(
                below.name if by_hand else shown,
                _look(raw.find(f"{STYLE}text-properties")).over(below.look),
                _setting(raw).over(below.setting),
                below.listed if listed is None else listed,
            )
        return self._made[key]


def _is_automatic(style: etree._Element) -> bool:
    parent = style.getparent()
    return parent is not None and parent.tag == f"{OFFICE}automatic-styles"


def _look(said: etree._Element | None) -> Look:
    if said is None:
        return Look()
    weight, slant = said.get(f"{FO}font-weight"), said.get(f"{FO}font-style")
    place, size = said.get(f"{STYLE}text-position"), said.get(f"{FO}font-size")
    display = said.get(f"{TEXT}display")
    return Look(
        None if weight is None else weight == "bold" or weight[:1] in "6789",
        None if slant is None else slant in {"italic", "oblique"},
        _lined(said, "line-through"),
        _lined(said, "underline"),
        None if place is None else place.startswith(_SUPER) or place[:1] in "123456789",
        None if display is None else display == "none",
        length(size) if size and not size.endswith("%") else None,
    )


def _lined(said: etree._Element, which: str) -> bool | None:
    """Tell whether there is a line; it may be told by its style, its type or both."""
    names = (f"{STYLE}text-{which}-style", f"{STYLE}text-{which}-type")
    told = [value for name in names if (value := said.get(name)) is not None]
    return "none" not in told if told else None


def _setting(style: etree._Element) -> Setting:
    outline = style.get(f"{STYLE}default-outline-level")
    depth = int(outline) - 1 if outline and outline.isascii() and outline.isdigit() else None
    said = style.find(f"{STYLE}paragraph-properties")
    left = None if said is None else said.get(f"{FO}margin-left")
    return Setting(None if left is None else length(left), depth)
