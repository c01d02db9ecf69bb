"""Running text: an element's text, emphasis and links as runs of a Word paragraph."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from lchnv_cli.export.numbered_notes import AGAIN, noted
from lchnv_cli.export.printed_links import PRINTED
from lchnv_cli.export.tree import Element, classes, name
from lchnv_cli.export.word_drawings import Drawings
from lchnv_cli.export.word_styles import Styles
from lchnv_cli.export.word_xml import Node, R, add, text

INLINE = frozenset({"strong", "em", "del", "a", "code", "br", "span", "img"})
_SPACES = re.compile("[ \t\r\n\f]+")  # what HTML collapses; a no-break space stays
_SPANS = {"label": "Etikett", "kind": "Slag"}
_LOOKS: dict[str, dict[str, Any]] = {
    "strong": {"bold": True},
    "em": {"italic": True},
    "del": {"struck": True},
    "code": {"style": "HTML Code"},
}
_SCHEMES = {"https", "http"}
_DIRECT = {"mailto", "tel"}  # lead to no host
_LONGEST_URL = 2000  # Word opens no longer ones
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a piece of text looks and where it leads; `style` is a character style's name.

    The text of a piece with a `picture` is what is said of that; one with a `note` is the mark of
    that footnote.
    """

    bold: bool = False
    italic: bool = False
    struck: bool = False
    style: str = ""
    href: str = ""
    picture: str = ""
    raised: bool = False
    note: Element | None = None


PLAIN = Manner()


@dataclass(slots=True)
class Run:
    """Running text under construction; white space collapses as it does in HTML."""

    parts: list[tuple[str, Manner]] = field(default_factory=list)
    open: bool = False  # whether the next space may show

    def add(self, content: str | None, manner: Manner = PLAIN) -> None:
        """Add text as it stands in the tree."""
        shown = _SPACES.sub(" ", content or "")
        if not self.open:
            shown = shown.removeprefix(" ")
        if shown:
            self.open = not shown.endswith(" ")
            self.parts.append((shown, manner))

    def enter(self, element: Element, manner: Manner = PLAIN) -> None:
        """Add an element of running text with all below it, and the text after it inside."""
        if name(element) == "br":
            self._trim()
            self.parts.append(("\n", manner))
            self.open = False
        if noted(element):
            self.parts.append(("", replace(manner, note=element)))
            self.open = True
            return
        if name(element) == "img":
            shown = replace(manner, picture=element.get("src"))
            self.parts.append((element.get("alt"), shown))
            self.open = True
        inner = _manner(element, manner)
        self.add(element.text, inner)
        for child in element:
            self.enter(child, inner)
            self.add(child.tail, inner)

    def done(self) -> list[tuple[str, Manner]]:
        """Return the pieces without space and line breaks at the end."""
        while self.parts and self.parts[-1][0] == "\n":
            self.parts.pop()
        self._trim()
        return self.parts

    def _trim(self) -> None:
        if self.parts and self.parts[-1][0].endswith(" "):
            content, manner = self.parts.pop()
            if content := content.removesuffix(" "):
                self.parts.append((content, manner))


def _manner(element: Element, outer: Manner) -> Manner:
    """Return the look of an element's text inside text of another look."""
    kind = name(element)
    if kind == "a":
        return replace(outer, href=element.get("href", ""))
    if kind == "span":
        if AGAIN in classes(element):
            return replace(outer, raised=True)
        named = [_SPANS[each] for each in classes(element) if each in _SPANS]
        return replace(outer, style=named[0]) if named else outer
    return replace(outer, **_LOOKS.get(kind, {}))


def running(element: Element, *, of_note: bool = False) -> list[tuple[str, Manner]]:
    """Return the pieces of all text in an element, which is the footnote itself or mentions it."""
    run = Run()
    if of_note:
        run.add(element.text)
        for child in element:
            run.enter(child)
            run.add(child.tail)
    else:
        run.enter(element)
    return run.done()


