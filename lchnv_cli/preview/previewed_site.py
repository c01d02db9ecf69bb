"""A page of the web site as it would become, with word that it is not out, and links within it."""

import posixpath
import re
from collections.abc import Container
from html import unescape
from urllib.parse import unquote

from lchnv_cli.preview.html_page import Page, framed_page
from lchnv_cli.preview.panel import STATUS

_NOTE = (
    '<aside id="lchnv-forhandsvisning" aria-label="Förhandsvisning"><p><strong>Förhandsvisning av '
    "webbplatsen.</strong> Bara den här datorn ser den. Den har det som är publicerat och inget "
    "annat. Sökningen, Word, PDF, bilagor, kalenderfiler och öppna data görs av "
    f"<code>lchnv site</code>.</p>{STATUS}</aside>"
)
_INDEX = "index.html"
# The templates write no link within a link, and every address in quotation marks.
_LINK = re.compile(r'<a\b([^>]*?)\shref="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_SIZE = re.compile(r'<span class="file">.*?</span>', re.DOTALL)
_HEAD_LINK = re.compile(r"<link\b[^>]*>\s*")
_SCRIPT = re.compile(r"<script\b[^>]*\ssrc=[^>]*>\s*</script>\s*")
_FORM = re.compile(r"<form\b[^>]*\saction=.*?</form>\s*", re.DOTALL)  # it asks the search
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def site_page(html: str, path: str, style: str, there: Container[str]) -> Page:
    """Give a page of the site as the preview serves it.

    ``path`` is its own, counted from the site's first folder, and ``there`` has those of all pages.
    A link to anything else becomes text that says what makes it.
    """
    head, mark, body = html.partition("</head>")
    head = _SCRIPT.sub("", _HEAD_LINK.sub("", head))
    body = _FORM.sub("", body)
    body = _LINK.sub(lambda found: _led(found, path, there), body)
    body = re.sub(r"<body\b[^>]*>", lambda found: found[0] + _NOTE, body, count=1)
    return framed_page(f"{head}<style>{style}</style>{mark}{body}")


def _led(found: re.Match[str], path: str, there: Container[str]) -> str:
    """Let a link lead to the folder that its page is served as."""
    before, href, after, told = found.groups()
    target, sharp, anchor = unescape(href).partition("#")
    if not target or _ELSEWHERE.match(target):
        return found[0]
    where = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
    if where not in there:
        return f'{_SIZE.sub("", told)}<span class="file"> (görs av lchnv site)</span>'
    folder = href.partition("#")[0].removesuffix(_INDEX) or "./"
    return f'<a{before} href="{folder}{sharp}{anchor}"{after}>{told}</a>'
