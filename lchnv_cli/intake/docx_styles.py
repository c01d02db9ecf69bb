"""What Word's styles say: names, looks and headings, with what a style inherits already in it."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from lchnv_cli.intake.looks import Look, Setting
from lchnv_cli.model.late_pattern import late

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_OFF = {"0", "false", "off", "none"}
_ON = {"1", "true", "on"}
_HEADING = late(r"(?:heading|rubrik)\s?([1-9])", re.IGNORECASE)
_FLAGS = {
    f"{W}b": "bold",
    f"{W}i": "italic",
    f"{W}strike": "struck",
    f"{W}dstrike": "struck",
    f"{W}u": "underlined",
    f"{W}vanish": "hidden",
}
_RAISED, _SIZE = f"{W}vertAlign", f"{W}sz"
_MOST_INHERITED = 30  # styles; Word allows eleven


_NO_LOOK, _NO_SETTING = Look(), Setting()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits."""

    id: str = ""
    name: str = ""
    look: Look = _NO_LOOK
    setting: Setting = _NO_SETTING

    @property
    def level(self) -> int:
        """The heading's level, 0 for other text."""
        outline, named = self.setting.outline, _HEADING.fullmatch(self.name)
        if outline is None:
            return int(named[1]) if named else 0
        return outline + 1 if outline < 9 else 0  # noqa: PLR2004 - 9 is running text


def is_on(element: etree._Element | None) -> bool | None:
    """Read a property that is on when it is there, unless it says otherwise."""
    return None if element is None else element.get(VAL, "1").lower() not in _OFF


def points(value: str | None) -> float | None:
    """Read a length in twentieths of a point; one with a unit, or none at all, is nobody's."""
    try:
        return None if value is None else round(float(value) / 20, 2)
    except ValueError:
        return None


def whole(value: str | None) -> int | None:
    """Read a whole number that Word can count to."""
    if value is None or not value.strip().lstrip("-").isascii():
        return None
    try:
        number = int(value)
    except ValueError:
        return None
    return number if abs(number) < 2**31 else None


def look_of(properties: etree._Element | None) -> Look:
    """Read the properties of characters (rPr)."""
    if properties is None or not len(properties):
        return Look()
    said: dict[str, bool | float | None] = {}
    for each in properties:
        if (name := _FLAGS.get(each.tag)) is not None:
            said[name] = said.get(name) or is_on(each)
        elif each.tag == _RAISED:
            said["raised"] = each.get(VAL) == "superscript"
        elif each.tag == _SIZE and (twentieths := points(each.get(VAL))) is not None:
            said["size"] = twentieths * 10  # it is told in halves of a point
    return Look(**said)  # type: ignore[arg-type]


def setting_of(properties: etree._Element | None) -> Setting:
    """Read the properties of a paragraph (pPr)."""
    if properties is None or not len(properties):
        return Setting()
    indent = properties.find(f"{W}ind")
    outline = properties.find(f"{W}outlineLvl")
    numbers = properties.find(f"{W}numPr")
    numbered = depth = None
    if numbers is not None:
        which, how_deep = numbers.find(f"{W}numId"), numbers.find(f"{W}ilvl")
        numbered = None if which is None else which.get(VAL)
        depth = None if how_deep is None else whole(how_deep.get(VAL))
    return Setting(
        None if indent is None else points(indent.get(f"{W}left", indent.get(f"{W}start"))),
        None if outline is None else whole(outline.get(VAL)),
        numbered,
        depth,
    )


class Styles:
    """The styles of a document by id; an unknown id is the default paragraph style."""

    def __init__(self, root: etree._Element | None) -> None:
        self._raw: dict[str, etree._Element] = {}
        self._made: dict[str, Style] = {}
        self._whole: dict[str | None, Style] = {}
        self._base = Look()
        self.usual = ""
        if root is None:
            return
        self._base = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for each in root.iterchildren(f"{W}style"):
            name = each.get(f"{W}styleId", "")
            self._raw[name] = each
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in _ON:
                self.usual = name

    def paragraph(self, name: str | None) -> Style:
        """Give a paragraph's style, with the document's defaults below it."""
        name = name if name in self._raw else self.usual
        if name not in self._whole:
            style = self.get(name)
            self._whole[name] = replace(style, look=style.look.over(self._base))
        return self._whole[name]

    def get(self, name: str | None, depth: int = 0) -> Style:
        """Give a style by itself."""
        if name is None or name not in self._raw or depth > _MOST_INHERITED:
            return Style()
        if name not in self._made:
            raw = self._raw[name]
            based, called = raw.find(f"{W}basedOn"), raw.find(f"{W}name")
            below = Style() if based is None else self.get(based.get(VAL), depth + 1)
            self._made[name] = Style(
                name,
                name if called is None else called.get(VAL, name),
                look_of(raw.find(f"{W}rPr")).over(below.look),
                setting_of(raw.find(f"{W}pPr")).over(below.setting),
            )
        return self._made[name]
