"""The styles of a Word template, found by name: Word's ids of them depend on its language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lchnv_cli.export.tree import ExportFault
from lchnv_cli.export.word_xml import Node, W

# What Word in Swedish calls the built-in styles, for the messages.
_SWEDISH = {
    "Title": "Rubrik",
    "heading 1": "Rubrik 1",
    "heading 2": "Rubrik 2",
    "heading 3": "Rubrik 3",
    "List Bullet": "Punktlista",
    "List Number": "Numrerad lista",
    "toc 1": "Innehåll 1",
    "Quote": "Citat",
    "caption": "Beskrivning",
    "Hyperlink": "Hyperlänk",
    "HTML Code": "HTML - kod",
    "HTML Preformatted": "HTML - förformaterad",
}
_HEADINGS = {"h1": "Title", "h2": "heading 1", "h3": "heading 2", "h4": "heading 3"}
# In templates of earlier versions, which have no style for the title.
_EARLIER = {"h1": "heading 1", "h2": "heading 2", "h3": "heading 3", "h4": "heading 4"}
_DEEPEST = 20  # styles based on styles; more is a circle


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one template; `missing` collects the names that were asked for in vain."""

    template: str
    found: dict[tuple[str, str], Node]
    by_id: dict[str, Node]
    missing: dict[str, None] = field(default_factory=dict)

    @property
    def has_title(self) -> bool:
        """Whether the document's title has a style of its own, and points are the first level."""
        return ("paragraph", "title") in self.found

    @property
    def headings(self) -> Mapping[str, str]:
        """The styles of headings by their names in XHTML."""
        return _HEADINGS if self.has_title else _EARLIER

    def paragraph(self, name: str) -> str:
        """Return the id of a paragraph style."""
        return self._id("paragraph", name)

    def character(self, name: str) -> str:
        """Return the id of a character style."""
        return self._id("character", name)

    def table(self, name: str) -> str:
        """Return the id of a table style."""
        return self._id("table", name)

    def _id(self, kind: str, name: str) -> str:
        style = self.found.get((kind, name.casefold()))
        if style is None:
            self.missing[name] = None
            return ""
        return style.get(W + "styleId")

    def inherited(self, style_id: str, path: str) -> Node | None:
        """Return an element of a style, or of the nearest style it is based on."""
        for _ in range(_DEEPEST):
            style = self.by_id.get(style_id)
            if style is None:
                return None
            if (found := style.find(path)) is not None:
                return found
            base = style.find(W + "basedOn")
            style_id = "" if base is None else base.get(W + "val")
        return None

    def check(self) -> None:
        """Raise ExportFault when the template lacks a style that the document needs."""
        if not self.missing:
            return
        names = ", ".join(f"”{name}”{_known_as(name)}" for name in self.missing)
        many = len(self.missing) > 1
        raise ExportFault(
            f"Mallen {self.template} saknar {'formatmallarna' if many else 'formatmallen'} {names}."
            f" Öppna mallen i Word, lägg till {'dem' if many else 'den'} med just det namnet och"
            " spara. Eller flytta undan mallen: då används den som följer med programmet."
        )


def _known_as(name: str) -> str:
    return f" (i svenska Word ”{_SWEDISH[name]}”)" if name in _SWEDISH else ""


def styles(root: Node, template: str) -> Styles:
    """Index the styles of a template by kind and name, in lower case as Word compares them."""
    found: dict[tuple[str, str], Node] = {}
    by_id: dict[str, Node] = {}
    for style in root.findall(W + "style"):
        name = style.find(W + "name")
        if name is not None:
            found[style.get(W + "type"), name.get(W + "val").casefold()] = style
        by_id[style.get(W + "styleId")] = style
    return Styles(template, found, by_id)
