"""Feeds (Atom, RFC 4287) and the map of a site (sitemaps.org), for programs that follow it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

_ATOM = "http://www.w3.org/2005/Atom"
_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


class FeedEntry(NamedTuple):
    """Something that was published: ``address`` is the same when it is revised."""

    address: str
    title: str
    published: dt.date
    updated: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its own address, the page that it is of, and who gives it out."""

    address: str
    page: str
    title: str
    author: str
    entries: Sequence[FeedEntry]


def feed(told: Feed, otherwise: dt.date) -> bytes:
    """Give the file; ``otherwise`` is the day that an empty feed is of."""
    from lxml import etree  # noqa: PLC0415 - heavy

    space: Any = {None: _ATOM}
    root = etree.Element("feed", nsmap=space)
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "sv")
    updated = max((each.updated for each in told.entries), default=otherwise)
    _add(root, "title", told.title)
    _add(root, "id", told.address)
    _add(root, "updated", moment_of(updated))
    _add(root, "link", rel="self", type="application/atom+xml", href=told.address)
    _add(root, "link", rel="alternate", type="text/html", href=told.page)
    _add(_add(root, "author"), "name", told.author)
    for each in told.entries:
        entry = _add(root, "entry")
        _add(entry, "title", each.title)
        _add(entry, "id", each.address)
        _add(entry, "link", rel="alternate", type="text/html", href=each.address)
        _add(entry, "published", moment_of(each.published))
        _add(entry, "updated", moment_of(each.updated))
        _add(entry, "summary", each.text)
    return _written(root, etree)


def site_map(pages: Iterable[tuple[str, str]]) -> bytes:
    """Give the map: each page's address, and the day it was last changed, or nothing."""
    from lxml import etree  # noqa: PLC0415 - heavy

    space: Any = {None: _MAP}
    root = etree.Element("urlset", nsmap=space)
    for address, changed in pages:
        url = _add(root, "url")
        _add(url, "loc", address)
        if changed:
            _add(url, "lastmod", changed)
    return _written(root, etree)


def _add(near: Any, name: str, text: str = "", **attributes: str) -> Any:
    added = near.makeelement(f"{{{near.nsmap[None]}}}{name}", attributes)
    added.text = text or None
    near.append(added)
    return added


def moment_of(day: dt.date) -> str:
    """Give a day's first moment: nothing is taken from the clock."""
    return f"{day}T00:00:00Z"


def _written(root: Any, etree: Any) -> bytes:
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))
