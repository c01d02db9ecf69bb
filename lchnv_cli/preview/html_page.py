"""The whole page: the document as exported with the panel beside it, or why there is none."""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from lchnv_cli.preview.anchors import Anchored
from lchnv_cli.preview.panel import STATUS, Remark, Ways, findings_list, panel, ways_out

# What stands first in the head of every page. Without an icon of its own a browser asks for one.
_LINKS = '<link rel="icon" href="data:,"><link rel="stylesheet" href="frame.css">'
_STYLE = re.compile("<style[^>]*>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is served. ``version`` is another when anything in it is.

    One with a ``location`` sends the browser there instead, below the first page.
    """

    html: bytes
    policy: str
    version: str
    status: int = 200
    location: str = ""


def document_page(
    html: str, anchored: Anchored, remarks: Sequence[Remark], ways: Ways = ()
) -> Page:
    """Put the panel beside an exported document, which otherwise stays what it is.

    The panel has a tree of its own (a shadow root), so neither's style sheet reaches the other.
    """
    aside = (
        '<aside id="lchnv-granskning" aria-label="Granskning"><template shadowrootmode="open">'
        f'<link rel="stylesheet" href="panel.css">{panel(remarks, anchored.ids, ways)}'
        "</template></aside>"
    )
    return _page(html, aside, anchored.styles)


def notice_page(
    heading: str, lines: Iterable[str], remarks: Sequence[Remark], ways: Ways = ()
) -> Page:
    """Say why the document cannot be shown right now, with the findings there are."""
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    found = f"<h2>Granskning</h2>{findings_list(remarks, {})}" if remarks else ""
    main = (
        f'<main class="notice"><h1>{escape(heading)}</h1>{told}{found}'
        f"<p>Sidan visar dokumentet igen så snart felet är rättat och filen sparad.</p>{STATUS}"
        f"{ways_out(ways)}</main>"
    )
    return plain_page(heading, main)


def plain_page(
    title: str, body: str, sheet: str = "panel.css", *, follows: bool = True, status: int = 200
) -> Page:
    """Give a page that is none of the documents; what it asks for goes back to us alone."""
    html = (
        '<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="{sheet}"></head>'
        f"<body>{body}</body></html>\n"
    )
    page = _page(html, "", (), follows=follows)
    policy = page.policy.replace("form-action 'none'", "form-action 'self'")
    return replace(page, policy=policy, status=status)


def sent_to(location: str) -> Page:
    """Send the browser on, so that loading the page again does not ask for the same once more."""
    return Page(b"", "default-src 'none'", "", 303, location)


def framed_page(html: str) -> Page:
    """Give a whole page with nothing beside it."""
    return _page(html, "", ())


def _page(html: str, aside: str, styles: Iterable[str], *, follows: bool = True) -> Page:
    """Add what follows the files to a page, and say what a browser may load for it."""
    version = hashlib.sha256(f"{html}\0{aside}".encode("utf-8", "replace")).hexdigest()[:16]
    script = f'<script src="follow.js" data-version="{version}" defer></script>' * follows
    # No text can hold these raw, so the last ones are the document's own.
    head, _, rest = html.rpartition("</head>")
    body, _, end = rest.rpartition("</body>")
    whole = f"{head}{_LINKS}{script}</head>{body}{aside}</body>{end}"
    return Page(whole.encode("utf-8", "replace"), _policy(whole, styles), version)


def _policy(html: str, attributes: Iterable[str]) -> str:
    """Allow our own files, and just those styles that stand in the page."""
    inline = [_hash(found) for found in _STYLE.findall(html)]
    own = [_hash(attribute) for attribute in attributes]
    styles = " ".join(["'self'", *inline, *(["'unsafe-hashes'", *own] if own else [])])
    return (
        f"default-src 'none'; script-src 'self'; connect-src 'self'; style-src {styles}; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "replace")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
