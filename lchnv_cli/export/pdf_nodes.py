"""The XHTML tree as nested lists and mappings for the Typst template: data, never markup.

A block is a mapping with `k`, its kind. Running text is a list in which a string is plain text,
`{"s": [...], "t": ...}` is text with styles (innermost first), `{"href": ...}` and `{"ref": ...}`
are links, `{"img": ...}` is a picture, `{"note": ...}` and `{"again": ...}` are a footnote and
its number, and `{"br": True}` is a forced line break. U+200B marks
where a line may break without a hyphen, and U+0001 stands around a word that may be hyphenated.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import cast
from urllib.parse import quote

from lchnv_cli.export.kept_ending import HEADINGS, KEPT, is_short
from lchnv_cli.export.numbered_notes import AGAIN, NUMBER, noted
from lchnv_cli.export.pdf_text import Inline, Run, fitted, foldable
from lchnv_cli.export.printed_links import PRINTED
from lchnv_cli.export.shown_pictures import Pictures, size_on_paper
from lchnv_cli.export.table_width import fit, shares
from lchnv_cli.export.tree import Element, classes, name
from lchnv_cli.pictures import Picture

Node = dict[str, object]

_INLINE = {"strong", "em", "del", "a", "code", "br", "span", "img"}
_SECTIONS = {"section", "header", "footer", "main", "body"}
_LISTS = {"ul", "ol"}
_DEEPEST = 6  # lists and quotations in each other; Typst fails at 25 lists, 16 quotations
_LONGEST_URL = 8000  # bytes; Typst refuses longer ones
_SCHEMES = ("https:", "http:", "mailto:", "tel:")
_LEADING = {"presenter", "fact", "lead-in"}  # paragraphs that never end a page
_DECIDING = {"proposal", "decision"}  # no page begins with one when a line can come along
_ON_PAGE = {False: 86, True: 132}  # characters of a table, on a page upright and turned
_LINE = 80  # characters of a line, roughly
_UNSEEN = " \u00a0\u00ad\u200b\u0001"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Turn elements into nodes; `clean` gives what can be printed, `ids` what can be linked to."""

    clean: Callable[[str], str]
    ids: frozenset[str]
    pictures: Pictures

    def blocks(self, parent: Element, depth: int = 0) -> list[Node]:
        """Return the content of an element that holds blocks, text, or text and then blocks."""
        nodes: list[Node] = []
        run = Run(self.clean)
        run.text(parent.text or "", [], run.parts)
        for child in parent:
            if name(child) in _INLINE:
                self._inline(child, [], run, run.parts)
            else:
                made = (each for each in self._block(child, depth) if _is_some(each))
                nodes += [*_text(run), *made]
                kept = child.get(KEPT) and name(child) not in HEADINGS  # those stay by themselves
                if kept and nodes and not nodes[-1].get("turned"):
                    nodes[-1]["kept"] = True
                run = Run(self.clean)
            run.text(child.tail or "", [], run.parts)
        return _kept_together([*nodes, *_text(run)])

    def inline(self, element: Element) -> Inline:
        """Return the running text of an element; blocks in it become lines."""
        run = Run(self.clean, foldable if name(element) in HEADINGS else fitted)
        run.text(element.text or "", [], run.parts)
        for child in element:
            self._inline(child, [], run, run.parts)
            run.text(child.tail or "", [], run.parts)
        return run.done()

    def _inline(self, element: Element, styles: list[str], run: Run, into: Inline) -> None:
        kind = name(element)
        inner = into
        if kind == "br":
            run.line_break(into)
        elif kind == "img":
            run.put(self._picture(element), into)
        elif number := noted(element):
            run.put({"note": self.inline(element), "number": number}, into)
            return
        elif AGAIN in classes(element):
            run.put({"again": element.get(NUMBER)}, into)
            return
        elif kind == "a":
            inner = self._link(element.get("href", ""), into)
        elif kind == "code":
            styles = [kind, *styles]  # Typst's `raw` takes text only: it comes innermost
        else:
            styles = [*dict.fromkeys([*([kind] if kind != "span" else classes(element)), *styles])]
        run.text(element.text or "", styles, inner)
        for child in element:
            self._inline(child, styles, run, inner)
            run.text(child.tail or "", styles, inner)

    def _picture(self, element: Element) -> Node:
        path = element.get("src")
        picture = self.pictures[path]
        file = picture_name(list(self.pictures).index(path), picture)
        width, _ = size_on_paper(picture)
        return {"img": file, "alt": self.clean(element.get("alt")), "w": round(width, 2)}

    def _link(self, href: str, into: Inline) -> Inline:
        """Open a link; one that leads nowhere from within a PDF stays plain text."""
        body: Inline = []
        if href.startswith("#") and href[1:] in self.ids:
            into.append({"ref": href[1:], "body": body})
        elif href.startswith(PRINTED):
            into.append({"href": quote(href.removeprefix(PRINTED)), "body": body})
        elif href.lower().startswith(_SCHEMES) and len(href.encode()) <= _LONGEST_URL:
            into.append({"href": href, "body": body})
        else:
            return into
        return body

    def _block(self, element: Element, depth: int) -> Iterator[Node]:
        kind = name(element)
        if kind in _SECTIONS:
            yield self._section(element, depth)
        elif kind in _LISTS and depth < _DEEPEST:
            yield self._list(element, depth)
        elif kind == "blockquote" and depth < _DEEPEST:
            yield {"k": "quote", "body": self.blocks(element, depth + 1)}
        elif kind in _LISTS:
            for item in element:
                yield from self.blocks(item, depth)
        elif kind == "pre":
            yield {"k": "pre", "t": foldable(self._verbatim(element))}
        elif kind in {"dl", "table", "hr", "p"} | HEADINGS:
            yield self._plain(element, kind)
        else:
            yield from self.blocks(element, depth)

    def _plain(self, element: Element, kind: str) -> Node:
        """Return a block that holds no other blocks."""
        if kind == "dl":
            return {"k": "dl", "pairs": self._pairs(element)}
        if kind == "table":
            return self._table(element)
        node: Node = {"k": kind, "class": classes(element), "t": self.inline(element)}
        return node | {"k": "h", "level": int(kind[1])} if kind in HEADINGS else node

    def _verbatim(self, element: Element) -> str:
        lines = "".join(element.itertext()).expandtabs(4).strip("\n").split("\n")
        return "\n".join(self.clean(line) for line in lines)

    def _section(self, element: Element, depth: int) -> Node:
        body = self.blocks(element, depth)
        anchor = element.get("id", "")
        if anchor in self.ids and body and body[0]["k"] == "h":
            body[0]["id"] = anchor
        elif anchor in self.ids:
            body.insert(0, {"k": "anchor", "id": anchor})
        body = _with_headings(body)
        if body and body[-1]["k"] == "h":
            body[-1]["alone"] = True
        kept = is_short(element)
        return {"k": "section", "class": classes(element), "body": body, "keep": kept}

    def _list(self, element: Element, depth: int) -> Node:
        items = [{"body": self.blocks(item, depth + 1), "keep": is_short(item)} for item in element]
        start = element.get("start", "1")
        return {
            "k": name(element),
            "class": classes(element),
            "items": items,
            "start": int(start) if re.fullmatch("[0-9]{1,9}", start) else 1,
            "letters": element.get("type", "") == "a",
        }

    def _pairs(self, element: Element) -> list[tuple[Inline, Inline]]:
        pairs: list[tuple[Inline, Inline]] = []
        for each in element:
            text = self.inline(each)
            if name(each) == "dt":
                pairs.append((text, []))
            elif pairs and not pairs[-1][1]:
                pairs[-1] = (pairs[-1][0], text)
            elif pairs:
                pairs[-1][1].extend([{"br": True}, *text])
        return pairs

    def _table(self, element: Element) -> Node:
        rows = [each for each in element.iter() if name(each) == "tr"]
        heads = [each for each in element if name(each) == "thead"]
        above = {id(row) for head in heads for row in head}
        cells = [
            [Node(t=self.inline(each), head=name(each) == "th") for each in row] for row in rows
        ]
        width = max(map(len, cells), default=0)
        padded = [[*row, *[Node(t=[], head=False)] * (width - len(row))] for row in cells]
        first = sum(id(row) in above for row in rows)
        need = fit(element)
        caption = next((self.inline(each) for each in element if name(each) == "caption"), [])
        return {
            "k": "table",
            "caption": caption,
            "columns": _widths(rows, width),
            "head": padded[:first],
            "rows": padded[first:],
            "size": need.size,
            "turned": need.turned,
            "shares": shares(element, _ON_PAGE[need.turned] * 100 // need.size)
            if need.is_wide
            else [],
        }


def picture_name(at: int, picture: Picture) -> str:
    """Give the name that a picture's file has for Typst."""
    return f"bild{at}.{picture.suffix}"


def _text(run: Run) -> list[Node]:
    """Return the running text as a block, if there is any."""
    return [{"k": "text", "t": parts}] if (parts := run.done()) else []


def _is_some(node: Node) -> bool:
    """Tell whether a node shows something: PDF/UA refuses a heading without text."""
    return node["k"] != "h" or any(_letters(part) for part in cast("Inline", node["t"]))


def _letters(part: object) -> str:
    """Return what is seen of a part of running text."""
    if isinstance(part, str):
        return part.strip(_UNSEEN)
    held = cast("dict[str, object]", part)
    if "img" in held:
        return str(held["alt"])
    inner = cast("Inline", held.get("body", [held.get("t", "")]))
    return "".join(map(_letters, inner))


def _kept_together(nodes: list[Node]) -> list[Node]:
    """Mark the paragraphs that stay on the page of what follows them."""
    for node, following in pairwise(nodes):
        if node["k"] == "p":
            leads = any(each in str(node["class"]) for each in _LEADING)
            concludes = any(each in str(following.get("class")) for each in _DECIDING)
            is_line = len(str(node["t"])) < 3 * _LINE
            node["sticky"] = leads or following["k"] in _LISTS or (concludes and is_line)
    return nodes


def _with_headings(nodes: list[Node]) -> list[Node]:
    """Take the headings right above a table to the page that is turned for it."""
    settled: list[Node] = []
    for node in nodes:
        if node.get("turned"):
            above: list[Node] = []
            while settled and settled[-1]["k"] == "h":
                above.insert(0, settled.pop())
            settled.append(node | {"above": above})
        else:
            settled.append(node)
    return settled


def _widths(rows: list[Element], width: int) -> list[int]:
    """Return the longest text in each column, in characters."""
    longest = [1] * width
    for row in rows:
        for at, cell in enumerate(row):
            longest[at] = max(longest[at], sum(map(len, cell.itertext())))
    return longest


def anchors(root: Element) -> frozenset[str]:
    """Return the ids that a link can lead to: of sections, and each only once."""
    found = [each.get("id", "") for each in root.iter() if name(each) in _SECTIONS]
    return frozenset(each for each in found if each and found.count(each) == 1)
