"""Footnotes on web pages, which Word and LibreOffice write as links there and back."""

from lxml import etree

from lchnv_cli.model.late_pattern import late

_NOTE = late(r"#?_?(?:(ftn|edn)|sd(footnote|endnote))(\d+)(?:sym)?")
_BACK = late(r"#(?:_?(?:ftn|edn)ref\d+|sd(?:foot|end)note\d+anc)")


def note_in(element: etree._Element) -> str:
    """Name the note that an element holds, empty for other elements; endnotes are slut-1."""
    return _name(element.get("id") or "") if element.tag == "div" else ""


class Mentions:
    """The notes that a page holds."""

    def __init__(self, root: etree._Element) -> None:
        self._there = {name for each in root.iter("div") if (name := note_in(each))}

    def by(self, element: etree._Element) -> str | None:
        """Name the note that a link leads to, empty for a note's way back to the text."""
        address = element.get("href") or "" if element.tag == "a" else ""
        if self._there and _BACK.fullmatch(address):
            return ""
        name = _name(address)
        return name if name in self._there else None


def _name(text: str) -> str:
    found = _NOTE.fullmatch(text)
    if found is None:
        return ""
    return f"slut-{found[3]}" if "edn" in text or "endnote" in text else found[3]
