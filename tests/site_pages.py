"""Read a site as a visitor does: from its first page along every link."""

import posixpath
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree, html


def crawled(folder: Path, *, points: bool = True) -> dict[str, Any]:
    """Follow every link from the first page; give what was found, by path, pages as trees.

    Raises AssertionError for a link that leads nowhere, and with ``points`` for one to a point.
    """
    found: dict[str, Any] = {}
    waiting, anchors = ["index.html"], list[tuple[str, str, str]]()
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        assert (folder / path).is_file(), path
        found[path] = None
        if not path.endswith(".html"):
            continue
        found[path] = tree = html.document_fromstring((folder / path).read_bytes())
        for href in links(tree):
            target, _, anchor = href.partition("#")
            where = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
            where = where if target else path
            assert not where.startswith(".."), (path, href)
            waiting.append(where)
            if anchor and points:
                anchors.append((path, where, unquote(anchor)))
    for path, where, anchor in anchors:
        assert found[where].xpath("//*[@id=$own]", own=anchor), (path, where, anchor)
    return found


def links(tree: Any) -> Iterator[str]:
    """Give what a page leads to or shows, but for addresses elsewhere."""
    for each in tree.xpath("//@href | //@src"):
        if not str(each).startswith(("https:", "http:", "mailto:", "data:")):
            yield str(each)


def wrong_with(tree: Any) -> Iterator[str]:
    """Tell what a page lacks of what every page has for those who do not see it."""
    counts = {
        "//html[@lang='sv']": 1,
        "//head/title[string-length(normalize-space()) > 0]": 1,
        "//head/meta[@name='viewport']": 1,
        "//h1": 1,
        "//main": 1,
        "//body/header": 1,
        "//body/footer": 1,
        "//body/a[1][@href='#innehall']": 1,
        "//main[@id='innehall']": 1,
        "//nav[not(@aria-label)]": 0,
        "//img[not(@alt)]": 0,
        "//th[not(@scope)]": 0,
        "//a[not(normalize-space(@aria-label)) and not(normalize-space(.))]": 0,
        "//a[@href='']": 0,
        "//a//a": 0,
        "//*[@style or @onclick or @onload]": 0,
        "//section[not(@aria-label) and not(.//h1 or .//h2 or .//h3 or .//h4)]": 0,
        "//iframe | //object | //embed | //form[@action != 'sok/index.html']": 0,
    }
    for path, count in counts.items():
        if (there := len(tree.xpath(path))) != count:
            yield f"{path}: {there}"
    ids = tree.xpath("//@id")
    yield from (f"id {each}" for each in sorted({i for i in ids if ids.count(i) > 1}))
    named = tree.xpath("//nav/@aria-label")
    yield from (f"nav {each}" for each in sorted({n for n in named if named.count(n) > 1}))
    levels = [int(each.tag[1]) for each in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"h{before} before h{after}"
    for each in tree.xpath("//link[@rel='stylesheet']/@href | //script/@src | //img/@src"):
        if str(each).startswith(("http", "//")):
            yield f"outside: {each}"
    for own in ("ul", "ol"):
        for each in tree.iter(own):
            if [child for child in each if child.tag not in {"li", etree.Comment}]:
                yield f"{own} holds {[child.tag for child in each]}"