class Linked(Protocol):
    """Show the part of a document's package that links need."""

    def load_rel(self, reltype: str, target: str, rId: str, is_external: bool) -> object:  # noqa: FBT001, N803 - python-docx's own signature
        """Add a relationship to an address, under an id that is free."""


class Footnotes(Protocol):
    """Write footnotes to where the file has them."""

    def add(self, paragraph: Node, note: Element) -> None:
        """Add a footnote, and its mark to the paragraph that mentions it."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Write pieces of text into paragraphs; `bookmarks` says what can be linked to by what name."""

    styles: Styles
    part: Linked
    bookmarks: Mapping[str, str]
    drawings: Drawings
    footnotes: "Footnotes | None" = None
    seen: dict[str, str] = field(default_factory=dict)

    def write(
        self, paragraph: Node, pieces: list[tuple[str, Manner]], room: int, link: str = "Hyperlink"
    ) -> None:
        """Append the pieces as runs, in a hyperlink of the style `link` where they lead on.

        `room` is the width for pictures, in twips.
        """
        holder, href = paragraph, ""
        for content, manner in pieces:
            if manner.href != href:
                href = manner.href
                holder = self._link(paragraph, href)
            if manner.note is not None and self.footnotes is not None:
                self.footnotes.add(paragraph, manner.note)
                continue
            if manner.picture:
                self.drawings.draw(add(holder, "r"), manner.picture, content, room)
                continue
            linked = holder is not paragraph
            self._run(holder, content, replace(manner, style=link) if linked else manner)

    def _run(self, holder: Node, content: str, manner: Manner) -> None:
        run = add(holder, "r")
        if replace(manner, href="") != PLAIN:
            properties = add(run, "rPr")
            if manner.style:
                add(properties, "rStyle", val=self.styles.character(manner.style))
            if manner.bold:
                add(properties, "b")
                add(properties, "bCs")
            if manner.italic:
                add(properties, "i")
                add(properties, "iCs")
            if manner.struck:
                add(properties, "strike")
            if manner.raised:
                add(properties, "vertAlign", val="superscript")
        text(run, content)

    def _link(self, paragraph: Node, href: str) -> Node:
        """Open a link; one that leads nowhere from within Word stays plain text."""
        if href.startswith("#") and href[1:] in self.bookmarks:
            return add(paragraph, "hyperlink", anchor=self.bookmarks[href[1:]], history="1")
        if address := external(href):
            if address not in self.seen:
                self.seen[address] = f"link{len(self.seen) + 1}"
                self.part.load_rel(_HYPERLINK, address, self.seen[address], is_external=True)
            link = add(paragraph, "hyperlink", history="1")
            link.set(R + "id", self.seen[address])
            return link
        return paragraph


def external(href: str) -> str:
    """Return the address as a relationship may hold it, or "" for what Word can lead nowhere by.

    It leads to the web, to a mailbox, and to a printed file beside this one.
    Word calls a file corrupt for an address that is not a URI.
    """
    if href.startswith(PRINTED):
        return quote(href.removeprefix(PRINTED))
    try:
        parts = urlsplit(href)
        fit = (parts.scheme in _SCHEMES and parts.hostname) or parts.scheme in _DIRECT
        fit = fit and parts.port != 0 and "[" not in parts.netloc
    except ValueError:
        return ""
    address = quote(href, safe="%/:=&?~#+!$,;'@()*")
    return address if fit and len(address) <= _LONGEST_URL else ""


def bookmarks(root: Element) -> dict[str, str]:
    """Return the name of a bookmark for every id that only one block has.

    Word takes letters, digits and underscores, and at most 40 of them.
    """
    blocks = (each for each in root.iter() if name(each) not in INLINE)
    ids = Counter(found for each in blocks if (found := each.get("id", "")))
    unique = [each for each, times in ids.items() if times == 1]
    return {
        each: f"m{number}_{re.sub(r'[^0-9A-Za-z]', '_', each)[:30]}"
        for number, each in enumerate(unique, 1)
    }
